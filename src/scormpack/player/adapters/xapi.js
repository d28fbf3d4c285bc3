(function (scormpack) {
  "use strict";

  /** Returns the first of a list, or the thing itself: old launches wrap what an agent has in lists. */
  const first = (/** @type {any} */ value) => (Array.isArray(value) ? value[0] : value);

  /** Returns the agent as the platform gave it, with the members of old launches in today's form, or null. */
  function agent(/** @type {string} */ text) {
    try {
      const given = first(JSON.parse(text));
      /** @type {any} */
      const made = {};
      Object.keys(given).forEach((name) => { made[name] = name === "member" ? given[name] : first(given[name]); });
      const account = made.account;
      if (account && account.accountName !== undefined) {
        made.account = { homePage: account.accountServiceHomePage, name: account.accountName };
      }
      return Object.keys(made).length ? made : null;
    } catch (error) {
      return null;
    }
  }

  /** Returns the activities that a launch groups its statements under: ids, or whole activities. */
  function grouping(/** @type {string} */ text) {
    try {
      return [].concat(JSON.parse(text)).filter((/** @type {any} */ one) => one && one.id);
    } catch (error) {
      return text.includes(":") ? [{ id: text }] : [];
    }
  }

  /** Returns the header as the platform gave it; many give the words after "Basic" alone. */
  const authorization = (/** @type {string} */ given) => (/^\S+ /.test(given) ? given : `Basic ${given}`);

  /** Returns what the platform said at launch, or null when it is not enough to save by. @returns {XapiLaunch | null} */
  function launchOf(/** @type {string} */ search) {
    const query = new URLSearchParams(search);
    const get = (/** @type {string} */ name) => query.get(name) || "";
    const actor = agent(get("actor"));
    if (!scormpack.isWeb(get("endpoint")) || !get("auth") || !actor) { return null; }
    return {
      endpoint: get("endpoint"), auth: authorization(get("auth")), actor, registration: get("registration"),
      activityId: get("activity_id"), platform: get("activity_platform"), grouping: grouping(get("grouping"))
    };
  }

  /** Returns what every statement says of its circumstances. */
  function contextOf(/** @type {XapiLaunch} */ launch) {
    const { registration, platform, grouping: groups } = launch;
    return Object.assign(
      registration ? { registration } : {}, platform ? { platform } : {}, { language: scormpack.course.lang },
      { contextActivities: { grouping: groups } }
    );
  }

  /** @param {XapiDoorOptions} options @returns {Adapter} */
  scormpack.xapi = function ({ search, device }) {
    return scormpack.xapiAdapter(async () => {
      const launch = launchOf(search());
      const facts = /** @type {Statements} */ (scormpack.course.statements);
      if (!launch) { return scormpack.xapiUnconnected(); }
      // A list of modules hands on its own launch; each module is known by its own id.
      const own = launch.activityId && launch.activityId !== facts.course.id ? launch.activityId : facts.module.id;
      const http = scormpack.xapiHttp({ endpoint: launch.endpoint, auth: launch.auth, device });
      /** @type {Record<string, string>} */
      const scope = { activityId: own, agent: JSON.stringify(launch.actor) };
      if (launch.registration) { scope.registration = launch.registration; }
      const state = scormpack.xapiState({ http, scope, device });
      const held = await state.open(true);
      if (!held) { return scormpack.xapiUnconnected(); }
      const make = scormpack.xapiStatements({
        facts, actor: launch.actor, context: contextOf(launch), activityId: own, cmi5: false, device
      });
      const session = scormpack.xapiSession({
        http, state, queue: scormpack.xapiQueue(http), make, device, mode: "normal", completed: held.completed,
        ordered: false, leave() {}
      });
      return { session, start: session.begin(held) };
    });
  };

  scormpack.adapter = scormpack.xapi({ search: () => window.location.search, device: scormpack.xapiDevice(window) });
})(window.scormpack);
