"use strict";
/** The adapter on an LMS run-time that we did not write: npm scorm-again. */
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare, openWindow } = require("./player");

const PROFILE = { after_completion: "suspend", print: "learner", interactions: true };

const SCRIPT = fs.readFileSync(path.join(__dirname, "node_modules", "scorm-again", "dist", "scorm12.js"), "utf8");

/** scorm-again runs in a page of its own, as it would in an LMS. */
function runTime(data = null) {
  const { window } = openWindow("<!doctype html><title>LMS</title>");
  window.eval(SCRIPT);
  const api = new window.Scorm12API({ autocommit: false, logLevel: 5 });
  if (data) { api.loadFromJSON(window.JSON.parse(JSON.stringify(data))); }
  return api;
}

function adapterOn(api) {
  return bare().scorm12({ find: () => api, profile: () => PROFILE, pages: () => () => {} });
}

const record = (n, more) => ({
  state: `1;abcdef;${n};t0z1;abc;abcdef;abc:de!cf`, place: "good-at", seconds: 12.34, completed: false,
  interactions: [{ id: "good-at", type: "choice", response: "a,c", time: "10:11:12" },
    { id: "pairs", type: "matching", response: "1.b,2.a", time: "10:11:13" },
    { id: "line", type: "sequencing", response: "c,a,b", time: "10:11:14" },
    { id: "sure", type: "likert", response: "4", time: "10:11:15" }],
  objectives: ["strengths"], ...more
});

test("a whole session leaves no error and the right data", async () => {
  const api = runTime();
  const adapter = adapterOn(api);
  const start = await adapter.start();
  assert.equal(start.connected, true);
  assert.equal(api.cmi.core.lesson_status, "incomplete");
  assert.equal(adapter.write(record(1)), true);
  assert.equal(await adapter.commit(), true);
  assert.equal(adapter.write(record(2, { completed: true })), true);
  assert.equal(adapter.finish(record(3, { completed: true }), "exit"), true);
  assert.deepEqual({ ...adapter.lastError() }, { code: "0", text: "" });
  const cmi = JSON.parse(JSON.stringify(api.cmi));
  assert.equal(cmi.suspend_data, record(3).state);
  assert.equal(cmi.core.lesson_status, "completed");
  assert.equal(cmi.core.score.raw, "100");
  assert.equal(cmi.core.lesson_location, "good-at");
  assert.equal(api.cmi.interactions.childArray.length, 4);
  assert.equal(api.cmi.objectives.childArray[0].status, "completed");
});

test("a later session brings the data back, and review writes nothing", async () => {
  const api = runTime({ suspend_data: record(1).state, core: { lesson_status: "completed", lesson_mode: "review", lesson_location: "plan" } });
  const adapter = adapterOn(api);
  const start = await adapter.start();
  assert.deepEqual([start.mode, start.state, start.place, start.completed], ["review", record(1).state, "plan", true]);
  adapter.write(record(9));
  adapter.finish(record(9), "hide");
  assert.equal(api.cmi.suspend_data, record(1).state);
});
