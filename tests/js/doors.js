"use strict";
/**
 * The whole player on a small page behind any door, on a platform that can be made to fail. A platform outlives its
 * pages: what it holds is what the next page finds.
 */
const { scripts, words, openWindow } = require("./player");
const { PAGE, SCREENS, course, hands } = require("./markup");
const { fakeClock, settle } = require("./clock");
const { lms12 } = require("./lms12");
const { lms2004 } = require("./lms2004");
const { fakeLrs, ENDPOINT, FETCH } = require("./lrs");

const HOUSE = words();
const DOORS = ["scorm12", "scorm2004", "xapi", "cmi5", "standalone"];
const KEPT = DOORS.filter((door) => door !== "standalone");
const MODULE = "urn:scormpack:c:m";
const LAUNCHED = "https://lms.example/au/7";
const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example", name: "a1b2" } };
const REGISTRATION = "1f0c2f5e-6c1f-4d6b-9b0a-3a2f6f1c0001";
const RETURN = "https://lms.example/list";
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/** The templates of statements, as the build makes them. */
function facts() {
  const thing = (id, type) => ({ id: `${MODULE}${id}`, objectType: "Activity", definition: { type: `http://adlnet.gov/expapi/activities/${type}`, name: { en: id } } });
  const screens = Object.fromEntries(SCREENS.map((id) => [id, { experienced: thing(`:screen:${id}`, "lesson") }]));
  const answered = (id, more) => Object.assign(screens[id], { answered: thing(`:screen:${id}:answer`, "cmi.interaction") }, more);
  answered("many", { items: ["one", "two", "three", "four"], targets: [] });
  answered("checklist", { items: ["w", "x", "y", "z"], targets: [] });
  answered("scale", { items: ["start", "ask"], targets: ["1", "2", "3", "4", "5"] });
  screens.out.output = "profile";
  const verb = (name) => [name, { id: `http://adlnet.gov/expapi/verbs/${name}`, display: { en: name } }];
  const video = (name) => `https://w3id.org/xapi/video/extensions/${name}`;
  const named = ["time", "time-from", "time-to", "played-segments", "progress", "length"].map((name) => [name, video(name)]);
  return {
    course: { id: "urn:scormpack:c", objectType: "Activity" }, module: thing("", "module"), film: thing(":film", "video"),
    outputs: { profile: thing(":output:profile", "file") }, screens,
    verbs: Object.fromEntries(["initialized", "completed", "terminated", "experienced", "answered", "played", "paused", "seeked", "created"].map(verb)),
    categories: {
      cmi5: { id: "https://w3id.org/xapi/cmi5/context/categories/cmi5" }, moveon: { id: "https://w3id.org/xapi/cmi5/context/categories/moveon" },
      video: { id: "https://w3id.org/xapi/video" }
    },
    extensions: { ...Object.fromEntries(named), session: SESSION, "video-session": video("session-id"), "video-length": video("length") }
  };
}

/** A browser's way to speak from page to page: everyone hears it but the page that speaks. */
function channelsOf(open) {
  return class {
    constructor(name) { this.name = name; this.onmessage = null; open.add(this); }

    postMessage(data) {
      [...open].filter((one) => one !== this && one.name === this.name && one.onmessage).forEach((one) => one.onmessage({ data }));
    }

    close() { open.delete(this); }
  };
}

/** What the two kinds of SCORM platform have in common. */
function scormPlatform(door) {
  const make = { scorm12: lms12, scorm2004: lms2004 }[door];
  const names = { scorm12: ["cmi.core.lesson_mode", "cmi.core.lesson_status"], scorm2004: ["cmi.mode", "cmi.completion_status"] }[door];
  const ends = /Commit$|Finish|Terminate/;
  const stored = {};
  const Channel = channelsOf(new Set());
  const p = { stored, runtimes: [] };

  function fault(name, clock) {
    if (!ends.test(name) || !p.trouble) { return null; }
    if (p.trouble === "slow") { clock.skip(2000); return null; }
    if (p.trouble === "once") { p.trouble = null; }
    return p.trouble === "lost" ? { lost: true, value: "true", code: "0" } : { value: "false", code: "101" };
  }

  Object.assign(p, {
    url: "https://lms.example/module/index.html",
    prepare(window, page, clock) {
      const lms = make({ stored, faults: (name) => fault(name, clock) });
      const { api } = lms;
      const get = Object.keys(api).find((name) => name.endsWith("GetValue"));
      const own = api[get];
      // Both pages read what is stored, as on a platform that keeps nothing in the page.
      if (p.shared) { api[get] = (element) => (element === "cmi.suspend_data" ? stored[element] || "" : own(element)); }
      // Else each page knows its own alone, as on most platforms, and the browser tells them of each other.
      if (!p.shared) { window.BroadcastChannel = Channel; }
      window[{ scorm12: "API", scorm2004: "API_1484_11" }[door]] = api;
      p.runtimes.push(lms);
    },
    state: () => stored["cmi.suspend_data"] || "",
    setState(text) { stored["cmi.suspend_data"] = text; },
    setMode(mode) { stored[names[0]] = mode; },
    done: () => ["completed", "passed"].includes(stored[names[1]]),
    setDone() { stored[names[1]] = "completed"; },
    writes: () => p.runtimes.reduce((sum, lms) => sum + lms.log.filter(([name]) => /SetValue|Commit/.test(name)).length, 0),
    errors: () => p.runtimes.map((lms) => lms.errors).flat(),
    ends: () => p.runtimes[p.runtimes.length - 1].log.filter(([name]) => /Finish|Terminate/.test(name)).length
  });
  return p;
}

