(function (scormpack) {
  "use strict";

  /** Returns an element with text; learners' words only ever become text nodes. */
  function element(/** @type {string} */ name, /** @type {string} */ text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  const spoken = (/** @type {Line} */ line) => (line.label ? `${line.label}: ${line.text}` : line.text);

  /** Returns "a, b and c." */
  function sentence(/** @type {string[]} */ parts, /** @type {string} */ and) {
    const clean = parts.map((part) => part.trim().replace(/[.]+$/, ""));
    const last = clean.pop();
    const all = clean.length ? `${clean.join(", ")} ${and} ${last}` : String(last);
    return /[!?]$/.test(all) ? all : `${all}.`;
  }

  /** @type {Record<string, (lines: Line[], lead: string, words: Words) => Node[]>} */
  const FORMS = {
    list(lines, lead) {
      const list = document.createElement("ul");
      list.append(...lines.map((line) => element("li", spoken(line))));
      return lead ? [Object.assign(element("p", lead), { className: "lead" }), list] : [list];
    },
    sentence(lines, lead, words) {
      return [element("p", `${lead} ${sentence(lines.map(spoken), words("and"))}`.trim())];
    },
    paragraph(lines, lead) {
      return lines.map((line, n) => element("p", n === 0 ? `${lead} ${spoken(line)}`.trim() : spoken(line)));
    },
    table(lines, lead) {
      const table = document.createElement("table");
      if (lead) { table.createCaption().textContent = lead; }
      lines.forEach((line) => {
        const row = table.insertRow();
        if (line.label) { row.appendChild(element("th", line.label)).setAttribute("scope", "row"); }
        row.insertCell().textContent = line.text;
      });
      return [table];
    }
  };

  /** Fills one place of a document with the learner's answer, or leaves the writing lines; returns whether it did. */
  function fillSlot(/** @type {HTMLElement} */ slot, /** @type {OutputsOptions} */ options) {
    const { from = "", part = "", as = "list", lead = "" } = slot.dataset;
    const lines = options.lines(from, part).filter((line) => line.text.trim());
    const filled = /** @type {HTMLElement} */ (slot.querySelector(".filled"));
    const blank = /** @type {HTMLElement | null} */ (slot.querySelector(".blank"));
    filled.textContent = "";
    if (lines.length) { filled.append(...(FORMS[as] || FORMS.list)(lines, lead, options.words)); }
    filled.hidden = lines.length === 0;
    if (blank) { blank.hidden = lines.length > 0; }
    return lines.length > 0;
  }

  function slots(/** @type {ParentNode} */ section) {
    return /** @type {HTMLElement[]} */ (Array.from(section.querySelectorAll(".slot[data-from]")));
  }

  /** Empties every place for the print; `fill` puts the answers back. */
  function empty(/** @type {HTMLElement} */ slot) {
    slot.querySelectorAll(".filled").forEach((part) => part.setAttribute("hidden", ""));
    slot.querySelectorAll(".blank").forEach((part) => part.removeAttribute("hidden"));
  }

  /**
   * Returns the owner of the documents: what they say and how they are printed.
   * @param {OutputsOptions} options
   */
  scormpack.outputs = function (options) {
    const marks = document.documentElement.classList;

    /** Returns whether any place was filled. */
    function fill(/** @type {ParentNode} */ section) {
      return slots(section).filter((slot) => fillSlot(slot, options)).length > 0;
    }

    function print(/** @type {HTMLElement} */ section, /** @type {boolean} */ blank) {
      marks.add("printing-output");
      if (blank) {
        marks.add("printing-blank");
        slots(section).forEach(empty);
      }
      // Some browsers print later than this call returns; "afterprint" is the sure end.
      window.addEventListener("afterprint", () => {
        marks.remove("printing-output", "printing-blank");
        fill(section);
      }, { once: true });
      window.print();
      if (!blank) { options.printed(section); }
    }

    document.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const button = target.closest("[data-print], [data-print-blank]");
      const section = /** @type {HTMLElement | null} */ (button && button.closest(".screen"));
      if (button && section) { print(section, button.hasAttribute("data-print-blank")); }
    });
    return { fill };
  };
})(window.scormpack);
