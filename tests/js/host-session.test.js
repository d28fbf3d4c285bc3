"use strict";
/** What the host's run-time does beyond single calls: what it sends, when it is dead, what the manifest decides. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { runTime, table } = require("./hostweb");

test("a commit sends what is new, and what was not taken is sent again", () => {
  const { api, line } = runTime("scorm12", { start: { "cmi.suspend_data": "old" } });
  api.LMSInitialize("");
  api.LMSSetValue("cmi.suspend_data", "new");
  line.keeps = false;
  assert.equal(api.LMSCommit(""), "false");
  assert.equal(api.LMSGetLastError(), "101");
  line.keeps = true;
  assert.equal(api.LMSCommit(""), "true");
  assert.equal(api.LMSCommit(""), "true");
  assert.deepEqual(line.sent.map((news) => ({ ...news.values })), [{ "cmi.suspend_data": "new" }, { "cmi.suspend_data": "new" }, {}]);
});

test("a refused value changes nothing and is not sent", () => {
  const { api, line } = runTime("scorm12");
  api.LMSInitialize("");
  api.LMSSetValue("cmi.core.lesson_location", "x".repeat(255));
  assert.equal(api.LMSSetValue("cmi.core.lesson_location", "y".repeat(256)), "false");
  assert.match(api.LMSGetDiagnostic(""), /at most 255 characters; this has 256/);
  api.LMSFinish("");
  assert.deepEqual({ ...line.sent[0].values }, { "cmi.core.lesson_location": "x".repeat(255) });
  assert.equal(line.sent[0].finished, true);
});

test("after a lock-up nothing is answered, kept or reported", () => {
  const { api, line } = runTime("scorm2004");
  api.Initialize("");
  line.isDead = true;
  const before = line.calls.length;
  assert.equal(api.SetValue("cmi.suspend_data", "late"), "false");
  assert.equal(api.Terminate(""), "false");
  assert.equal(line.calls.length, before);
  assert.deepEqual(line.sent, []);
});

test("thresholds of the manifest decide a 2004 status", () => {
  const { api } = runTime("scorm2004", { start: { "cmi.completion_threshold": "0.8", "cmi.scaled_passing_score": "0.5" } });
  api.Initialize("");
  assert.equal(api.GetValue("cmi.success_status"), "unknown");
  api.SetValue("cmi.progress_measure", "0.8");
  api.SetValue("cmi.score.scaled", "0.4");
  assert.equal(api.GetValue("cmi.completion_status"), "completed");
  assert.equal(api.GetValue("cmi.success_status"), "failed");
});

test("comments of 1.2 grow, up to their limit", () => {
  const { api } = runTime("scorm12");
  api.LMSInitialize("");
  api.LMSSetValue("cmi.comments", "x".repeat(4000));
  assert.equal(api.LMSSetValue("cmi.comments", "y".repeat(96)), "true");
  assert.equal(api.LMSSetValue("cmi.comments", "z"), "false");
  assert.equal(api.LMSGetValue("cmi.comments").length, 4096);
});

test("an optional list that the platform lacks is not implemented", () => {
  const { api } = runTime("scorm12", { unsupported: ["cmi.interactions"] });
  api.LMSInitialize("");
  assert.equal(api.LMSGetValue("cmi.interactions._children"), "");
  assert.equal(api.LMSGetLastError(), "401");
});

test("lists go on where an earlier session ended", () => {
  const { api } = runTime("scorm12", { start: { "cmi.interactions.0.id": "a", "cmi.interactions.1.id": "b" } });
  api.LMSInitialize("");
  assert.equal(api.LMSGetValue("cmi.interactions._count"), "2");
  assert.equal(api.LMSSetValue("cmi.interactions.2.id", "c"), "true");
});

test("every 2004 response type takes its own form", () => {
  const fits = {
    "true-false": ["true"], choice: ["a[,]b", ""], "fill-in": ["{lang=en}a[,]b"], "long-fill-in": ["x".repeat(4000)], likert: ["4"],
    matching: ["a[.]1[,]b[.]2"], performance: ["step[.]3[,][.]x y"], sequencing: ["a[,]b[,]a"], numeric: ["-2.5"], other: ["any text"]
  };
  const misfits = {
    "true-false": ["t"], choice: ["a[,]a", "a b"], "fill-in": ["x".repeat(251)], "long-fill-in": ["x".repeat(4001)], likert: ["a b"],
    matching: ["a[,]b"], performance: ["step"], sequencing: ["a b"], numeric: ["1/2"], other: ["x".repeat(4001)]
  };
  const answer = (type, response) => {
    const { api } = runTime("scorm2004");
    api.Initialize("");
    api.SetValue("cmi.interactions.0.id", "one");
    api.SetValue("cmi.interactions.0.type", type);
    api.SetValue("cmi.interactions.0.learner_response", response);
    return api.GetLastError();
  };
  assert.deepEqual(Object.keys(fits).sort(), Object.keys(table("scorm2004").responses).sort());
  Object.entries(fits).forEach(([type, all]) => all.forEach((response) => assert.equal(answer(type, response), "0", type)));
  Object.entries(misfits).forEach(([type, all]) => all.forEach((response) => assert.equal(answer(type, response), "406", type)));
});

["scorm12", "scorm2004"].forEach((name) => {
  test(`${name}: every element of the table has a type, an access and a clause`, () => {
    const { elements, types, errors, codes } = table(name);
    elements.forEach((element) => {
      assert.ok(["r", "w", "rw", "keyword", "count"].includes(element.access), element.name);
      assert.ok(element.clause, element.name);
      if (element.access.length <= 2) { assert.ok(types[element.type].says, element.name); }
    });
    Object.values(codes).forEach((code) => assert.ok(errors[code], String(code)));
  });
});
