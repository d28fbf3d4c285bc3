(function (lms) {
  "use strict";

  const INDEX = /\.(?:0|[1-9]\d*)(?=\.)/g;
  const KEYWORD = /\.(_children|_count|_version)$/;
  const CHOICE = /^adl\.nav\.request_valid\.(choice|jump)\.\{target=.+\}$/;

  /** Returns the lists that an element stands in, outermost first, with its place in each. */
  function listsOf(/** @type {string} */ name) {
    return Array.from(name.matchAll(INDEX), (found) => ({
      list: name.slice(0, found.index), place: Number(found[0].slice(1))
    }));
  }

  /**
   * Returns a data model over a table of standards/, strict to its letter. It knows nothing of sessions.
   * @param {Table} table @param {Record<string, string>} start what an earlier session left and the manifest says
   * @param {string[]} unsupported the starts of optional elements that this platform does not have
   * @returns {Model}
   */
  lms.createModel = function (table, start, unsupported = []) {
    const rules = new Map(table.elements.map((element) => [element.name, element]));
    const values = new Map(Object.entries(start));
    /** @type {Map<string, number>} */
    const counts = new Map();
    const codes = table.codes;
    values.forEach((_, name) => grow(name));

    function grow(/** @type {string} */ name) {
      listsOf(name).forEach(({ list, place }) => counts.set(list, Math.max(count(list), place + 1)));
    }

    function count(/** @type {string} */ list) {
      return counts.get(list) || 0;
    }

    function isParent(/** @type {string} */ general) {
      return rules.has(general) || table.elements.some(({ name }) => name.startsWith(`${general}.`));
    }

    /** Returns the code for a name that the table does not have. */
    function unknown(/** @type {string} */ general, /** @type {number} */ otherwise) {
      const word = KEYWORD.exec(general);
      if (!word || !isParent(general.slice(0, word.index))) { return otherwise; }
      return word[1] === "_count" ? codes.count : codes.children;
    }

    /** @returns {Answer} */
    function refuse(/** @type {number | undefined} */ code, /** @type {string} */ why) {
      return { value: "", code: Number(code), why };
    }

    const isUnsupported = (/** @type {string} */ name) => unsupported.some((begin) => name.startsWith(begin));

    function get(/** @type {string} */ name) {
      const general = name.replace(INDEX, ".n");
      const rule = rules.get(general);
      if (CHOICE.test(name) && rules.has("adl.nav.request")) { return { value: "unknown", code: 0, why: "" }; }
      if (!rule) { return refuse(name === "" ? codes.get_failure || codes.argument : unknown(general, codes.get_undefined), "there is no such element"); }
      if (isUnsupported(name)) { return refuse(codes.no_value ? 402 : 401, "this platform does not have it"); }
      if (rule.access === "w") { return refuse(codes.write_only, "it can only be written"); }
      const missing = listsOf(name).some(({ list, place }) => place >= count(list));
      if (missing) { return refuse(codes.get_out_of_order, "there is no such place in the list"); }
      if (rule.access === "keyword") { return { value: String(rule.value), code: 0, why: "" }; }
      if (rule.access === "count") { return { value: String(count(name.slice(0, -"._count".length))), code: 0, why: "" }; }
      const value = values.has(name) ? values.get(name) : rule.default;
      return value === undefined ? refuse(codes.no_value || 0, "it has no value yet") : { value, code: 0, why: "" };
    }

    function set(/** @type {string} */ name, /** @type {string} */ value) {
      const general = name.replace(INDEX, ".n");
      const rule = rules.get(general);
      if (!rule) { return refuse(...undefinedSet(name, general)); }
      if (isUnsupported(name)) { return refuse(codes.no_value ? 402 : 401, "this platform does not have it"); }
      if (rule.access === "keyword" || rule.access === "count") { return refuse(codes.keyword, "it is a word of the platform"); }
      if (rule.access === "r") { return refuse(codes.read_only, "it can only be read"); }
      const wrong = ordered(name) || needed(name, rule) || typed(name, rule, value) || lone(name, rule, value);
      if (wrong) { return wrong; }
      const before = rule.appends ? values.get(name) || "" : "";
      const tooLong = rule.appends ? lms.check(table, String(rule.type), before + value) : null;
      if (tooLong) { return refuse(codes[tooLong.kind], tooLong.why); }
      values.set(name, before + value);
      grow(name);
      return { value: "true", code: 0, why: "" };
    }

    /** @returns {[number, string]} */
    function undefinedSet(/** @type {string} */ name, /** @type {string} */ general) {
      const why = "there is no such element";
      if (name === "") { return [codes.set_failure || codes.argument, why]; }
      const word = KEYWORD.exec(general);
      const isKeyword = word && codes.keyword === 402 && isParent(general.slice(0, word.index));
      return [isKeyword ? codes.keyword : codes.set_undefined, why];
    }

    function ordered(/** @type {string} */ name) {
      const skipped = listsOf(name).some(({ list, place }) => place > count(list));
      return skipped ? refuse(codes.set_out_of_order, "lists are filled in order, without a gap") : null;
    }

    /** Some elements wait for another of the same entry. */
    function needed(/** @type {string} */ name, /** @type {ElementRule} */ rule) {
      const entry = /^cmi\.[a-z_]+\.\d+/.exec(name);
      const missing = (rule.needs || []).filter((need) => !entry || !values.has(`${entry[0]}.${need}`));
      return missing.length ? refuse(codes.dependency, `${missing.join(" and ")} must be set before it`) : null;
    }

    function typed(/** @type {string} */ name, /** @type {ElementRule} */ rule, /** @type {string} */ value) {
      const type = table.types[String(rule.type)];
      const fault = lms.check(table, String(rule.type), value) || (type.response ? responds(name, type.response, value) : null);
      return fault ? refuse(codes[fault.kind], fault.why) : null;
    }

    function responds(/** @type {string} */ name, /** @type {string} */ form, /** @type {string} */ value) {
      const entry = name.split(".").slice(0, 3).join(".");
      const type = values.get(`${entry}.type`);
      const asked = form === "learner" && name.endsWith(".pattern") ? "pattern" : form;
      return type === undefined ? null : lms.checkResponse(table, asked, type, value);
    }

    /** What may stand in its list only once, what may not be changed, and how many patterns a type may have. */
    function lone(/** @type {string} */ name, /** @type {ElementRule} */ rule, /** @type {string} */ value) {
      const old = values.get(name);
      if (rule.once && old !== undefined && old !== value) { return refuse(codes.set_failure, "it may not be changed"); }
      const general = name.replace(/\.\d+(\.[a-z_]+)$/, "");
      const others = Array.from(values).filter(([key, held]) => key !== name && held === value &&
        key.replace(/\.\d+(\.[a-z_]+)$/, "") === general && key.endsWith(name.slice(name.lastIndexOf("."))));
      if (rule.unique && others.length) { return refuse(codes.set_failure, "another entry of the list has this id"); }
      const most = name.endsWith(".pattern") ? patternsOf(name) : undefined;
      const place = listsOf(name).map((found) => found.place).pop();
      const full = most !== undefined && Number(place) >= most;
      return full && codes.set_failure ? refuse(codes.set_failure, `this type has ${most} right answer at most`) : null;
    }

    function patternsOf(/** @type {string} */ name) {
      const rule = table.responses[String(values.get(`${name.split(".").slice(0, 3).join(".")}.type`))];
      return rule ? rule.patterns : undefined;
    }

    return { get, set, values, count };
  };
})(window.lms);
