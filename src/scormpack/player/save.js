(function (scormpack) {
  "use strict";

  const QUIET_MS = 500;          // wait for the learner's next step
  const LONGEST_MS = 1000;       // but never longer than this
  const LATE_MS = 8000;          // an answer that takes longer counts as "not saved yet"
  const LOST_MS = 30000;         // and is then sent again
  const RETRY_MS = 1000;
  const RETRY_MOST_MS = 30000;
  const AGAIN_MS = 60000;        // a platform may say "true" and lose it: send once more when all is quiet
  const AGAIN_MOST_MS = 900000;
  const SEQ_END = 1000000;

  /**
   * Returns the one owner of saving. No other code writes to, commits to or finishes the adapter.
   * `saved` is shown only when the platform has answered for the newest step of the learner.
   * @param {SaveOptions} options
   * @returns {Save}
   */
  function createSave(options) {
    const { adapter, clock } = options;
    const live = options.mode === "live";
    let steps = 0;
    let safe = 0;
    let seq = options.seq;
    let failures = 0;
    let again = AGAIN_MS;
    let refused = false;
    let late = false;
    let closed = false;
    let leaving = false;           // closed, but the adapter is still sending
    let retired = false;           // another page has taken over
    let firstStep = 0;
    let timer = 0;
    let patience = 0;
    /** @type {object | null} */
    let running = null;

    /** @returns {SaveStatus} */
    function status() {
      if (options.mode !== "live") { return options.mode; }
      if (retired) { return "unconnected"; }
      if (failures || late) { return "unsaved"; }
      return steps > safe ? "saving" : "saved";
    }

    const show = () => options.show(status(), { failures, refused });

    function nextRecord() {
      seq = (seq + 1) % SEQ_END;
      return options.record(seq);
    }

    function plan(/** @type {number} */ wait) {
      clock.clear(timer);
      timer = clock.set(attempt, wait);
    }

    /** Decides when the next attempt is due. */
    function planNext() {
      if (failures) {
        plan(Math.min(RETRY_MS * Math.pow(2, failures - 1), RETRY_MOST_MS));
      } else if (steps > safe) {
        plan(QUIET_MS);
      } else {
        plan(again);
        again = Math.min(again * 2, AGAIN_MOST_MS);
      }
    }

    function write() {
      try {
        return adapter.write(nextRecord());
      } catch (error) {
        return false;
      }
    }

    /** @returns {Promise<boolean>} */
    function commit() {
      try {
        return Promise.resolve(adapter.commit());
      } catch (error) {
        return Promise.resolve(false);
      }
    }

    /** Starts the wait for an answer; a newer attempt does not start it again, or bad news would never be told. */
    function wait() {
      if (patience) { return; }
      patience = clock.set(() => {
        late = true;
        show();
        patience = clock.set(() => { if (running) { settle(running, 0, false); } }, LOST_MS - LATE_MS);
      }, LATE_MS);
    }

    /** Sends the whole state. A newer attempt takes the place of one still under way. */
    function attempt() {
      const token = {};
      const sent = steps;
      running = token;
      clock.clear(timer);
      refused = !write();
      const taken = !refused;
      wait();
      commit().then((kept) => settle(token, sent, kept === true && taken), () => settle(token, sent, false));
    }

    /** Returns whether another page has taken over; what it wrote must stay, so this page stops for good. */
    function retire() {
      retired = Boolean(adapter.superseded && adapter.superseded());
      if (retired) {
        show();
        options.superseded();
      }
      return retired;
    }

    function settle(/** @type {object} */ token, /** @type {number} */ sent, /** @type {boolean} */ kept) {
      if (running !== token || closed) { return; }
      running = null;
      late = false;
      clock.clear(patience);
      patience = 0;
      if (!kept && retire()) { return; }
      failures = kept ? 0 : failures + 1;
      if (kept) { safe = sent; }
      firstStep = clock.now();
      show();
      planNext();
    }

    function changed() {
      if (closed || retired) { return; }
      if (steps === safe) { firstStep = clock.now(); }
      steps += 1;
      again = AGAIN_MS;
      show();
      if (!live || running || failures) { return; }
      plan(Math.max(0, Math.min(QUIET_MS, firstStep + LONGEST_MS - clock.now())));
    }

    function flush() {
      if (live && !closed && !retired) { attempt(); }
    }

    function finished(/** @type {boolean} */ kept) {
      leaving = false;
      if (kept && live) { safe = steps; }
      failures = kept ? 0 : 1;
      late = false;
      show();
      return kept && live;
    }

    function end(/** @type {"exit" | "hide"} */ reason) {
      try {
        return adapter.finish(nextRecord(), reason);
      } catch (error) {
        return false;
      }
    }

    /** Returns whether all of the learner's steps are in the platform's hands, or the promise of the answer. */
    function finish(/** @type {"exit" | "hide"} */ reason) {
      if (closed && leaving) { end(reason); }
      if (closed) { return steps === safe; }
      closed = true;
      running = null;
      clock.clear(timer);
      clock.clear(patience);
      const kept = end(reason);
      if (typeof kept === "boolean") { return finished(kept); }
      leaving = true;
      return kept.then(finished, () => finished(false));
    }

    /** Listens to the page's life. `unload` and `beforeunload` are never used: browsers no longer keep to them. */
    function watch(/** @type {Window} */ page, /** @type {() => void} */ reopened) {
      page.addEventListener("pagehide", () => { finish("hide"); });
      page.document.addEventListener("visibilitychange", () => {
        if (page.document.visibilityState === "hidden") { flush(); } else if (live && !closed && !retired) { retire(); }
      });
      page.addEventListener("pageshow", (event) => { if (event.persisted && closed) { reopened(); } });
    }

    show();
    return {
      changed, flush, finish, watch,
      get dirty() { return steps > safe; },
      get closed() { return closed; },
      get status() { return status(); }
    };
  }

  scormpack.createSave = createSave;
})(window.scormpack);
