(function (scormpack) {
  "use strict";

  const { feedback, items, says } = scormpack.fields;

  /** Join each item with a match. Saved: the item's key and the key its match belongs to. @type {ActivityMaker} */
  scormpack.activities.match = function (root, tools) {
    const all = items(root, ".item[data-key]");

    const list = (/** @type {HTMLElement} */ item) => /** @type {HTMLSelectElement} */ (item.querySelector("select"));
    const joined = () => all.filter((item) => list(item).value);

    function words(/** @type {HTMLElement} */ item) {
      return (list(item).selectedOptions[0].textContent || "").trim();
    }

    /** Returns the position letter of the item whose match was picked. */
    function letter(/** @type {HTMLElement} */ item) {
      const owner = all.find((other) => other.dataset.key === list(item).value);
      return owner ? owner.dataset.letter : "";
    }

    const mark = () => feedback(root, joined().map((item) => String(item.dataset.key)));

    root.addEventListener("change", () => {
      mark();
      tools.changed();
    });
    return {
      show(saved) {
        const keys = scormpack.state.keys(saved);
        all.forEach((item) => {
          const at = keys.findIndex((key, n) => n % 2 === 0 && key === item.dataset.key);
          list(item).value = at < 0 ? "" : String(keys[at + 1]);
          // A match that this release does not have leaves the list without a choice.
          if (list(item).selectedIndex < 0) { list(item).value = ""; }
        });
        mark();
      },
      answer: () => joined().map((item) => `${item.dataset.key}${list(item).value}`).join(""),
      lines: () => joined().map((item) => ({ label: says(item), text: words(item) })),
      interaction() {
        const pairs = joined().map((item) => `${all.indexOf(item) + 1}.${letter(item)}`);
        return pairs.length ? { type: "matching", response: pairs.join(",") } : null;
      }
    };
  };
})(window.scormpack);
