// Runs in every page before its own scripts: tells what a test could not see from outside.
(function () {
  "use strict";

  /** Returns where the learner is and every answer as the page shows it. */
  function snapshot() {
    const all = (root, selector, value) => Array.from(root.querySelectorAll(selector), value);
    const answers = {};
    document.querySelectorAll("[data-activity]").forEach((root) => {
      answers[root.id] = JSON.stringify({
        ticked: all(root, "input:checked", (input) => `${input.name}=${input.value}`),
        lists: all(root, "select", (list) => list.value),
        words: all(root, ".own", (box) => box.value),
        order: root.matches(".order") ? all(root, ".item", (item) => item.dataset.key) : [],
        scene: all(root, "[data-scene]:not([hidden])", (scene) => scene.dataset.scene),
        opened: all(root, ".is-read", (card) => card.dataset.key)
      });
    });
    const here = document.querySelector(".screen:not([hidden])");
    return { here: here ? here.dataset.screen : "", answers };
  }

  /** Keeps the snapshot of the last time that the page said "Saved", and those after: one may be on its way. */
  function watchSaved() {
    const label = document.getElementById("saved");
    if (!label) { return; }
    const note = () => {
      window.savedStates.push(label.dataset.state);
      if (label.dataset.state === "saved") {
        window.shownSaved = snapshot();
        window.shownSince = [];
      }
    };
    const since = () => { setTimeout(() => { window.shownSince.push(snapshot()); }); };
    ["click", "change", "input"].forEach((kind) => { document.addEventListener(kind, since, true); });
    new MutationObserver(note).observe(label, { attributes: true, attributeFilter: ["data-state"] });
  }

  window.snapshot = snapshot;
  window.savedStates = [];
  window.shownSaved = null;
  window.shownSince = [];
  window.printed = [];
  window.holdPrint = false;
  window.print = () => {
    window.printed.push(document.documentElement.className);
    if (!window.holdPrint) { window.dispatchEvent(new Event("afterprint")); }
  };
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
  });
  document.addEventListener("DOMContentLoaded", watchSaved);
})();
