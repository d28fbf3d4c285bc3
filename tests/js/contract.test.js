"use strict";
/** One contract for every door: the same learner's stories on five kinds of platform. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { DOORS, KEPT, HOUSE, SCREENS, platform, open, settle } = require("./doors");

const MINUTE = 60000;

/** The learner's usual morning: two answers and some words. */
function work(w) {
  w.go("many");
  w.tick("many", 1);
  w.go("write");
  w.write("write", "It's mine; ŵ 😀");
}

function assertClean(p, w) {
  assert.deepEqual(p.errors(), []);
  assert.deepEqual(w.errors, []);
}

for (const door of DOORS) {
  test(`${door}: boots on one screen, nothing said but what is true`, async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(3000);
    assert.equal(w.shown(), "read");
    assert.deepEqual(w.notices(), door === "standalone" ? ["standalone"] : []);
    assert.equal(w.saved(), door === "standalone" ? "unconnected" : "saved");
    assertClean(p, w);
  });

  test(`${door}: walk to completion; opening completes nothing, Finish does, once`, async () => {
    const p = platform(door);
    const w = await open(p);
    work(w);
    w.go("out");
    w.press("finish");
    assert.notEqual(w.id("finish-missing").children.length, 0);
    w.seeAll();
    await p.clock.go(3000);
    assert.equal(p.done(), false);
    w.press("finish");
    await p.clock.go(3000);
    assert.equal(w.id("finished").textContent, HOUSE[door === "standalone" ? "finished_standalone" : "finished"]);
    assert.equal(p.done(), door !== "standalone");
    await w.leave();
    assertClean(p, w);
  });
}

