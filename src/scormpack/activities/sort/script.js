(function (scormpack) {
  "use strict";

  const { feedback, items, says, tick, ticked } = scormpack.fields;

  /** Put each item into a group. Saved: the item's key and its group's key, for each item. @type {ActivityMaker} */
  scormpack.activities.sort = function (root, tools) {
    const all = items(root, ".item[data-key]");

    const radios = (/** @type {HTMLElement} */ item) => Array.from(item.querySelectorAll("input"));
    const chosen = (/** @type {HTMLElement} */ item) => ticked(item)[0];
    const groupOf = (/** @type {HTMLElement} */ item) => (chosen(item) ? chosen(item).value : "");
    const number = (/** @type {HTMLElement} */ item) => radios(item).indexOf(chosen(item)) + 1;
    const sorted = () => all.filter(groupOf);

    /** Shows feedback and lends the group's number to the style. */
    function mark() {
      feedback(root, sorted().map((item) => String(item.dataset.key)));
      all.forEach((item) => {
        if (groupOf(item)) { item.dataset.chosen = String(number(item)); } else { delete item.dataset.chosen; }
      });
    }

    function title(/** @type {HTMLElement} */ item) {
      const label = chosen(item).closest("label");
      return ((label && label.textContent) || "").trim();
    }

    root.addEventListener("change", () => {
      mark();
      tools.changed();
    });
    return {
      show(saved) {
        const keys = scormpack.state.keys(saved);
        all.forEach((item) => {
          const at = keys.findIndex((key, n) => n % 2 === 0 && key === item.dataset.key);
          tick(item, at < 0 ? [] : [keys[at + 1]]);
        });
        mark();
      },
      answer: () => sorted().map((item) => `${item.dataset.key}${groupOf(item)}`).join(""),
      lines(part) {
        const wanted = sorted().filter((item) => !part || groupOf(item) === part);
        return wanted.map((item) => ({ label: part ? "" : title(item), text: says(item) }));
      },
      interaction() {
        const pairs = sorted().map((item) => `${(all.indexOf(item) + 1) % 10}.${"abcd"[number(item) - 1]}`);
        return pairs.length ? { type: "matching", response: pairs.join(",") } : null;
      }
    };
  };
})(window.scormpack);
