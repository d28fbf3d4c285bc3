"use strict";
/** What the scripts may not do, whatever they are for. */
const test = require("node:test");
const assert = require("node:assert/strict");
const zlib = require("node:zlib");
const { parse } = require("acorn");
const { scripts, styles, words } = require("./player");

const FORBIDDEN = {
  "text as HTML": /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/,
  "code from text": /\beval\s*\(|new Function/,
  "the network": /(\bfetch\s*\(|\.fetch\b)|\b(XMLHttpRequest|WebSocket|sendBeacon|EventSource)\b/,
  "storage on a shared machine": /\b(localStorage|sessionStorage|indexedDB|cookie)\b/,
  "the platform's own windows": /\b(window|win)\.top\b/,
  "events that browsers gave up": /["'](before)?unload["']/,
  "an address": /https?:|\/\/[a-z]/,
  "dialogs": /\b(alert|confirm|prompt)\s*\(/
};
// The one file that asks the network, for the doors that have an LRS behind them.
const ALLOWED = { "player/adapters/xapi-http.js": "the network" };
const FORMATS = ["scorm12", "scorm2004", "xapi", "cmi5", "standalone"];
const EVERY = [...new Map(FORMATS.flatMap((format) => scripts(format)))];
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, "");

for (const [name, text] of EVERY) {
  test(`${name}: old browsers can read it, and it does nothing forbidden`, () => {
    parse(text, { ecmaVersion: 2018, sourceType: "script" });
    for (const [what, pattern] of Object.entries(FORBIDDEN).filter(([what]) => what !== ALLOWED[name])) {
      assert.doesNotMatch(withoutComments(text), pattern, what);
    }
    assert.ok(text.split("\n").length <= 250, "too long");
  });
}

for (const format of FORMATS) {
  test(`${format}: script and style are at most 40 kB on the way, the script of a SCORM door 24`, () => {
    const zipped = (text) => zlib.gzipSync(text, { level: 9 }).length;
    const script = zipped(scripts(format).map(([, text]) => text).join("\n"));
    const most = ["xapi", "cmi5"].includes(format) ? 30 : 24;
    assert.ok(script <= most * 1024, String(script));
    assert.ok(script + zipped(styles()) <= 40 * 1024, String(script));
  });
}

test("every word that the scripts ask for is in the house's words", () => {
  const known = words();
  const asked = EVERY.map(([, text]) => [...text.matchAll(/words\((?:\w+ \? )?"(\w+)"(?: : "(\w+)")?/g)].map((found) => found.slice(1)));
  const missing = asked.flat(2).filter((key) => key && !(key in known));
  assert.deepEqual(missing, []);
  ["saved", "saving", "unsaved", "unconnected", "review", "standalone"].forEach((key) => assert.ok(known[key], key));
  ["unsaved", "place_only", "unconnected", "review", "damaged", "reopened", "opening", "superseded", "standalone", "reopen"].forEach((key) => assert.ok(known[`notice_${key}`], key));
  ["saved", "unsaved", "unconnected", "review", "saving", "trying", "superseded", "standalone"].forEach((key) => assert.ok(known[`ended_${key}`], key));
  ["wait_title", "finished", "finished_unconnected", "finished_standalone"].forEach((key) => assert.ok(known[key], key));
});
