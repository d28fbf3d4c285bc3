"use strict";
/** What the scripts may not do, whatever they are for. */
const test = require("node:test");
const assert = require("node:assert/strict");
const zlib = require("node:zlib");
const { parse } = require("acorn");
const { scripts, words } = require("./player");

const FORBIDDEN = {
  "text as HTML": /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/,
  "code from text": /\beval\s*\(|new Function/,
  "the network": /\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|EventSource)\b/,
  "storage on a shared machine": /\b(localStorage|sessionStorage|indexedDB|cookie)\b/,
  "the platform's own windows": /\b(window|win)\.top\b/,
  "events that browsers gave up": /["'](before)?unload["']/,
  "an address": /https?:|\/\/[a-z]/,
  "dialogs": /\b(alert|confirm|prompt)\s*\(/
};
const withoutComments = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, "");

for (const [name, text] of scripts()) {
  test(`${name}: old browsers can read it, and it does nothing forbidden`, () => {
    parse(text, { ecmaVersion: 2018, sourceType: "script" });
    for (const [what, pattern] of Object.entries(FORBIDDEN)) {
      assert.doesNotMatch(withoutComments(text), pattern, what);
    }
    assert.ok(text.split("\n").length <= 250, "too long");
  });
}

test("the script is at most 24 kB on the way", () => {
  const size = zlib.gzipSync(scripts().map(([, text]) => text).join("\n"), { level: 9 }).length;
  assert.ok(size <= 24 * 1024, String(size));
});

test("every word that the scripts ask for is in the house's words", () => {
  const known = words();
  const asked = scripts().map(([, text]) => [...text.matchAll(/words\((?:\w+ \? )?"(\w+)"(?: : "(\w+)")?/g)].map((found) => found.slice(1)));
  const missing = asked.flat(2).filter((key) => key && !(key in known));
  assert.deepEqual(missing, []);
  ["saved", "saving", "unsaved", "unconnected", "review"].forEach((key) => assert.ok(known[key], key));
  ["unsaved", "place_only", "unconnected", "review", "damaged", "reopened"].forEach((key) => assert.ok(known[`notice_${key}`], key));
  ["saved", "unsaved", "unconnected", "review"].forEach((key) => assert.ok(known[`ended_${key}`], key));
});
