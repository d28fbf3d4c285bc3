(function (scormpack) {
  "use strict";

  const { items, ownWords, says, tick, ticked } = scormpack.fields;

  /** Returns the parts on one line: a comma between them, but none after a part that ends as a sentence. */
  function together(/** @type {string[]} */ parts) {
    return parts.reduce((all, part) => (all ? `${all}${/[.!?]$/.test(all) ? "" : ","} ${part}` : part), "");
  }

  /**
   * A plan in rows, each with ideas to tick and room for own words.
   * Saved: for each row with an answer its key, its ideas' keys, "." and the words; rows are parted by ",".
   * @type {ActivityMaker}
   */
  scormpack.activities.plan = function (root, tools) {
    const rows = items(root, ".row[data-key]").map((row) => ({
      row, key: String(row.dataset.key), own: ownWords(row, tools), ideas: items(row, ".ideas [data-key]")
    }));

    /** @typedef {typeof rows[0]} Row */
    const words = (/** @type {Row} */ { own }) => (own ? own.get() : "");
    const picked = (/** @type {Row} */ { ideas }) => ideas.filter((idea) => ticked(idea).length);

    function title(/** @type {Row} */ { row }) {
      const legend = row.querySelector("legend");
      return ((legend && legend.textContent) || "").trim();
    }

    function texts(/** @type {Row} */ row) {
      return picked(row).map(says).concat(words(row).trim()).filter(Boolean);
    }

    function answerOf(/** @type {Row} */ row) {
      const keys = picked(row).map((idea) => idea.dataset.key).join("");
      const text = tools.text.encode(words(row));
      return keys || text ? `${row.key}${keys}.${text}` : "";
    }

    function showRow(/** @type {Row} */ row, /** @type {string} */ saved) {
      const dot = (saved + ".").indexOf(".");
      tick(row.row, scormpack.state.keys(saved.slice(3, dot)));
      if (row.own) { row.own.set(tools.text.decode(saved.slice(dot + 1))); }
    }

    root.addEventListener("change", (event) => {
      if (/** @type {HTMLInputElement} */ (event.target).type === "checkbox") { tools.changed(); }
    });
    return {
      show(saved) {
        const parts = saved.split(",");
        rows.forEach((row) => showRow(row, parts.find((part) => part.slice(0, 3) === row.key) || ""));
        root.querySelectorAll("details").forEach((fold) => {
          fold.open = rows.some((row) => fold.contains(row.row) && texts(row).length > 0);
        });
      },
      answer: () => rows.map(answerOf).filter(Boolean).join(","),
      lines(part) {
        if (part) {
          return rows.filter((row) => row.key === part)
            .reduce((all, row) => all.concat(texts(row)), /** @type {string[]} */ ([]))
            .map((text) => ({ label: "", text }));
        }
        return rows.filter((row) => texts(row).length)
          .map((row) => ({ label: title(row), text: together(texts(row)) }));
      },
      interaction: () => null
    };
  };
})(window.scormpack);