/** A platform with an LRS behind it; for cmi5 each launch is a session of its own, with its own token. */
function lrsPlatform(door, options) {
  const lrs = fakeLrs(options);
  const cmi5 = door === "cmi5";
  const p = { lrs, mode: "Normal", sessions: 0, gone: [] };
  const activity = cmi5 ? LAUNCHED : MODULE;
  const key = ["scormpack", activity, JSON.stringify(ACTOR), REGISTRATION].join("|");
  const known = {
    fail: (request) => (request.method !== "GET" ? { status: 500 } : null),
    once(request) {
      if (request.method === "GET") { return null; }
      p.trouble = null;
      return { status: 503 };
    },
    slow: () => ({ delay: 2000 }), down: () => ({ down: true }),
    ended: () => ({ status: 401 }), lost: (request) => (request.resource === "activities/state" && request.method === "PUT" ? { lost: true } : null)
  };
  lrs.faults = (request) => (p.trouble ? known[p.trouble](request) : null);

  function launch() {
    p.sessions += 1;
    const sessionId = `session-${p.sessions}`;
    lrs.launchData = {
      contextTemplate: { contextActivities: { grouping: [{ objectType: "Activity", id: `${MODULE}:publisher` }] }, extensions: { [SESSION]: sessionId } },
      launchMode: p.mode, moveOn: "Completed", returnURL: RETURN
    };
    lrs.spent = 0;
  }

  Object.assign(p, {
    get url() {
      const actor = encodeURIComponent(JSON.stringify(ACTOR));
      const base = `https://cdn.example/m/index.html?actor=${actor}&registration=${REGISTRATION}&endpoint=${encodeURIComponent(ENDPOINT)}`;
      return cmi5 ? `${base}&activityId=${encodeURIComponent(LAUNCHED)}&fetch=${encodeURIComponent(FETCH)}` :
        `${base}&auth=${encodeURIComponent("Basic YTpi")}&activity_id=${encodeURIComponent(MODULE)}&activity_platform=Wing&x=1`;
    },
    prepare(window, page, clock) {
      if (!p.reload) { launch(); }
      window.fetch = lrs.fetchOf(page, clock);
    },
    state: () => (lrs.own() || { state: "" }).state,
    setState(text) { lrs.documents.set(key, { text: JSON.stringify({ stamp: "000000000000001-aaaaaaaa", state: text }), tag: "\"s\"" }); },
    setMode(mode) { p.mode = mode[0].toUpperCase() + mode.slice(1); },
    done: () => lrs.verbs(activity).includes("completed"),
    writes: () => lrs.log.filter(({ method, url }) => method !== "GET" && url !== FETCH).length,
    errors: () => lrs.errors,
    ends: () => lrs.all().filter((one) => one.verb.id.endsWith("terminated")).length,
    activity
  });
  return p;
}

function platform(door, options = {}) {
  const makers = {
    scorm12: scormPlatform, scorm2004: scormPlatform, xapi: lrsPlatform, cmi5: lrsPlatform,
    standalone: () => ({ url: "file:///E:/module/index.html", prepare() {}, state: () => "", writes: () => 0, errors: () => [], done: () => false })
  };
  return Object.assign(makers[door](door, options), { door, clock: fakeClock(Date.UTC(2026, 10, 23, 9)), trouble: null });
}

/** One page's share of the clock: with the page its timers go. */
function pageClock(clock, page) {
  const own = new Set();
  const set = (task, ms) => {
    const id = clock.set(() => { own.delete(id); if (!page.dead) { task(); } }, ms);
    own.add(id);
    return id;
  };
  return { now: clock.now, set, clear: clock.clear, end() { own.forEach(clock.clear); } };
}

/** Opens the module on the platform, as a learner does from the list. */
async function open(p, { profile = {}, change = (one) => one, wait = true } = {}) {
  const page = { dead: "" };
  const clock = pageClock(p.clock, page);
  const { window, document, errors } = openWindow(PAGE, {
    clock, url: p.url,
    prepare(made) { p.prepare(made, page, p.clock); }
  });
  const made = course(HOUSE, profile);
  made.screens.forEach((screen) => { screen.private = false; });
  window.scormpack = { course: change({ ...made, statements: facts() }) };
  window.eval(scripts(p.door).map(([, text]) => text).join("\n"));
  await settle();
  if (wait) { await p.clock.go(p.trouble === "slow" ? 9000 : 0); }
  // jsdom cannot leave a page; that it was asked to is all that can be seen.
  const leaves = (error) => /navigation/.test(error.message);
  const w = {
    window, document, clock: p.clock,
    get errors() { return errors.filter((error) => !leaves(error)); },
    get left() { return errors.filter(leaves).length; }
  };
  Object.assign(w, hands(window));
  /** Everything that the learner sees of the answers. */
  w.view = () => JSON.stringify([
    [...document.querySelectorAll("#main input")].map((one) => (one.type === "text" ? one.value : one.checked)),
    [...document.querySelectorAll("#main textarea")].map((one) => one.value)
  ]);
  w.hide = () => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new window.Event("visibilitychange"));
  };
  const end = (how) => { page.dead = page.dead || how; clock.end(); };
  /** The page is closed: only what outlives a page goes on. */
  w.leave = async () => {
    window.dispatchEvent(new window.Event("pagehide"));
    end("closed");
    await p.clock.go(5000);
  };
  /** The battery is flat. */
  w.kill = () => end("killed");
  return w;
}

module.exports = { DOORS, KEPT, HOUSE, SCREENS, MODULE, LAUNCHED, ACTOR, REGISTRATION, RETURN, SESSION, ENDPOINT, FETCH, facts, platform, open, settle };
