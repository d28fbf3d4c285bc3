(function (scormpack) {
  "use strict";

  // One letter stands for a sign after "!". Never reorder or re-use a letter: saved work depends on it.
  const SIGNS = {
    "\n": "n", ",": "c", "?": "q", "!": "x", "'": "a", "\"": "d", "(": "l", ")": "r", ":": "o", ";": "s",
    "/": "h", "&": "m", "%": "p", "+": "u", "@": "t", "#": "g", "*": "k", "=": "e", "_": "U", "£": "L",
    "€": "E", "’": "A", "‘": "B", "“": "C", "”": "D", "–": "M", "—": "N", "…": "F", "•": "G", "$": "S",
    "â": "1", "ê": "2", "î": "3", "ô": "4", "û": "5", "ŵ": "6", "ŷ": "7", "é": "8", "á": "9", "è": "0",
    "ï": "I", "ö": "O", "ä": "H", "ë": "J", "<": "K", ">": "P"
  };

  /** @type {Map<string, string>} */
  const toCode = new Map(Object.entries(SIGNS));
  /** @type {Map<string, string>} */
  const toSign = new Map(Object.entries(SIGNS).map(([sign, code]) => /** @type {[string, string]} */ ([code, sign])));

  /** Returns one UTF-16 unit in the saved alphabet. */
  function encodeUnit(/** @type {string} */ unit) {
    if (/[A-Za-z0-9.-]/.test(unit)) { return unit; }
    if (unit === " ") { return "_"; }
    const code = toCode.get(unit);
    return "!" + (code || "-" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
  }

  /** Returns the text written with `[A-Za-z0-9_.!-]` only; `decode` gives every UTF-16 unit back. */
  function encode(/** @type {string} */ text) {
    return text.split("").map(encodeUnit).join("");
  }

  /** Returns the text of an encoding. What cannot be read is left out; it never throws. */
  function decode(/** @type {string} */ coded) {
    return coded.replace(/!-([0-9a-f]{4})|!(.)|_|[^A-Za-z0-9.-]/g, (part, hex, code) => {
      if (hex) { return String.fromCharCode(parseInt(hex, 16)); }
      return part === "_" ? " " : toSign.get(code) || "";
    });
  }

  /** Returns how many characters the text takes in suspend_data. */
  function cost(/** @type {string} */ text) {
    return encode(text).length;
  }

  scormpack.text = { encode, decode, cost };
})(window.scormpack);
