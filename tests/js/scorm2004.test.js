"use strict";
/** SCORM 2004's words, on a strict run-time of ours and on npm scorm-again. */
const fs = require("node:fs");
const path = require("node:path");
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare, openWindow } = require("./player");
const { lms2004 } = require("./lms2004");
const { chance } = require("./clock");

const scormpack = bare("scorm2004");
scormpack.course = { course: "work-stories", module: "m1", screens: [{ id: "good-at", title: "What are you good at?" }, { id: "pairs", title: "x".repeat(300) }] };
const PROFILE = { after_completion: "", print: "learner", interactions: true };
const adapterOn = (api, profile = PROFILE) => scormpack.scorm2004({ find: () => api, profile: () => profile, pages: () => () => {} });

const AT = Date.UTC(2026, 10, 23, 10, 11, 12, 345);
const given = (id, type, response) => ({ id, type, response, time: "10:11:12", at: AT, seconds: 75.5 });
const ANSWERS = [given("good-at", "choice", "a,c"), given("pairs", "matching", "1.b,2.a"), given("line", "sequencing", "c,a,b"), given("sure", "likert", "4")];
const record = (n, more = {}) => ({
  state: `1;abcdef;${n};t0z1;abc;`, place: "good-at", seconds: 3725.25, completed: false, progress: 0.5, interactions: ANSWERS,
  objectives: ["strengths", "words"], ...more
});

function assertClean(lms) {
  assert.deepEqual(lms.errors, []);
  assert.equal(lms.calls("Initialize").length, 1);
  assert.equal(lms.log[lms.log.length - 1][0], "Terminate");
}

test("a first session: completion and success are kept apart, suspend is the only exit, nothing is out of form", async () => {
  const lms = lms2004();
  const adapter = adapterOn(lms.api);
  assert.deepEqual({ ...await adapter.start() }, { connected: true, mode: "normal", state: "", place: "", completed: false });
  assert.equal(lms.stored["cmi.completion_status"], "incomplete");
  assert.equal(adapter.write(record(1)), true);
  assert.equal(await adapter.commit(), true);
  assert.equal(adapter.finish(record(2, { completed: true, progress: 1 }), "exit"), true);
  assert.equal(lms.live["cmi.session_time"], "PT1H2M5.25S");
  assert.equal(lms.live["cmi.progress_measure"], "1");
  assert.equal(lms.stored["cmi.completion_status"], "completed");
  assert.deepEqual([...new Set(lms.sets("cmi.exit"))], ["suspend"]);
  ["cmi.success_status", "cmi.score.scaled", "cmi.score.raw"].forEach((element) => assert.deepEqual(lms.sets(element), []));
  assert.deepEqual({ ...adapter.lastError() }, { code: "0", text: "" }, "an element without a value is no error");
  assertClean(lms);
});

test("interactions in 2004's forms; objectives by long identifiers, once each over sessions", async () => {
  const lms = lms2004();
  const adapter = adapterOn(lms.api);
  await adapter.start();
  adapter.finish(record(1), "exit");
  const at = "cmi.interactions.0";
  assert.equal(lms.live[`${at}.id`], "urn:scormpack:work-stories:m1:good-at");
  assert.equal(lms.live[`${at}.timestamp`], "2026-11-23T10:11:12.34Z");
  assert.equal(lms.live[`${at}.learner_response`], "a[,]c");
  assert.equal(lms.live[`${at}.latency`], "PT1M15.5S");
  assert.equal(lms.live[`${at}.description`], "What are you good at?");
  assert.equal(lms.live["cmi.interactions.1.learner_response"], "1[.]b[,]2[.]a");
  assert.equal(lms.live["cmi.interactions.1.description"].length, 250);
  assertClean(lms);
  const later = lms2004({ stored: lms.stored });
  const again = adapterOn(later.api);
  await again.start();
  again.finish(record(2, { completed: true, interactions: [ANSWERS[0]] }), "exit");
  assert.equal(later.live["cmi.interactions.4.id"], "urn:scormpack:work-stories:m1:good-at");
  assert.equal(later.live["cmi.objectives.0.completion_status"], "completed");
  assert.equal(later.live["cmi.objectives.2.id"], undefined);
  assertClean(later);
});

test("a long place is cut to what 2004 holds; every length of time has its form", async () => {
  for (const [seconds, wanted] of [[0, "PT0S"], [59.999, "PT1M0S"], [3600, "PT1H0S"], [90000.5, "PT25H0.5S"], [-4, "PT0S"]]) {
    const lms = lms2004();
    const adapter = adapterOn(lms.api);
    await adapter.start();
    adapter.finish(record(1, { seconds, place: "p".repeat(2000) }), "hide");
    assert.equal(lms.live["cmi.session_time"], wanted);
    assert.equal(lms.live["cmi.location"].length, 1000);
    assertClean(lms);
  }
});

