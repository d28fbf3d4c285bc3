"use strict";
/**
 * A small LRS for tests, with the State API's concurrency, an LMS's launch data and a fetch address that gives its
 * token once. `faults(request)` may spoil a request; `log` holds every one. Addresses that no launch named are errors.
 */
const assert = require("node:assert/strict");

const ENDPOINT = "https://lrs.example/xapi/";
const FETCH = "https://lms.example/token?session=1";
const UUID4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function answer(status, text = "", tag = "") {
  return { status, ok: status < 300, text: () => Promise.resolve(text), headers: { get: (name) => (name === "ETag" && tag) || null } };
}

/** `tags`: "all" answers show an ETag, "read" only those to GET, "none"; `again`: what a statement sent again gets. */
function fakeLrs({ tags = "all", again = 204, launchData = null, preferences = 404 } = {}) {
  const lrs = {
    log: [], errors: [], statements: new Map(), documents: new Map(), faults: () => null, tokens: new Set(), launchData, spent: 0, tags, again
  };
  const said = new Map();          // by cmi5 session, the verbs in the order of their arrival
  let version = 0;

  const documentKey = (query) => ["stateId", "activityId", "agent", "registration"].map((name) => query.get(name)).join("|");

  function checkStatement(text) {
    const statement = JSON.parse(text);
    if (JSON.stringify(statement) !== text) { lrs.errors.push(`not compact: ${text.slice(0, 80)}`); }
    if (!UUID4.test(statement.id) || !UTC.test(statement.timestamp)) { lrs.errors.push(`id or time: ${text}`); }
    const held = lrs.statements.get(statement.id);
    if (held && held.text !== text) { lrs.errors.push(`sent with other content: ${statement.id}`); }
    return statement;
  }

  /** cmi5 9.3.0.0-4 and -5: nothing may come before `initialized`, nor after `terminated`. */
  function checkOrder({ verb, context }) {
    const session = (context.extensions || {})[SESSION];
    if (!session) { return; }
    const verbs = said.get(session) || said.set(session, []).get(session);
    verbs.push(verb.id.split("/").pop());
    if (verbs[0] !== "initialized") { lrs.errors.push(`${verbs[0]} came before initialized`); }
    if (verbs.slice(0, -1).includes("terminated")) { lrs.errors.push(`${verbs.pop()} came after terminated`); }
  }

  function storeOne(text) {
    const statement = checkStatement(text);
    if (lrs.statements.has(statement.id)) { return lrs.again; }
    checkOrder(statement);
    lrs.statements.set(statement.id, { text, statement });
    return 204;
  }

  function postMany(body) {
    const all = JSON.parse(body);
    const texts = all.map((one) => JSON.stringify(one));
    if (body !== `[${texts.join(",")}]`) { lrs.errors.push("not compact"); }
    texts.forEach(checkStatement);
    if (lrs.again === 409 && all.some((one) => lrs.statements.has(one.id))) { return answer(409); }
    texts.forEach(storeOne);
    return answer(200, JSON.stringify(all.map((one) => one.id)));
  }

  function statements({ method, query, body }) {
    if (method === "POST") { return postMany(body); }
    if (method === "PUT") { return answer(storeOne(body)); }
    const held = lrs.statements.get(query.get("statementId"));
    return held ? answer(200, held.text) : answer(404);
  }

  function state({ method, query, headers, body }) {
    if (query.get("stateId") === "LMS.LaunchData") { return lrs.launchData ? answer(200, JSON.stringify(lrs.launchData)) : answer(404); }
    const key = documentKey(query);
    const held = lrs.documents.get(key);
    if (method === "GET") { return held ? answer(200, held.text, tags === "none" ? "" : held.tag) : answer(404); }
    const wanted = headers["If-Match"];
    if ((wanted && (!held || held.tag !== wanted)) || (headers["If-None-Match"] && held)) { return answer(412); }
    version += 1;
    lrs.documents.set(key, { text: body, tag: `"v${version}"` });
    return answer(204, "", tags === "all" ? `"v${version}"` : "");
  }

  function token({ method }) {
    if (method !== "POST") { lrs.errors.push("the token was not asked for by POST"); }
    lrs.spent += 1;
    if (lrs.spent > 1) { return answer(200, "{\"error-code\":\"1\",\"error-text\":\"used\"}"); }
    lrs.tokens.add("dG9rZW4=");
    return answer(200, "{\"auth-token\":\"dG9rZW4=\"}");
  }

  function handle(request) {
    const { url, resource, headers, body } = request;
    if (url === FETCH) { return token(request); }
    if (!url.startsWith(ENDPOINT)) { lrs.errors.push(`a strange address: ${url}`); return answer(404); }
    if (headers["X-Experience-API-Version"] !== "1.0.3") { lrs.errors.push("no version"); }
    if (!/^Basic \S+$/.test(headers.Authorization)) { lrs.errors.push("no authorization"); }
    if (body !== undefined && headers["Content-Type"] !== "application/json") { lrs.errors.push("no content type"); }
    if (resource === "statements") { return statements(request); }
    if (resource === "activities/state") { return state(request); }
    if (resource === "agents/profile") { return answer(preferences, preferences === 200 ? "{\"languagePreference\":\"en\",\"audioPreference\":\"off\"}" : ""); }
    lrs.errors.push(`a strange resource: ${resource}`);
    return answer(404);
  }

  /** The fetch of one page. What is under way ends with it, unless it was sent to outlive it (and the page not killed). */
  lrs.fetchOf = (page, clock) => (url, init) => new Promise((resolve, reject) => {
    const { pathname, searchParams } = new URL(url);
    const headers = init.headers || {};
    const request = { url, method: init.method, resource: pathname.replace("/xapi/", ""), query: searchParams, headers, body: init.body, keepalive: Boolean(init.keepalive) };
    lrs.log.push(request);
    if (init.redirect !== "error" || init.cache !== "no-store") { lrs.errors.push("may be sent elsewhere, or read from a cache"); }
    const fault = lrs.faults(request, lrs.log.length) || {};
    const give = (made) => { if (!page.dead) { resolve(made); } };
    const fail = () => { if (!page.dead) { reject(new TypeError("failed to fetch")); } };
    const arrive = () => {
      if (page.dead === "killed" || (page.dead && !request.keepalive)) { return; }
      if (fault.status) { give(answer(fault.status)); return; }
      if (fault.down) { fail(); return; }
      const made = fault.lost ? answer(204, "", "\"lost\"") : handle(request);
      if (fault.deaf) { fail(); } else { give(made); }
    };
    if (fault.hang) { if (init.signal) { init.signal.addEventListener("abort", fail); } return; }
    if (fault.delay) { clock.set(arrive, fault.delay); } else { arrive(); }
  });

  lrs.all = () => [...lrs.statements.values()].map((one) => one.statement);
  lrs.verbs = (objectId) => lrs.all().filter((one) => !objectId || one.object.id === objectId).map((one) => one.verb.id.split("/").pop());
  lrs.own = () => [...lrs.documents.values()].map((one) => JSON.parse(one.text))[0];
  lrs.clean = () => assert.deepEqual(lrs.errors, []);
  return lrs;
}

module.exports = { fakeLrs, ENDPOINT, FETCH };
