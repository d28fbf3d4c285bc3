"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { fakeClock, chance, settle } = require("./clock");

const { createSave } = bare();
const MINUTE = 60000;

/** A learner's page on a platform whose answers to commits the test decides: what a commit does is `rule(n)`. */
function world({ rule = () => "ok", mode = "live", seq = 0 } = {}) {
  const clock = fakeClock();
  const w = {
    clock, rule, steps: 0, held: null, stored: 0, answered: 0, commits: [], finishes: 0, shown: [], seqs: [], unsavedSince: null
  };
  const adapter = {
    write(record) {
      w.held = record.step;
      return w.rule(w.commits.length) !== "refused";
    },
    commit() {
      const kind = w.rule(w.commits.length);
      const sent = w.held;
      w.commits.push({ at: clock.now(), kind, sent });
      if (kind === "throw") { throw new Error("platform"); }
      if (kind === "reject") { return Promise.reject(new Error("platform")); }
      const store = () => { w.stored = Math.max(w.stored, sent); w.answered = Math.max(w.answered, sent); return true; };
      if (kind === "ok" || kind === "refused") { return Promise.resolve(store()); }
      if (kind === "lost") { w.answered = Math.max(w.answered, sent); return Promise.resolve(true); }
      if (kind.startsWith("slow")) { return new Promise((done) => clock.set(() => done(store()), Number(kind.slice(4)))); }
      if (kind === "never") { return new Promise(() => undefined); }
      return Promise.resolve({ false: false, undefined: undefined, null: null }[kind]);
    },
    finish(record) {
      w.finishes += 1;
      w.held = record.step;
      if (w.finishRule === false) { return false; }
      w.stored = w.answered = record.step;
      return true;
    }
  };
  w.save = createSave({
    adapter, clock, seq, mode,
    record(n) { w.seqs.push(n); return { step: w.steps }; },
    show(status, why) {
      w.shown.push({ at: clock.now(), status, why });
      if (status === "saved") { assert.equal(w.answered, w.steps, "Saved was shown for a step nobody has answered for"); }
    }
  });
  w.step = () => { w.steps += 1; w.save.changed(); };
  Object.defineProperty(w, "status", { get: () => w.shown[w.shown.length - 1].status });
  return w;
}

test("steps close together go out in one commit, 300 to 1000 ms after the first", async () => {
  const w = world();
  for (let n = 0; n < 4; n += 1) { w.step(); await w.clock.go(100); }
  await w.clock.go(600);
  assert.equal(w.commits.length, 1);
  assert.ok(w.commits[0].at >= 300 && w.commits[0].at <= 1000);
  assert.equal(w.status, "saved");
});

test("a learner who never pauses is still saved every second", async () => {
  const w = world();
  for (let n = 0; n < 100; n += 1) { w.step(); await w.clock.go(100); }
  assert.ok(w.commits.length >= 9 && w.commits.length <= 12, String(w.commits.length));
  assert.ok(w.stored >= w.steps - 11);
});

test("a failing platform is tried again after 1, 2, 4, 8, 16, 30, 30 seconds and told truly", async () => {
  const w = world({ rule: () => "false" });
  w.step();
  await w.clock.go(130000);
  const gaps = w.commits.slice(1).map((one, n) => (one.at - w.commits[n].at) / 1000);
  assert.deepEqual(gaps.slice(0, 7), [1, 2, 4, 8, 16, 30, 30]);
  assert.equal(w.status, "unsaved");
  assert.equal(w.shown.filter((one) => one.at > 500 && one.status !== "unsaved").length, 0);
});

test("every attempt carries another number, so that a platform cannot think that nothing changed", async () => {
  const w = world({ rule: (n) => (n < 5 ? "false" : "ok"), seq: 999998 });
  w.step();
  await w.clock.go(5 * MINUTE);
  assert.equal(new Set(w.seqs).size, w.seqs.length);
  assert.deepEqual(w.seqs.slice(0, 3), [999999, 0, 1]);
});

for (const kind of ["false", "undefined", "null", "throw", "reject"]) {
  test(`a commit that answers ${kind} is no success, and the next one brings the data out`, async () => {
    const w = world({ rule: (n) => (n === 0 ? kind : "ok") });
    w.step();
    await w.clock.go(700);
    assert.equal(w.status, "unsaved");
    assert.equal(w.save.dirty, true);
    await w.clock.go(2000);
    assert.equal(w.status, "saved");
    assert.equal(w.stored, 1);
    assert.equal(w.save.dirty, false);
  });
}

test("a platform that says yes and loses it gets the same data once more when all is quiet", async () => {
  const w = world({ rule: (n) => (n === 0 ? "lost" : "ok") });
  w.step();
  await w.clock.go(MINUTE / 2);
  assert.equal(w.stored, 0);
  await w.clock.go(MINUTE);
  assert.equal(w.stored, 1);
});

test("a quiet page sends less and less", async () => {
  const w = world();
  w.step();
  await w.clock.go(4 * 60 * MINUTE);
  assert.ok(w.commits.length < 25, String(w.commits.length));
});

