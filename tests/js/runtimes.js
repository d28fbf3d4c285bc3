"use strict";
/** Two run-times of one standard side by side: the host's own, and npm scorm-again. */

const fs = require("node:fs");
const path = require("node:path");
const { openWindow } = require("./player");
const { runTime, table } = require("./hostweb");

const BUILDS = { scorm12: ["scorm12.js", "Scorm12API"], scorm2004: ["scorm2004.js", "Scorm2004API"] };
const windows = {};

/** scorm-again runs in a page of its own, as it would in an LMS. */
function scormAgain(name) {
  const [file, maker] = BUILDS[name];
  if (!windows[name]) {
    windows[name] = openWindow("<!doctype html><title>LMS</title>").window;
    windows[name].eval(fs.readFileSync(path.join(__dirname, "node_modules", "scorm-again", "dist", file), "utf8"));
  }
  return new windows[name][maker]({ autocommit: false, logLevel: 5 });
}

const prefix = (name) => (name === "scorm12" ? "LMS" : "");

/** Returns what a call gives and the error after it, both as a page sees them. */
function call(name, api, [verb, ...args]) {
  const real = verb === "Terminate" && name === "scorm12" ? "Finish" : verb;
  const value = String(api[prefix(name) + real](...args));
  return [value, String(api[`${prefix(name)}GetLastError`]())];
}

/** Plays calls on both and returns those that differ, with both answers. */
function compare(name, calls) {
  const ours = runTime(name).api;
  const theirs = scormAgain(name);
  return calls.map((made, at) => ({ made, at, ours: call(name, ours, made), theirs: call(name, theirs, made) }))
    .filter(({ ours: one, theirs: other }) => one.join() !== other.join());
}

module.exports = { compare, table };
