"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { lms12 } = require("./lms12");

const scormpack = bare();
const PROFILE = { after_completion: "suspend", print: "learner", interactions: true };

const alone = () => () => {};
const adapterOf = (lms, profile = PROFILE, pages = alone) => scormpack.scorm12({ find: () => (lms ? lms.api : null), profile: () => profile, pages });

function record(n, more = {}) {
  return {
    state: `1;abcdef;${n};t0z1;abc;`, place: "good-at", seconds: 61.5, completed: false, interactions: [],
    objectives: ["strengths", "words"], ...more
  };
}
const given = (id, type, response) => ({ id, type, response, time: "10:11:12" });

/** Nothing is against the data model, and the run-time was closed once. */
function assertClean(lms) {
  assert.deepEqual(lms.errors, []);
  assert.equal(lms.calls("LMSInitialize").length, 1);
  assert.equal(lms.calls("LMSFinish").length, 1);
  assert.equal(lms.log[lms.log.length - 1][0], "LMSFinish");
}

test("the first session: incomplete and suspend are committed at once, then data, then one Finish", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  const start = await adapter.start();
  assert.deepEqual({ ...start }, { connected: true, mode: "normal", state: "", place: "", completed: false });
  assert.equal(lms.stored["cmi.core.lesson_status"], "incomplete");
  assert.equal(lms.stored["cmi.core.exit"], "suspend");
  assert.equal(adapter.write(record(1)), true);
  assert.equal(await adapter.commit(), true);
  assert.equal(lms.stored["cmi.suspend_data"], record(1).state);
  assert.equal(lms.stored["cmi.core.lesson_location"], "good-at");
  assert.equal(adapter.finish(record(2), "exit"), true);
  assert.equal(lms.stored["cmi.suspend_data"], record(2).state);
  assert.equal(lms.live["cmi.core.session_time"], "0000:01:01.50");
  assert.deepEqual(lms.sets("cmi.core.score.raw"), []);
  assert.equal(adapter.finish(record(3), "hide"), false);
  assert.equal(adapter.write(record(4)), false);
  assert.equal(await adapter.commit(), false);
  assertClean(lms);
});

test("completion: min, max and raw go before the status, once", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  await adapter.start();
  adapter.write(record(1, { completed: true }));
  await adapter.commit();
  adapter.write(record(2, { completed: true }));
  await adapter.commit();
  adapter.finish(record(3, { completed: true }), "exit");
  const order = lms.log.filter(([name, element]) => name === "LMSSetValue" && /score|lesson_status/.test(element));
  assert.deepEqual(order.slice(1).map(([, element, value]) => `${element.slice(9)}=${value}`),
    ["score.min=0", "score.max=100", "score.raw=100", "lesson_status=completed"]);
  assertClean(lms);
});

for (const [after, wanted] of [["suspend", "suspend"], ["", ""]]) {
  test(`exit after completion is as the profile says: "${after}"`, async () => {
    const lms = lms12();
    const adapter = adapterOf(lms, { ...PROFILE, after_completion: after });
    await adapter.start();
    adapter.write(record(1));
    assert.equal(lms.live["cmi.core.exit"], "suspend");
    adapter.finish(record(2, { completed: true }), "exit");
    assert.equal(lms.stored["cmi.core.exit"], wanted);
    assertClean(lms);
  });
}

for (const mode of ["review", "browse"]) {
  test(`${mode}: the session is opened and closed, and not one value is written`, async () => {
    const saved = { "cmi.core.lesson_mode": mode, "cmi.core.lesson_status": "completed", "cmi.suspend_data": "1;x" };
    const lms = lms12({ stored: { ...saved } });
    const adapter = adapterOf(lms);
    const start = await adapter.start();
    assert.equal(start.mode, mode);
    assert.equal(start.state, "1;x");
    adapter.write(record(1, { completed: true, interactions: [given("good-at", "choice", "a")] }));
    await adapter.commit();
    adapter.finish(record(2), "hide");
    assert.equal(lms.calls("LMSSetValue").length, 0);
    assert.equal(lms.calls("LMSCommit").length, 0);
    assert.deepEqual(lms.stored, saved);
    assertClean(lms);
  });
}

test("a preview of a module that was never begun is not finished: Moodle would count that as completed", async () => {
  const lms = lms12({ stored: { "cmi.core.lesson_mode": "browse", "cmi.core.lesson_status": "not attempted" } });
  const adapter = adapterOf(lms);
  await adapter.start();
  adapter.finish(record(1), "hide");
  assert.equal(lms.calls("LMSFinish").length, 0);
  assert.equal(lms.calls("LMSSetValue").length, 0);
  assert.deepEqual(lms.errors, []);
});

