(function (lms) {
  "use strict";

  const LOCALIZED = /^\{lang=([^}]*)\}/;
  const DIRECTIVES = /^(\{(case_matters|order_matters)=(true|false)\}){1,2}/;

  /** Returns why a text is no value of this type, or null. The types are data: see standards/. @type {Check} */
  function check(table, name, value) {
    const type = table.types[name];
    const text = type.localized ? value.replace(LOCALIZED, "") : value;
    const fault = (/** @type {"type" | "range"} */ kind) => ({ kind, why: `it holds ${type.says}` });
    if (type.blank && value === "") { return null; }
    if (type.words && !type.words.includes(value)) { return fault("type"); }
    if (type.pattern && !new RegExp(type.pattern).test(value)) { return fault("type"); }
    if (type.localized && !language(table, value)) { return fault("type"); }
    if (type.longest !== undefined && text.length > type.longest) {
      return { kind: "type", why: `it holds ${type.says}; this has ${text.length}` };
    }
    if (type.lowest !== undefined && Number(value) < type.lowest) { return fault("range"); }
    if (type.highest !== undefined && Number(value) > type.highest) { return fault("range"); }
    return null;
  }

  /** Returns whether the {lang=...} before a text, if there is one, names a language. */
  function language(/** @type {Table} */ table, /** @type {string} */ value) {
    const found = LOCALIZED.exec(value);
    if (!found) { return !value.startsWith("{lang="); }
    return found[1] !== "" && !check(table, "language", found[1]);
  }

  /** Returns why a response does not fit its interaction's type, or null. @type {ResponseCheck} */
  function checkResponse(table, form, type, value) {
    const rule = table.responses[type];
    const fault = { kind: /** @type {"type"} */ ("type"), why: `a ${type} response is ${rule.says}` };
    if (rule.part === undefined) {
      const wrong = (rule.pattern && !new RegExp(rule.pattern).test(value)) || (rule.longest && value.length > rule.longest);
      return wrong ? fault : null;
    }
    const bare = form === "pattern" ? stripped(value) : value;
    if (rule.range && form === "pattern" && bare.includes("[:]")) { return rangeFits(table, bare) ? null : fault; }
    return partsFit(table, rule, bare) ? null : fault;
  }

  /** Returns a correct-response pattern without what it says about capitals and order. */
  function stripped(/** @type {string} */ value) {
    return value.replace(DIRECTIVES, "");
  }

  function rangeFits(/** @type {Table} */ table, /** @type {string} */ value) {
    const ends = value.split("[:]");
    return ends.length === 2 && ends.every((end) => end === "" || !check(table, "real", end));
  }

  function partsFit(/** @type {Table} */ table, /** @type {ResponseRule} */ rule, /** @type {string} */ value) {
    if (value === "" && rule.blank) { return true; }
    const parts = rule.most === 1 ? [value] : value.split("[,]");
    if (parts.length > Number(rule.most)) { return false; }
    if (rule.unique && new Set(parts).size !== parts.length) { return false; }
    return parts.every((part) => {
      if (!rule.second) { return !check(table, String(rule.part), part); }
      const pair = part.split("[.]");
      return pair.length === 2 && !check(table, String(rule.part), pair[0]) && !check(table, rule.second, pair[1]);
    });
  }

  lms.check = check;
  lms.checkResponse = checkResponse;
})(window.lms = window.lms || /** @type {any} */ ({}));
