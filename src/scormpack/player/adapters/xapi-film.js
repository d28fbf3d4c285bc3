(function (scormpack) {
  "use strict";

  const rounded = (/** @type {number} */ seconds) => Math.round(seconds * 1000) / 1000;

  /** Returns the seconds that the parts cover, each second counted once. */
  function covered(/** @type {number[][]} */ parts) {
    let reached = 0;
    return parts.slice().sort((a, b) => a[0] - b[0]).reduce((sum, [from, to]) => {
      const fresh = Math.max(0, to - Math.max(from, reached));
      reached = Math.max(reached, to);
      return sum + fresh;
    }, 0);
  }

  /**
   * Returns the film's part of the statements, by the video profile: what was played, paused, moved in and seen.
   * @param {Statements} facts @param {string} session @returns {(event: Happening) => XapiParts | null}
   */
  scormpack.xapiFilm = function (facts, session) {
    const { extensions } = facts;
    /** @type {number[][]} */
    const parts = [];
    /** @type {number | null} where the part now playing began */
    let from = null;
    let completed = false;

    function stop(/** @type {number} */ time) {
      if (from !== null && time > from) { parts.push([rounded(from), rounded(time)]); }
      from = null;
    }

    /** Returns the extensions of a result, under their IRIs. */
    function named(/** @type {Record<string, string | number>} */ values) {
      return Object.keys(values).reduce((all, name) => Object.assign(all, { [extensions[name]]: values[name] }), {});
    }

    function soFar(/** @type {number} */ time, /** @type {number} */ length) {
      const seen = { time: rounded(time), "played-segments": parts.map((part) => part.join("[.]")).join("[,]") };
      return named(length ? Object.assign({ progress: rounded(Math.min(1, covered(parts) / length)) }, seen) : seen);
    }

    /** @type {Record<string, (event: any) => {verb: string, result: any} | null>} */
    const results = {
      played({ time }) {
        from = time;
        return { verb: "played", result: { extensions: named({ time: rounded(time) }) } };
      },
      paused({ time, length }) {
        stop(time);
        return { verb: "paused", result: { extensions: soFar(time, length) } };
      },
      seeked(event) {
        const playing = from !== null;
        stop(event.from);
        from = playing ? event.to : null;
        const places = { "time-from": rounded(event.from), "time-to": rounded(event.to) };
        return { verb: "seeked", result: { extensions: named(places) } };
      },
      watched({ time, length }) {
        stop(time);
        if (completed) { return null; }
        completed = true;
        const duration = scormpack.xapiDuration(covered(parts));
        return { verb: "completed", result: { completion: true, duration, extensions: soFar(time, length) } };
      }
    };

    return (event) => {
      const found = event.what in results ? results[event.what](event) : null;
      if (!found) { return null; }
      /** @type {Record<string, string | number>} */
      const circumstances = { "video-session": session };
      if ("length" in event && event.length) { circumstances["video-length"] = rounded(event.length); }
      return Object.assign(found, {
        object: facts.film, category: [facts.categories.video], extensions: named(circumstances)
      });
    };
  };
})(window.scormpack);
