(function (scormpack) {
  "use strict";

  const NO_CODE = ["", "0", "null", "undefined"];
  // A general fault, in both versions; 301 is "not initialized" in 1.2 and "general get failure" in 2004.
  const NO_ANSWER = ["thrown", "101", "301"];

  /**
   * Returns the caller of a SCORM API: every call is guarded, and its error is read at once.
   * @param {any} api @param {ScormDialect} dialect @returns {ScormCalls}
   */
  scormpack.scormCalls = function (api, dialect) {
    const names = dialect.calls;
    let lastError = { code: "0", text: "" };

    /** @param {string} name @param {string[]} args @returns {ScormAnswer} */
    function call(name, ...args) {
      try {
        const value = api[name](...args);
        const code = String(api[names.error]());
        if (!NO_CODE.includes(code) && !dialect.unset.includes(code)) { lastError = { code, text: `${name} ${args[0]}` }; }
        return { value, code };
      } catch (error) {
        lastError = { code: "thrown", text: `${name} ${args[0]}` };
        return { value: undefined, code: "thrown" };
      }
    }

    const silent = (/** @type {ScormAnswer} */ answer) => answer.value === undefined || answer.value === null;

    /** Returns whether a call worked; no return value and no error code counts as worked. */
    function worked(/** @type {ScormAnswer} */ answer) {
      return silent(answer) ? NO_CODE.includes(answer.code) : String(answer.value) === "true";
    }

    const text = (/** @type {ScormAnswer} */ answer) => (silent(answer) ? "" : String(answer.value));
    const get = (/** @type {string} */ element) => text(call(names.get, element));

    /** Returns what an element holds, or null when the platform could not say. */
    function read(/** @type {string} */ element) {
      const answer = call(names.get, element);
      return NO_ANSWER.includes(answer.code) ? null : text(answer);
    }

    return {
      get, read,
      set: (element, value) => worked(call(names.set, element, value)),
      /** Returns whether the session is open; some platforms have opened it before, and say no. */
      initialize: () => worked(call(names.initialize, "")) || Boolean(read(dialect.elements.status)),
      terminate: () => worked(call(names.terminate, "")),
      /** Returns whether the platform took the commit; if it does not say, it is asked for what it holds. */
      commit(/** @type {string} */ state) {
        const answer = call(names.commit, "");
        return worked(answer) && (!silent(answer) || get(dialect.elements.state) === state);
      },
      lastError: () => lastError
    };
  };
})(window.scormpack);
