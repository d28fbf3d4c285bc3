"use strict";
/**
 * A strict SCORM 1.2 run-time for tests: the data model's patterns, the error codes and, on wish, the habits of real
 * platforms. `stored` is what a later session would find; `log` holds every call.
 */

const TIMESPAN = /^[0-9]{2,4}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,2})?$/;
const SCORE = /^([0-9]{1,3}(\.[0-9]+)?)?$/;
const IDENTIFIER = /^[A-Za-z0-9_-]{1,64}$/;
const RESPONSES = {
  choice: /^[0-9a-z](,[0-9a-z])*$/, matching: /^[0-9a-z]\.[0-9a-z](,[0-9a-z]\.[0-9a-z])*$/,
  sequencing: /^[0-9a-z](,[0-9a-z])*$/, likert: /^[0-9a-z]$/, numeric: /^[0-9]+$/
};
const inRange = (value) => value === "" || (Number(value) >= 0 && Number(value) <= 100);

const MODEL = {
  "cmi.core._children": { read: true },
  "cmi.core.student_id": { read: true },
  "cmi.core.lesson_mode": { read: true },
  "cmi.core.entry": { read: true },
  "cmi.core.credit": { read: true },
  "cmi.core.lesson_location": { test: (value) => value.length <= 255 },
  "cmi.core.lesson_status": { test: (value) => /^(passed|completed|failed|incomplete|browsed)$/.test(value) },
  "cmi.core.score.raw": { test: (value) => SCORE.test(value) && inRange(value) },
  "cmi.core.score.min": { test: (value) => SCORE.test(value) && inRange(value) },
  "cmi.core.score.max": { test: (value) => SCORE.test(value) && inRange(value) },
  "cmi.core.exit": { test: (value) => /^(time-out|suspend|logout|)$/.test(value), writeOnly: true },
  "cmi.core.session_time": { test: (value) => TIMESPAN.test(value), writeOnly: true },
  "cmi.suspend_data": { test: (value) => value.length <= 4096 && !/[<>&"'\\%+\s]/.test(value) },
  "cmi.interactions._children": { read: true },
  "cmi.interactions._count": { read: true },
  "cmi.interactions.n.id": { test: (value) => IDENTIFIER.test(value), writeOnly: true },
  "cmi.interactions.n.type": { test: (value) => value in RESPONSES, writeOnly: true },
  "cmi.interactions.n.time": { test: (value) => /^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$/.test(value), writeOnly: true },
  "cmi.interactions.n.student_response": { test: (value) => value.length <= 255, writeOnly: true },
  "cmi.interactions.n.result": { test: (value) => /^(correct|wrong|unanticipated|neutral)$/.test(value), writeOnly: true },
  "cmi.objectives._children": { read: true },
  "cmi.objectives._count": { read: true },
  "cmi.objectives.n.id": { test: (value) => IDENTIFIER.test(value) },
  "cmi.objectives.n.status": { test: (value) => /^(passed|completed|failed|incomplete|browsed|not attempted)$/.test(value) }
};
const LISTS = { interactions: "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  objectives: "id,score,status" };

/** Returns a platform; `faults(name, args, n)` may return `{value, code}` to spoil the n-th call of a name. */
function lms12({ stored = {}, lists = ["interactions", "objectives"], refuse = [], faults = () => null, onlyChanged = false } = {}) {
  const lms = { stored, log: [], errors: [], state: "new", faults };
  const live = { "cmi.core.lesson_mode": "normal", "cmi.core.entry": "", "cmi.core.lesson_status": "not attempted", ...stored };
  let clean = { ...stored };
  let code = "0";

  const general = (element) => element.replace(/\.[0-9]+\./, ".n.");
  const count = (list) => new Set(Object.keys(live).map((key) => new RegExp(`^cmi\\.${list}\\.(\\d+)\\.`).exec(key))
    .filter(Boolean).map((found) => found[1])).size;

  function fail(number, about, value = "false") {
    code = String(number);
    if (about) { lms.errors.push(`${number} ${about}`); }
    return value;
  }

  function children(element) {
    const list = element.split(".")[1];
    if (!lists.includes(list)) { return fail(401, "", ""); }
    return element.endsWith("_count") ? count(list) : LISTS[list];
  }

  function getValue(element) {
    if (refuse.includes(element)) { return fail(401, "", ""); }
    if (/_(children|count)$/.test(element) && !element.startsWith("cmi.core")) { return children(element); }
    const rule = MODEL[general(element)];
    if (!rule) { return fail(201, `get ${element}`, ""); }
    if (rule.writeOnly) { return fail(404, `get ${element}`, ""); }
    return live[element] === undefined ? "" : live[element];
  }

  function setList(element, value) {
    const [, list, n, part] = element.split(".");
    if (!lists.includes(list)) { return fail(401, `set ${element}`); }
    if (Number(n) > count(list)) { return fail(201, `skipped to ${element}`); }
    const at = `cmi.${list}.${n}`;
    if (part !== "id" && !live[`${at}.id`]) { return fail(201, `${element} before its id`); }
    if (part === "student_response") {
      const type = live[`${at}.type`];
      if (!type || !RESPONSES[type].test(value)) { return fail(405, `set ${element} = ${value} (${type})`); }
    }
    return null;
  }

  function setValue(element, value) {
    const rule = MODEL[general(element)];
    if (refuse.includes(element)) { return fail(401, ""); }
    if (!rule) { return fail(201, `set ${element}`); }
    if (rule.read) { return fail(403, `set ${element}`); }
    if (typeof value !== "string" || !rule.test(value)) { return fail(405, `set ${element} = ${value}`); }
    const inList = /\.[0-9]+\./.test(element) ? setList(element, value) : null;
    if (inList) { return inList; }
    live[element] = value;
    return "true";
  }

  /** Stores what a commit or Finish carries; `lost` marks it as sent all the same, as Moodle does. */
  function store(lost) {
    const sent = Object.entries(live).filter(([key, value]) => {
      const rule = MODEL[general(key)];
      return !rule.read && key !== "cmi.core.session_time" && (!onlyChanged || clean[key] !== value);
    });
    clean = { ...clean, ...Object.fromEntries(sent) };
    if (!lost) { Object.assign(lms.stored, Object.fromEntries(sent)); }
  }

  const bodies = {
    LMSInitialize() {
      if (lms.state !== "new") { return fail(101, "second Initialize"); }
      lms.state = "open";
      return "true";
    },
    LMSGetValue: getValue,
    LMSSetValue: setValue,
    LMSCommit() { store(false); return "true"; },
    LMSFinish() {
      if (live["cmi.core.lesson_status"] === "not attempted") { live["cmi.core.lesson_status"] = "completed"; }
      store(false);
      lms.state = "closed";
      return "true";
    }
  };

  const seen = {};
  const api = { LMSGetLastError: () => code, LMSGetErrorString: () => "", LMSGetDiagnostic: () => "" };
  Object.entries(bodies).forEach(([name, body]) => {
    api[name] = (...args) => {
      lms.log.push([name, ...args]);
      seen[name] = (seen[name] || 0) + 1;
      code = "0";
      if (lms.state === "closed" || (lms.state === "new" && name !== "LMSInitialize")) { return fail(301, `${name} ${args[0]} while ${lms.state}`); }
      const fault = lms.faults(name, args, seen[name]);
      if (!fault) { return body(...args); }
      if (fault.throws) { throw new Error("the platform's own fault"); }
      if (fault.lost) { store(true); }
      code = fault.code;
      return fault.value;
    };
  });

  const calls = (name) => lms.log.filter((call) => call[0] === name);
  const sets = (element) => lms.log.filter((call) => call[0] === "LMSSetValue" && call[1] === element).map((call) => call[2]);
  return Object.assign(lms, { api, calls, sets, live });
}

module.exports = { lms12, RESPONSES };
