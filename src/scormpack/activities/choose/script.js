(function (scormpack) {
  "use strict";

  const { feedback, items, says, tick, ticked } = scormpack.fields;

  /** Pick one answer, or as many as fit. Saved: the keys of the picked options. @type {ActivityMaker} */
  scormpack.activities.choose = function (root, tools) {
    const options = items(root, ".option[data-key]");
    const picked = () => options.filter((option) => ticked(option).length);
    const keys = () => picked().map((option) => String(option.dataset.key));

    root.addEventListener("change", () => {
      feedback(root, keys());
      tools.changed();
    });
    return {
      show(saved) {
        tick(root, scormpack.state.keys(saved));
        feedback(root, keys());
      },
      answer: () => keys().join(""),
      lines: () => picked().map((option) => ({ label: "", text: says(option) })),
      interaction() {
        const letters = picked().map((option) => option.dataset.letter);
        return letters.length ? { type: "choice", response: letters.join(",") } : null;
      }
    };
  };
})(window.scormpack);
