(function (scormpack) {
  "use strict";

  const { items, says } = scormpack.fields;

  /** Put items into an order with buttons. Saved: all keys in their order, once a step was made. @type {ActivityMaker} */
  scormpack.activities.order = function (root, tools) {
    const list = /** @type {HTMLElement} */ (root.querySelector(".items"));
    const first = items(list, ".item[data-key]");
    const keep = Number(root.dataset.keep) || first.length;
    const kept = /** @type {HTMLElement | null} */ (root.querySelector(".kept"));
    let own = false;

    const now = () => items(list, ".item[data-key]");

    /** Shows which buttons have nowhere to go, and which items stay below the line. */
    function mark() {
      now().forEach((item, n, all) => {
        item.classList.toggle("is-below", n >= keep);
        item.querySelectorAll("[data-move]").forEach((part) => {
          const end = /** @type {HTMLElement} */ (part).dataset.move === "up" ? 0 : all.length - 1;
          part.setAttribute("aria-disabled", String(n === end));
        });
      });
      if (kept) { kept.hidden = !own; }
    }

    function arrange(/** @type {HTMLElement[]} */ order) {
      order.forEach((item) => list.appendChild(item));
      mark();
    }

    /** Moves an item one place; the focus stays on its button. */
    function move(/** @type {HTMLElement} */ button) {
      const item = /** @type {HTMLElement} */ (button.closest(".item"));
      const order = now();
      const from = order.indexOf(item);
      const to = from + (button.dataset.move === "up" ? -1 : 1);
      if (!order[to]) { return; }
      order.splice(from, 1);
      order.splice(to, 0, item);
      arrange(order);
      button.focus();
      tools.say(tools.words("moved", { text: says(item), n: to + 1, all: order.length }));
    }

    root.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const button = /** @type {HTMLElement | null} */ (target.closest("[data-move], [data-keep-order]"));
      if (!button) { return; }
      own = true;
      if (button.dataset.move) { move(button); } else { tools.say(tools.words("kept")); }
      mark();
      tools.changed();
    });
    return {
      show(saved) {
        const keys = scormpack.state.keys(saved);
        const place = (/** @type {HTMLElement} */ item) => {
          const at = keys.indexOf(String(item.dataset.key));
          return at < 0 ? keys.length + first.indexOf(item) : at;
        };
        own = first.some((item) => keys.includes(String(item.dataset.key)));
        arrange(first.slice().sort((a, b) => place(a) - place(b)));
      },
      answer: () => (own ? now().map((item) => item.dataset.key).join("") : ""),
      lines: () => (own ? now().slice(0, keep).map((item) => ({ label: "", text: says(item) })) : []),
      interaction() {
        return own ? { type: "sequencing", response: now().map((item) => item.dataset.letter).join(",") } : null;
      }
    };
  };
})(window.scormpack);
