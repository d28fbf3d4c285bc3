(function (scormpack) {
  "use strict";

  const STATE_ID = "scormpack";
  const TRIES = 3;
  const START_WAIT_MS = 8000;

  /** Returns the document held in the State API; what is no document of ours is handed on, to be called damaged. */
  function parse(/** @type {string} */ text) {
    try {
      const held = JSON.parse(text);
      if (held && typeof held.state === "string") {
        return { stamp: String(held.stamp || ""), state: held.state, completed: held.completed };
      }
    } catch (error) {
      // Handed on below.
    }
    return { stamp: "", state: text, completed: undefined };
  }

  const good = (/** @type {XapiAnswer} */ answer) => answer.status === 200 || answer.status === 204;

  /** Returns what this session is called: later than any other, and its own. */
  function stampAfter(/** @type {string} */ other, /** @type {XapiDevice} */ device) {
    const before = Number(other.split("-")[0]) || 0;
    return `${String(Math.max(device.clock.now(), before + 1)).padStart(15, "0")}-${device.uuid().slice(0, 8)}`;
  }

  /**
   * Returns the learner's document in the State API. Of two sessions the newer one writes: it claims the document
   * when it starts, and the older one finds that out by the ETag, or by reading where an LRS shows none.
   * @param {{http: XapiHttp, scope: Record<string, string>, device: XapiDevice}} options @returns {XapiState}
   */
  scormpack.xapiState = function ({ http, scope, device }) {
    const query = Object.assign({ stateId: STATE_ID }, scope);
    let stamp = "";
    let there = false;
    let tag = "";
    let running = false;
    let kept = "";
    let lost = false;

    /** @param {number} [wait] */
    async function read(wait) {
      const answer = await http.request("GET", "activities/state", { query, wait });
      there = answer.status === 200;
      tag = there ? answer.tag : "";
      return { status: answer.status, held: there ? parse(answer.text) : null };
    }

    /** @param {string} body @param {boolean} [anyway] */
    function put(body, anyway = false) {
      /** @type {Record<string, string>} */
      const headers = anyway ? {} : !there ? { "If-None-Match": "*" } : tag ? { "If-Match": tag } : {};
      return http.request("PUT", "activities/state", { query, body, headers });
    }

    const write = (/** @type {XapiDocument} */ one) => JSON.stringify({ stamp, state: one.state, completed: one.completed });

    /** Returns whether a newer session has written; this one must never write again then. */
    function overtaken(/** @type {XapiHeld | null} */ held) {
      lost = lost || Boolean(held && held.stamp > stamp);
      return lost;
    }

    /** Puts the document where nobody else has written since; an LRS may answer that somebody has. */
    async function place(/** @type {XapiDocument} */ one) {
      if (there && !tag && overtaken((await read()).held)) { return false; }
      for (let n = 0; n < TRIES; n += 1) {
        const answer = await put(write(one));
        if (good(answer)) {
          there = true;
          tag = answer.tag;
          return tag !== "" || confirmed(one);
        }
        if (answer.status !== 412 && answer.status !== 409) { return false; }
        if (overtaken((await read()).held)) { return false; }
      }
      return false;
    }

    /** Reads what an LRS holds that gave no ETag: whether it is what was sent, and its ETag if it shows one now. */
    async function confirmed(/** @type {XapiDocument} */ one) {
      const { held } = await read();
      return held !== null && !overtaken(held) && held.state === one.state;
    }

    /** Returns what is held once it is claimed for this session, or null: a state not known must never be written over. */
    async function open(/** @type {boolean} */ claim) {
      for (let n = 0; n < TRIES; n += 1) {
        const { status, held } = await read(START_WAIT_MS);
        if (status === 401 || status === 403) { return null; }
        if (status === 200 || status === 404) {
          const found = held || { stamp: "", state: "", completed: undefined };
          stamp = stampAfter(found.stamp, device);
          if (!claim) { return found; }
          const answer = await put(write(found));
          if (good(answer)) { tag = answer.tag; there = true; }
          // Someone wrote in between, perhaps the page just closed: its work is read first.
          if (answer.status !== 412 && answer.status !== 409) { return found; }
        } else {
          await new Promise((done) => { device.clock.set(() => done(undefined), 1000 * (n + 1)); });
        }
      }
      return null;
    }

    /** Returns whether the document is held by the LRS. */
    async function save(/** @type {XapiDocument} */ one) {
      if (lost) { return false; }
      running = true;
      const done = await place(one);
      running = false;
      if (done) { kept = content(one); }
      return done;
    }

    /** Returns what a document says apart from the number of its writing. */
    function content(/** @type {XapiDocument} */ one) {
      return JSON.stringify([one.state.replace(/^1;[^;]*;[^;]*;/, ""), one.completed]);
    }

    const dirty = (/** @type {XapiDocument} */ one) => !lost && content(one) !== kept;

    /** Sends what is not yet held, for the page is closing. A writing under way will have changed the ETag by then. */
    function hurry(/** @type {XapiDocument} */ one) {
      if (dirty(one)) { put(write(one), running); }
    }

    return { open, save, hurry, dirty, overtaken: () => lost };
  };
})(window.scormpack);
