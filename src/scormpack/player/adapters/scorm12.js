(function (scormpack) {
  "use strict";

  /** Returns seconds as CMITimespan, `HHHH:MM:SS.SS`. */
  function timespan(/** @type {number} */ seconds) {
    const parts = Math.min(Math.max(0, Math.round(seconds * 100)), 9999 * 360000);
    const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
    const hours = String(Math.floor(parts / 360000)).padStart(4, "0");
    return `${hours}:${two(Math.floor(parts / 6000) % 60)}:${two(Math.floor(parts / 100) % 60)}.${two(parts % 100)}`;
  }

  const identifier = (/** @type {string} */ id) => id.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 64);

  /** @param {Setter} set @param {string} hundred @param {string} status */
  function setCompletion(set, hundred, status) {
    set("cmi.core.score.min", "0");
    set("cmi.core.score.max", "100");
    set("cmi.core.score.raw", hundred);
    return set("cmi.core.lesson_status", status);
  }

  /** @type {ScormDialect} */
  const DIALECT = {
    calls: {
      initialize: "LMSInitialize", terminate: "LMSFinish", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit",
      error: "LMSGetLastError"
    },
    elements: {
      state: "cmi.suspend_data", place: "cmi.core.lesson_location", mode: "cmi.core.lesson_mode",
      status: "cmi.core.lesson_status", time: "cmi.core.session_time", exit: "cmi.core.exit"
    },
    unset: [],
    longestPlace: 64,
    duration: timespan,
    exit: (record, profile) => (record.completed ? profile.after_completion : "suspend"),
    /**
     * Writes the score and then the status. Moodle sends only what differs from its last sending, even if that was
     * lost, so after a failed commit another status of the same rank goes first.
     */
    complete(set, commit) {
      if (commit) {
        setCompletion(set, "100.0", "passed");
        commit();
      }
      return setCompletion(set, "100", "completed");
    },
    lists: {
      needed: ["id", "type", "student_response"],
      status: "status",
      objective: identifier,
      interaction: (entry) => [
        ["id", identifier(entry.id)], ["type", entry.type], ["time", entry.time], ["student_response", entry.response],
        ["result", "neutral"]
      ]
    }
  };

  scormpack.scorm12 = (options) => scormpack.scorm(DIALECT, options);
  scormpack.adapter = scormpack.scorm12({
    find: () => scormpack.findApi(window),
    profile: () => scormpack.course.profile,
    pages: (newer) => scormpack.scormPages(window, newer)
  });
})(window.scormpack);
