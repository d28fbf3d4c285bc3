"use strict";
/** The cmi5 door: what an assignable unit owes its platform, by the ids of npm @cmi5/requirements. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { platform, open, facts, ACTOR, ENDPOINT, FETCH, HOUSE, LAUNCHED, MODULE, REGISTRATION, RETURN, SESSION } = require("./doors");
const { fakeClock, chance, settle } = require("./clock");
const { fakeLrs } = require("./lrs");

const CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/";
const verbOf = (one) => one.verb.id.split("/").pop();
const marks = (one) => (one.context.contextActivities.category || []).map(({ id }) => id.replace(CATEGORY, "")).filter((id) => ["cmi5", "moveon"].includes(id));
const defined = (p) => p.lrs.all().filter((one) => marks(one).includes("cmi5"));

/** One learner's whole work, ended by Save and exit. */
async function walk(p) {
  const w = await open(p);
  w.go("many");
  w.tick("many", 1);
  w.seeAll();
  w.press("finish");
  await p.clock.go(2000);
  w.press("exit");
  await p.clock.go(2000);
  return w;
}

/** What the requirements say of the statements of one session, as ids that are broken. */
function broken(statements, sessionId, mode = "Normal") {
  const own = statements.filter((one) => marks(one).includes("cmi5"));
  const verbs = own.map(verbOf);
  const of = (one) => one.result || {};
  const each = (test_) => statements.every(test_);
  const rules = {
    "9.1.0.0-1": each((one) => /^[0-9a-f-]{36}$/.test(one.id)),
    "9.2.0.0-3": each((one) => one.actor.account && JSON.stringify(one.actor) === JSON.stringify(ACTOR)),
    "9.3.0.0-2": new Set(verbs).size === verbs.length,
    "9.3.0.0-4": verbOf(statements[0]) === "initialized" && verbs[0] === "initialized",
    "9.3.0.0-5": verbOf(statements[statements.length - 1]) === "terminated",
    "9.4.0.0-2": own.every((one) => one.object.id === LAUNCHED),
    "9.5.1.0-2": own.every((one) => of(one).score === undefined),
    "9.5.1.0-3": each((one) => !of(one).score || (of(one).score.min !== undefined && of(one).score.max !== undefined)),
    "9.5.2.0-3": own.every((one) => of(one).success === undefined),
    "9.5.3.0-1": own.every((one) => verbOf(one) !== "completed" || of(one).completion === true),
    "9.5.3.0-2": own.every((one) => verbOf(one) === "completed" || of(one).completion === undefined),
    "9.5.4.1-1": own.every((one) => !["completed", "terminated"].includes(verbOf(one)) || /^PT[\d.]+S$/.test(of(one).duration)),
    "9.6.1.0-1": each((one) => one.context.registration === REGISTRATION),
    "9.6.2.0-1": each((one) => one.context.contextActivities.grouping.some(({ id }) => id === `${MODULE}:publisher`)),
    "9.6.2.2-1": own.every((one) => marks(one).includes("moveon") === ("completion" in of(one))),
    "9.6.2.2-2": each((one) => marks(one).includes("cmi5") || !marks(one).includes("moveon")),
    "9.6.3.1-4": each((one) => one.context.extensions[SESSION] === sessionId),
    "9.7.0.0-2": each((one) => /Z$/.test(one.timestamp)),
    "10.2.2.0-5": mode === "Normal" || (statements.length === 2 && verbs.join() === "initialized,terminated")
  };
  return Object.keys(rules).filter((id) => !rules[id]);
}

const ofSession = (p, n) => p.lrs.all().filter((one) => one.context.extensions[SESSION] === `session-${n}`);

test("a whole session keeps every rule for statements", async () => {
  const p = platform("cmi5");
  await walk(p);
  assert.deepEqual(broken(ofSession(p, 1), "session-1"), []);
  assert.deepEqual(defined(p).map(verbOf), ["initialized", "completed", "terminated"]);
  assert.ok(p.lrs.all().length > 10);
  p.lrs.clean();
});

