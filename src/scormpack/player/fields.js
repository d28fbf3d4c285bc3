(function (scormpack) {
  "use strict";

  const { cost } = scormpack.text;

  /** Shows how much room is left; says it aloud only when it gets short. */
  function showRoom(/** @type {TextField} */ field, /** @type {Tools} */ tools, /** @type {number} */ before) {
    const left = Math.max(0, field.limit - cost(field.kept));
    const text = left ? tools.words("room", { n: left }) : tools.words("room_none");
    if (field.room) {
      field.room.textContent = text;
      field.room.hidden = !field.input.value;
    }
    if ([40, 10, 0].some((mark) => before > mark && left <= mark)) { tools.say(text); }
  }

  /** Puts the last text that had room back, with the caret where it was. */
  function refuse(/** @type {TextField} */ field, /** @type {Tools} */ tools) {
    const caret = (field.input.selectionStart || 0) - (field.input.value.length - field.kept.length);
    field.input.value = field.kept;
    const place = Math.min(Math.max(0, caret), field.kept.length);
    field.input.setSelectionRange(place, place);
    if (field.refused) {
      field.refused.textContent = tools.words("refused");
      field.refused.hidden = false;
    }
  }

  /** Returns whether the field took its new text: it never cuts a text, it refuses the last step. */
  function take(/** @type {TextField} */ field, /** @type {Tools} */ tools) {
    const now = cost(field.input.value);
    const before = cost(field.kept);
    if (now > field.limit && now > before) { refuse(field, tools); return false; }
    field.kept = field.input.value;
    if (field.refused) { field.refused.hidden = true; }
    showRoom(field, tools, field.limit - before);
    return true;
  }

  /**
   * Returns the reader and writer of a text box with `data-limit`, counted in saved characters.
   * @param {ParentNode} box holds the box `.own` and perhaps `.room` and `.refused`
   * @param {Tools} tools
   * @returns {OwnWords | null}
   */
  function ownWords(box, tools) {
    const input = /** @type {HTMLInputElement | null} */ (box.querySelector(".own"));
    if (!input) { return null; }
    const room = /** @type {HTMLElement | null} */ (box.querySelector(".room"));
    const refused = /** @type {HTMLElement | null} */ (box.querySelector(".refused"));
    const field = { input, room, refused, limit: Number(input.dataset.limit), kept: input.value };
    let composing = false;
    const step = () => { if (!composing && take(field, tools)) { tools.changed(); } };
    input.addEventListener("compositionstart", () => { composing = true; });
    input.addEventListener("compositionend", () => { composing = false; step(); });
    input.addEventListener("input", step);
    showRoom(field, tools, 0);
    return {
      input,
      get: () => field.kept,
      set(text) {
        field.kept = input.value = text;
        // A text box may change line ends; what it shows is what is kept.
        field.kept = input.value;
        showRoom(field, tools, 0);
      },
      add(text) {
        input.value = field.kept + text;
        if (!take(field, tools)) { return false; }
        tools.changed();
        return true;
      }
    };
  }

  /** Shows the feedback of the items named and hides the others'. @param {ParentNode} root @param {string[]} keys */
  function feedback(root, keys) {
    root.querySelectorAll(".feedback").forEach((part) => {
      const box = /** @type {HTMLElement} */ (part);
      box.hidden = !keys.includes(String(box.dataset.for));
    });
  }

  /** Returns the inputs of a name's sort that are ticked. @returns {HTMLInputElement[]} */
  function ticked(/** @type {ParentNode} */ root) {
    return Array.from(root.querySelectorAll("input:checked"));
  }

  /** Ticks the inputs with these values and unticks the others. @param {ParentNode} root @param {string[]} values */
  function tick(root, values) {
    root.querySelectorAll("input[type=checkbox], input[type=radio]").forEach((part) => {
      const input = /** @type {HTMLInputElement} */ (part);
      input.checked = values.includes(input.value);
    });
  }

  /** Returns the elements with a key in `root`, in their order. @returns {HTMLElement[]} */
  function items(/** @type {ParentNode} */ root, selector = "[data-key]") {
    return Array.from(root.querySelectorAll(selector));
  }

  /** Returns the words that an item has in documents. */
  function says(/** @type {HTMLElement} */ item) {
    return (item.dataset.says || item.textContent || "").trim();
  }

  scormpack.activities = {};
  scormpack.fields = { ownWords, feedback, ticked, tick, items, says };
})(window.scormpack);
