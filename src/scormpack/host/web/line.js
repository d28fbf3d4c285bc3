(function (lms) {
  "use strict";

  const REPORT_MS = 150;
  let closing = false;

  /** A page that goes away may no longer wait for an answer: browsers forbid it. What it has to say goes unanswered. */
  ["beforeunload", "pagehide"].forEach((event) => window.addEventListener(event, () => { closing = true; }));
  window.addEventListener("pageshow", () => { closing = false; });

  const post = (/** @type {string} */ path, /** @type {string} */ body, keepalive = false) =>
    fetch(path, { method: "POST", body, keepalive }).then(() => undefined, () => undefined);

  /**
   * Returns the line from one start of a package to the host: commits wait for their answer, as in real platforms;
   * reports of calls go in bundles.
   * @param {number} attempt
   * @returns {Line}
   */
  lms.createLine = function (attempt) {
    /** @type {CallReport[]} */
    let waiting = [];
    let number = 0;
    let timer = 0;
    let dead = false;
    let leaving = false;
    /** @type {Promise<void>} */
    let last = Promise.resolve();

    /** Sends the calls since the last bundle, after what was sent before them. */
    function report() {
      window.clearTimeout(timer);
      timer = 0;
      const body = JSON.stringify({ attempt, calls: waiting });
      if (waiting.length && closing) { navigator.sendBeacon("/lms/calls", body); }
      if (waiting.length && !closing) { last = last.then(() => post("/lms/calls", body)); }
      waiting = [];
      return last;
    }

    /** @type {Line["called"]} */
    function called(call) {
      number += 1;
      const args = call.args.map((argument) => String(argument));
      waiting.push({ number, name: call.name, args, value: call.value, code: call.code, why: call.why });
      if (!timer) { timer = window.setTimeout(report, REPORT_MS); }
      if (closing && /Commit|Finish|Terminate/.test(call.name)) { report(); }
    }

    /** Returns whether the host took it. @type {Line["send"]} */
    function send(news) {
      if (dead) { return false; }
      const body = JSON.stringify({ attempt, number: number + 1, values: news.values, finished: news.finished });
      if (closing) { return navigator.sendBeacon("/lms/commit", body); }
      if (leaving) {
        last = last.then(() => post("/lms/commit", body, true));
        return true;
      }
      try {
        const request = new XMLHttpRequest();
        request.open("POST", "/lms/commit", false);
        request.setRequestHeader("Content-Type", "application/json");
        request.send(body);
        return request.status === 200;
      } catch (error) {
        return false;
      }
    }

    function die() {
      report();
      dead = true;
    }

    /** The package goes away and the platform's page stays. */
    function leave() {
      leaving = true;
    }

    return { called, send, report, leave, die, dead: () => dead };
  };
})(window.lms);
