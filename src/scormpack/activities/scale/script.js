(function (scormpack) {
  "use strict";

  const { items, says, ticked } = scormpack.fields;

  /** Say how sure you are, from 1 to 5. Saved: the statement's key and its level, for each. @type {ActivityMaker} */
  scormpack.activities.scale = function (root, tools) {
    const all = items(root, ".statement[data-key]");

    const chosen = (/** @type {HTMLElement} */ item) => ticked(item)[0];
    const rated = () => all.filter(chosen);

    function level(/** @type {HTMLElement} */ item) {
      const label = chosen(item).closest("label");
      return ((label && label.textContent) || "").trim();
    }

    /** Puts the answer from the start beside each statement, in words. */
    function showEarlier() {
      const from = root.dataset.compare;
      all.forEach((item) => {
        const place = /** @type {HTMLElement | null} */ (item.querySelector(".earlier"));
        if (!from || !place) { return; }
        const before = tools.lines(from, String(item.dataset.key))[0];
        place.hidden = !before;
        place.textContent = before ? tools.words("earlier", { text: before.text }) : "";
      });
    }

    root.addEventListener("change", () => tools.changed());
    return {
      show(saved) {
        const levels = new Map((saved.match(/[A-Za-z0-9_-]{3}[1-5]/g) || []).map((pair) => {
          return /** @type {[string, string]} */ ([pair.slice(0, 3), pair[3]]);
        }));
        all.forEach((item) => scormpack.fields.tick(item, [levels.get(String(item.dataset.key)) || ""]));
      },
      opened: showEarlier,
      answer: () => rated().map((item) => `${item.dataset.key}${chosen(item).value}`).join(""),
      lines(part) {
        const wanted = rated().filter((item) => !part || item.dataset.key === part);
        return wanted.map((item) => ({ label: part ? "" : says(item), text: level(item) }));
      },
      interaction() {
        const given = rated();
        if (!given.length) { return null; }
        if (all.length === 1) { return { type: "likert", response: chosen(all[0]).value }; }
        const pairs = given.map((item) => `${all.indexOf(item) + 1}.${" abcde"[Number(chosen(item).value)]}`);
        return { type: "matching", response: pairs.join(",") };
      }
    };
  };
})(window.scormpack);
