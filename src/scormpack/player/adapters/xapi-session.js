(function (scormpack) {
  "use strict";

  const RETRY_MS = 1000;
  const RETRY_MOST_MS = 30000;

  /**
   * Returns the adapter for a session with an LRS, once the launch is known: the learner's document in the State API
   * and the statements in the queue, saved together and called saved only together.
   * @param {XapiSessionOptions} options @returns {XapiSession}
   */
  scormpack.xapiSession = function ({ http, state, queue, make, device, mode, completed, ordered, leave }) {
    const live = mode === "normal";
    /** @type {Map<string, string>} the answers that have gone into statements */
    const told = new Map();
    /** @type {Set<string>} what is reported once a session */
    const once = new Set();
    /** `id` is the statement that says so, `told` whether the LRS is known to have it. */
    let completion = Object.assign({ id: "", told: false }, completed);
    let sure = completion.id === "" || completion.told;
    let last = "";
    let seconds = 0;
    let closed = false;
    /** @type {Promise<boolean>} */
    let running = Promise.resolve(true);
    /** @type {Promise<boolean> | null} a delivery that has not begun */
    let next = null;

    const documentNow = () => ({ state: last, completed: completion.id ? completion : undefined });

    function complete() {
      const statement = make.completed(seconds);
      completion = { id: statement.id, told: false };
      queue.add(statement, "frame");
    }

    /**
     * Finds out whether an earlier session's completion arrived; it is told once a registration, so it is neither
     * sent twice nor forgotten.
     */
    async function settleCompletion() {
      if (sure) { return true; }
      const { status } = await http.request("GET", "statements", { query: { statementId: completion.id } });
      sure = [200, 400, 401, 403, 404].includes(status);
      if (status === 200) { completion = { id: completion.id, told: true }; } else if (sure) { complete(); }
      return sure;
    }

    /** Reports the answers that the learner has gone on from, or all of them. */
    function tellAnswers(/** @type {SaveRecord} */ record, /** @type {boolean} */ all) {
      record.interactions.forEach((given) => {
        if (told.get(given.id) === given.response || (!all && given.id === record.place)) { return; }
        told.set(given.id, given.response);
        const statement = make.answered(given);
        if (statement) { queue.add(statement); }
      });
    }

    function take(/** @type {SaveRecord} */ record, /** @type {boolean} */ all) {
      last = record.state;
      seconds = record.seconds;
      tellAnswers(record, all);
      if (record.completed && !completion.id) { complete(); }
    }

    function write(/** @type {SaveRecord} */ record) {
      if (!live || closed || state.overtaken()) { return false; }
      take(record, false);
      return true;
    }

    async function deliver() {
      const certain = !live || await settleCompletion();
      const kept = !live || await state.save(documentNow());
      const sent = await queue.flush(kept);
      if (certain && completion.id && !completion.told && !queue.owes(completion.id)) {
        completion = { id: completion.id, told: true };
        if (live) { await state.save(documentNow()); }
      }
      return certain && kept && sent;
    }

    /** One after the other: a later document must never overtake an earlier one on the way. */
    function commit() {
      if (next) { return next; }
      running = next = running.then(() => {
        next = null;
        return deliver();
      });
      return running;
    }

    /** Goes on until everything is delivered, or can never be. */
    async function deliverAll() {
      for (let n = 0; ; n += 1) {
        const kept = await commit();
        if (kept || http.ended() || state.overtaken()) { return kept; }
        await new Promise((done) => {
          device.clock.set(() => done(undefined), Math.min(RETRY_MS * Math.pow(2, n), RETRY_MOST_MS));
        });
      }
    }

    /**
     * Sends all that is left, for the page is closing. Where order counts, the end is left out as long as it could
     * overtake something: a platform refuses what comes after it, and ends a session that says nothing by itself.
     */
    function hurry() {
      const clean = !live || !state.dirty(documentNow());
      const all = clean && queue.size === 0;
      if (live) { state.hurry(documentNow()); }
      queue.hurry(http.room(), !ordered || (clean && !queue.busy));
      return all;
    }

    /** @param {SaveRecord} record @param {"exit" | "hide"} reason */
    function finish(record, reason) {
      if (!closed) {
        if (live && !state.overtaken()) { take(record, true); }
        queue.add(make.terminated(record.seconds), "end");
      }
      closed = true;
      if (reason === "hide") { return hurry(); }
      return deliverAll().then((kept) => {
        if (kept) { leave(); }
        return kept;
      });
    }

    /** @param {ScreenFact} screen @param {Happening} event */
    function happened(screen, event) {
      const name = `${event.what} ${screen.id}`;
      if (!live || closed || once.has(name)) { return false; }
      if (event.what === "opened" || event.what === "made") { once.add(name); }
      const statement = make.happened(screen, event);
      if (statement) { queue.add(statement); }
      return statement !== null;
    }

    /** Begins the session; the first statement of all is on its way before anything else can happen. @returns {Start} */
    function begin(/** @type {XapiHeld} */ held) {
      last = held.state;
      queue.add(make.initialized(), "frame");
      queue.flush();
      return { connected: true, mode, state: held.state, place: "", completed: Boolean(held.completed) };
    }

    return { begin, write, commit, finish, happened, superseded: state.overtaken, lastError: http.lastError };
  };

  /** Returns a launch that led to no session. @param {"reopen"} [why] @returns {XapiLaunched} */
  scormpack.xapiUnconnected = (why) => {
    return { session: null, start: { connected: false, mode: "normal", state: "", place: "", completed: false, why } };
  };

  /**
   * Returns the adapter around a session that its launch may or may not bring about.
   * @param {() => Promise<XapiLaunched>} launch @returns {Adapter}
   */
  scormpack.xapiAdapter = function (launch) {
    /** @type {XapiSession | null} */
    let session = null;

    async function start() {
      const found = await launch();
      session = found.session;
      return found.start;
    }

    return {
      start,
      write: (record) => Boolean(session && session.write(record)),
      commit: () => (session ? session.commit() : Promise.resolve(false)),
      finish: (record, reason) => (session ? session.finish(record, reason) : false),
      happened: (screen, event) => Boolean(session && session.happened(screen, event)),
      superseded: () => Boolean(session && session.superseded()),
      lastError: () => (session ? session.lastError() : { code: "0", text: "" })
    };
  };
})(window.scormpack);
