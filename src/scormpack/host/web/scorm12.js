(function (lms) {
  "use strict";

  const YES = { value: "true", code: 0, why: "" };

  /**
   * Returns a SCORM 1.2 API, strict to the letter of RTE 1.2.
   * @param {Table} table @param {Model} model @param {Line} line
   * @returns {Record<string, (...args: any[]) => string>}
   */
  lms.createApi12 = function (table, model, line) {
    const session = lms.createSession(model, line);
    /** @type {"new" | "open" | "closed"} */
    let state = "new";

    const no = (/** @type {number} */ code, /** @type {string} */ why, value = "false") => ({ value, code, why });
    const notOpen = (value = "false") => no(301, state === "new" ? "LMSInitialize comes first" : "LMSFinish was called already", value);
    const notEmpty = () => no(201, "the argument must be an empty text");

    function initialize(/** @type {unknown} */ argument) {
      if (argument !== "") { return notEmpty(); }
      if (state !== "new") { return no(101, state === "open" ? "LMSInitialize was called already" : "the session is over"); }
      state = "open";
      return YES;
    }

    function finish(/** @type {unknown} */ argument) {
      if (argument !== "") { return notEmpty(); }
      if (state !== "open") { return notOpen(); }
      state = "closed";
      return session.send(true) ? YES : no(101, "the platform did not answer");
    }

    function commit(/** @type {unknown} */ argument) {
      if (argument !== "") { return notEmpty(); }
      if (state !== "open") { return notOpen(); }
      return session.send(false) ? YES : no(101, "the platform did not answer");
    }

    function set(/** @type {unknown} */ element, /** @type {unknown} */ value) {
      if (state !== "open") { return notOpen(); }
      const answer = model.set(String(element), String(value));
      return answer.code ? Object.assign(answer, { value: "false" }) : answer;
    }

    return {
      LMSInitialize: (...args) => session.call("LMSInitialize", args, () => initialize(args[0])),
      LMSFinish: (...args) => session.call("LMSFinish", args, () => finish(args[0])),
      LMSGetValue: (...args) => session.call("LMSGetValue", args, () => (state === "open" ? model.get(String(args[0])) : notOpen(""))),
      LMSSetValue: (...args) => session.call("LMSSetValue", args, () => set(args[0], args[1])),
      LMSCommit: (...args) => session.call("LMSCommit", args, () => commit(args[0])),
      LMSGetLastError: () => session.ask("LMSGetLastError", [], String(session.code())),
      LMSGetErrorString: (code) => session.ask("LMSGetErrorString", [code], table.errors[String(code)] || ""),
      LMSGetDiagnostic: (code) => session.ask("LMSGetDiagnostic", [code], session.why() || table.errors[String(code)] || "")
    };
  };
})(window.lms);
