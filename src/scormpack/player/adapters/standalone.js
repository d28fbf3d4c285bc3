(function (scormpack) {
  "use strict";

  /** The adapter without a platform: the answers live as long as the page. @type {Adapter} */
  scormpack.adapter = {
    start: () => Promise.resolve({
      connected: false, mode: "normal", state: "", place: "", completed: false, why: "standalone"
    }),
    write: () => false,
    commit: () => Promise.resolve(false),
    finish: () => false,
    lastError: () => ({ code: "0", text: "" })
  };
})(window.scormpack);
