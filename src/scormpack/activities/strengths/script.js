(function (scormpack) {
  "use strict";

  const { items, ownWords, says, tick, ticked } = scormpack.fields;

  /** Pick up to `data-pick` strengths. Saved: their keys, then "." and the learner's own words. @type {ActivityMaker} */
  scormpack.activities.strengths = function (root, tools) {
    const options = items(root, ".option[data-key]");
    const most = Number(root.dataset.pick) || options.length;
    const own = ownWords(root, tools);
    const count = /** @type {HTMLElement | null} */ (root.querySelector(".count"));
    const full = /** @type {HTMLElement | null} */ (root.querySelector(".full"));
    const picked = () => options.filter((option) => ticked(option).length);

    function mark(/** @type {boolean} */ tooMany) {
      if (full) { full.textContent = tooMany ? tools.words("full", { all: most }) : ""; }
      if (count) {
        count.hidden = false;
        count.textContent = tools.words("picked", { n: picked().length, all: most });
      }
    }

    root.addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.type !== "checkbox") { return; }
      const tooMany = picked().length > most;
      if (tooMany) { input.checked = false; }
      mark(tooMany);
      if (!tooMany) { tools.changed(); }
    });
    return {
      show(saved) {
        const dot = (saved + ".").indexOf(".");
        tick(root, scormpack.state.keys(saved.slice(0, dot)));
        if (own) { own.set(tools.text.decode(saved.slice(dot + 1))); }
        mark(false);
      },
      answer() {
        const words = own ? tools.text.encode(own.get()) : "";
        return picked().map((option) => option.dataset.key).join("") + (words && `.${words}`);
      },
      lines(part) {
        if (part === "own") { return own && own.get().trim() ? [{ label: "", text: own.get().trim() }] : []; }
        return picked().map((option) => ({ label: "", text: says(option) }));
      },
      interaction() {
        const letters = picked().map((option) => option.dataset.letter);
        return letters.length ? { type: "choice", response: letters.join(",") } : null;
      }
    };
  };
})(window.scormpack);
