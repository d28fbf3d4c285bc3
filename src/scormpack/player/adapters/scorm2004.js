(function (scormpack) {
  "use strict";

  const LONGEST_WORDS = 250;

  /** Returns seconds as ISO 8601, `PT1H2M3.25S`: two decimals are the most that the data model takes. */
  function interval(/** @type {number} */ seconds) {
    const parts = Math.max(0, Math.round(seconds * 100));
    const hours = Math.floor(parts / 360000);
    const minutes = Math.floor(parts / 6000) % 60;
    return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${(parts % 6000) / 100}S`;
  }

  /** Returns the long identifier of a part of this module. */
  function urn(/** @type {string} */ id) {
    const { course } = scormpack;
    return `urn:scormpack:${course.course}:${course.module}:${id}`;
  }

  /** Returns the title of a screen. */
  function title(/** @type {string} */ id) {
    const screen = scormpack.course.screens.find((one) => one.id === id);
    return (screen ? screen.title : id).slice(0, LONGEST_WORDS);
  }

  /** @type {ScormDialect} */
  const DIALECT = {
    calls: {
      initialize: "Initialize", terminate: "Terminate", get: "GetValue", set: "SetValue", commit: "Commit",
      error: "GetLastError"
    },
    elements: {
      state: "cmi.suspend_data", place: "cmi.location", mode: "cmi.mode", status: "cmi.completion_status",
      time: "cmi.session_time", exit: "cmi.exit"
    },
    // 403 says that nothing was stored yet.
    unset: ["403"],
    longestPlace: 1000,
    duration: interval,
    // 2004 drops everything that was saved after any other exit.
    exit: () => "suspend",
    progress: "cmi.progress_measure",
    /**
     * Writes that the module is completed; success and score stay unknown. A platform may send only what differs
     * from its last sending, even if that was lost: nothing but another value brings the word out again.
     */
    complete(set, commit) {
      if (commit) {
        set("cmi.completion_status", "incomplete");
        commit();
      }
      return set("cmi.completion_status", "completed");
    },
    lists: {
      needed: ["id", "type", "learner_response"],
      status: "completion_status",
      objective: (id) => urn(`objective:${id}`),
      interaction: (entry) => [
        ["id", urn(entry.id)], ["type", entry.type], ["timestamp", `${new Date(entry.at).toISOString().slice(0, 22)}Z`],
        ["learner_response", entry.response.replace(/[,.]/g, "[$&]")],
        ["result", "neutral"], ["latency", interval(entry.seconds)], ["description", title(entry.id)]
      ]
    }
  };

  scormpack.scorm2004 = (options) => scormpack.scorm(DIALECT, options);
  scormpack.adapter = scormpack.scorm2004({
    find: () => scormpack.findApi(window, "API_1484_11", "Initialize"),
    profile: () => scormpack.course.profile,
    pages: (newer) => scormpack.scormPages(window, newer)
  });
})(window.scormpack);
