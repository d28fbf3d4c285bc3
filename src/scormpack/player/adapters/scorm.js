(function (scormpack) {
  "use strict";

  const DONE = ["completed", "passed"];
  const TOUCHED = ["incomplete", "browsed", "failed", ...DONE];

  /**
   * Returns the adapter for a SCORM version: one life cycle for all, in the words of its dialect.
   * @param {ScormDialect} dialect @param {ScormOptions} options @returns {Adapter}
   */
  scormpack.scorm = function (dialect, options) {
    const { elements } = dialect;
    /** @type {ScormCalls} */
    let api = scormpack.scormCalls(null, dialect);
    let mute = true;                 // true: before Initialize, after Terminate, in review and in browse
    let open = false;                // between Initialize and Terminate
    let untouched = false;           // browsing a module that was never begun
    let superseded = false;          // another page has taken over
    let deaf = () => {};             // ends the listening for other pages
    let completion = "due";          // due -> sent -> kept, or lost when the commit failed
    let lastState = "";
    /** @type {Set<string>} what this page wrote or found: anything else that can be read is another page's */
    const known = new Set();
    /** @type {Lists | null} */
    let lists = null;

    function commitNow() {
      const kept = api.commit(lastState);
      if (completion === "sent") { completion = kept ? "kept" : "lost"; }
      return kept;
    }

    function complete() {
      if (completion === "kept") { return true; }
      const taken = dialect.complete(api.set, completion === "lost" ? () => { api.commit(lastState); } : null);
      completion = taken ? "sent" : "due";
      return taken;
    }

    /** Says "incomplete" at once: a platform may count a session without a status as completed. */
    function begin(/** @type {string} */ status) {
      if (DONE.includes(status)) { completion = "kept"; return; }
      if (status !== "failed") { api.set(elements.status, "incomplete"); }
      api.set(elements.exit, "suspend");
      api.commit("");
    }

    /** Returns a word of the data model; some platforms write it in their own way. */
    const word = (/** @type {string} */ element) => api.get(element).trim().toLowerCase();

    /** @returns {Promise<Start>} */
    function start() {
      const found = options.find();
      api = scormpack.scormCalls(found, dialect);
      const state = found !== null && api.initialize() ? api.read(elements.state) : null;
      // A saved state that cannot be read must never be written over.
      open = state !== null;
      if (state === null) {
        return Promise.resolve({ connected: false, mode: "normal", state: "", place: "", completed: false });
      }
      const mode = word(elements.mode);
      const status = word(elements.status);
      const place = api.get(elements.place);
      known.add(state);
      mute = mode === "review" || mode === "browse";
      untouched = mode === "browse" && !TOUCHED.includes(status);
      if (!mute) {
        begin(status);
        deaf = options.pages(() => { superseded = true; });
      }
      if (options.profile().interactions) { lists = scormpack.scormLists(api.get, api.set, dialect.lists); }
      const now = /** @type {Mode} */ (mute ? mode : "normal");
      return Promise.resolve({ connected: true, mode: now, state, place, completed: DONE.includes(status) });
    }

    /** Notices another page's work, on a platform that shows it; writing over it would lose it. */
    function overtaken() {
      const held = api.get(elements.state);
      superseded = superseded || (!known.has(held) && !scormpack.state.parse(held).damaged && held !== "");
      return superseded;
    }

    /** Returns whether the platform took the learner's state and completion; the place is kept either way. */
    function write(/** @type {SaveRecord} */ record) {
      if (mute || overtaken()) { return false; }
      lastState = record.state;
      known.add(record.state);
      const taken = api.set(elements.state, record.state);
      api.set(elements.place, record.place.slice(0, dialect.longestPlace));
      api.set(elements.time, dialect.duration(record.seconds));
      api.set(elements.exit, dialect.exit(record, options.profile()));
      if (dialect.progress) { api.set(dialect.progress, String(record.progress)); }
      if (lists) { lists.write(record); }
      return (!record.completed || complete()) && taken;
    }

    function save(/** @type {SaveRecord} */ record) {
      const taken = write(record);
      return !superseded && commitNow() && taken;
    }

    /**
     * Returns whether everything was taken. Terminate is called even when the commit failed, and only once. It is left
     * out after browsing a module that was never begun, for Moodle would count that as completed, and when another page
     * has taken over, for some platforms send all that a page ever wrote once more with it.
     */
    function finish(/** @type {SaveRecord} */ record) {
      if (!open || untouched) { return false; }
      const kept = mute || save(record);
      mute = true;
      open = false;
      deaf();
      return !superseded && api.terminate() && kept;
    }

    return {
      start, write, finish,
      commit: () => Promise.resolve(!mute && !superseded && commitNow()),
      superseded: () => superseded,
      lastError: () => api.lastError()
    };
  };
})(window.scormpack);
