(function (scormpack) {
  "use strict";

  const { course, adapter } = scormpack;
  const page = document.documentElement;

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** Returns the house's words for a key, with `{name}` filled in. @type {Words} */
  function words(key, values) {
    return (course.words[key] || "").replace(/\{(\w+)\}/g, (mark, name) => {
      return values && name in values ? String(values[name]) : mark;
    });
  }

  function say(/** @type {string} */ text) {
    byId("say").textContent = text;
  }

  /** Puts a message at the top of the page, or takes it away. */
  function notice(/** @type {string} */ key, /** @type {boolean} */ wanted) {
    const shown = byId("notice").querySelector(`[data-notice="${key}"]`);
    if (!wanted && shown) { shown.remove(); }
    if (!wanted || shown) { return; }
    const line = document.createElement("p");
    line.dataset.notice = key;
    line.textContent = words(`notice_${key}`);
    byId("notice").appendChild(line);
  }

  function clock() {
    return new Date().toTimeString().slice(0, 8);
  }

  /** Shows what script makes work and hides what is only for reading without it. */
  function enliven() {
    page.classList.add("live");
    document.querySelectorAll("[data-live], #tools, #steps").forEach((part) => part.removeAttribute("hidden"));
    document.querySelectorAll("[data-plain]").forEach((part) => part.setAttribute("hidden", ""));
    if (course.profile.print === "none") {
      document.querySelectorAll(".print-tools").forEach((part) => part.setAttribute("hidden", ""));
    }
  }

  /** Runs the module from what the platform gave back. */
  function run(/** @type {Start} */ start) {
    const { state, damaged } = scormpack.state.parse(start.state);
    const began = performance.now();
    /** @type {Map<string, Activity>} */
    const activities = new Map();
    /** @type {Map<string, Interaction>} */
    const interactions = new Map();
    state.done = state.done || start.completed;

    /** Returns everything that is to be kept. @returns {SaveRecord} */
    function record(/** @type {number} */ seq) {
      state.seq = seq;
      return {
        state: scormpack.state.fit(state, course.screens.map((screen) => screen.key), course.limit),
        place: screens.now().id, seconds: (performance.now() - began) / 1000, completed: state.done,
        interactions: Array.from(interactions.values()), objectives: course.objectives
      };
    }

    function showSaved(/** @type {SaveStatus} */ status, /** @type {{failures: number, refused: boolean}} */ why) {
      const label = byId("saved");
      label.textContent = words(status);
      label.dataset.state = status;
      notice("unsaved", status === "unsaved" && !why.refused && why.failures !== 1);
      notice("place_only", status === "unsaved" && why.refused);
    }

    function lines(/** @type {string} */ id, /** @type {string} */ part) {
      const activity = activities.get(id);
      return activity ? activity.lines(part) : [];
    }

    /** Keeps the answer of one activity after a step of the learner. */
    function answered(/** @type {ScreenFact} */ screen) {
      const activity = activities.get(screen.id);
      if (!activity) { return; }
      const answer = activity.answer();
      if (answer) { state.answers.set(screen.key, answer); } else { state.answers.delete(screen.key); }
      const given = activity.interaction();
      if (given) { interactions.set(screen.id, Object.assign({ id: screen.id, time: clock() }, given)); }
      save.changed();
    }

    function bring(/** @type {ScreenFact} */ screen) {
      const root = /** @type {HTMLElement | null} */ (screens.section(screen).querySelector("[data-activity]"));
      const make = root && scormpack.activities[String(root.dataset.activity)];
      if (!root || !make) { return; }
      const tools = {
        changed: () => answered(screen), say, words, lines, text: scormpack.text,
        readonly: () => save.closed || start.mode !== "normal"
      };
      const activity = make(root, tools);
      activities.set(screen.id, activity);
      activity.show(state.answers.get(screen.key) || "");
    }

    function opened(/** @type {ScreenFact} */ screen, /** @type {ScreenFact} */ before) {
      const left = activities.get(before.id);
      const now = activities.get(screen.id);
      if (left && left.closed && before !== screen) { left.closed(); }
      if (now && now.opened) { now.opened(); }
      if (!state.seen.includes(screen.key)) { state.seen.push(screen.key); }
      state.here = screen.key;
      outputs.fill(screens.section(screen));
      listen.screenChanged();
      complete.refresh();
      save.changed();
    }

    /** Ends the session at the learner's wish and says in plain truth what became of the work. */
    function exit() {
      const kept = save.finish("exit");
      const fate = !start.connected ? "unconnected" : start.mode !== "normal" ? "review" : kept ? "saved" : "unsaved";
      listen.stop();
      screens.section(screens.now()).hidden = true;
      ["tools", "steps", "contents", "settings", "notice"].forEach((id) => { byId(id).hidden = true; });
      page.classList.add("ended");
      byId("ended-title").textContent = words("ended_title");
      byId("ended-text").textContent = words(`ended_${fate}`);
      byId("ended").hidden = false;
      byId("ended-title").focus();
    }

    /** The browser brought a finished page back: reading is all that is left. */
    function reopened() {
      notice("reopened", true);
      document.querySelectorAll(".activity input, .activity select, .activity textarea").forEach((part) => {
        part.setAttribute("disabled", "");
      });
      const label = byId("saved");
      label.textContent = words("unconnected");
      label.dataset.state = "unconnected";
    }

    const seen = () => state.seen;
    const screens = scormpack.createScreens({ screens: course.screens, words, say, seen, opened });
    const save = scormpack.createSave({
      adapter, record, seq: state.seq, show: showSaved,
      mode: !start.connected ? "unconnected" : start.mode === "normal" ? "live" : "review",
      clock: { now: Date.now, set: (task, ms) => window.setTimeout(task, ms), clear: (id) => window.clearTimeout(id) }
    });
    const outputs = scormpack.outputs({ lines, words });
    const listen = scormpack.listen({
      button: byId("listen"), words, lang: course.lang, section: () => screens.section(screens.now())
    });
    const complete = scormpack.complete({
      screens: course.screens, words, seen, done: () => state.done, connected: () => start.connected,
      readonly: () => start.mode !== "normal" || save.closed,
      finish() { state.done = true; save.changed(); save.flush(); }
    });

    course.screens.forEach(bring);
    scormpack.settings(state, save.changed);
    byId("exit").addEventListener("click", exit);
    notice("unconnected", !start.connected);
    notice("review", start.connected && start.mode !== "normal");
    notice("damaged", damaged);
    const here = course.screens.find((screen) => screen.key === state.here || (!state.here && screen.id === start.place));
    screens.begin(here ? here.id : "");
    save.watch(window, reopened);
    // For support staff and tests; nothing in the player reads it.
    scormpack.session = { state, save };
  }

  /** Turns the page back into one long document: whatever went wrong, it can be read. */
  function fallBack(/** @type {Error} */ error) {
    page.classList.remove("live");
    document.querySelectorAll("[data-screen]").forEach((part) => part.removeAttribute("hidden"));
    throw error;
  }

  enliven();
  adapter.start().then(run).catch(fallBack);
})(window.scormpack);
