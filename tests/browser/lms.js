// The platform's page: scorm-again behind a log of every call, with the platform's moods on top.
(function () {
  "use strict";

  const launch = JSON.parse(document.getElementById("launch").textContent);
  const real = new Scorm12API({
    autocommit: false, lmsCommitUrl: "/commit", dataCommitFormat: "flattened", logLevel: 5,
    commitRequestDataType: "application/json", terminationCommitContentType: "text/plain"
  });
  real.loadFromFlattenedJSON(launch.cmi);

  let number = 0;
  let waiting = [];
  let own = null;      // the platform's own error, before scorm-again's

  /** Sends the log by beacon, so that it arrives even from a page that goes away. */
  function flush() {
    if (waiting.length) { navigator.sendBeacon("/log", JSON.stringify(waiting)); }
    waiting = [];
  }

  function unsupported(element) {
    return launch.unsupported.some((start) => String(element).startsWith(start));
  }

  function answer(name, args) {
    own = null;
    if (/Value$/.test(name) && unsupported(args[0])) { own = "401"; return name === "LMSGetValue" ? "" : "false"; }
    if (name === "LMSSetValue" && args[0] === "cmi.suspend_data" && args[1].length > launch.limit) {
      own = "405";
      return "false";
    }
    return real[name](...args);
  }

  function call(name, args) {
    const value = answer(name, args);
    const code = String(own === null ? real.LMSGetLastError() : own);
    number += 1;
    waiting.push({ launch: launch.number, number, name, args: args.map(String), value: String(value), code });
    if (/Commit|Finish/.test(name)) { flush(); }
    return value;
  }

  window.API = { LMSGetLastError: () => (own === null ? real.LMSGetLastError() : own) };
  ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetErrorString", "LMSGetDiagnostic"]
    .forEach((name) => { window.API[name] = (...args) => call(name, args); });
  window.addEventListener("pagehide", flush);
  window.flushCalls = flush;
})();
