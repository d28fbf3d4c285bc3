"use strict";
/**
 * Random histories of answers, closes, failures and relaunches, over every door that keeps work: what the learner
 * sees after a relaunch is what was last shown as Saved, or something later; and how much a crash may take.
 */
const test = require("node:test");
const assert = require("node:assert/strict");
const { KEPT, platform, open } = require("./doors");
const { chance } = require("./clock");

// More of them in the long run of all tests.
const HISTORIES = Number(process.env.HISTORIES || 3);

/** One step of the learner. */
function step(w, luck) {
  const steps = [
    () => w.tick("many", luck.below(4)), () => w.tick("checklist", luck.below(4)), () => w.tick("scale", luck.below(10)),
    () => w.write("write", luck.pick(["", "It's ok.", "ŵ 😀", "a;b:c,d"])), () => w.write("plan", `row ${luck.below(99)}`),
    () => w.go(luck.pick(["read", "many", "plan", "film", "out"])), () => w.press("next")
  ];
  luck.pick(steps)();
}

/** A page and every view of it that the learner has had since it was last shown as saved. */
async function session(p) {
  const w = await open(p);
  const views = [w.view()];
  const look = () => {
    const now = w.view();
    if (w.saved() === "saved") { views.length = 0; }
    if (views[views.length - 1] !== now) { views.push(now); }
  };
  return { w, views, look };
}

function options(door, luck) {
  const lrs = door === "xapi" || door === "cmi5";
  return lrs ? { tags: luck.pick(["all", "read", "none"]), again: luck.pick([204, 409]) } : {};
}

/** The platform answers truly or not at all; lost connections, errors and slowness come and go. */
async function history(door, seed) {
  const luck = chance(seed);
  const p = platform(door, options(door, luck));
  const troubles = p.lrs ? ["fail", "once", "slow", "down"] : ["fail", "once", "slow"];
  let now = await session(p);
  for (let n = 0; n < 25; n += 1) {
    const what = luck.below(12);
    if (what === 0) { p.trouble = luck.pick(troubles); }
    if (what === 1) { p.trouble = null; }
    if (what < 10) {
      step(now.w, luck);
      now.look();
      await p.clock.go(luck.pick([0, 100, 700, 3000, 15000]));
      now.look();
      continue;
    }
    const { views } = now;
    if (what === 10) { now.w.kill(); } else { await now.w.leave(); }
    p.trouble = null;
    now = await session(p);
    assert.ok(views.includes(now.w.view()), `${door}, seed ${seed}, step ${n}: not what was last shown as saved`);
    assert.deepEqual(now.w.notices().filter((one) => one !== "unsaved"), []);
  }
  p.trouble = null;
  await p.clock.go(120000);
  assert.equal(now.w.saved(), "saved", `${door}, seed ${seed}`);
  assert.deepEqual(p.errors(), [], `${door}, seed ${seed}`);
}

/** On a platform in order a crash takes the last step at most, and a close takes none. */
async function sudden(door, seed) {
  const luck = chance(seed);
  const p = platform(door, options(door, luck));
  let { w } = await session(p);
  for (let n = 0; n < 6; n += 1) {
    await p.clock.go(2000);
    const before = w.view();
    step(w, luck);
    await p.clock.go(luck.pick([0, 50, 499]));
    const after = w.view();
    const crash = luck.below(2);
    if (crash) { w.kill(); } else { await w.leave(); }
    ({ w } = await session(p));
    assert.ok(w.view() === after || (crash && w.view() === before), `${door}, seed ${seed}, step ${n}`);
  }
  assert.deepEqual(p.errors(), []);
}

/** Completion is told once a registration whatever happens, and is never forgotten. */
async function finishing(door, seed) {
  const luck = chance(seed);
  const p = platform(door, options(door, luck));
  const troubles = p.lrs ? [null, "fail", "once", "slow", "down"] : [null, "fail", "once"];
  let { w } = await session(p);
  w.seeAll();
  await p.clock.go(luck.below(3000));
  p.trouble = luck.pick(troubles);
  await p.clock.go(luck.below(500));
  const finish = w.id("finish");
  if (!finish.hidden) { finish.click(); }
  const shown = async () => { await p.clock.go(luck.pick([0, 1, 400, 2500])); return w.saved() === "saved"; };
  const told = await shown();
  if (luck.below(2)) { w.kill(); } else { await w.leave(); }
  p.trouble = null;
  for (let n = 0; n < 2; n += 1) {
    ({ w } = await session(p));
    await p.clock.go(3000);
    if (told) { assert.equal(w.id("finished").hidden, false, `${door}, seed ${seed}: finished was forgotten`); }
    if (w.id("finished").hidden === false) { assert.equal(p.done(), true, `${door}, seed ${seed}: the platform does not know`); }
    await w.leave();
  }
  if (p.lrs) { assert.ok(p.lrs.verbs(p.activity).filter((verb) => verb === "completed").length <= 1, `${door}, seed ${seed}: told twice`); }
  assert.deepEqual(p.errors(), []);
}

for (const door of KEPT) {
  for (const [name, run] of [["what was shown as Saved comes back", history], ["a crash takes one step at most, a close none", sudden], ["completed once, and never forgotten", finishing]]) {
    test(`${door}: ${name}`, async () => {
      for (let seed = 1; seed <= HISTORIES; seed += 1) { await run(door, seed * 7919); }
    });
  }
}