for (const door of KEPT) {
  const given = (name, run) => test(`${door}: ${name}`, run);

  given("killed at any moment, the next page brings place and answers back", async () => {
    const p = platform(door);
    const w = await open(p);
    work(w);
    await p.clock.go(2000);
    const before = w.view();
    w.kill();
    const later = await open(p);
    assert.equal(later.shown(), "write");
    assert.equal(later.view(), before);
    assert.deepEqual(later.notices(), []);
    assertClean(p, later);
  });

  given("a normal close loses nothing, not even the step just made", async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(2000);
    work(w);
    const before = w.view();
    await w.leave();
    const later = await open(p);
    assert.equal(later.view(), before);
    assertClean(p, later);
  });

  given("a commit that fails once is made good", async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(2000);
    p.trouble = "once";
    work(w);
    await p.clock.go(900);
    assert.equal(w.saved(), "unsaved");
    await p.clock.go(5000);
    assert.equal(w.saved(), "saved");
    const before = w.view();
    w.kill();
    assert.equal((await open(p)).view(), before);
    assertClean(p, w);
  });

  given("a platform that fails for ever is told within ten seconds; when it comes back nothing was lost", async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(2000);
    p.trouble = "fail";
    work(w);
    await p.clock.go(10000);
    assert.equal(w.saved(), "unsaved");
    assert.deepEqual(w.notices(), ["unsaved"]);
    await p.clock.go(10 * MINUTE);
    assert.equal(w.saved(), "unsaved");
    assert.equal(w.id("next").disabled, false, "the learner can go on");
    w.go("plan");
    w.write("plan", "more");
    p.trouble = null;
    await p.clock.go(MINUTE);
    assert.equal(w.saved(), "saved");
    assert.deepEqual(w.notices(), []);
    const before = w.view();
    w.kill();
    assert.equal((await open(p)).view(), before);
    assertClean(p, w);
  });

  given("a slow platform (2 s) is waited for, and no alarm is raised", async () => {
    const p = platform(door);
    p.trouble = "slow";
    const w = await open(p);
    await p.clock.go(9000);
    assert.equal(w.shown(), "read");
    work(w);
    await p.clock.go(9000);
    assert.equal(w.saved(), "saved");
    assert.deepEqual(w.notices(), []);
    const before = w.view();
    w.kill();
    p.trouble = null;
    assert.equal((await open(p)).view(), before);
    assertClean(p, w);
  });

  given("a session ended by the server mid-way says Not saved, and Save and exit tells the truth", async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(2000);
    p.trouble = "ended";
    work(w);
    await p.clock.go(10000);
    assert.equal(w.saved(), "unsaved");
    w.press("exit");
    await p.clock.go(10000);
    assert.equal(w.id("ended-text").textContent, HOUSE.ended_unsaved);
    assertClean(p, w);
  });

  for (const [what, state] of [["garbage", "%%% {\"a\": 1}"], ["an older version", "0;abcdef;3;t0z1;abc;abc"], ["a cut state", "1;zzzzzz;12;t0z1;ma"]]) {
    given(`${what} starts afresh, is told, and is then saved over`, async () => {
      const p = platform(door);
      p.setState(state);
      const w = await open(p);
      assert.deepEqual(w.notices(), ["damaged"]);
      work(w);
      await p.clock.go(3000);
      const before = w.view();
      w.kill();
      const later = await open(p);
      assert.equal(later.view(), before);
      assert.deepEqual(later.notices(), []);
      assertClean(p, later);
    });
  }

  for (const mode of ["review", "browse"].filter(() => door !== "xapi")) {
    given(`${mode}: answers can be read and nothing of the learner's is written`, async () => {
      const p = platform(door);
      const first = await open(p);
      work(first);
      first.seeAll();
      await p.clock.go(2000);
      await first.leave();
      p.setMode(mode);
      const [held, writes] = [p.state(), p.writes()];
      const w = await open(p);
      assert.deepEqual(w.notices(), ["review"]);
      assert.equal(w.view(), first.view());
      w.tick("many", 3);
      w.go("plan");
      w.write("plan", "changed");
      await p.clock.go(5 * MINUTE);
      w.press("exit");
      await p.clock.go(1000);
      assert.equal(w.id("ended-text").textContent, HOUSE.ended_review);
      assert.equal(p.state(), held);
      // cmi5 wants the beginning and the end of a session told, even here.
      assert.equal(p.writes() - writes, door === "cmi5" ? 2 : 0);
      assertClean(p, w);
    });
  }

  given("already completed: work goes on, is saved, and the completion stays", async () => {
    const p = platform(door);
    const first = await open(p);
    first.seeAll();
    first.press("finish");
    await p.clock.go(2000);
    await first.leave();
    const w = await open(p);
    assert.equal(w.id("finished").hidden, false);
    work(w);
    await p.clock.go(3000);
    assert.equal(w.saved(), "saved");
    const before = w.view();
    await w.leave();
    assert.equal(p.done(), true);
    assert.equal((await open(p)).view(), before);
    assertClean(p, w);
  });

  given("a page that the browser brings back only reads, and the session ended once", async () => {
    const p = platform(door);
    const w = await open(p);
    work(w);
    await p.clock.go(2000);
    w.window.dispatchEvent(new w.window.Event("pagehide"));
    await settle();
    const writes = p.writes();
    const event = new w.window.Event("pageshow");
    event.persisted = true;
    w.window.dispatchEvent(event);
    assert.deepEqual(w.notices(), ["reopened"]);
    assert.equal(w.saved(), "unconnected");
    w.press("next");
    await p.clock.go(5 * MINUTE);
    w.window.dispatchEvent(new w.window.Event("pagehide"));
    await settle();
    assert.equal(p.writes(), writes);
    assert.equal(p.ends(), 1);
    assertClean(p, w);
  });

  for (const shared of door.startsWith("scorm") ? [true, false] : [true]) {
    given(`two pages${shared ? " that see each other's work" : ""}: the newer writes, the older says so and stops`, async () => {
      const p = platform(door);
      p.shared = shared;
      const old = await open(p);
      work(old);
      await p.clock.go(2000);
      const newer = await open(p);
      assert.equal(newer.view(), old.view());
      newer.tick("many", 3);
      await p.clock.go(2000);
      old.tick("many", 0);
      await p.clock.go(5000);
      assert.deepEqual(old.notices(), ["superseded"]);
      assert.equal(old.saved(), "unconnected");
      assert.equal(old.document.querySelector("#s-many input").disabled, true);
      assert.equal(newer.saved(), "saved");
      newer.go("plan");
      newer.write("plan", "from the newer");
      await p.clock.go(3000);
      old.press("exit");
      assert.equal(old.id("ended").hidden, false);
      await p.clock.go(2000);
      assert.equal(old.id("ended-text").textContent, HOUSE.ended_superseded);
      await old.leave();
      const before = newer.view();
      await newer.leave();
      assert.equal((await open(p)).view(), before);
      assertClean(p, newer);
    });
  }

  if (door.startsWith("scorm")) {
    given("a page that is looked at again says at once that a newer one has taken over", async () => {
      const p = platform(door);
      const old = await open(p);
      await p.clock.go(2000);
      await open(p);
      assert.deepEqual(old.notices(), []);
      old.document.dispatchEvent(new old.window.Event("visibilitychange"));
      assert.deepEqual(old.notices(), ["superseded"]);
    });

    given("looking back in a second window takes nothing over", async () => {
      const p = platform(door);
      const w = await open(p);
      p.setMode("review");
      await open(p);
      w.tick("many", 2);
      await p.clock.go(3000);
      assert.deepEqual([w.notices(), w.saved()], [[], "saved"]);
    });
  }

  given("Save and exit: true words, one end, nothing after it", async () => {
    const p = platform(door);
    const w = await open(p);
    work(w);
    w.press("exit");
    await p.clock.go(3000);
    assert.equal(w.id("ended-text").textContent, HOUSE.ended_saved);
    assert.equal(w.shown(), "");
    const writes = p.writes();
    w.write("write", "more");
    await w.leave();
    await p.clock.go(2 * MINUTE);
    assert.equal(p.writes(), writes);
    assert.equal(p.ends(), 1);
    assertClean(p, w);
  });

  given("after a false yes the next step sends the whole state again", async () => {
    const p = platform(door);
    const w = await open(p);
    await p.clock.go(2000);
    p.trouble = "lost";
    work(w);
    await p.clock.go(2000);
    assert.ok(!p.state().includes("It!as"), "the platform lost it");
    p.trouble = null;
    w.go("plan");
    w.write("plan", "next");
    await p.clock.go(2000);
    const before = w.view();
    w.kill();
    assert.equal((await open(p)).view(), before);
    assertClean(p, w);
  });

  given("a private screen is saved, and never reported", async () => {
    const p = platform(door);
    const change = (one) => ({ ...one, screens: one.screens.map((screen) => ({ ...screen, private: screen.id === "checklist" })) });
    const w = await open(p, { change });
    w.go("checklist");
    w.tick("checklist", 2);
    w.go("many");
    w.tick("many", 1);
    w.go("read");
    await p.clock.go(2000);
    await w.leave();
    const told = p.lrs ? JSON.stringify(p.lrs.all()) : JSON.stringify(p.runtimes[0].live);
    assert.match(told, /many/);
    assert.doesNotMatch(told, p.lrs ? /checklist:answer/ : /checklist/);
    assert.equal((await open(p, { change })).document.querySelectorAll("#s-checklist input")[2].checked, true);
    assertClean(p, w);
  });

  given("what a learner writes is in no report", async () => {
    const p = platform(door);
    const w = await open(p);
    w.go("write");
    w.write("write", "secretword");
    w.go("plan");
    w.write("plan", "hiddenword");
    w.go("out");
    await p.clock.go(2000);
    w.press("exit");
    await p.clock.go(2000);
    const reports = p.lrs ? JSON.stringify(p.lrs.all()) : JSON.stringify(p.runtimes[0].log.filter(([, element]) => element !== "cmi.suspend_data"));
    assert.doesNotMatch(reports, /secretword|hiddenword/);
    assert.match(p.state(), /secretword/);
  });
}

test("standalone: everything works, nothing is kept, and the page says so", async () => {
  const p = platform("standalone");
  const w = await open(p);
  work(w);
  w.seeAll();
  assert.equal(w.id("exit").hidden, true);
  assert.equal(w.id("saved").textContent, HOUSE.standalone);
  w.document.querySelector("[data-print]").click();
  assert.equal(w.window.prints, 1);
  w.kill();
  const later = await open(p);
  assert.notEqual(later.view(), w.view());
  assert.equal(later.document.querySelectorAll("[data-screen]").length, SCREENS.length);
  assert.equal(typeof w.window.fetch, "undefined");
});