test("an answer that stays away is shown as not saved within ten seconds", async () => {
  const w = world({ rule: () => "never" });
  w.step();
  await w.clock.go(10000);
  assert.equal(w.status, "unsaved");
});

test("a slow answer still counts when it comes, for what it carried and no more", async () => {
  const w = world({ rule: () => "slow12000" });
  w.step();
  await w.clock.go(1000);
  w.step();
  await w.clock.go(12000);
  assert.equal(w.stored, 1);
  assert.notEqual(w.status, "saved");
  await w.clock.go(15000);
  assert.equal(w.status, "saved");
  assert.equal(w.stored, 2);
});

test("a refused state is not called saved, and the reason is given", async () => {
  const w = world({ rule: () => "refused" });
  w.step();
  await w.clock.go(20000);
  assert.equal(w.status, "unsaved");
  assert.equal(w.shown[w.shown.length - 1].why.refused, true);
});

for (const mode of ["review", "unconnected"]) {
  test(`${mode}: nothing is sent and nothing is called saved`, async () => {
    const w = world({ mode });
    w.step();
    w.save.flush();
    await w.clock.go(10 * MINUTE);
    assert.equal(w.commits.length, 0);
    assert.deepEqual([...new Set(w.shown.map((one) => one.status))], [mode]);
    assert.equal(w.save.finish("exit"), false);
    assert.equal(w.finishes, 1, "the session is closed all the same");
  });
}

test("finish happens once, and nothing is sent after it", async () => {
  const w = world();
  w.step();
  assert.equal(w.save.finish("exit"), true);
  w.save.finish("hide");
  w.step();
  w.save.flush();
  await w.clock.go(10 * MINUTE);
  assert.equal(w.finishes, 1);
  assert.equal(w.commits.length, 0);
  assert.equal(w.stored, 1);
});

test("a finish that failed is not called saved", () => {
  const w = world();
  w.step();
  w.finishRule = false;
  assert.equal(w.save.finish("exit"), false);
  assert.equal(w.status, "unsaved");
  assert.equal(w.save.dirty, true);
});

test("an answer that comes after finish changes nothing", async () => {
  const w = world({ rule: () => "slow2000" });
  w.step();
  await w.clock.go(600);
  w.finishRule = false;
  w.save.finish("hide");
  await w.clock.go(5000);
  assert.equal(w.status, "unsaved");
  assert.equal(w.clock.waiting, 0);
});

function fakePage() {
  const listeners = new Map();
  const on = (name, run) => listeners.set(name, (listeners.get(name) || []).concat(run));
  const fire = (name, event = {}) => (listeners.get(name) || []).forEach((run) => run(event));
  return { addEventListener: on, document: { addEventListener: on, visibilityState: "visible" }, fire, names: () => [...listeners.keys()] };
}

test("hidden commits, pagehide finishes once, and a page brought back only reads", async () => {
  const w = world();
  const page = fakePage();
  let reopened = 0;
  w.save.watch(page, () => { reopened += 1; });
  assert.deepEqual(page.names().sort(), ["pagehide", "pageshow", "visibilitychange"]);
  w.step();
  page.document.visibilityState = "hidden";
  page.fire("visibilitychange");
  await settle();
  assert.equal(w.commits.length, 1);
  assert.equal(w.finishes, 0);
  page.fire("pageshow", { persisted: false });
  page.fire("pagehide", { persisted: true });
  page.fire("pagehide", { persisted: true });
  assert.equal(w.finishes, 1);
  page.fire("pageshow", { persisted: true });
  assert.equal(reopened, 1);
  w.step();
  await w.clock.go(MINUTE);
  assert.equal(w.commits.length, 1);
});

test("over random histories: Saved is only said when answered for, bad news within ten seconds, and all gets out", async () => {
  const kinds = ["ok", "ok", "ok", "false", "undefined", "null", "throw", "reject", "lost", "slow3000", "slow9000", "slow40000", "never", "refused"];
  for (let seed = 1; seed <= 150; seed += 1) {
    const luck = chance(seed);
    const plan = Array.from({ length: 400 }, () => (luck.below(3) ? luck.pick(kinds) : "false"));
    const forever = luck.below(6) === 0;
    const w = world({ rule: (n) => (forever ? "false" : plan[n % plan.length]) });
    let since = null;
    for (let n = 0; n < 60; n += 1) {
      if (luck.below(3)) { w.step(); }
      if (luck.below(15) === 0) { w.save.flush(); }
      await w.clock.go(luck.pick([50, 200, 900, 1000]));
      // The oldest step that nobody has answered for, since the attempt that first carried it.
      const open = w.commits.find((one) => one.sent > w.answered);
      since = open ? open.at : null;
      if (since !== null && w.clock.now() - since >= 10000) { assert.equal(w.status, "unsaved", `seed ${seed}`); }
    }
    w.rule = () => "ok";
    await w.clock.go(20 * MINUTE);
    assert.equal(w.stored, w.steps, `seed ${seed}: the newest step is not stored`);
    assert.equal(w.status, "saved", `seed ${seed}`);
  }
});
