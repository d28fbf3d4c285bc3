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

  const identifier = (/** @type {string} */ id) => id.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 64);

  /**
   * Returns the writer of `cmi.interactions`: a new entry for each activity answered in this session.
   * @param {Getter} get @param {Setter} set @returns {(record: SaveRecord) => boolean}
   */
  function interactions(get, set) {
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
      return set(`${at}.id`, identifier(entry.id)) && set(`${at}.type`, entry.type) && set(`${at}.time`, entry.time) &&
        set(`${at}.student_response`, entry.response) && set(`${at}.result`, "neutral");
    }

    return (record) => record.interactions.every(put);
  }

  /**
   * Returns the writer of `cmi.objectives`: incomplete, then completed with the module.
   * @param {Getter} get @param {Setter} set @returns {(record: SaveRecord) => boolean}
   */
  function objectives(get, set) {
    /** @type {Map<string, {at: string, status: string}>} */
    const known = new Map();
    const before = count(get, "objectives");
    for (let n = 0; n < before; n += 1) {
      const at = `cmi.objectives.${n}`;
      known.set(get(`${at}.id`), { at, status: get(`${at}.status`) });
    }
    let next = before;

    function put(/** @type {string} */ id, /** @type {string} */ status) {
      const found = known.get(id);
      if (found && [status, "completed", "passed"].includes(found.status)) { return true; }
      const at = found ? found.at : `cmi.objectives.${next}`;
      if (!found) { next += 1; }
      known.set(id, { at, status });
      return (Boolean(found) || set(`${at}.id`, id)) && set(`${at}.status`, status);
    }

    return (record) => record.objectives.every((id) => put(identifier(id), record.completed ? "completed" : "incomplete"));
  }

  /**
   * Returns the writer of interactions and objectives. A list that makes one error is left alone for the session:
   * it is a report for staff, and must never stand in the way of the learner's own work.
   * @param {Getter} get @param {Setter} set @param {Profile} profile @returns {Lists}
   */
  scormpack.lists12 = function (get, set, profile) {
    const writers = [
      { list: "interactions", needed: ["id", "type", "student_response"], make: interactions },
      { list: "objectives", needed: ["id", "status"], make: objectives }
    ]
      .filter(({ list, needed }) => profile.interactions && supported(get, list, needed))
      .map(({ make }) => ({ put: make(get, set), on: true }));
    return {
      write(record) {
        writers.forEach((writer) => { writer.on = writer.on && writer.put(record); });
      }
    };
  };
})(window.scormpack);
