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
    let alone = 0;                 // so many go out one by one, to find the one that is refused
    /** @type {Promise<boolean>} */
    let running = Promise.resolve(true);

    function add(/** @type {Statement} */ statement, first = false) {
      waiting.push({ id: statement.id, text: JSON.stringify(statement), first });
    }

    const drop = (/** @type {XapiEntry[]} */ batch) => { waiting = waiting.filter((entry) => !batch.includes(entry)); };

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

    /** Sends a group and returns whether the next may follow. */
    async function step() {
      const batch = next();
      underWay = batch;
      const { status } = await send(batch);
      underWay = [];
      const one = batch.length === 1;
      if (!one && [400, 409, 413].includes(status)) {
        alone = batch.length;
        return true;
      }
      // It was sent before, with the very same bytes: the LRS has it.
      const taken = status === 200 || status === 204 || status === 409;
      const bad = status === 400 || status === 413;
      if (bad) { refused.push(...batch); }
      if (taken || bad) {
        drop(batch);
        alone = Math.max(0, alone - batch.length);
      }
      return taken || bad;
    }

    async function deliver() {
      while (waiting.length) {
        if (!await step()) { return false; }
      }
      return true;
    }

    /** Returns whether all that was added has been delivered. */
    function flush() {
      running = running.then(deliver);
      return running;
    }

    /** Sends the rest at once, for the page is closing; if there is no room for all, what frames the session first. */
    function hurry(/** @type {number} */ room) {
      const rest = waiting.filter((entry) => !underWay.includes(entry));
      const chosen = front(rest.filter((entry) => entry.first), rest.length, room);
      const left = chosen.reduce((sum, entry) => sum - scormpack.xapiBytes(entry.text) - 1, room);
      const more = front(rest.filter((entry) => !entry.first), rest.length, left);
      const batch = rest.filter((entry) => chosen.includes(entry) || more.includes(entry));
      if (batch.length) { post(batch); }
    }

    return {
      add, flush, hurry, refused,
      holds: (id) => waiting.some((entry) => entry.id === id),
      get size() { return waiting.length; }
    };
  };
})(window.scormpack);
