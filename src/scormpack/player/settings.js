(function (scormpack) {
  "use strict";

  const THEMES = ["cream", "white", "dark"];

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  function check(/** @type {string} */ name, /** @type {string} */ value) {
    const input = /** @type {HTMLInputElement | null} */ (
      byId("settings").querySelector(`input[name="${name}"][value="${value}"]`));
    if (input) { input.checked = true; }
  }

  /** Puts the learner's colours and text size on the page. */
  function apply(/** @type {State} */ state) {
    const page = document.documentElement;
    page.dataset.theme = THEMES[state.theme];
    page.dataset.size = String(state.size);
    check("theme", THEMES[state.theme]);
    check("size", String(state.size));
  }

  /** Joins the panel of colours and sizes to the state. @param {State} state @param {() => void} changed */
  scormpack.settings = function (state, changed) {
    scormpack.panel(byId("settings-button"), byId("settings"), () => byId("settings").querySelector("input:checked"));
    byId("settings").addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.name === "theme") { state.theme = Math.max(0, THEMES.indexOf(input.value)); }
      if (input.name === "size") { state.size = Number(input.value); }
      apply(state);
      changed();
    });
    apply(state);
  };
})(window.scormpack);
