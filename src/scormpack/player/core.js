(function (scormpack) {
  "use strict";

  const { course, adapter } = scormpack;
  const page = document.documentElement;
  const LATE_MS = 8000;

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

  /** Shows nothing but a word while the platform is asked for what it holds: a step made now would be lost. */
  function wait() {
    page.classList.add("live");
    document.querySelectorAll("[data-screen]").forEach((part) => part.setAttribute("hidden", ""));
    notice("opening", true);
  }

  /** Shows what script makes work and hides what is only for reading without it. */
  function enliven() {
    notice("opening", false);
    scormpack.steady(document);
    document.querySelectorAll("[data-live], #tools, #steps").forEach((part) => part.removeAttribute("hidden"));
    document.querySelectorAll("[data-plain]").forEach((part) => part.setAttribute("hidden", ""));
    if (course.profile.print === "none") {
      document.querySelectorAll(".print-tools").forEach((part) => part.setAttribute("hidden", ""));
    }
  }

  /** Runs the module from what the platform gave back. */
  function run(/** @type {Start} */ start) {
    enliven();
    const { state, damaged } = scormpack.state.parse(start.state);
    const began = performance.now();
    const alone = start.why === "standalone";
    let overtaken = false;           // another page has taken over
    let reached = began;             // when the screen was opened
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
        interactions: Array.from(interactions.values()), objectives: course.objectives, progress: progress()
      };
    }

    /** Returns the share of the required screens that were opened, 0 to 1. */
    function progress() {
      const wanted = course.screens.filter((screen) => screen.required).length;
      const open = scormpack.missing(course.screens, state.seen).length;
      return state.done || !wanted ? 1 : Math.round((wanted - open) / wanted * 100) / 100;
    }

    /** Tells the adapter; what it has to send counts as a step to be saved. Private screens are only opened. */
    function happened(/** @type {ScreenFact} */ screen, /** @type {Happening} */ event) {
      const told = event.what === "opened" || !screen.private;
      if (told && adapter.happened && adapter.happened(screen, event)) { save.changed(); }
    }

    function showSaved(/** @type {SaveStatus} */ status, /** @type {{failures: number, refused: boolean}} */ why) {
      const label = byId("saved");
      label.textContent = words(alone ? "standalone" : status);
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
      if (given && !screen.private) {
        const seconds = (performance.now() - reached) / 1000;
        interactions.set(screen.id, Object.assign({ id: screen.id, time: clock(), at: Date.now(), seconds }, given));
      }
      save.changed();
    }

    function bring(/** @type {ScreenFact} */ screen) {
      const root = /** @type {HTMLElement | null} */ (screens.section(screen).querySelector("[data-activity]"));
      const make = root && scormpack.activities[String(root.dataset.activity)];
      if (!root || !make) { return; }
      const tools = {
        changed: () => answered(screen), happened: (/** @type {Happening} */ event) => happened(screen, event),
        say, words, lines, text: scormpack.text,
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
      reached = performance.now();
      happened(screen, { what: "opened" });
      if (outputs.fill(screens.section(screen))) { happened(screen, { what: "made" }); }
      listen.screenChanged();
      complete.refresh();
      save.changed();
    }

    /** Returns what became of the learner's work. */
    function fate(/** @type {boolean} */ kept) {
      if (!start.connected) { return alone ? "standalone" : "unconnected"; }
      return start.mode !== "normal" ? "review" : overtaken ? "superseded" : kept ? "saved" : "unsaved";
    }

    function showEnd(/** @type {string} */ title, /** @type {string} */ text) {
      byId("ended-title").textContent = words(title);
      byId("ended-text").textContent = words(text);
      say(words(text));
    }

    /** Ends the session at the learner's wish and says in plain truth what became of the work. */
    function exit() {
      const left = save.finish("exit");
      listen.stop();
      screens.section(screens.now()).hidden = true;
      ["tools", "steps", "contents", "settings", "notice"].forEach((id) => { byId(id).hidden = true; });
      page.classList.add("ended");
      byId("ended").hidden = false;
      if (typeof left === "boolean") {
        showEnd("ended_title", `ended_${fate(left)}`);
      } else {
        showEnd("wait_title", "ended_saving");
        const late = window.setTimeout(() => showEnd("wait_title", "ended_trying"), LATE_MS);
        left.then((kept) => {
          window.clearTimeout(late);
          showEnd("ended_title", `ended_${fate(kept)}`);
        });
      }
      byId("ended-title").focus();
    }

    /** From now on the page can only be read, and says why: it was finished, or another page has taken over. */
    function close(/** @type {"reopened" | "superseded"} */ why) {
      overtaken = why === "superseded";
      notice(why, true);
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
      adapter, record, seq: state.seq, show: showSaved, superseded: () => close("superseded"),
      mode: !start.connected ? "unconnected" : start.mode === "normal" ? "live" : "review",
      clock: { now: Date.now, set: (task, ms) => window.setTimeout(task, ms), clear: (id) => window.clearTimeout(id) }
    });
    const outputs = scormpack.outputs({
      lines, words,
      printed(section) {
        const screen = course.screens.find((one) => one.id === section.dataset.screen);
        if (screen) { happened(screen, { what: "made" }); }
      }
    });
    const listen = scormpack.listen({
      button: byId("listen"), words, lang: course.lang, section: () => screens.section(screens.now())
    });
    const complete = scormpack.complete({
      screens: course.screens, words, seen, done: () => state.done,
      readonly: () => start.mode !== "normal" || save.closed,
      message: () => (start.connected ? "finished" : alone ? "finished_standalone" : "finished_unconnected"),
      finish() { state.done = true; save.changed(); save.flush(); }
    });

    document.querySelectorAll("video").forEach((film) => { film.muted = Boolean(start.muted); });
    course.screens.forEach(bring);
    scormpack.settings(state, save.changed);
    byId("exit").addEventListener("click", exit);
    byId("exit").hidden = alone;
    notice(start.why || "unconnected", !start.connected);
    notice("review", start.connected && start.mode !== "normal");
    notice("damaged", damaged);
    const here = course.screens.find((screen) => screen.key === state.here || (!state.here && screen.id === start.place));
    screens.begin(here ? here.id : "");
    save.watch(window, () => close("reopened"));
    // For support staff and tests; nothing in the player reads it.
    scormpack.session = { state, save };
  }

  /** Turns the page back into one long document: whatever went wrong, it can be read. */
  function fallBack(/** @type {Error} */ error) {
    page.classList.remove("live");
    notice("opening", false);
    scormpack.steady(document);
    document.querySelectorAll("[data-screen]").forEach((part) => part.removeAttribute("hidden"));
    throw error;
  }

  wait();
  adapter.start().then(run).catch(fallBack);
})(window.scormpack);
