(function (scormpack) {
  "use strict";

  const { items, says } = scormpack.fields;

  /** A story that turns with the learner's choices. Saved: the keys of the choices on the way. @type {ActivityMaker} */
  scormpack.activities.scenario = function (root, tools) {
    const scenes = items(root, "[data-scene]");
    const again = /** @type {HTMLElement | null} */ (root.querySelector(".again"));
    /** @type {HTMLElement[]} the choices on the way, from the start */
    let path = [];

    const scene = (/** @type {string | undefined} */ key) => scenes.find((one) => one.dataset.scene === key);
    const after = (/** @type {HTMLElement[]} */ way) => (way.length ? scene(way[way.length - 1].dataset.goes) : scenes[0]);

    /** Adds a choice; a way that comes round to an earlier scene is shortened to it, so it cannot grow for ever. */
    function add(/** @type {HTMLElement} */ choice) {
      const goal = scene(choice.dataset.goes);
      if (!goal) { return; }
      const longer = path.concat(choice);
      const seen = [scenes[0]].concat(longer.map((one) => /** @type {HTMLElement} */ (scene(one.dataset.goes))));
      path = longer.slice(0, seen.indexOf(goal));
    }

    function render() {
      const now = /** @type {HTMLElement} */ (after(path));
      scenes.forEach((one) => { one.hidden = one !== now; });
      now.classList.toggle("is-ending", !now.querySelector("[data-goes]"));
      if (again) { again.hidden = path.length === 0; }
      return now;
    }

    root.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest(".choice, [data-step-back], [data-restart]");
      if (!button) { return; }
      const choice = /** @type {HTMLElement | null} */ (button.closest("[data-goes]"));
      if (choice) { add(choice); } else { path = button.hasAttribute("data-restart") ? [] : path.slice(0, -1); }
      // The pressed button is gone with its scene, so the focus goes to the new one.
      render().focus();
      tools.changed();
    });
    return {
      show(saved) {
        path = [];
        scormpack.state.keys(saved).every((key) => {
          const now = /** @type {HTMLElement} */ (after(path));
          const choice = items(now, "[data-goes]").find((one) => one.dataset.key === key);
          if (choice) { add(choice); }
          return Boolean(choice);
        });
        render();
      },
      answer: () => path.map((choice) => choice.dataset.key).join(""),
      lines: () => path.map((choice) => ({ label: "", text: says(choice) })),
      interaction() {
        return path.length ? { type: "sequencing", response: path.map((one) => one.dataset.letter).join(",") } : null;
      }
    };
  };
})(window.scormpack);
