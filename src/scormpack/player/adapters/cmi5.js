(function (scormpack) {
  "use strict";

  const TRIES = 3;
  const WAIT_MS = 8000;

  /** Returns what the platform said at launch, or null when a part is missing. @returns {Cmi5Launch | null} */
  function launchOf(/** @type {string} */ search) {
    const query = new URLSearchParams(search);
    const given = ["endpoint", "fetch", "actor", "registration", "activityId"].map((name) => query.get(name) || "");
    const [endpoint, tokenUrl, agent, registration, activityId] = given;
    const known = given.every(Boolean) && [endpoint, tokenUrl].every(scormpack.isWeb);
    const actor = known ? read(agent) : null;
    return actor ? { endpoint, tokenUrl, actor, registration, activityId } : null;
  }

  function read(/** @type {string} */ text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

  /** Returns the token, or "": the address gives it once, so it is asked once; a page loaded again gets none. */
  async function fetchToken(/** @type {string} */ url, /** @type {XapiDevice} */ device) {
    const answer = await scormpack.xapiSend(device)(url, { method: "POST" });
    const held = read(answer.text);
    return held && typeof held["auth-token"] === "string" ? held["auth-token"] : "";
  }

  /**
   * Returns a document of the platform, or null if it has none or does not answer.
   * @param {XapiHttp} http @param {XapiDevice} device @param {string} resource @param {Record<string, string>} query
   * @returns {Promise<any>}
   */
  async function ask(http, device, resource, query) {
    for (let n = 0; n < TRIES; n += 1) {
      const answer = await http.request("GET", resource, { query, wait: WAIT_MS });
      if (answer.status === 200) { return read(answer.text); }
      if (answer.status > 399 && answer.status < 500) { return null; }
      await new Promise((done) => { device.clock.set(() => done(undefined), 1000 * (n + 1)); });
    }
    return null;
  }

  /** Returns the template of the platform with what every statement adds; only statements that cmi5 defines say so. */
  function contextOf(/** @type {any} */ template, /** @type {Cmi5Launch} */ launch, /** @type {Statements} */ facts) {
    const activities = Object.assign({}, template.contextActivities);
    /** @type {XapiObject[]} */
    const marks = [].concat(activities.category || []);
    activities.category = marks.filter((one) => one.id !== facts.categories.cmi5.id);
    const own = { registration: launch.registration, contextActivities: activities };
    return Object.assign({ language: scormpack.course.lang }, template, own);
  }

  /** @returns {Mode} */
  function modeOf(/** @type {unknown} */ launchMode) {
    const name = String(launchMode).toLowerCase();
    return name === "browse" || name === "review" ? name : "normal";
  }

  /** @param {XapiDoorOptions} options @returns {Adapter} */
  scormpack.cmi5 = function ({ search, device }) {
    return scormpack.xapiAdapter(async () => {
      const launch = launchOf(search());
      const facts = /** @type {Statements} */ (scormpack.course.statements);
      if (!launch) { return scormpack.xapiUnconnected(); }
      const token = await fetchToken(launch.tokenUrl, device);
      if (!token) { return scormpack.xapiUnconnected("reopen"); }
      const { activityId, registration } = launch;
      const http = scormpack.xapiHttp({ endpoint: launch.endpoint, auth: `Basic ${token}`, device });
      const agent = JSON.stringify(launch.actor);
      const scope = { activityId, agent, registration };
      const data = await ask(http, device, "activities/state", Object.assign({ stateId: "LMS.LaunchData" }, scope));
      if (!data) { return scormpack.xapiUnconnected("reopen"); }
      // Asked for before the first statement, as the standard wants; most platforms have none.
      const wishes = await ask(http, device, "agents/profile", { profileId: "cmi5LearnerPreferences", agent });
      const mode = modeOf(data.launchMode);
      const state = scormpack.xapiState({ http, scope, device });
      const held = await state.open(mode === "normal");
      if (!held) { return scormpack.xapiUnconnected("reopen"); }
      const context = contextOf(data.contextTemplate || {}, launch, facts);
      const make = scormpack.xapiStatements({ facts, actor: launch.actor, context, activityId, cmi5: true, device });
      const session = scormpack.xapiSession({
        http, state, queue: scormpack.xapiQueue(http), make, device, mode, completed: held.completed, ordered: true,
        leave() { if (scormpack.isWeb(data.returnURL)) { device.go(data.returnURL); } }
      });
      const muted = Boolean(wishes && wishes.audioPreference === "off");
      return { session, start: Object.assign(session.begin(held), { muted }) };
    });
  };

  scormpack.adapter = scormpack.cmi5({ search: () => window.location.search, device: scormpack.xapiDevice(window) });
})(window.scormpack);
