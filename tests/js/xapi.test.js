"use strict";
/** The xAPI door: launch, statements, queue and the document in the State API. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { platform, open, facts, ACTOR, ENDPOINT, MODULE, REGISTRATION } = require("./doors");
const { fakeClock, settle } = require("./clock");
const { fakeLrs } = require("./lrs");

const MINUTE = 60000;
const names = (p) => p.lrs.all().map((one) => `${one.verb.id.split("/").pop()} ${one.object.id.slice(MODULE.length)}`.trim());
const said = (p, verb) => p.lrs.all().filter((one) => one.verb.id.endsWith(`/${verb}`));

/** The adapter alone, launched with a query. */
async function launched(query, lrs = fakeLrs()) {
  const scormpack = bare("xapi");
  const clock = fakeClock(1000);
  let n = 0;
  const device = {
    clock, fetch: lrs.fetchOf({}, clock), go() {},
    uuid: () => { n += 1; return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`; }
  };
  scormpack.course = { lang: "en", screens: [], statements: facts() };
  const adapter = scormpack.xapi({ search: () => `?${new URLSearchParams(query)}`, device });
  const start = await adapter.start();
  return { adapter, start, lrs, clock };
}

const QUERY = { endpoint: ENDPOINT, auth: "Basic YTpi", actor: JSON.stringify(ACTOR), registration: REGISTRATION, activity_id: MODULE };

test("a whole session: begun first, ended last, each screen once, the completion once", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("many");
  w.tick("many", 0);
  w.tick("many", 2);
  w.seeAll();
  w.go("many");
  w.go("out");
  w.press("finish");
  await p.clock.go(2000);
  w.press("exit");
  await p.clock.go(2000);
  const all = names(p);
  assert.equal(all[0], "initialized");
  assert.equal(all[all.length - 1], "terminated");
  assert.deepEqual(all.filter((one) => /experienced/.test(one)).length, 8);
  assert.equal(all.filter((one) => one === "completed").length, 1);
  assert.deepEqual(said(p, "answered").map((one) => one.result.response), ["one[,]three"], "the last answer, once");
  assert.deepEqual(all.filter((one) => /created/.test(one)), ["created :output:profile"]);
  const [completed] = said(p, "completed");
  assert.equal(completed.result.completion, true);
  assert.match(completed.result.duration, /^PT[\d.]+S$/);
  assert.equal(completed.result.success, undefined);
  const { context } = completed;
  assert.equal(context.registration, REGISTRATION);
  assert.equal(context.platform, "Wing");
  assert.equal(context.language, "en");
  assert.deepEqual(context.contextActivities.grouping.map((one) => one.id), ["urn:scormpack:c"]);
  p.lrs.all().forEach((one) => assert.deepEqual(one.actor, ACTOR));
  p.lrs.clean();
});

test("the learner's answer is told when the screen is left, and again only if it changed", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("many");
  for (const n of [0, 1, 1, 3]) { w.tick("many", n); await p.clock.go(1500); }
  assert.deepEqual(said(p, "answered"), []);
  const at = new Date(p.clock.now() - 1500).toISOString();
  await p.clock.go(60000);
  w.go("read");
  w.go("many");
  w.go("read");
  await p.clock.go(1500);
  assert.equal(said(p, "answered")[0].timestamp, at, "it happened when the answer was given");
  w.go("many");
  w.tick("many", 0);
  w.press("exit");
  await p.clock.go(1500);
  assert.deepEqual(said(p, "answered").map((one) => one.result.response), ["one[,]four", "four"]);
  assert.deepEqual(said(p, "answered")[0].context.contextActivities.parent[0].id, `${MODULE}:screen:many`);
});

test("a scale says how sure, from 1 to 5 and scaled, under the words' own ids", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("scale");
  w.tick("scale", 3);
  w.tick("scale", 9);
  w.go("read");
  await p.clock.go(1500);
  const [{ result }] = said(p, "answered");
  assert.equal(result.response, "start[.]4[,]ask[.]5");
  assert.deepEqual(result.score, { raw: 4.5, min: 1, max: 5, scaled: 0.88 });
});

test("the film by the video profile: played, paused, moved in, seen to its end once", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("film");
  const video = w.document.querySelector("video");
  const at = (seconds, event) => { video.currentTime = seconds; video.dispatchEvent(new w.window.Event(event)); };
  Object.defineProperty(video, "duration", { value: 100 });
  at(0, "play");
  at(30, "timeupdate");
  at(30, "pause");
  at(30, "play");
  at(40, "timeupdate");
  at(80, "seeking");
  at(80, "timeupdate");
  at(80, "seeked");
  at(100, "ended");
  at(0, "play");
  at(100, "ended");
  await p.clock.go(1500);
  const film = p.lrs.all().filter((one) => one.object.id === `${MODULE}:film`);
  assert.deepEqual(film.map((one) => one.verb.id.split("/").pop()), ["played", "paused", "played", "seeked", "completed", "played"]);
  const ext = (one, name) => one.result.extensions[`https://w3id.org/xapi/video/extensions/${name}`];
  assert.equal(ext(film[1], "played-segments"), "0[.]30");
  assert.equal(ext(film[1], "progress"), 0.3);
  assert.deepEqual([ext(film[3], "time-from"), ext(film[3], "time-to")], [40, 80]);
  assert.equal(ext(film[4], "played-segments"), "0[.]30[,]30[.]40[,]80[.]100");
  assert.equal(ext(film[4], "progress"), 0.6);
  assert.equal(film[4].result.completion, true);
  const sessions = film.map((one) => one.context.extensions["https://w3id.org/xapi/video/extensions/session-id"]);
  assert.equal(new Set(sessions).size, 1);
  film.forEach((one) => assert.deepEqual(one.context.contextActivities.category, [{ id: "https://w3id.org/xapi/video" }]));
  p.lrs.clean();
});

test("of a private screen it is told that it was opened, and no more", async () => {
  const p = platform("xapi");
  const w = await open(p, { change: (one) => ({ ...one, screens: one.screens.map((screen) => ({ ...screen, private: true })) }) });
  w.go("many");
  w.tick("many", 1);
  w.go("film");
  w.document.querySelector("video").dispatchEvent(new w.window.Event("play"));
  w.go("out");
  await p.clock.go(2000);
  await w.leave();
  assert.deepEqual([...new Set(p.lrs.verbs())], ["initialized", "experienced", "terminated"]);
});

test("a completion that was saved but never arrived is told by the next session, and one that did arrive is not", async () => {
  for (const arrived of [true, false]) {
    const p = platform("xapi");
    const w = await open(p);
    w.seeAll();
    await p.clock.go(2000);
    p.lrs.faults = ({ resource, method }) => (resource === "statements" && method !== "GET" ? (arrived ? { deaf: true } : { down: true }) : null);
    w.press("finish");
    await p.clock.go(2000);
    w.kill();
    p.lrs.faults = () => null;
    const later = await open(p);
    await p.clock.go(2000);
    assert.equal(later.saved(), "saved");
    await later.leave();
    await (await open(p)).leave();
    assert.equal(p.lrs.verbs(MODULE).filter((verb) => verb === "completed").length, 1);
    assert.equal(p.lrs.own().completed.told, true);
    p.lrs.clean();
  }
});

for (const tags of ["all", "read", "none"]) {
  test(`two pages where an LRS shows ${tags} ETags: the newer's work stays`, async () => {
    const p = platform("xapi", { tags });
    const old = await open(p);
    old.go("write");
    old.write("write", "old");
    await p.clock.go(2000);
    const newer = await open(p);
    newer.write("write", "newer");
    await p.clock.go(2000);
    old.write("write", "too late");
    await p.clock.go(5000);
    assert.deepEqual(old.notices(), ["superseded"]);
    assert.match(p.state(), /newer/);
    await old.leave();
    assert.match(p.state(), /newer/);
    newer.write("write", "newer still");
    await newer.leave();
    assert.match(p.state(), /newer_still/);
  });
}

test("an older page that was left alone finds out by itself, and its closing writes nothing over", async () => {
  const p = platform("xapi");
  const old = await open(p);
  await p.clock.go(2000);
  const newer = await open(p);
  newer.tick("many", 1);
  await newer.leave();
  const held = p.state();
  await old.leave();
  assert.equal(p.state(), held);
  const third = await open(p);
  await p.clock.go(2 * MINUTE);
  assert.deepEqual(third.notices(), []);
});

test("the page just closed may still be writing when the next one opens: its last step is found", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(2000);
  p.lrs.faults = ({ method, resource }) => (resource === "activities/state" && method === "PUT" ? { delay: 300 } : null);
  w.go("write");
  w.write("write", "last words");
  w.window.dispatchEvent(new w.window.Event("pagehide"));
  p.lrs.faults = ({ method, resource }) => (resource === "activities/state" && method === "PUT" ? { delay: 400 } : null);
  const later = await open(p);
  await p.clock.go(3000);
  assert.equal(later.document.querySelector("#s-write .own").value, "last words");
  p.lrs.clean();
});

