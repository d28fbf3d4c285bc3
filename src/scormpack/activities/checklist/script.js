(function (scormpack) {
  "use strict";

  const { items, says, tick, ticked } = scormpack.fields;

  /** Tick what is done. Saved: the keys of the ticked items. @type {ActivityMaker} */
  scormpack.activities.checklist = function (root, tools) {
    const all = items(root, ".item[data-key]");
    const isDone = (/** @type {HTMLElement} */ item) => ticked(item).length > 0;
    const done = () => all.filter(isDone);

    root.addEventListener("change", () => tools.changed());
    return {
      show(saved) { tick(root, scormpack.state.keys(saved)); },
      answer: () => done().map((item) => item.dataset.key).join(""),
      lines(part) {
        // Nothing ticked is no answer yet, so the document keeps its writing lines.
        if (!done().length) { return []; }
        const wanted = part === "todo" ? all.filter((item) => !isDone(item)) : done();
        return wanted.map((item) => ({ label: "", text: says(item) }));
      },
      interaction() {
        const letters = done().map((item) => item.dataset.letter);
        return letters.length ? { type: "choice", response: letters.join(",") } : null;
      }
    };
  };
})(window.scormpack);
