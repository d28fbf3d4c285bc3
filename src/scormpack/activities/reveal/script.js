(function (scormpack) {
  "use strict";

  const { items } = scormpack.fields;

  /** Cards or folds to open. Saved: the keys of those ever opened. @type {ActivityMaker} */
  scormpack.activities.reveal = function (root, tools) {
    const cards = items(root, "details[data-key]");
    const read = () => cards.filter((card) => card.classList.contains("is-read"));

    cards.forEach((card) => card.addEventListener("toggle", () => {
      if (!card.hasAttribute("open") || card.classList.contains("is-read")) { return; }
      card.classList.add("is-read");
      tools.changed();
    }));
    return {
      show(saved) {
        const keys = scormpack.state.keys(saved);
        cards.forEach((card) => card.classList.toggle("is-read", keys.includes(String(card.dataset.key))));
      },
      answer: () => read().map((card) => card.dataset.key).join(""),
      lines: () => [],
      interaction: () => null
    };
  };
})(window.scormpack);
