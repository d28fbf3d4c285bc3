"use strict";
/** Loads the host's own run-time into a bare object, as the preview page loads it. */

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const SOURCES = path.join(__dirname, "..", "..", "src", "scormpack");
const SCRIPTS = ["datatypes", "model", "session", "scorm12", "scorm2004"];

/** The table of one standard: "scorm12" or "scorm2004". */
function table(name) {
  return JSON.parse(fs.readFileSync(path.join(SOURCES, "standards", `${name}_datamodel.json`), "utf8"));
}

function scripts() {
  const window = {};
  const context = vm.createContext({ window });
  SCRIPTS.forEach((name) => {
    const file = path.join(SOURCES, "host", "web", `${name}.js`);
    vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
  });
  return window.lms;
}

/** A run-time with a line that keeps what it hears; `line.keeps` and `line.isDead` can be changed by the test. */
function runTime(name, { start = {}, unsupported = [] } = {}) {
  const lms = scripts();
  const rules = table(name);
  const line = {
    keeps: true, isDead: false, sent: [], calls: [],
    send(news) { line.sent.push(news); return line.keeps; },
    called(call) { line.calls.push(call); },
    dead: () => line.isDead, report() {}, die() { line.isDead = true; }
  };
  const model = lms.createModel(rules, start, unsupported);
  const api = name === "scorm12" ? lms.createApi12(rules, model, line) : lms.createApi2004(rules, model, line);
  return { api, model, line, table: rules };
}

module.exports = { runTime, table };