test("the rules here can be broken", async () => {
  const p = platform("cmi5");
  await walk(p);
  const all = ofSession(p, 1);
  const without = (change) => all.map((one) => { const copy = JSON.parse(JSON.stringify(one)); change(copy); return copy; });
  assert.ok(broken(without((one) => { delete one.context.registration; }), "session-1").includes("9.6.1.0-1"));
  assert.ok(broken(all.slice().reverse(), "session-1").includes("9.3.0.0-5"));
  assert.ok(broken(all.concat(all), "session-1").includes("9.3.0.0-2"));
  assert.ok(broken(without((one) => { delete one.result; }), "session-1").includes("9.5.4.1-1"));
});

for (const mode of ["Browse", "Review"]) {
  test(`10.2.2.0-8 to -11: ${mode} says that it began and ended, and nothing else`, async () => {
    const p = platform("cmi5");
    p.mode = mode;
    await walk(p);
    assert.deepEqual(broken(ofSession(p, 1), "session-1", mode), []);
    assert.equal(p.lrs.own(), undefined, "no bookmark either");
    p.lrs.clean();
  });
}

test("8.1.2.0-4, 10.2.1.0-4, 11.0.0.0-3: fetch once by POST, then launch data and preferences, then statements, all with the token", async () => {
  const p = platform("cmi5");
  await walk(p);
  const asked = p.lrs.log.map((one) => `${one.method} ${one.url === FETCH ? "fetch" : one.resource} ${one.query.get("stateId") || one.query.get("profileId") || ""}`.trim());
  assert.equal(asked.filter((one) => one === "POST fetch").length, 1);
  const first = (wanted) => asked.findIndex((one) => one === wanted);
  assert.equal(first("POST fetch"), 0);
  const statement = asked.findIndex((one) => /(PUT|POST) statements/.test(one));
  assert.ok(first("GET activities/state LMS.LaunchData") < statement && first("GET agents/profile cmi5LearnerPreferences") < statement);
  assert.ok(p.lrs.log.slice(1).every((one) => one.headers.Authorization === "Basic dG9rZW4="));
  assert.ok(p.lrs.log.every((one) => one.url === FETCH || one.url.startsWith(ENDPOINT)), "nobody else is asked");
  assert.ok(p.lrs.log.every((one) => one.query.get("stateId") !== "LMS.LaunchData" || one.method === "GET"), "10.2.1.0-5");
});

test("9.3.0.0-6: completed once a registration, over sessions", async () => {
  const p = platform("cmi5");
  await walk(p);
  const w = await open(p);
  w.seeAll();
  assert.equal(w.id("finish").hidden, true);
  await p.clock.go(2000);
  w.press("exit");
  await p.clock.go(2000);
  assert.deepEqual(defined(p).map(verbOf), ["initialized", "completed", "terminated", "initialized", "terminated"]);
  assert.deepEqual(broken(ofSession(p, 2), "session-2"), []);
});

test("a page loaded again finds the token spent: it says to open it from the list again, and writes nothing", async () => {
  const p = platform("cmi5");
  const w = await open(p);
  w.go("write");
  w.write("write", "kept");
  await p.clock.go(2000);
  await w.leave();
  const writes = p.writes();
  p.reload = true;
  const again = await open(p);
  assert.deepEqual(again.notices(), ["reopen"]);
  assert.equal(again.saved(), "unconnected");
  assert.equal(again.shown(), "read");
  again.tick("many", 1);
  await p.clock.go(120000);
  assert.equal(p.writes(), writes);
  p.reload = false;
  assert.equal((await open(p)).document.querySelector("#s-write .own").value, "kept");
});

test("11.2.0.0-1: who wants no sound gets none", async () => {
  for (const [preferences, muted] of [[404, false], [200, true]]) {
    const w = await open(platform("cmi5", { preferences }));
    assert.equal(w.document.querySelector("video").muted, muted);
  }
});