for (const status of ["completed", "passed", "failed"]) {
  test(`a status that is ${status} is never lowered, and data are still saved`, async () => {
    const lms = lms12({ stored: { "cmi.core.lesson_status": status } });
    const adapter = adapterOf(lms);
    const start = await adapter.start();
    assert.equal(start.completed, status !== "failed");
    adapter.write(record(1, { completed: start.completed }));
    await adapter.commit();
    adapter.finish(record(2, { completed: start.completed }), "exit");
    assert.deepEqual(lms.sets("cmi.core.lesson_status"), []);
    assert.equal(lms.stored["cmi.core.lesson_status"], status);
    assert.equal(lms.stored["cmi.suspend_data"], record(2).state);
    assertClean(lms);
  });
}

test("a completion that never reached the platform is told again in the next session", async () => {
  const lms = lms12({ stored: { "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": "1;x" } });
  const adapter = adapterOf(lms);
  assert.equal((await adapter.start()).completed, false);
  adapter.finish(record(1, { completed: true }), "hide");
  assert.equal(lms.stored["cmi.core.lesson_status"], "completed");
  assertClean(lms);
});

test("a completion whose commit failed gets through, also where only changes are sent, and never goes down", async () => {
  const lms = lms12({ onlyChanged: true });
  const adapter = adapterOf(lms);
  await adapter.start();
  const bad = lms.calls("LMSCommit").length + 1;
  lms.faults = (name, _, n) => (name === "LMSCommit" && n === bad ? { value: "false", code: "101", lost: true } : null);
  adapter.write(record(1, { completed: true }));
  assert.equal(await adapter.commit(), false);
  assert.equal(lms.stored["cmi.core.lesson_status"], "incomplete");
  adapter.write(record(2, { completed: true }));
  assert.equal(await adapter.commit(), true);
  assert.equal(lms.stored["cmi.core.lesson_status"], "completed");
  assert.equal(lms.stored["cmi.core.score.raw"], "100");
  const after = lms.sets("cmi.core.lesson_status").slice(1);
  assert.ok(after.every((status) => status === "completed" || status === "passed"), after.join());
  adapter.finish(record(3, { completed: true }), "exit");
  assertClean(lms);
});

test("a status that is refused is not called kept", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  await adapter.start();
  lms.faults = (name, args) => (args[1] === "completed" ? { value: "false", code: "405" } : null);
  assert.equal(adapter.write(record(1, { completed: true })), false);
  lms.faults = () => null;
  assert.equal(adapter.write(record(2, { completed: true })), true);
  await adapter.commit();
  assert.equal(lms.stored["cmi.core.lesson_status"], "completed");
});

test("Finish is called even when the commit failed, as Cornerstone wants", async () => {
  const lms = lms12({ faults: (name, _, n) => (name === "LMSCommit" && n > 1 ? { value: null, code: "391" } : null) });
  const adapter = adapterOf(lms);
  await adapter.start();
  adapter.write(record(1));
  assert.equal(await adapter.commit(), false);
  assert.equal(adapter.lastError().code, "391");
  assert.equal(adapter.finish(record(2), "hide"), false);
  assertClean(lms);
});

for (const value of [undefined, null, true]) {
  test(`a platform that answers ${value} to everything is used, not refused`, async () => {
    const lms = lms12();
    const quiet = {};
    Object.entries(lms.api).forEach(([name, run]) => {
      quiet[name] = (...args) => {
        const answer = run(...args);
        return answer === "true" ? value : answer;
      };
    });
    const adapter = scormpack.scorm12({ find: () => quiet, profile: () => PROFILE, pages: alone });
    assert.equal((await adapter.start()).connected, true);
    assert.equal(adapter.write(record(1)), true);
    assert.equal(await adapter.commit(), true);
    assert.equal(lms.stored["cmi.suspend_data"], record(1).state);
    assert.equal(adapter.finish(record(2), "exit"), true);
    assertClean(lms);
  });
}

test("no answer to a commit counts only when the platform still holds what was written", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  await adapter.start();
  adapter.write(record(1));
  lms.faults = (name) => (name === "LMSCommit" ? { value: undefined, code: "0" } : name === "LMSGetValue" ? { value: "", code: "0" } : null);
  assert.equal(await adapter.commit(), false);
});