test("nothing but the endpoint is ever asked, whatever the launch says besides", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.seeAll();
  await p.clock.go(5 * MINUTE);
  await w.leave();
  assert.ok(p.lrs.log.every((one) => one.url.startsWith(ENDPOINT)));
  p.lrs.clean();
});

for (const [what, missing] of [["endpoint", { endpoint: "" }], ["web endpoint", { endpoint: "javascript:alert(1)" }], ["auth", { auth: "" }], ["actor", { actor: "nobody" }]]) {
  test(`a launch without ${what} is not connected and sends nothing`, async () => {
    const { start, lrs, adapter } = await launched({ ...QUERY, ...missing });
    assert.equal(start.connected, false);
    assert.equal(adapter.write({}), false);
    assert.equal(await adapter.commit(), false);
    assert.equal(adapter.finish({}, "hide"), false);
    assert.equal(lrs.log.length, 0);
  });
}

test("old launches: lists in the agent, words of the header alone, no slash, no registration, groups", async () => {
  const old = { name: ["A B"], mbox: ["mailto:a@example.org"] };
  const { lrs, clock } = await launched({ endpoint: ENDPOINT.slice(0, -1), auth: "YTpi", actor: JSON.stringify(old), grouping: "urn:programme:1", unknown: "x" });
  await clock.go(100);
  const [statement] = lrs.all();
  assert.deepEqual(statement.actor, { name: "A B", mbox: "mailto:a@example.org" });
  assert.equal("registration" in statement.context, false);
  assert.deepEqual(statement.context.contextActivities.grouping.map((one) => one.id), ["urn:programme:1", "urn:scormpack:c"]);
  assert.equal(lrs.log[0].headers.Authorization, "Basic YTpi");
  lrs.clean();
  const account = { objectType: "Agent", account: [{ accountServiceHomePage: "https://a.example", accountName: "7" }] };
  const second = await launched({ ...QUERY, actor: JSON.stringify(account), grouping: "[{\"id\":\"urn:a:1\"}]", activity_id: "urn:scormpack:c" });
  await second.clock.go(100);
  assert.deepEqual(second.lrs.all()[0].actor, { objectType: "Agent", account: { homePage: "https://a.example", name: "7" } });
  assert.equal(second.lrs.all()[0].object.id, MODULE, "a list of modules hands on its launch; the module keeps its own id");
});

test("a document that is not ours is called damaged and handed on", async () => {
  const lrs = fakeLrs();
  const key = ["scormpack", MODULE, JSON.stringify(ACTOR), REGISTRATION].join("|");
  lrs.documents.set(key, { text: "<html>proxy</html>", tag: "\"x\"" });
  const { start } = await launched(QUERY, lrs);
  assert.equal(start.connected, true);
  assert.equal(start.state, "<html>proxy</html>");
  await settle();
});
