(function (scormpack) {
  "use strict";

  const VERSION = "1";
  const KEY = /^[A-Za-z0-9_-]{3}$/;
  const ANSWER = /^[A-Za-z0-9_.,!-]+$/;
  const FORM = /^1;([0-9a-z]{6});(([0-9]+);(d?)t([0-2])z([1-4]);([A-Za-z0-9_-]{3})?;([A-Za-z0-9_-]*)((?:;[^;]*)*))$/;

  /** Returns a state with nothing in it. @returns {State} */
  function fresh() {
    return { seq: 0, done: false, theme: 0, size: 1, here: "", seen: [], answers: new Map() };
  }

  /** Returns 6 characters of base 36 (FNV-1a, 32 bit): enough to notice a cut or a mixed-up string. */
  function checksum(/** @type {string} */ text) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
    }
    return (hash % Math.pow(36, 6)).toString(36).padStart(6, "0");
  }

  /** Returns the keys of 3 characters in a joined string; half a key at the end is dropped. @returns {string[]} */
  function keys(/** @type {string} */ joined) {
    return joined.match(/[A-Za-z0-9_-]{3}/g) || [];
  }

  /** Returns the state as suspend_data: `[A-Za-z0-9_.,;:!-]` only. */
  function format(/** @type {State} */ state) {
    const flags = `${state.done ? "d" : ""}t${state.theme}z${state.size}`;
    const answers = Array.from(state.answers)
      .filter(([key, answer]) => KEY.test(key) && ANSWER.test(answer))
      .map(([key, answer]) => `;${key}:${answer}`);
    const rest = `${state.seq};${flags};${state.here};${state.seen.join("")}${answers.join("")}`;
    return `${VERSION};${checksum(rest)};${rest}`;
  }

  /**
   * Returns the state as suspend_data. Answers that belong to another release are kept as long as there is room:
   * the build has proved the room for its own screens only.
   * @param {State} state @param {string[]} known @param {number} limit
   */
  function fit(state, known, limit) {
    const whole = format(state);
    if (whole.length <= limit) { return whole; }
    Array.from(state.answers.keys()).filter((key) => !known.includes(key)).forEach((key) => state.answers.delete(key));
    state.seen = state.seen.filter((key) => known.includes(key));
    return format(state);
  }

  /** @returns {Map<string, string>} */
  function parseAnswers(/** @type {string} */ joined) {
    const answers = new Map();
    joined.split(";").forEach((pair) => {
      const key = pair.slice(0, 3);
      const answer = pair.slice(4);
      if (pair[3] === ":" && KEY.test(key) && ANSWER.test(answer)) { answers.set(key, answer); }
    });
    return answers;
  }

  /**
   * Returns the state held in suspend_data; it never throws.
   * `damaged` says that there was something which could not be read, so the learner must be told.
   * @returns {{state: State, damaged: boolean}}
   */
  function parse(/** @type {unknown} */ saved) {
    const text = typeof saved === "string" ? saved.trim() : "";
    // Some platforms hand back the words "null" or "undefined" for a value never set.
    if (["", "null", "undefined"].includes(text)) { return { state: fresh(), damaged: false }; }
    const found = FORM.exec(text);
    if (!found || checksum(found[2]) !== found[1]) { return { state: fresh(), damaged: true }; }
    const [, , , seq, done, theme, size, here, seen, answers] = found;
    const state = {
      seq: Number(seq), done: done === "d", theme: Number(theme), size: Number(size),
      here: here || "", seen: keys(seen), answers: parseAnswers(answers)
    };
    return { state, damaged: false };
  }

  scormpack.state = { fresh, format, fit, parse, keys, checksum };
})(window.scormpack);