/** The adapter alone, so that it can be seen where it goes in the end. */
async function launched({ returnURL = RETURN, template = {}, lrs = fakeLrs(), query = {} } = {}) {
  const scormpack = bare("cmi5");
  const clock = fakeClock(1000);
  const gone = [];
  let n = 0;
  const device = {
    clock, fetch: lrs.fetchOf({}, clock), go: (url) => gone.push(url),
    uuid: () => { n += 1; return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`; }
  };
  scormpack.course = { lang: "en", screens: [], statements: facts() };
  lrs.launchData = { contextTemplate: template, launchMode: "Normal", moveOn: "Completed", returnURL };
  const all = { activityId: LAUNCHED, registration: REGISTRATION, actor: JSON.stringify(ACTOR), fetch: FETCH, endpoint: ENDPOINT, ...query };
  const adapter = scormpack.cmi5({ search: () => `?${new URLSearchParams(all)}`, device });
  const start = await adapter.start();
  return { adapter, start, lrs, clock, gone };
}

const RECORD = { state: "1;a;1;x", place: "read", seconds: 5, completed: false, progress: 0, interactions: [], objectives: [] };

test("10.2.6.0-1: it goes back to the list when all is delivered, and not before", async () => {
  const { adapter, lrs, clock, gone } = await launched();
  lrs.faults = () => ({ status: 503 });
  const left = adapter.finish(RECORD, "exit");
  await clock.go(60000);
  assert.deepEqual(gone, []);
  lrs.faults = () => null;
  await clock.go(60000);
  assert.equal(await left, true);
  assert.deepEqual(gone, [RETURN]);
  assert.deepEqual(lrs.verbs(), ["initialized", "terminated"]);
});

test("it goes nowhere but to a web address, and nowhere when the page is only hidden", async () => {
  for (const returnURL of ["javascript:alert(1)", "data:text/html,x", "", null, 7, "//evil.example/"]) {
    const { adapter, gone, clock } = await launched({ returnURL });
    const left = adapter.finish(RECORD, "exit");
    await clock.go(1000);
    assert.equal(await left, true);
    assert.deepEqual(gone, []);
  }
  const { adapter, gone } = await launched();
  adapter.finish(RECORD, "hide");
  await settle();
  assert.deepEqual(gone, []);
});

test("10.2.1.0-7: nothing of the platform's template is changed; its lists are added to", async () => {
  const template = {
    language: "cy", platform: "LMS", extensions: { [SESSION]: "s", "urn:x": 1 },
    contextActivities: { grouping: { id: "urn:publisher:1" }, category: [{ id: `${CATEGORY}cmi5` }, { id: "urn:lms:category" }] }
  };
  const { adapter, lrs, clock } = await launched({ template });
  adapter.happened({ id: "read" }, { what: "opened" });
  adapter.write(RECORD);
  await adapter.commit();
  await clock.go(10);
  const [initialized, experienced] = lrs.all();
  assert.equal(initialized.context.language, "cy");
  assert.deepEqual(initialized.context.extensions, template.extensions);
  assert.deepEqual(initialized.context.contextActivities.grouping.map(({ id }) => id), ["urn:publisher:1", "urn:scormpack:c"]);
  assert.deepEqual(marks(initialized), ["cmi5"]);
  assert.deepEqual(marks(experienced), [], "cmi5's mark is for the statements that cmi5 defines");
  assert.deepEqual(experienced.context.contextActivities.category.map(({ id }) => id), ["urn:lms:category"]);
});

for (const [what, query] of [["fetch", { fetch: "" }], ["activityId", { activityId: "" }], ["endpoint", { endpoint: "file:///etc" }], ["actor", { actor: "{" }]]) {
  test(`a launch without ${what} is not connected, and nobody is asked`, async () => {
    const { start, lrs } = await launched({ query });
    assert.equal(start.connected, false);
    assert.equal(lrs.log.length, 0);
  });
}

test("a token that never comes is asked for once, and the page can be read", async () => {
  const p = platform("cmi5");
  p.lrs.faults = ({ url }) => (url === FETCH ? { hang: true } : null);
  const w = await open(p);
  await p.clock.go(60000);
  assert.deepEqual(w.notices(), ["reopen"]);
  assert.equal(p.lrs.log.length, 1);
});

test("Save and exit with the session ended by the platform: the truth stays on the screen", async () => {
  const p = platform("cmi5");
  const w = await open(p);
  await p.clock.go(2000);
  p.lrs.faults = () => ({ status: 403 });
  w.go("many");
  w.tick("many", 0);
  w.press("exit");
  await p.clock.go(3000);
  assert.equal(w.id("ended-text").textContent, HOUSE.ended_unsaved);
  assert.equal(w.left, 0, "it does not go away from its words");
});

/** Closes the page at a moment of `luck`'s, on a line where every request takes its own time; `fault` may add to it. */
async function closed(luck, options, fault = () => ({})) {
  const p = platform("cmi5", options);
  const w = await open(p);
  await p.clock.go(1500);
  const line = { closed: false };
  p.lrs.faults = (request) => Object.defineProperty(fault(request, line), "delay", { value: luck.below(900) });
  for (const id of ["many", "checklist", "scale"]) {
    w.go(id);
    w.tick(id, luck.below(4));
    await p.clock.go(luck.below(3000));
  }
  const view = w.view();
  line.closed = true;
  await w.leave();
  p.lrs.faults = () => null;
  return { p, view };
}

const told = (p) => p.lrs.all().map((one) => `${verbOf(one)} ${one.object.id.slice(MODULE.length)}`.trim());
const WANTED = ["many", "checklist", "scale"].map((id) => `experienced :screen:${id}`);

for (const again of [204, 409]) {
  test(`9.3.0.0-5: closed at any moment, nothing overtakes and nothing is lost (${again} for what is known)`, async () => {
    const ends = new Set();
    for (let seed = 1; seed <= 20; seed += 1) {
      const { p, view } = await closed(chance(seed), { again });
      assert.deepEqual(p.lrs.errors, [], `seed ${seed}`);
      assert.deepEqual(WANTED.filter((one) => !told(p).includes(one)), [], `seed ${seed}`);
      ends.add(p.ends());
      assert.equal((await open(p)).view(), view, `seed ${seed}`);
    }
    assert.equal(ends.size, 2, "the end is told where it can be, and left out where it would overtake");
  });

  test(`a group that fails on its way while the page is closed is sent again (${again} for what is known)`, async () => {
    let failed = 0;
    const fault = ({ resource, method }, line) => {
      if (line.closed || resource !== "statements" || method === "GET") { return {}; }
      return {
        get status() {
          failed += line.closed ? 1 : 0;
          return line.closed ? 503 : 0;
        }
      };
    };
    for (let seed = 1; seed <= 20; seed += 1) {
      const { p } = await closed(chance(seed), { again }, fault);
      assert.deepEqual(p.lrs.errors, [], `seed ${seed}`);
      assert.deepEqual(WANTED.filter((one) => !told(p).includes(one)), [], `seed ${seed}`);
    }
    assert.ok(failed > 0);
  });
}

test("closed with nothing on its way: the rest and the end go in one request, the end last", async () => {
  const p = platform("cmi5");
  const w = await open(p);
  w.go("many");
  w.tick("many", 1);
  await p.clock.go(3000);
  const from = p.lrs.log.length;
  await w.leave();
  const closing = p.lrs.log.slice(from).filter(({ resource }) => resource === "statements");
  assert.equal(closing.length, 1);
  assert.ok(closing[0].keepalive && closing[0].body.length < 64 * 1024);
  assert.deepEqual(JSON.parse(closing[0].body).map(verbOf), ["answered", "terminated"]);
  p.lrs.clean();
});

for (const status of [401, 403]) {
  test(`one statement that the platform will not have (${status}) does not stop the others, nor the learner`, async () => {
    const p = platform("cmi5");
    const w = await open(p);
    await p.clock.go(1500);
    p.lrs.faults = ({ resource, body }) => (resource === "statements" && body && body.includes("screen:write") ? { status } : null);
    ["many", "write", "plan", "film"].forEach(w.go);
    await p.clock.go(5000);
    assert.equal(w.saved(), "saved");
    w.press("exit");
    await p.clock.go(3000);
    assert.equal(w.id("ended-text").textContent, HOUSE.ended_saved);
    assert.deepEqual(told(p).filter((one) => /experienced/.test(one)).map((one) => one.split(":").pop()), ["read", "many", "plan", "film"]);
    assert.equal(verbOf(p.lrs.all().pop()), "terminated");
    p.lrs.clean();
  });
}

test("9.3.0.0-6: a completion that the platform would not have is told again in the next session", async () => {
  const p = platform("cmi5");
  const w = await open(p);
  w.seeAll();
  await p.clock.go(1500);
  p.lrs.faults = ({ resource, body }) => (resource === "statements" && body && body.includes("verbs/completed") ? { status: 403 } : null);
  w.press("finish");
  await p.clock.go(3000);
  await w.leave();
  assert.equal(p.done(), false);
  p.lrs.faults = () => null;
  await open(p);
  await p.clock.go(3000);
  assert.equal(p.done(), true);
  p.lrs.clean();
});
