(function (scormpack) {
  "use strict";

  const LETTERS = "abcdefghijklmnopqrstuvwxyz";
  const LEVELS = 5;

  /** Returns seconds as ISO 8601, to the hundredth. */
  scormpack.xapiDuration = (seconds) => `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;

  /** Returns the id behind one letter, or one number from 1; 0 is the tenth. @returns {string | undefined} */
  function behind(/** @type {string} */ mark, /** @type {string[]} */ ids) {
    return ids[/[0-9]/.test(mark) ? (Number(mark) + 9) % 10 : LETTERS.indexOf(mark)];
  }

  /**
   * Returns an answer with the activity's own ids for the letters of SCORM 1.2, or "" when one has no id.
   * @param {ScreenObjects} facts @param {Answered} given
   */
  function response(facts, given) {
    const { items = [], targets = [] } = facts;
    if (!items.length) { return given.response.replace(/,/g, "[,]"); }
    const parts = given.response.split(",").map((part) => {
      const [item, target] = part.split(".");
      return target === undefined ? [behind(item, items)] : [behind(item, items), behind(target, targets)];
    });
    return parts.every((part) => part.every(Boolean)) ? parts.map((part) => part.join("[.]")).join("[,]") : "";
  }

  /** Returns how sure a learner is, 1 to 5, over all statements of a scale. */
  function score(/** @type {Answered} */ given) {
    const levels = given.response.split(",").map((part) => {
      const mark = part.split(".").pop() || "";
      return /[0-9]/.test(mark) ? Number(mark) : LETTERS.indexOf(mark) + 1;
    });
    const raw = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    const two = (/** @type {number} */ n) => Math.round(n * 100) / 100;
    return { raw: two(raw), min: 1, max: LEVELS, scaled: two((raw - 1) / (LEVELS - 1)) };
  }

  /** Returns a list, for the standard allows one thing instead of a list of one. @returns {any[]} */
  const list = (/** @type {any} */ value) => (value === undefined ? [] : [].concat(value));

  /** Returns the lists of context activities of both, each activity once. */
  function joined(/** @type {any} */ base, /** @type {any} */ own) {
    const names = Object.keys(Object.assign({}, base, own));
    return names.reduce((all, name) => {
      const both = list((base || {})[name]).concat(list((own || {})[name]));
      const once = both.filter((one, n) => both.findIndex((other) => other.id === one.id) === n);
      return once.length ? Object.assign(all, { [name]: once }) : all;
    }, {});
  }

  /**
   * Returns the maker of statements: the templates of the course, filled with what happens. Nothing that a learner
   * wrote is ever among it.
   * @param {XapiFrame} frame @returns {XapiMaker}
   */
  scormpack.xapiStatements = function (frame) {
    const { facts, device } = frame;
    const session = Object.assign({}, facts.module, { id: frame.activityId });
    const film = scormpack.xapiFilm(facts, device.uuid());

    /** @param {XapiParts} parts @returns {Statement} */
    function make({ verb, object, result, category = [], parent = [], extensions, at = device.clock.now() }) {
      const { context } = frame;
      const activities = joined(context.contextActivities, { category, parent, grouping: [facts.course] });
      const all = Object.assign({}, context, { contextActivities: activities });
      if (extensions) { all.extensions = Object.assign({}, context.extensions, extensions); }
      return Object.assign(
        { id: device.uuid(), actor: frame.actor, verb: facts.verbs[verb], object },
        result ? { result } : {},
        { context: all, timestamp: new Date(at).toISOString() }
      );
    }

    /** Statements of the session itself; cmi5 marks those that it defines. */
    function defined(/** @type {string} */ verb, /** @type {any} */ result) {
      const { cmi5, moveon } = facts.categories;
      const marks = !frame.cmi5 ? [] : result && "completion" in result ? [cmi5, moveon] : [cmi5];
      return make({ verb, object: session, result, category: marks });
    }

    /** @param {Interaction} given @returns {Statement | null} */
    function answered(given) {
      const screen = facts.screens[given.id];
      const words = screen && screen.answered ? response(screen, given) : "";
      if (!words || !screen.answered) { return null; }
      const scale = (scormpack.course.screens.find((one) => one.id === given.id) || { type: "" }).type === "scale";
      const result = Object.assign(
        { response: words, duration: scormpack.xapiDuration(given.seconds) }, scale ? { score: score(given) } : {}
      );
      return make({ verb: "answered", object: screen.answered, result, parent: [screen.experienced], at: given.at });
    }

    /** @param {ScreenFact} screen @param {Happening} event @returns {Statement | null} */
    function happened(screen, event) {
      const own = facts.screens[screen.id];
      if (!own) { return null; }
      if (event.what === "opened") {
        return make({ verb: "experienced", object: own.experienced, parent: [session] });
      }
      if (event.what === "made") {
        const output = facts.outputs[String(own.output)];
        return output ? make({ verb: "created", object: output, parent: [session] }) : null;
      }
      const parts = film(event);
      return parts && make(Object.assign({ parent: [session] }, parts));
    }

    return {
      initialized: () => defined("initialized", undefined),
      completed: (seconds) => defined("completed", { completion: true, duration: scormpack.xapiDuration(seconds) }),
      terminated: (seconds) => defined("terminated", { duration: scormpack.xapiDuration(seconds) }),
      answered, happened
    };
  };
})(window.scormpack);
