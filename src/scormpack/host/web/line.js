(function (lms) {
  "use strict";

  const REPORT_MS = 150;
  let leaving = false;

  /** A page that goes away may no longer wait for an answer: what it has to say goes by beacon. */
  ["beforeunload", "pagehide"].forEach((event) => window.addEventListener(event, () => { leaving = true; }));
  window.addEventListener("pageshow", () => { leaving = false; });

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

    function report() {
      window.clearTimeout(timer);
      timer = 0;
      const body = JSON.stringify({ attempt, calls: waiting });
      if (waiting.length && leaving) { navigator.sendBeacon("/lms/calls", body); }
      if (waiting.length && !leaving) { fetch("/lms/calls", { method: "POST", body }).catch(() => {}); }
      waiting = [];
    }

    /** @type {Line["called"]} */
    function called(call) {
      number += 1;
      const args = call.args.map((argument) => String(argument));
      waiting.push({ number, name: call.name, args, value: call.value, code: call.code, why: call.why });
      if (!timer) { timer = window.setTimeout(report, REPORT_MS); }
      if (leaving) { report(); }
    }

    /** Returns whether the host took it. @type {Line["send"]} */
    function send(news) {
      if (dead) { return false; }
      const body = JSON.stringify({ attempt, number: number + 1, values: news.values, finished: news.finished });
      if (leaving) { return navigator.sendBeacon("/lms/commit", body); }
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

    return { called, send, report, die, dead: () => dead };
  };
})(window.lms);
