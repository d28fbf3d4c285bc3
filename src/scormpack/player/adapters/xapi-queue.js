(function (scormpack) {
  "use strict";

  const MOST = 20;
  const MOST_BYTES = 24 * 1024;

  /**
   * Returns the statements on their way, in memory only. Each is written once, so that it can never be sent twice
   * with different content; they go out in their order, and the caller tries again when one does not get through.
   * @param {XapiHttp} http @returns {XapiQueue}
   */
  scormpack.xapiQueue = function (http) {
    /** @type {XapiEntry[]} */
    let waiting = [];
    /** @type {XapiEntry[]} refused by the LRS for good: kept for support staff, never shown to a learner */
    const refused = [];
    /** @type {XapiEntry[]} */
    let underWay = [];
    let begun = false;             // the LRS has taken something
    let alone = 0;                 // so many go out one by one, to find the one that is refused
    /** @type {Promise<boolean>} */
    let running = Promise.resolve(true);

    /** @param {Statement} statement @param {XapiEntry["part"]} [part] what it is to the session */
    function add(statement, part = "") {
      waiting.push({ id: statement.id, text: JSON.stringify(statement), part });
    }

    const drop = (/** @type {XapiEntry[]} */ batch) => { waiting = waiting.filter((entry) => !batch.includes(entry)); };

    /** Returns the bytes that a group takes on the way. */
    function size(/** @type {XapiEntry[]} */ group) {
      return group.reduce((sum, entry) => sum + scormpack.xapiBytes(entry.text) + 1, 0);
    }

    /** Returns the entries from the front that fit, as a list of its own: others may be added meanwhile. */
    function front(/** @type {XapiEntry[]} */ entries, /** @type {number} */ most, /** @type {number} */ room) {
      let left = room;
      const beyond = entries.findIndex((entry, n) => {
        left -= scormpack.xapiBytes(entry.text) + 1;
        return n >= most || left < 0;
      });
      return entries.slice(0, beyond < 0 ? entries.length : beyond);
    }

    function next() {
      const batch = front(waiting, alone > 0 ? 1 : MOST, MOST_BYTES);
      return batch.length ? batch : waiting.slice(0, 1);
    }

    function send(/** @type {XapiEntry[]} */ batch) {
      if (batch.length > 1) { return post(batch); }
      return http.request("PUT", "statements", { query: { statementId: batch[0].id }, body: batch[0].text });
    }

    function post(/** @type {XapiEntry[]} */ batch) {
      return http.request("POST", "statements", { body: `[${batch.map((entry) => entry.text).join(",")}]` });
    }

    /**
     * Sends a group and returns whether the next may follow. Where the LRS has just taken the learner's work with the
     * same key, "not allowed" is about a statement; else it is about the key, and the statements wait.
     */
    async function step(/** @type {boolean} */ trusted) {
      const batch = next();
      underWay = batch;
      const { status } = await send(batch);
      underWay = [];
      const one = batch.length === 1;
      const bad = [400, 413].includes(status) || (trusted && [401, 403].includes(status));
      if (!one && (bad || status === 409)) {
        alone = batch.length;
        return true;
      }
      // It was sent before, with the very same bytes: the LRS has it.
      const taken = status === 200 || status === 204 || status === 409;
      begun = begun || taken;
      if (bad) { refused.push(...batch); }
      if (taken || bad) {
        drop(batch);
        alone = Math.max(0, alone - batch.length);
      }
      return taken || bad;
    }

    async function deliver(/** @type {boolean} */ trusted) {
      while (waiting.length) {
        if (!await step(trusted)) { return false; }
      }
      return true;
    }

    /** Returns whether all that was added has been delivered. */
    function flush(trusted = false) {
      running = running.then(() => deliver(trusted));
      return running;
    }

    /** Returns what fits of a group, in its order: what frames the session first. */
    function fitting(/** @type {XapiEntry[]} */ group, /** @type {number} */ room) {
      const chosen = front(group.filter((entry) => entry.part), group.length, room);
      const more = front(group.filter((entry) => !entry.part), group.length, room - size(chosen));
      return group.filter((entry) => chosen.includes(entry) || more.includes(entry));
    }

    /**
     * Sends everything at once, for the page is closing: what is under way once more, for nobody will hear whether it
     * arrived, and apart from the rest, for an LRS may refuse a group with one statement that it knows.
     * @param {number} room @param {boolean} end whether the session's end may go too: it must not overtake anything
     */
    function hurry(room, end) {
      const due = waiting.filter((entry) => end || entry.part !== "end");
      const rest = due.filter((entry) => !underWay.includes(entry));
      const groups = begun ? [underWay, rest] : [due];
      groups.reduce((left, group) => {
        const batch = fitting(group, left);
        if (batch.length) { post(batch); }
        return left - size(batch);
      }, room);
    }

    return {
      add, flush, hurry, refused,
      /** Returns whether the LRS is still to take this statement: it waits, or was refused. */
      owes: (id) => waiting.concat(refused).some((entry) => entry.id === id),
      get busy() { return underWay.length > 0; },
      get size() { return waiting.length; }
    };
  };
})(window.scormpack);