test("a platform without suspend_data keeps the place", async () => {
  const lms = lms12({ refuse: ["cmi.suspend_data"], stored: { "cmi.core.lesson_location": "plan" } });
  const adapter = adapterOf(lms);
  const start = await adapter.start();
  assert.equal(start.place, "plan");
  assert.equal(start.state, "");
  assert.equal(adapter.write(record(1, { place: "x".repeat(80) })), false);
  await adapter.commit();
  assert.equal(lms.stored["cmi.core.lesson_location"], "x".repeat(64));
});

test("a mode that is empty, unknown or fails is normal", async () => {
  for (const mode of ["", "Normal?", "null"]) {
    const lms = lms12({ stored: { "cmi.core.lesson_mode": mode } });
    assert.equal((await adapterOf(lms).start()).mode, "normal");
  }
  const lms = lms12({ refuse: ["cmi.core.lesson_mode", "cmi.core.entry", "cmi.core.credit"] });
  assert.equal((await adapterOf(lms).start()).mode, "normal");
});

test("no API, an Initialize that fails, or a platform that throws: not connected, and nothing breaks", async () => {
  const bad = lms12({ faults: (name) => (name === "LMSInitialize" ? { value: "false", code: "101" } : null) });
  const thrown = lms12({ faults: () => ({ throws: true }) });
  for (const lms of [null, bad, thrown]) {
    const adapter = adapterOf(lms);
    assert.equal((await adapter.start()).connected, false);
    assert.equal(adapter.write(record(1)), false);
    assert.equal(await adapter.commit(), false);
    assert.equal(adapter.finish(record(1), "hide"), false);
  }
  assert.deepEqual(bad.log.map(([name]) => name), ["LMSInitialize", "LMSGetValue"], "it is only asked whether the session is open");
});

test("a platform that throws now and then throws at nobody", async () => {
  for (let bad = 1; bad < 40; bad += 1) {
    const lms = lms12();
    let n = 0;
    lms.faults = () => { n += 1; return n === bad ? { throws: true } : null; };
    const adapter = adapterOf(lms);
    await adapter.start();
    adapter.write(record(1, { interactions: [given("a", "choice", "a,b")] }));
    await adapter.commit();
    adapter.write(record(2, { completed: true }));
    await adapter.commit();
    adapter.finish(record(3, { completed: true }), "exit");
    assert.ok(lms.calls("LMSInitialize").length <= 1 && lms.calls("LMSFinish").length <= 1);
  }
});

test("interactions: one entry an activity, type before the answer, in SCORM's own letters, neutral", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  await adapter.start();
  const first = [given("good-at", "choice", "a,c"), given("pairs", "matching", "1.b,2.a")];
  adapter.write(record(1, { interactions: first }));
  adapter.write(record(2, { interactions: first }));
  adapter.write(record(3, { interactions: [given("good-at", "choice", "b"), ...first.slice(1), given("line", "sequencing", "c,a,b"), given("sure", "likert", "4")] }));
  adapter.finish(record(4), "exit");
  assert.equal(lms.live["cmi.interactions.0.student_response"], "b");
  assert.equal(lms.live["cmi.interactions.1.student_response"], "1.b,2.a");
  assert.equal(lms.live["cmi.interactions.3.id"], "sure");
  assert.equal(lms.live["cmi.interactions.4.id"], undefined);
  assert.equal(lms.sets("cmi.interactions.1.student_response").length, 1);
  assert.deepEqual([...new Set(lms.sets("cmi.interactions.0.result"))], ["neutral"]);
  assertClean(lms);
});

test("a later session adds interactions behind those of the earlier one, whether the count is a number or not", async () => {
  for (const asText of [false, true]) {
    const before = { "cmi.interactions.0.id": "good-at", "cmi.interactions.0.type": "choice" };
    const lms = lms12({ stored: before });
    lms.faults = (name, args) => (asText && args[0] === "cmi.interactions._count" ? { value: "1", code: "0" } : null);
    const adapter = adapterOf(lms);
    await adapter.start();
    adapter.finish(record(1, { interactions: [given("good-at", "choice", "b")] }), "exit");
    assert.equal(lms.live["cmi.interactions.1.student_response"], "b");
    assertClean(lms);
  }
});

test("objectives: incomplete, then completed with the module, under the same index in later sessions", async () => {
  const lms = lms12();
  const adapter = adapterOf(lms);
  await adapter.start();
  adapter.write(record(1));
  assert.equal(lms.live["cmi.objectives.1.status"], "incomplete");
  adapter.finish(record(2), "exit");
  const later = lms12({ stored: lms.stored });
  const again = adapterOf(later);
  await again.start();
  again.finish(record(3, { completed: true }), "exit");
  assert.equal(later.live["cmi.objectives.0.id"], "strengths");
  assert.equal(later.live["cmi.objectives.0.status"], "completed");
  assert.equal(later.live["cmi.objectives.2.id"], undefined);
  assertClean(lms);
  assertClean(later);
});

