(function (scormpack) {
  "use strict";

  // Up and Down are left out: there, many clicks are meant.
  const ONE_STEP = "#next, #back, #exit, #finish, #contents-button, #settings-button, .choice, summary," +
    " [data-go], [data-starter], [data-step-back], [data-restart], [data-close]";

  /**
   * Makes a double click count as one step: many people double-click everything. A keyboard's press gives no
   * count (`detail` 0) and a first click gives 1; both go through.
   */
  function steady(/** @type {Document} */ page) {
    page.addEventListener("click", (event) => {
      const target = event.target instanceof Element ? event.target.closest(ONE_STEP) : null;
      if (!target || event.detail < 2) { return; }
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
  }

  scormpack.steady = steady;
})(window.scormpack);
