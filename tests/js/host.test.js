"use strict";
/** The host's run-time, held call by call against npm scorm-again. Where they differ, host-exceptions.json says why. */
const test = require("node:test");
const assert = require("node:assert/strict");
const exceptions = require("./host-exceptions.json");
const { compare, table } = require("./runtimes");

const STANDARDS = ["scorm12", "scorm2004"];
const long = (n) => "x".repeat(n);
const VALUES = [
  "", "0", "1", "-1", "0.5", "-0.5", "100", "100.5", "101", "-100", "-101", "1.5", ".5", "1e1", "abc", "a b", "a_b-c",
  long(255), long(256), long(4096), long(4097), "completed", "not attempted", "incomplete", "passed", "failed",
  "unknown", "browsed", "suspend", "normal", "logout", "time-out", "true", "t", "choice", "other", "fill-in", "00:00:10",
  "00:00:10.50", "00:00:10.500", "0000:00:10.5", "1:00:00", "24:00:00", "PT10S", "PT1.25S", "PT1.255S", "P1W", "PT",
  "2026-03-01T10:11:12", "2026-03-01T10:11:12Z", "2026-03-01T10:11:12.1Z", "2026", "correct", "wrong", "incorrect",
  "neutral", "en-GB", "urn:x:y", "a,b", "1.a,2.b", "a[,]b", "a[.]b", "{lang=en}x", "{lang=}x", "_none_", "continue", "é"
];

/** A list of names has no order. */
const unordered = ([value, code]) => [value.split(",").sort().join(), code].join("|");

/** Returns the differences that nothing explains, and takes the lines that explained one out of `idle`. */
function unexplained(name, general, differences, idle) {
  return differences.filter((one) => unordered(one.ours) !== unordered(one.theirs)).filter(({ made, ours, theirs }) => {
    const line = exceptions[name].find((rule) => new RegExp(rule.element).test(general) && rule.verb === made[0] &&
      rule.ours === ours[1] && rule.theirs === theirs[1]);
    idle.delete(line);
    return !line;
  });
}

/** What must be there before an element of a list can be set. */
function before(element) {
  const found = /^cmi\.(interactions|objectives)\.0\./.exec(element);
  const calls = [["Initialize", ""]];
  if (found && !element.endsWith(".0.id")) { calls.push(["SetValue", `cmi.${found[1]}.0.id`, "first"]); }
  if (/response|pattern/.test(element)) { calls.push(["SetValue", "cmi.interactions.0.type", "choice"]); }
  return calls;
}

STANDARDS.forEach((name) => {
  test(`${name}: every element takes and refuses what scorm-again does, or the letter says why not`, () => {
    const idle = new Set(exceptions[name]);
    const names = [...table(name).elements.map((element) => element.name), "cmi.nothing", "cmi.nothing.n.more", "nothing"];
    const surprises = names.flatMap((general) => {
      const element = general.replace(/\.n(?=\.)/g, ".0");
      return VALUES.flatMap((value) => unexplained(name, general, compare(name, [
        ...before(element), ["SetValue", element, value], ["GetValue", element]
      ]), idle));
    });
    assert.deepEqual(surprises, []);
    assert.deepEqual([...idle], [], "these lines of host-exceptions.json explain nothing");
  });
});

const LIVES = {
  "a plain session": [["Initialize", ""], ["Commit", ""], ["Terminate", ""]],
  "before the beginning": [["GetValue", "cmi.suspend_data"], ["SetValue", "cmi.suspend_data", "x"], ["Commit", ""], ["Terminate", ""]],
  "begun twice": [["Initialize", ""], ["Initialize", ""], ["Commit", ""]],
  "after the end": [["Initialize", ""], ["Terminate", ""], ["GetValue", "cmi.suspend_data"],
    ["SetValue", "cmi.suspend_data", "x"], ["Commit", ""], ["Terminate", ""]],
  "arguments that should not be there": [["Initialize", "x"], ["Initialize", ""], ["Commit", "x"], ["Terminate", "x"], ["Terminate", ""]],
  "errors are forgotten by the next good call": [["Initialize", ""], ["SetValue", "cmi.launch_data", "x"],
    ["SetValue", "cmi.suspend_data", "x"], ["GetValue", "cmi.suspend_data"], ["Commit", ""]]
};

STANDARDS.forEach((name) => {
  Object.entries(LIVES).forEach(([life, calls]) => {
    test(`${name}: ${life}`, () => {
      const known = (exceptions.lives[name][life] || []).map(({ call, ours, theirs }) => [call, ours, theirs].join(" "));
      const odd = compare(name, calls).map(({ made, ours, theirs }) => [made[0], ours[1], theirs[1]].join(" "));
      assert.deepEqual(odd, known);
    });
  });
});

const LISTS = {
  scorm12: [["Initialize", ""], ["GetValue", "cmi.interactions._count"], ["SetValue", "cmi.interactions.1.id", "late"],
    ["SetValue", "cmi.interactions.0.id", "first"], ["SetValue", "cmi.interactions.0.type", "matching"],
    ["SetValue", "cmi.interactions.0.student_response", "1.a,2.b"], ["SetValue", "cmi.interactions.0.objectives.0.id", "aim"],
    ["SetValue", "cmi.interactions.0.correct_responses.0.pattern", "1.a,2.b"], ["SetValue", "cmi.interactions.0.time", "10:11:12"],
    ["GetValue", "cmi.interactions._count"], ["SetValue", "cmi.objectives.0.id", "aim"],
    ["SetValue", "cmi.objectives.0.status", "completed"], ["GetValue", "cmi.objectives.0.status"],
    ["SetValue", "cmi.objectives._count", "3"], ["GetValue", "cmi.core._children"], ["Commit", ""]],
  scorm2004: [["Initialize", ""], ["GetValue", "cmi.interactions._count"], ["SetValue", "cmi.interactions.1.id", "late"],
    ["SetValue", "cmi.interactions.0.type", "choice"], ["SetValue", "cmi.interactions.0.id", "first"],
    ["SetValue", "cmi.interactions.0.learner_response", "a"], ["SetValue", "cmi.interactions.0.type", "matching"],
    ["SetValue", "cmi.interactions.0.learner_response", "1[.]a[,]2[.]b"], ["SetValue", "cmi.interactions.0.objectives.0.id", "aim"],
    ["SetValue", "cmi.interactions.0.timestamp", "2026-03-01T10:11:12.00Z"], ["SetValue", "cmi.objectives.0.success_status", "passed"],
    ["SetValue", "cmi.objectives.0.id", "aim"], ["SetValue", "cmi.objectives.1.id", "aim"], ["SetValue", "cmi.objectives.0.id", "other"],
    ["SetValue", "cmi.objectives.0.success_status", "passed"], ["Commit", ""]]
};

STANDARDS.forEach((name) => {
  test(`${name}: lists are filled in order, ids before the rest`, () => {
    assert.deepEqual(compare(name, LISTS[name]), []);
  });
});
