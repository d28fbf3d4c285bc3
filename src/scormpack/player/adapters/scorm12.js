(function (scormpack) {
  "use strict";

  const DONE = ["completed", "passed"];
  const TOUCHED = ["completed", "passed", "failed", "incomplete", "browsed"];
  const NO_CODE = ["", "0", "null", "undefined"];

  /** Returns seconds as CMITimespan, `HHHH:MM:SS.SS`. */
  function timespan(/** @type {number} */ seconds) {
    const parts = Math.min(Math.max(0, Math.round(seconds * 100)), 9999 * 360000);
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const hours = String(Math.floor(parts / 360000)).padStart(4, "0");
    return `${hours}:${two(Math.floor(parts / 6000) % 60)}:${two(Math.floor(parts / 100) % 60)}.${two(parts % 100)}`;
  }

  /**
   * Returns the adapter for SCORM 1.2.
   * @param {{find: () => any, profile: () => Profile}} options
   * @returns {Adapter}
   */
  function scorm12(options) {
    /** @type {any} */
    let api = null;
    let mute = true;                 // true: before Initialize, after Finish, in review and in browse
    let open = false;                // between Initialize and Finish
    let untouched = false;           // browsing a module that was never begun
    let completion = "due";          // due -> sent -> kept, or lost when the commit failed
    let lastState = "";
    let lastError = { code: "0", text: "" };
    /** @type {Lists | null} */
    let lists = null;

    /** Calls the platform and reads its error at once. @returns {{value: unknown, code: string}} */
    function call(/** @type {string} */ name, /** @type {string[]} */ ...args) {
      try {
        const value = api[name](...args);
        const code = String(api.LMSGetLastError());
        if (!NO_CODE.includes(code)) { lastError = { code, text: `${name} ${args[0]}` }; }
        return { value, code };
      } catch (error) {
        lastError = { code: "thrown", text: `${name} ${args[0]}` };
        return { value: undefined, code: "thrown" };
      }
    }

    /** Returns whether a call worked; no return value and no error code counts as worked. */
    function worked(/** @type {{value: unknown, code: string}} */ answer) {
      if (answer.value === undefined || answer.value === null) { return NO_CODE.includes(answer.code); }
      return String(answer.value) === "true";
    }

    function get(/** @type {string} */ element) {
      const { value } = call("LMSGetValue", element);
      return value === undefined || value === null ? "" : String(value);
    }

    function set(/** @type {string} */ element, /** @type {string} */ value) {
      return worked(call("LMSSetValue", element, value));
    }

    /** Returns whether the platform took the commit; if it does not say, it is asked for what it holds. */
    function commitNow() {
      const answer = call("LMSCommit", "");
      const silent = answer.value === undefined || answer.value === null;
      const kept = worked(answer) && (!silent || get("cmi.suspend_data") === lastState);
      if (completion === "sent") { completion = kept ? "kept" : "lost"; }
      return kept;
    }

    function setCompletion(/** @type {string} */ hundred, /** @type {string} */ status) {
      set("cmi.core.score.min", "0");
      set("cmi.core.score.max", "100");
      set("cmi.core.score.raw", hundred);
      return set("cmi.core.lesson_status", status);
    }

    /**
     * Writes the score and then the status. Moodle sends only what differs from its last sending, even if that was
     * lost, so after a failed commit another status of the same rank goes first.
     */
    function complete() {
      if (completion === "kept") { return true; }
      if (completion === "lost") {
        setCompletion("100.0", "passed");
        call("LMSCommit", "");
      }
      const taken = setCompletion("100", "completed");
      completion = taken ? "sent" : "due";
      return taken;
    }

    function read() {
      const mode = get("cmi.core.lesson_mode");
      const status = get("cmi.core.lesson_status");
      return {
        mode: mode === "review" || mode === "browse" ? mode : "normal", status,
        state: get("cmi.suspend_data"), place: get("cmi.core.lesson_location")
      };
    }

    /** Says "incomplete" at once: a platform may count a session without a status as completed. */
    function begin(/** @type {string} */ status) {
      if (DONE.includes(status)) { completion = "kept"; return; }
      if (status !== "failed") { set("cmi.core.lesson_status", "incomplete"); }
      set("cmi.core.exit", "suspend");
      call("LMSCommit", "");
    }

    /** @returns {Promise<Start>} */
    function start() {
      api = options.find();
      open = api !== null && worked(call("LMSInitialize", ""));
      if (!open) {
        return Promise.resolve({ connected: false, mode: "normal", state: "", place: "", completed: false });
      }
      const { mode, status, state, place } = read();
      mute = mode !== "normal";
      untouched = mode === "browse" && !TOUCHED.includes(status);
      if (!mute) { begin(status); }
      lists = scormpack.lists12(get, set, options.profile());
      const completed = DONE.includes(status);
      return Promise.resolve({ connected: true, mode: /** @type {Mode} */ (mode), state, place, completed });
    }

    /** Returns whether the platform took the learner's state and completion; the place is kept either way. */
    function write(/** @type {SaveRecord} */ record) {
      if (mute) { return false; }
      lastState = record.state;
      const taken = set("cmi.suspend_data", record.state);
      set("cmi.core.lesson_location", record.place.slice(0, 64));
      set("cmi.core.session_time", timespan(record.seconds));
      set("cmi.core.exit", record.completed ? options.profile().after_completion : "suspend");
      if (lists) { lists.write(record); }
      return (!record.completed || complete()) && taken;
    }

    /** @returns {Promise<boolean>} */
    function commit() {
      return Promise.resolve(!mute && commitNow());
    }

    /**
     * Returns whether everything was taken. Finish is called even when the commit failed, and only once. It is left
     * out after browsing a module that was never begun: Moodle would count that as completed.
     */
    function finish(/** @type {SaveRecord} */ record) {
      if (!open || untouched) { return false; }
      const kept = mute || [write(record), commitNow()].every(Boolean);
      mute = true;
      open = false;
      return worked(call("LMSFinish", "")) && kept;
    }

    return { start, write, commit, finish, lastError: () => lastError };
  }

  scormpack.scorm12 = scorm12;
  scormpack.adapter = scorm12({
    find: () => scormpack.findApi(window),
    profile: () => scormpack.course.profile
  });
})(window.scormpack);
