(function (scormpack) {
  "use strict";

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** Returns the required screens that were never opened, in their order. @returns {ScreenFact[]} */
  function missing(/** @type {ScreenFact[]} */ screens, /** @type {string[]} */ seen) {
    return screens.filter((screen) => screen.required && !seen.includes(screen.key));
  }

  /** Returns a paragraph and a list of buttons that lead to the screens. @returns {Node[]} */
  function missingList(/** @type {ScreenFact[]} */ screens, /** @type {Words} */ words) {
    const lead = document.createElement("p");
    lead.textContent = words("finish_missing");
    const list = document.createElement("ul");
    screens.forEach((screen) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.go = screen.id;
      button.textContent = screen.title;
      list.appendChild(document.createElement("li")).appendChild(button);
    });
    return [lead, list];
  }

  /**
   * Runs the last screen's *Finish module*. Opening a screen never completes a module by itself.
   * @param {CompleteOptions} options
   */
  function complete(options) {
    const { screens, words } = options;
    const button = byId("finish");
    const note = byId("finish-note");
    const list = byId("finish-missing");
    const message = byId("finished");

    /** Shows the screens that are still to be opened. */
    function showMissing() {
      const open = missing(screens, options.seen());
      list.textContent = "";
      if (open.length) { list.append(...missingList(open, words)); }
      list.hidden = open.length === 0;
      return open.length;
    }

    /** Shows how far the learner is; called whenever the screen is opened and when the save state changes. */
    function refresh() {
      const done = options.done();
      if (!list.hidden) { showMissing(); }
      button.hidden = done || options.readonly();
      note.hidden = button.hidden;
      note.textContent = words("finish_note");
      message.hidden = !done;
      message.textContent = words(options.message());
    }

    button.addEventListener("click", () => {
      if (showMissing() > 0) {
        const first = list.querySelector("button");
        if (first) { first.focus(); }
        return;
      }
      options.finish();
      refresh();
      message.focus();
    });
    return { refresh };
  }

  scormpack.missing = missing;
  scormpack.complete = complete;
})(window.scormpack);