test("a completion whose commit failed goes out again with another value before it", async () => {
  const lms = lms2004();
  const adapter = adapterOn(lms.api);
  await adapter.start();
  lms.faults = (name, _, n) => (name === "Commit" && n === 2 ? { value: "false", code: "391" } : null);
  adapter.write(record(1, { completed: true }));
  assert.equal(await adapter.commit(), false);
  adapter.write(record(2, { completed: true }));
  assert.equal(await adapter.commit(), true);
  assert.deepEqual(lms.sets("cmi.completion_status"), ["incomplete", "completed", "incomplete", "completed"]);
  assert.equal(lms.stored["cmi.completion_status"], "completed");
});

test("a platform without lists still keeps the work", async () => {
  const lms = lms2004({ lists: false });
  const adapter = adapterOn(lms.api);
  await adapter.start();
  assert.equal(adapter.finish(record(1), "exit"), true);
  assert.ok(lms.calls("SetValue").every(([, element]) => !/interactions|objectives/.test(element)));
  assertClean(lms);
});

const SCRIPT = fs.readFileSync(path.join(__dirname, "node_modules", "scorm-again", "dist", "scorm2004.js"), "utf8");

/** scorm-again's run-time, with every call and its error on record. */
function scormAgain(data) {
  const { window } = openWindow("<!doctype html><title>LMS</title>");
  window.eval(SCRIPT);
  const api = new window.Scorm2004API({ autocommit: false, logLevel: 5 });
  if (data) { api.loadFromJSON(window.JSON.parse(JSON.stringify(data)), ""); }
  const errors = [];
  const spied = { GetLastError: () => api.GetLastError() };
  ["Initialize", "Terminate", "GetValue", "SetValue", "Commit"].forEach((name) => {
    spied[name] = (...args) => {
      const value = api[name](...args);
      const code = String(api.GetLastError());
      if (code !== "0" && !(name === "GetValue" && code === "403")) { errors.push(`${code} ${name} ${args}`); }
      return value;
    };
  });
  return { api, spied, errors };
}

test("scorm-again takes every call of a whole session", async () => {
  const { api, spied, errors } = scormAgain();
  const adapter = adapterOn(spied);
  assert.equal((await adapter.start()).connected, true);
  assert.equal(adapter.write(record(1)), true);
  assert.equal(await adapter.commit(), true);
  assert.equal(adapter.write(record(2, { completed: true, progress: 1 })), true);
  assert.equal(adapter.finish(record(3, { completed: true, progress: 1 }), "exit"), true);
  assert.deepEqual(errors, []);
  assert.equal(api.cmi.suspend_data, record(3).state);
  assert.equal(api.cmi.completion_status, "completed");
  assert.equal(api.cmi.success_status, "unknown");
  assert.equal(api.cmi.interactions.childArray.length, 4);
});

test("scorm-again takes random sessions, one after the other", async () => {
  const luck = chance(21);
  for (let n = 0; n < 15; n += 1) {
    const { spied, errors } = scormAgain();
    const adapter = adapterOn(spied);
    await adapter.start();
    for (let step = 1; step < 8; step += 1) {
      const some = ANSWERS.filter(() => luck.below(2)).map((one) => ({ ...one, at: AT + luck.below(1e9), seconds: luck.next() * 5000 }));
      assert.equal(adapter.write(record(step, { interactions: some, seconds: luck.next() * 9000, progress: luck.below(101) / 100, completed: luck.below(4) === 0 })), true);
      assert.equal(await adapter.commit(), true);
    }
    adapter.finish(record(9), "hide");
    assert.deepEqual(errors, []);
  }
});

test("the API is found by 2004's own name, also where a platform has both, behind a foreign parent and in a popup", () => {
  const both = { API: { LMSInitialize() {} }, API_1484_11: { Initialize() {} } };
  const find = (win) => scormpack.findApi(win, "API_1484_11", "Initialize");
  const top = { ...both };
  top.parent = top;
  assert.equal(find({ parent: top }), both.API_1484_11);
  const foreign = { get API_1484_11() { throw new Error("SecurityError"); }, parent: top };
  assert.equal(find({ parent: foreign }), both.API_1484_11);
  const popup = { opener: { parent: top } };
  popup.parent = popup;
  assert.equal(find(popup), both.API_1484_11);
  const old = { API: both.API };
  old.parent = old;
  assert.equal(find(old), null);
});
