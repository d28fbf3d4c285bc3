(function (scormpack) {
  "use strict";

  const WAIT_MS = 12000;
  const VERSION = "1.0.3";
  // Browsers let a closing page have 64 KiB under way.
  const KEEPALIVE_MOST = 60 * 1024;

  /** Returns an upper bound of the bytes that a text takes in UTF-8. */
  function bytes(/** @type {string} */ text) {
    return text.replace(/[\u0080-\uffff]/g, "...").length;
  }

  /** Returns the query of an address. */
  function queryOf(/** @type {Record<string, string>} */ values) {
    return Object.keys(values).map((name) => `${name}=${encodeURIComponent(values[name])}`).join("&");
  }

  /**
   * Returns the sender of one request. It promises an answer in any case: status 0 stands for none, or none in time.
   * A redirection counts as none, for nothing may be sent to an address that the launch did not name.
   * @param {XapiDevice} device @returns {XapiSend}
   */
  scormpack.xapiSend = function (device) {
    return (url, init, wait = WAIT_MS) => new Promise((done) => {
      const abort = typeof AbortController === "function" ? new AbortController() : null;
      const none = { status: 0, text: "", tag: "" };
      const timer = device.clock.set(() => {
        done(none);
        if (abort) { abort.abort(); }
      }, wait);
      const end = (/** @type {XapiAnswer} */ answer) => {
        device.clock.clear(timer);
        done(answer);
      };
      const fixed = { cache: "no-store", redirect: "error", signal: abort ? abort.signal : undefined };
      try {
        device.fetch(url, Object.assign(fixed, init))
          .then((answer) => answer.text().then((text) => {
            return { status: answer.status, text, tag: answer.headers.get("ETag") || "" };
          }))
          .then(end, () => end(none));
      } catch (error) {
        end(none);
      }
    });
  };

  /**
   * Returns the one way to an LRS. What is small enough goes out so that it outlives the page.
   * @param {{endpoint: string, auth: string, device: XapiDevice}} options @returns {XapiHttp}
   */
  scormpack.xapiHttp = function ({ endpoint, auth, device }) {
    const send = scormpack.xapiSend(device);
    const base = endpoint.replace(/\/*$/, "/");
    let underWay = 0;
    let last = { code: "0", text: "" };
    let ended = false;

    /** @type {XapiHttp["request"]} */
    function request(method, resource, { query = {}, body, headers = {}, wait } = {}) {
      const size = body === undefined ? 0 : bytes(body);
      const keepalive = size > 0 && underWay + size <= KEEPALIVE_MOST;
      const all = Object.assign({ Authorization: auth, "X-Experience-API-Version": VERSION }, headers);
      if (body !== undefined) { Object.assign(all, { "Content-Type": "application/json" }); }
      underWay += keepalive ? size : 0;
      const url = `${base}${resource}?${queryOf(query)}`;
      return send(url, { method, headers: all, body, keepalive }, wait).then((answer) => {
        underWay -= keepalive ? size : 0;
        ended = answer.status === 401 || answer.status === 403;
        const good = [200, 204, 404].includes(answer.status);
        if (!good) { last = { code: String(answer.status), text: `${method} ${resource}` }; }
        return answer;
      });
    }

    return { request, room: () => KEEPALIVE_MOST - underWay, ended: () => ended, lastError: () => last };
  };

  /** Returns a UUID of version 4. */
  function uuid(/** @type {Uint8Array} */ random) {
    random[6] = (random[6] & 0x0f) | 0x40;
    random[8] = (random[8] & 0x3f) | 0x80;
    const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  /** Returns what the doors to an LRS need of the browser. @returns {XapiDevice} */
  scormpack.xapiDevice = (page) => ({
    fetch: (url, init) => page.fetch(url, init),
    uuid: () => uuid(page.crypto.getRandomValues(new Uint8Array(16))),
    go: (url) => page.location.assign(url),
    clock: { now: () => Date.now(), set: (task, ms) => page.setTimeout(task, ms), clear: (id) => page.clearTimeout(id) }
  });

  /** Returns whether an address is one of the web; no other may be asked or gone to. */
  scormpack.isWeb = (url) => typeof url === "string" && /^https?:[/]{2}./i.test(url);
  scormpack.xapiBytes = bytes;
})(window.scormpack);