test("lists are left alone when the platform has not got them, the profile does not want them, or one call fails", async () => {
  const all = { interactions: [given("good-at", "choice", "a")] };
  const silent = async (lms, profile) => {
    const adapter = adapterOf(lms, profile);
    await adapter.start();
    assert.equal(adapter.write(record(1, all)), true);
    assert.equal(adapter.write(record(2, { interactions: [given("good-at", "choice", "b")] })), true);
    assert.equal(adapter.finish(record(3, all), "exit"), true);
    return lms.log.filter(([name, element]) => name === "LMSSetValue" && /interactions|objectives/.test(element));
  };
  assert.deepEqual(await silent(lms12({ lists: [] })), []);
  assert.deepEqual(await silent(lms12(), { ...PROFILE, interactions: false }), []);
  const bad = lms12({ faults: (name, args) => (/interactions.0.time/.test(args[0]) ? { value: "false", code: "405" } : null) });
  const calls = await silent(bad);
  assert.equal(calls.filter(([, element]) => /interactions/.test(element)).length, 3);
  assert.ok(calls.some(([, element]) => /objectives/.test(element)), "the other list goes on");
});

test("session_time keeps to the pattern for any length", async () => {
  for (const [seconds, wanted] of [[0, "0000:00:00.00"], [59.999, "0000:01:00.00"], [3600 * 100 + 0.5, "0100:00:00.50"], [1e12, "9999:00:00.00"], [-5, "0000:00:00.00"]]) {
    const lms = lms12();
    const adapter = adapterOf(lms);
    await adapter.start();
    adapter.finish(record(1, { seconds }), "exit");
    assert.equal(lms.live["cmi.core.session_time"], wanted);
    assertClean(lms);
  }
});

for (const [what, broken] of [["throws", () => { throw new Error("session"); }], ["fails", (lms) => { lms.spoilt = "101"; return ""; }]]) {
  test(`a saved state that cannot be read (the call ${what}) is never written over`, async () => {
    const lms = lms12({ stored: { "cmi.suspend_data": record(7).state, "cmi.core.lesson_status": "incomplete" } });
    const { LMSGetValue, LMSGetLastError } = lms.api;
    lms.api.LMSGetValue = (element) => { lms.spoilt = ""; return element === "cmi.suspend_data" ? broken(lms) : LMSGetValue(element); };
    lms.api.LMSGetLastError = () => lms.spoilt || LMSGetLastError();
    const adapter = adapterOf(lms);
    assert.equal((await adapter.start()).connected, false);
    assert.equal(adapter.write(record(1)), false);
    assert.equal(await adapter.commit(), false);
    adapter.finish(record(2), "hide");
    assert.equal(lms.stored["cmi.suspend_data"], record(7).state);
    assert.deepEqual([lms.sets("cmi.suspend_data"), lms.calls("LMSFinish").length], [[], 0]);
  });
}

test("a platform that has begun the session itself is gone on with", async () => {
  const lms = lms12();
  lms.api.LMSInitialize("");
  const adapter = adapterOf(lms);
  assert.equal((await adapter.start()).connected, true);
  adapter.write(record(1));
  assert.equal(await adapter.commit(), true);
  assert.equal(lms.stored["cmi.suspend_data"], record(1).state);
});

for (const [mode, status] of [["Review", "Completed"], ["NORMAL", " Completed "], ["normal", "PASSED"]]) {
  test(`words of the platform in other letters, ${mode} and ${status}: nothing is written in review, no status goes down`, async () => {
    const lms = lms12();
    const { LMSGetValue } = lms.api;
    const odd = { "cmi.core.lesson_mode": mode, "cmi.core.lesson_status": status };
    lms.api.LMSGetValue = (element) => odd[element] || LMSGetValue(element);
    const adapter = adapterOf(lms);
    const start = await adapter.start();
    assert.deepEqual([start.mode, start.completed], [mode.toLowerCase(), true]);
    adapter.write(record(1));
    await adapter.commit();
    assert.deepEqual(lms.sets("cmi.core.lesson_status"), []);
    assert.equal(lms.sets("cmi.suspend_data").length, mode === "Review" ? 0 : 1);
  });
}
