"use strict";
/** The xAPI door when the LRS is away, slow or contrary, and when the page goes. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { platform, open, HOUSE, MODULE } = require("./doors");

const MINUTE = 60000;
const names = (p) => p.lrs.all().map((one) => `${one.verb.id.split("/").pop()} ${one.object.id.slice(MODULE.length)}`.trim());

for (const again of [204, 409]) {
  test(`an outage: nothing is lost, nothing is sent twice with other content, each counts once (${again} for what was sent before)`, async () => {
    const p = platform("xapi", { again });
    const w = await open(p);
    await p.clock.go(1500);
    const deaf = { deaf: true };
    p.lrs.faults = ({ resource, method }) => (resource === "statements" && method !== "GET" ? deaf : null);
    for (const id of ["many", "write", "plan"]) { w.go(id); await p.clock.go(9000); }
    assert.equal(w.saved(), "unsaved");
    p.lrs.faults = () => ({ status: 503 });
    w.go("film");
    w.go("out");
    await p.clock.go(5 * MINUTE);
    assert.equal(w.saved(), "unsaved");
    p.lrs.faults = () => null;
    await p.clock.go(MINUTE);
    assert.equal(w.saved(), "saved");
    const seen = names(p).filter((one) => /experienced/.test(one)).map((one) => one.split(":").pop());
    assert.deepEqual(seen, ["read", "many", "write", "plan", "film", "out"]);
    p.lrs.clean();
  });
}

test("a statement refused for good is put aside, counted, and the others go on", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  p.lrs.faults = ({ resource, body }) => (resource === "statements" && body && body.includes("screen:write") ? { status: 400 } : null);
  ["many", "write", "plan", "film"].forEach(w.go);
  await p.clock.go(3000);
  assert.equal(w.saved(), "saved");
  assert.deepEqual(w.notices(), []);
  assert.deepEqual(names(p).filter((one) => /experienced/.test(one)).map((one) => one.split(":").pop()), ["read", "many", "plan", "film"]);
  p.lrs.clean();
});

test("the queue counts what was refused for good, and holds what is not yet delivered", async () => {
  const answers = [{ status: 400 }, { status: 204 }, { status: 400 }, { status: 503 }];
  const sent = [];
  const queue = bare("xapi").xapiQueue({ request: (method, _, { body }) => { sent.push([method, body]); return Promise.resolve(answers.shift() || { status: 200 }); } });
  ["a", "b", "c"].forEach((id) => queue.add({ id }));
  assert.equal(await queue.flush(), false);
  assert.deepEqual([queue.refused.map((one) => one.id).join(), queue.size, queue.owes("c"), queue.owes("b"), queue.owes("d")], ["b", 1, true, true, false]);
  assert.equal(await queue.flush(), true);
  assert.deepEqual(sent, [["POST", "[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}]"], ["PUT", "{\"id\":\"a\"}"], ["PUT", "{\"id\":\"b\"}"], ["PUT", "{\"id\":\"c\"}"], ["PUT", "{\"id\":\"c\"}"]]);
});

test("attempts come after 1, 2, 4, 8, 16, 30, 30 seconds", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  const times = [];
  p.lrs.faults = ({ resource }) => { if (resource === "statements") { times.push(p.clock.now()); return { down: true }; } return null; };
  w.go("many");
  await p.clock.go(130000);
  const gaps = times.slice(1).map((time, n) => Math.round((time - times[n]) / 1000));
  assert.deepEqual(gaps.slice(0, 7), [1, 2, 4, 8, 16, 30, 30]);
});

test("an LRS that never answers is not waited for for ever", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  p.lrs.faults = () => ({ hang: true });
  w.go("many");
  w.tick("many", 1);
  await p.clock.go(10000);
  assert.equal(w.saved(), "unsaved");
  await p.clock.go(3 * MINUTE);
  p.lrs.faults = () => null;
  await p.clock.go(2 * MINUTE);
  assert.equal(w.saved(), "saved");
  p.lrs.clean();
});

test("a page that is closed sends the rest so that it outlives the page, within 64 KiB", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  w.go("many");
  w.tick("many", 2);
  await w.leave();
  assert.deepEqual(names(p).slice(-4), ["initialized", "experienced :screen:read", "experienced :screen:many", "answered :screen:many:answer", "terminated"].slice(-4));
  const late = p.lrs.log.filter((one) => one.method !== "GET");
  assert.ok(late.slice(-2).every((one) => one.keepalive));
  p.lrs.clean();
});

test("a page that is closed while its last writing is under way still gets the newest step out", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  p.lrs.faults = ({ resource }) => (resource === "activities/state" ? { delay: 500 } : null);
  w.go("write");
  w.write("write", "first");
  await p.clock.go(700);
  w.write("write", "second");
  await w.leave();
  assert.match(p.state(), /second/);
  p.lrs.clean();
});

test("a learner who looks away again and again while the LRS hangs does not make a queue of savings", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  p.lrs.faults = () => ({ hang: true });
  w.go("many");
  for (let n = 0; n < 20; n += 1) { w.hide(); await p.clock.go(1000); }
  p.lrs.faults = () => null;
  const from = p.lrs.log.length;
  await p.clock.go(45000);
  assert.equal(w.saved(), "saved");
  assert.ok(p.lrs.log.slice(from).filter(({ method, resource }) => method === "PUT" && resource === "activities/state").length <= 4);
});

test("an hour of work leaves room for the closing", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("film");
  const video = w.document.querySelector("video");
  for (let n = 0; n < 120; n += 1) { video.dispatchEvent(new w.window.Event("play")); await p.clock.go(1500); }
  await w.leave();
  assert.ok(p.lrs.log.filter((one) => one.body).every((one) => one.keepalive));
});

test("Save and exit while the LRS is away, and then the page is closed: what is left is sent at once", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  w.go("write");
  w.write("write", "last");
  p.trouble = "down";
  w.press("exit");
  await p.clock.go(20000);
  p.trouble = null;
  await w.leave();
  assert.match(p.state(), /last/);
  assert.deepEqual(names(p).slice(-2), ["experienced :screen:write", "terminated"]);
});

test("after a long outage the frame of the session goes first when there is not room for all", async () => {
  const p = platform("xapi");
  const w = await open(p);
  await p.clock.go(1500);
  p.lrs.faults = () => ({ down: true });
  const video = (() => { w.go("film"); return w.document.querySelector("video"); })();
  for (let n = 0; n < 200; n += 1) { video.dispatchEvent(new w.window.Event("play")); }
  w.seeAll();
  w.press("finish");
  await p.clock.go(3000);
  p.lrs.faults = () => null;
  const from = p.lrs.log.length;
  await w.leave();
  const closing = p.lrs.log.slice(from).filter((one) => one.body);
  assert.ok(closing.reduce((sum, one) => sum + Buffer.byteLength(one.body), 0) < 64 * 1024);
  assert.ok(names(p).includes("completed"));
  assert.equal(names(p).pop(), "terminated");
  p.lrs.clean();
});

test("an LRS that cannot be asked at the start: readable, not saved, and nothing is ever written over", async () => {
  for (const fault of [{ down: true }, { status: 500 }, { status: 401 }, { hang: true }]) {
    const p = platform("xapi");
    p.setState("1;xxxxxx;old");
    p.lrs.faults = () => fault;
    const w = await open(p);
    assert.deepEqual(w.notices(), fault.status === 401 ? ["unconnected"] : ["opening"]);
    await p.clock.go(MINUTE);
    assert.deepEqual(w.notices(), ["unconnected"]);
    p.lrs.faults = () => null;
    w.tick("many", 1);
    await p.clock.go(5 * MINUTE);
    assert.equal(w.saved(), "unconnected");
    w.press("exit");
    assert.equal(w.id("ended-text").textContent, HOUSE.ended_unconnected);
    assert.equal(p.state(), "1;xxxxxx;old");
  }
});

test("Save and exit while the LRS is away: the truth is on the screen, and it goes on trying", async () => {
  const p = platform("xapi");
  const w = await open(p);
  w.go("write");
  w.write("write", "last");
  p.trouble = "down";
  w.press("exit");
  await p.clock.go(1000);
  assert.equal(w.id("ended-text").textContent, HOUSE.ended_saving);
  await p.clock.go(20000);
  assert.equal(w.id("ended-text").textContent, HOUSE.ended_trying);
  p.trouble = null;
  await p.clock.go(MINUTE);
  assert.equal(w.id("ended-text").textContent, HOUSE.ended_saved);
  assert.equal(names(p).pop(), "terminated");
  assert.match(p.state(), /last/);
});
