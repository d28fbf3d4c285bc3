(function (lms) {
  "use strict";

  const YES = { value: "true", code: 0, why: "" };

  /** Returns a status that the manifest's thresholds decide, or "" when they say nothing (RTE 4.2.4.1, 4.2.22.1). */
  function decided(/** @type {Model} */ model, /** @type {string} */ element) {
    const held = (/** @type {string} */ name) => model.values.get(name);
    if (element === "cmi.completion_status" && held("cmi.completion_threshold") !== undefined && held("cmi.progress_measure") !== undefined) {
      return Number(held("cmi.progress_measure")) >= Number(held("cmi.completion_threshold")) ? "completed" : "incomplete";
    }
    if (element === "cmi.success_status" && held("cmi.scaled_passing_score") !== undefined) {
      if (held("cmi.score.scaled") === undefined) { return "unknown"; }
      return Number(held("cmi.score.scaled")) >= Number(held("cmi.scaled_passing_score")) ? "passed" : "failed";
    }
    return "";
  }

  /**
   * Returns a SCORM 2004 API, strict to the letter of the 4th edition's RTE.
   * @param {Table} table @param {Model} model @param {Line} line
   * @returns {Record<string, (...args: any[]) => string>}
   */
  lms.createApi2004 = function (table, model, line) {
    const session = lms.createSession(model, line);
    /** @type {"new" | "open" | "closed"} */
    let state = "new";

    const no = (/** @type {number} */ code, /** @type {string} */ why, value = "false") => ({ value, code, why });

    /** Every function has its own pair of codes for "too early" and "too late". */
    function closed(/** @type {number} */ early, value = "false") {
      return state === "new" ? no(early, "Initialize comes first", value) : no(early + 1, "Terminate was called already", value);
    }

    function initialize(/** @type {unknown} */ argument) {
      if (state === "open") { return no(103, "Initialize was called already"); }
      if (state === "closed") { return no(104, "the session is over"); }
      if (argument !== "") { return no(201, "the argument must be an empty text"); }
      state = "open";
      return YES;
    }

    /** Terminate commits too. */
    function send(/** @type {unknown} */ argument, /** @type {number} */ early, /** @type {boolean} */ finished) {
      if (state !== "open") { return closed(early); }
      if (argument !== "") { return no(201, "the argument must be an empty text"); }
      state = finished ? "closed" : "open";
      return session.send(finished) ? YES : no(finished ? 111 : 391, "the platform did not answer");
    }

    function get(/** @type {string} */ element) {
      if (state !== "open") { return closed(122, ""); }
      const value = decided(model, element);
      return value ? { value, code: 0, why: "" } : model.get(element);
    }

    function set(/** @type {string} */ element, /** @type {string} */ value) {
      if (state !== "open") { return closed(132); }
      const answer = model.set(element, value);
      return answer.code ? Object.assign(answer, { value: "false" }) : answer;
    }

    return {
      Initialize: (...args) => session.call("Initialize", args, () => initialize(args[0])),
      Terminate: (...args) => session.call("Terminate", args, () => send(args[0], 112, true)),
      GetValue: (...args) => session.call("GetValue", args, () => get(String(args[0]))),
      SetValue: (...args) => session.call("SetValue", args, () => set(String(args[0]), String(args[1]))),
      Commit: (...args) => session.call("Commit", args, () => send(args[0], 142, false)),
      GetLastError: () => session.ask("GetLastError", [], String(session.code())),
      GetErrorString: (code) => session.ask("GetErrorString", [code], table.errors[String(code)] || ""),
      GetDiagnostic: (code) => session.ask("GetDiagnostic", [code], session.why() || table.errors[String(code)] || "")
    };
  };
})(window.lms);
