"use strict";
/**
 * A strict SCORM 2004 run-time for tests, out of the house's tables of the data model. `stored` is what a later
 * session would find; `log` holds every call. `shared`: what other sessions stored can be read at once.
 */
const fs = require("node:fs");
const path = require("node:path");
const { SOURCES } = require("./player");

const TABLES = JSON.parse(fs.readFileSync(path.join(SOURCES, "standards", "scorm2004_datamodel.json"), "utf8"));
const ELEMENTS = new Map(TABLES.elements.map((one) => [one.name, one]));

function fits(type, value) {
  if (type.words) { return type.words.includes(value); }
  if (type.longest && value.length > type.longest) { return false; }
  if (type.pattern && !new RegExp(type.pattern).test(value)) { return false; }
  return (type.lowest === undefined || Number(value) >= type.lowest) && (type.highest === undefined || Number(value) <= type.highest);
}

/** Returns whether a learner's response has the form of its interaction's type. */
function responds(kind, value) {
  const rule = TABLES.responses[kind];
  const parts = value.split("[,]");
  const part = (one, type) => fits(TABLES.types[type], one) && one !== "";
  const whole = (one) => {
    const both = one.split("[.]");
    return rule.second ? both.length === 2 && part(both[0], rule.part) && part(both[1], rule.second) : part(one, rule.part);
  };
  return parts.length <= rule.most && parts.every(whole) && (!rule.unique || new Set(parts).size === parts.length);
}

function lms2004({ stored = {}, faults = () => null, shared = false, lists = true } = {}) {
  const lms = { stored, log: [], errors: [], state: "new", faults };
  const live = { ...stored };
  let code = "0";

  const general = (element) => element.replace(/\.[0-9]+(?=\.)/g, ".n");
  const count = (list) => new Set(Object.keys(live).map((key) => new RegExp(`^${list.replace(/\./g, "\\.")}\\.(\\d+)\\.`).exec(key))
    .filter(Boolean).map((found) => found[1])).size;

  function fail(number, about, value = "false") {
    code = String(number);
    if (about) { lms.errors.push(`${number} ${about}`); }
    return value;
  }

  function getValue(element) {
    const rule = ELEMENTS.get(general(element));
    if (!rule) { return fail(401, `get ${element}`, ""); }
    if (!lists && /^cmi\.(interactions|objectives)/.test(element)) { return fail(402, "", ""); }
    if (rule.access === "keyword") { return rule.value; }
    if (rule.access === "count") { return String(count(element.slice(0, -7))); }
    if (rule.access === "w") { return fail(405, `get ${element}`, ""); }
    const held = shared && element === "cmi.suspend_data" ? lms.stored[element] : live[element];
    const value = held === undefined ? rule.default : held;
    return value === undefined ? fail(403, "", "") : value;
  }

  function badValue(element, rule, value) {
    const type = TABLES.types[rule.type];
    if (!type.response) { return !fits(type, value); }
    const kind = live[element.replace(/[^.]+$/, "type")];
    return !kind || !responds(kind, value);
  }

  function setValue(element, value) {
    const rule = ELEMENTS.get(general(element));
    if (!rule) { return fail(401, `set ${element}`); }
    if (!["rw", "w"].includes(rule.access)) { return fail(404, `set ${element}`); }
    const entry = /^(cmi\.\w+)\.(\d+)\./.exec(element);
    if (entry && Number(entry[2]) > count(entry[1])) { return fail(351, `skipped to ${element}`); }
    const missing = (rule.needs || []).find((name) => live[`${entry[1]}.${entry[2]}.${name}`] === undefined);
    if (missing) { return fail(408, `${element} before ${missing}`); }
    if (typeof value !== "string" || badValue(element, rule, value)) { return fail(406, `set ${element} = ${value}`); }
    const twin = rule.unique && Object.keys(live).find((key) => key !== element && general(key) === rule.name && live[key] === value);
    if (twin || (rule.once && live[element] !== undefined && live[element] !== value)) { return fail(351, `${element} = ${value} again`); }
    live[element] = value;
    return "true";
  }

  function store() {
    Object.keys(live).filter((key) => (ELEMENTS.get(general(key)) || {}).access === "rw").forEach((key) => { lms.stored[key] = live[key]; });
    lms.stored["cmi.exit"] = live["cmi.exit"];
  }

  const bodies = {
    Initialize() { lms.state = "open"; return "true"; },
    GetValue: getValue,
    SetValue: setValue,
    Commit() { store(); return "true"; },
    Terminate() {
      store();
      // Anything but suspend makes the next session a new attempt.
      if (live["cmi.exit"] !== "suspend") { Object.keys(lms.stored).forEach((key) => { delete lms.stored[key]; }); }
      lms.state = "closed";
      return "true";
    }
  };
  const closed = { Initialize: 104, GetValue: 123, SetValue: 133, Commit: 143, Terminate: 113 };
  const early = { Initialize: 0, GetValue: 122, SetValue: 132, Commit: 142, Terminate: 112 };

  const seen = {};
  const api = { GetLastError: () => code, GetErrorString: () => "", GetDiagnostic: () => "" };
  Object.entries(bodies).forEach(([name, body]) => {
    api[name] = (...args) => {
      lms.log.push([name, ...args]);
      seen[name] = (seen[name] || 0) + 1;
      code = "0";
      if (lms.state === "closed") { return fail(closed[name], `${name} ${args[0]} after Terminate`); }
      if ((lms.state === "new") !== (name === "Initialize")) { return fail(early[name] || 103, `${name} ${args[0]} while ${lms.state}`); }
      const fault = lms.faults(name, args, seen[name]);
      if (!fault) { return body(...args); }
      if (fault.throws) { throw new Error("the platform's own fault"); }
      code = fault.code;
      return fault.value;
    };
  });

  const calls = (name) => lms.log.filter((call) => call[0] === name);
  const sets = (element) => lms.log.filter((call) => call[0] === "SetValue" && call[1] === element).map((call) => call[2]);
  return Object.assign(lms, { api, calls, sets, live });
}

module.exports = { lms2004 };
