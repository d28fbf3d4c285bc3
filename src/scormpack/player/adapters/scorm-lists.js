(function (scormpack) {
  "use strict";

  /** Returns whether a list of the data model may be written: a platform need not have it. */
  function supported(/** @type {Getter} */ get, /** @type {string} */ list, /** @type {string[]} */ needed) {
    const children = get(`cmi.${list}._children`).split(",").map((name) => name.trim());
    return needed.every((name) => children.includes(name));
  }

  /** Returns how many entries a list has; platforms answer with a string or a number, or not at all. */
  function count(/** @type {Getter} */ get, /** @type {string} */ list) {
    const n = Number(get(`cmi.${list}._count`));
    return Number.isInteger(n) && n > 0 ? n : 0;
  }

  /**
   * Returns the writer of `cmi.interactions`: a new entry for each activity answered in this session.
   * @param {Getter} get @param {Setter} set @param {ScormLists} words @returns {(record: SaveRecord) => boolean}
   */
  function interactions(get, set, words) {
    /** @type {Map<string, number>} */
    const places = new Map();
    /** @type {Map<string, string>} */
    const sent = new Map();
    let next = count(get, "interactions");

    function put(/** @type {Interaction} */ entry) {
      if (sent.get(entry.id) === entry.response) { return true; }
      if (!places.has(entry.id)) { places.set(entry.id, next); next += 1; }
      sent.set(entry.id, entry.response);
      const at = `cmi.interactions.${places.get(entry.id)}`;
      return words.interaction(entry).every(([part, value]) => set(`${at}.${part}`, value));
    }

    return (record) => record.interactions.every(put);
  }

  /**
   * Returns the writer of `cmi.objectives`: incomplete, then completed with the module.
   * @param {Getter} get @param {Setter} set @param {ScormLists} words @returns {(record: SaveRecord) => boolean}
   */
  function objectives(get, set, words) {
    /** @type {Map<string, {at: string, status: string}>} */
    const known = new Map();
    const before = count(get, "objectives");
    for (let n = 0; n < before; n += 1) {
      const at = `cmi.objectives.${n}`;
      known.set(get(`${at}.id`), { at, status: get(`${at}.${words.status}`) });
    }
    let next = before;

    function put(/** @type {string} */ id, /** @type {string} */ status) {
      const found = known.get(id);
      if (found && [status, "completed", "passed"].includes(found.status)) { return true; }
      const at = found ? found.at : `cmi.objectives.${next}`;
      if (!found) { next += 1; }
      known.set(id, { at, status });
      return (Boolean(found) || set(`${at}.id`, id)) && set(`${at}.${words.status}`, status);
    }

    return (record) => {
      return record.objectives.every((id) => put(words.objective(id), record.completed ? "completed" : "incomplete"));
    };
  }

  /**
   * Returns the writer of interactions and objectives. A list that makes one error is left alone for the session:
   * it is a report for staff, and must never stand in the way of the learner's own work.
   * @param {Getter} get @param {Setter} set @param {ScormLists} words @returns {Lists}
   */
  scormpack.scormLists = function (get, set, words) {
    const writers = [
      { list: "interactions", needed: words.needed, make: interactions },
      { list: "objectives", needed: ["id", words.status], make: objectives }
    ]
      .filter(({ list, needed }) => supported(get, list, needed))
      .map(({ make }) => ({ put: make(get, set, words), on: true }));
    return {
      write(record) {
        writers.forEach((writer) => { writer.on = writer.on && writer.put(record); });
      }
    };
  };
})(window.scormpack);
