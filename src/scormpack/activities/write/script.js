(function (scormpack) {
  "use strict";

  const { ownWords } = scormpack.fields;

  /** Write in your own words, with ready starters. Saved: the text, encoded. @type {ActivityMaker} */
  scormpack.activities.write = function (root, tools) {
    const own = /** @type {OwnWords} */ (ownWords(root, tools));

    /** Puts a starter at the end; after the beginning of a sentence the learner goes on in the box. */
    function start(/** @type {string} */ words) {
      const gap = own.get() && !/\s$/.test(own.get()) ? "\n" : "";
      const whole = /[.!?]\s*$/.test(words);
      const beginning = words.replace(/\s*(…|\.\.\.)\s*$/, " ");
      const open = !whole || beginning !== words;
      if (!own.add(gap + (open ? beginning.trim() + " " : words))) { return; }
      tools.say(words);
      if (open) {
        own.input.focus();
        own.input.setSelectionRange(own.get().length, own.get().length);
      }
    }

    root.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const button = /** @type {HTMLElement | null} */ (target.closest("[data-starter]"));
      if (button) { start(String(button.dataset.starter)); }
    });
    return {
      show(saved) { own.set(tools.text.decode(saved)); },
      answer: () => tools.text.encode(own.get()),
      lines() {
        return own.get().split("\n").filter((line) => line.trim()).map((line) => ({ label: "", text: line.trim() }));
      },
      // Free text never goes into the platform's reports.
      interaction: () => null
    };
  };
})(window.scormpack);
