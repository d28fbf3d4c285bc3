"use strict";
/** The whole player on a small page: core with everything it joins, on a strict run-time. */
const test = require("node:test");
const assert = require("node:assert/strict");
const { scripts, words, openWindow } = require("./player");
const { PAGE, SCREENS, course, hands } = require("./markup");
const { fakeClock, settle } = require("./clock");
const { lms12 } = require("./lms12");

const HOUSE = words();

async function open(lms, { profile = {}, change = (one) => one } = {}) {
  const clock = fakeClock(1000000);
  const { window, document, errors } = openWindow(PAGE, { clock, api: lms ? lms.api : null });
  window.scormpack = { course: change(course(HOUSE, profile)) };
  window.eval(scripts().map(([, text]) => text).join("\n"));
  await settle();
  const w = { window, document, clock, lms, errors };
  Object.assign(w, hands(window));
  w.leave = () => window.dispatchEvent(new window.Event("pagehide"));
  return w;
}

const state = (lms) => lms.stored["cmi.suspend_data"];

test("boot: one screen, controls shown, plain parts hidden, the focus left alone, the first commit made", async () => {
  const w = await open(lms12());
  assert.equal(w.shown(), "read");
  assert.equal(w.id("tools").hidden, false);
  assert.equal(w.document.activeElement, w.document.body);
  assert.equal(w.id("back").hidden, true);
  assert.equal(w.id("progress-text").textContent, "1 of 8");
  assert.equal(w.document.title, "Title read – Module – Course");
  await w.clock.go(1000);
  assert.equal(w.saved(), "saved");
  assert.deepEqual(w.lms.errors, []);
  assert.deepEqual(w.errors, []);
});

test("next and back move the focus to the heading and say where the learner is", async () => {
  const w = await open(lms12());
  w.press("next");
  assert.equal(w.shown(), "many");
  assert.equal(w.document.activeElement.id, "h-many");
  assert.equal(w.id("say").textContent, "Screen 2 of 8: Title many");
  w.press("back");
  assert.equal(w.shown(), "read");
  w.go("out");
  assert.equal(w.id("next").hidden, true);
});

test("contents: marks in words, the way by keyboard, Escape gives the focus back", async () => {
  const w = await open(lms12());
  w.press("next");
  const button = w.id("contents-button");
  button.click();
  assert.equal(button.getAttribute("aria-expanded"), "true");
  assert.equal(w.document.activeElement.dataset.go, "many");
  const marks = [...w.document.querySelectorAll(".mark")].slice(0, 3).map((one) => one.textContent);
  assert.deepEqual(marks, ["Opened", "You are here", "Not opened yet"]);
  w.document.activeElement.dispatchEvent(new w.window.KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  assert.equal(w.id("contents").hidden, true);
  assert.equal(w.document.activeElement, button);
  button.click();
  w.press("settings-button");
  assert.equal(w.id("contents").hidden, true, "one panel at a time");
  assert.equal(button.getAttribute("aria-expanded"), "false");
  assert.equal(w.document.activeElement.value, "cream");
  button.click();
  assert.equal(w.id("settings").hidden, true);
  w.go("write");
  assert.equal(w.id("contents").hidden, true);
  assert.equal(w.document.activeElement.id, "h-write");
});

test("colours and size are put on the page and come back in the next session", async () => {
  const lms = lms12();
  const w = await open(lms);
  w.document.querySelector("input[value=dark]").click();
  w.document.querySelector("[name=size][value='3']").click();
  assert.equal(w.document.documentElement.dataset.theme, "dark");
  w.leave();
  const later = await open(lms12({ stored: lms.stored }));
  assert.equal(later.document.documentElement.dataset.theme, "dark");
  assert.equal(later.document.documentElement.dataset.size, "3");
  assert.equal(later.document.querySelector("[name=size][value='3']").checked, true);
});

test("a session cut at any moment comes back with the place and the answers", async () => {
  const lms = lms12();
  const w = await open(lms);
  w.go("many");
  w.tick("many", 1);
  w.go("write");
  w.write("write", "It's mine; ŵ 😀");
  await w.clock.go(1000);
  // No pagehide: the battery is flat.
  const later = await open(lms12({ stored: lms.stored }));
  assert.equal(later.shown(), "write");
  assert.equal(later.document.querySelector("#s-write .own").value, "It's mine; ŵ 😀");
  assert.equal(later.document.querySelectorAll("#s-many input")[1].checked, true);
  assert.deepEqual(later.notices(), []);
  assert.match(state(lms), /^[A-Za-z0-9_.,;:!-]*$/);
});

test("answers of screens that this release has not, or has elsewhere, do no harm and are kept", async () => {
  const lms = lms12();
  const w = await open(lms);
  w.go("many");
  w.tick("many", 0);
  w.go("checklist");
  w.leave();
  const without = (one) => ({ ...one, screens: one.screens.filter(({ id }) => id !== "checklist").reverse().reverse() });
  const next = lms12({ stored: lms.stored });
  const later = await open(next, { change: without });
  assert.deepEqual(later.errors, []);
  assert.equal(later.shown().split(",")[0], "read", "the place is gone, so the start");
  assert.equal(later.document.querySelectorAll("#s-many input")[0].checked, true);
  later.leave();
  const again = await open(lms12({ stored: next.stored }));
  assert.equal(again.document.querySelectorAll("#s-many input")[0].checked, true);
});

test("a damaged state starts afresh at the saved place, and the learner is told", async () => {
  const w = await open(lms12({ stored: { "cmi.suspend_data": "1;zzzzzz;broken", "cmi.core.lesson_location": "plan" } }));
  assert.deepEqual(w.notices(), ["damaged"]);
  assert.equal(w.shown(), "plan");
});

test("no API: readable and usable, and said plainly", async () => {
  const w = await open(null);
  w.seeAll();
  w.tick("many", 0);
  w.go("out");
  await w.clock.go(60000);
  assert.equal(w.saved(), "unconnected");
  assert.deepEqual(w.notices(), ["unconnected"]);
  w.press("finish");
  assert.equal(w.id("finished").textContent, HOUSE.finished_unconnected);
  w.press("exit");
  assert.equal(w.id("ended-text").textContent, HOUSE.ended_unconnected);
  assert.deepEqual(w.errors, []);
});

test("opening every screen completes nothing; Finish with screens missing leads there", async () => {
  const w = await open(lms12());
  w.go("out");
  w.press("finish");
  const missing = [...w.document.querySelectorAll("#finish-missing [data-go]")].map((one) => one.dataset.go);
  assert.deepEqual(missing, SCREENS.filter((id) => !["read", "film", "out"].includes(id)));
  assert.equal(w.lms.sets("cmi.core.lesson_status").join(), "incomplete");
  w.document.querySelector("#finish-missing [data-go=plan]").click();
  assert.equal(w.shown(), "plan");
  w.seeAll();
  await w.clock.go(5000);
  assert.equal(w.lms.stored["cmi.core.lesson_status"], "incomplete");
  assert.deepEqual(w.lms.sets("cmi.core.score.raw"), []);
});

test("Finish module completes once, is committed at once, and later answers are still saved", async () => {
  const w = await open(lms12());
  w.seeAll();
  w.press("finish");
  await settle();
  assert.equal(w.lms.stored["cmi.core.lesson_status"], "completed");
  assert.equal(w.lms.stored["cmi.core.score.raw"], "100");
  assert.equal(w.id("finished").hidden, false);
  assert.equal(w.id("finish").hidden, true);
  assert.equal(w.document.activeElement.id, "finished");
  w.go("many");
  w.tick("many", 2);
  await w.clock.go(2000);
  assert.match(state(w.lms), /;man:kk3/);
  w.leave();
  assert.equal(w.lms.sets("cmi.core.lesson_status").join(), "incomplete,completed");
  assert.deepEqual(w.lms.errors, []);
});

test("review: the answers can be read and printed, and nothing at all is written", async () => {
  const first = lms12();
  const w = await open(first);
  w.tick("many", 0);
  w.seeAll();
  w.press("finish");
  w.leave();
  const lms = lms12({ stored: { ...first.stored, "cmi.core.lesson_mode": "review" } });
  const later = await open(lms);
  assert.deepEqual(later.notices(), ["review"]);
  assert.equal(later.saved(), "review");
  later.tick("many", 3);
  later.go("out");
  assert.match(later.document.querySelector(".filled").textContent, /says k-1/);
  later.document.querySelector("[data-print]").click();
  assert.equal(later.window.prints, 1);
  await later.clock.go(120000);
  later.leave();
  assert.equal(lms.calls("LMSSetValue").length + lms.calls("LMSCommit").length, 0);
  assert.equal(lms.calls("LMSFinish").length, 1);
});

test("a completion that the platform lost is told again when the learner comes back", async () => {
  const first = lms12();
  const w = await open(first);
  w.seeAll();
  w.press("finish");
  await settle();
  const lms = lms12({ stored: { ...first.stored, "cmi.core.lesson_status": "incomplete" } });
  const later = await open(lms);
  await later.clock.go(1000);
  assert.equal(lms.stored["cmi.core.lesson_status"], "completed");
});

test("failing commits: never saved, a notice, and all is well when the platform is back", async () => {
  const w = await open(lms12());
  await w.clock.go(1000);
  w.lms.faults = (name) => (name === "LMSCommit" ? { value: "false", code: "101" } : null);
  w.go("many");
  w.tick("many", 1);
  await w.clock.go(9000);
  assert.equal(w.saved(), "unsaved");
  assert.deepEqual(w.notices(), ["unsaved"]);
  w.lms.faults = () => null;
  await w.clock.go(30000);
  assert.equal(w.saved(), "saved");
  assert.deepEqual(w.notices(), []);
  assert.match(state(w.lms), /;man:k_2/);
});

test("a platform without suspend_data: the learner is told that only the place is kept", async () => {
  const w = await open(lms12({ refuse: ["cmi.suspend_data"] }));
  await w.clock.go(3000);
  assert.equal(w.saved(), "unsaved");
  assert.deepEqual(w.notices(), ["place_only"]);
});

for (const [name, faults, wanted] of [
  ["all well", () => null, "ended_saved"],
  ["the commit fails", (call) => (call === "LMSCommit" ? { value: "false", code: "101" } : null), "ended_unsaved"],
  ["Finish fails", (call) => (call === "LMSFinish" ? { value: "false", code: "101" } : null), "ended_unsaved"]
]) {
  test(`Save and exit, ${name}: true words, one Finish, nothing after it`, async () => {
    const w = await open(lms12());
    w.go("write");
    w.write("write", "last words");
    w.lms.faults = faults;
    w.press("exit");
    assert.equal(w.id("ended-text").textContent, HOUSE[wanted]);
    assert.equal(w.id("ended").hidden, false);
    assert.equal(w.shown(), "");
    assert.equal(w.document.activeElement.id, "ended-title");
    const calls = w.lms.log.length;
    w.write("write", "more");
    w.leave();
    await w.clock.go(120000);
    assert.equal(w.lms.log.length, calls);
    assert.equal(w.lms.calls("LMSFinish").length, 1);
    if (wanted === "ended_saved") { assert.match(state(w.lms), /last_words/); }
  });
}

test("a page that the browser brings back after Finish only reads", async () => {
  const w = await open(lms12());
  w.go("many");
  w.leave();
  const calls = w.lms.log.length;
  const event = new w.window.Event("pageshow");
  event.persisted = true;
  w.window.dispatchEvent(event);
  assert.deepEqual(w.notices(), ["reopened"]);
  assert.equal(w.document.querySelector("#s-many input").disabled, true);
  assert.equal(w.saved(), "unconnected");
  w.press("next");
  await w.clock.go(60000);
  assert.equal(w.lms.log.length, calls);
});

test("the document: answers in words as text, writing lines where there are none, and back again", async () => {
  const w = await open(lms12());
  const slots = [...w.document.querySelectorAll(".slot")];
  w.go("out");
  assert.ok(slots.every((slot) => slot.querySelector(".filled").hidden && !slot.querySelector(".blank").hidden));
  [0, 1, 3].forEach((n) => { w.tick("many", n); w.tick("checklist", n); });
  w.write("write", "<b>one</b>\ntwo");
  w.write("plan", "rest");
  w.go("out");
  assert.equal(slots[0].querySelector(".filled").innerHTML, "<p class=\"lead\">I am good at</p><ul><li>says k-1</li><li>says k_2</li><li>says kk4</li></ul>");
  assert.equal(slots[1].querySelector(".filled").textContent, "I can says k-1, says k_2 and says kk4.");
  assert.deepEqual([...slots[2].querySelectorAll(".filled p")].map((one) => one.textContent), ["<b>one</b>", "two"]);
  assert.equal(slots[3].querySelector("th").textContent, "Row rw1");
  assert.equal(slots[3].querySelector("td").textContent, "rest");
  assert.ok(slots.every((slot) => slot.querySelector(".blank").hidden));
  w.write("write", "");
  w.go("read");
  w.go("out");
  assert.equal(slots[2].querySelector(".filled").hidden, true);
  assert.equal(slots[2].querySelector(".blank").hidden, false);
});

test("printing marks the page while it lasts; the blank print shows the lines only", async () => {
  const w = await open(lms12());
  w.tick("many", 0);
  w.go("out");
  const seen = [];
  const first = w.document.querySelector(".slot");
  w.window.print = () => seen.push([w.document.documentElement.className, first.querySelector(".blank").hidden]);
  w.document.querySelector("[data-print]").click();
  w.window.dispatchEvent(new w.window.Event("afterprint"));
  w.document.querySelector("[data-print-blank]").click();
  w.window.dispatchEvent(new w.window.Event("afterprint"));
  assert.deepEqual(seen, [["live printing-output", true], ["live printing-output printing-blank", false]]);
  assert.equal(w.document.documentElement.className, "live");
  assert.equal(first.querySelector(".blank").hidden, true);
});

test("a platform where learners may not print has no print buttons", async () => {
  const w = await open(lms12(), { profile: { print: "none" } });
  assert.equal(w.document.querySelector(".print-tools").hidden, true);
});

test("listen: hidden without a voice on this device, and never one from the internet", async () => {
  const w = await open(lms12());
  assert.equal(w.id("listen").hidden, true);
});

test("listen: a local voice reads what is seen, stops with the screen, and never starts by itself", async () => {
  const spoken = [];
  let voices = [{ localService: false, lang: "en-GB" }];
  const synthesis = {
    getVoices: () => voices, speak: (one) => spoken.push(one.text), cancel() { spoken.push("stop"); }, addEventListener(_, run) { synthesis.tell = run; }
  };
  const clock = fakeClock();
  const { window, document } = openWindow(PAGE, { clock, api: lms12().api });
  window.speechSynthesis = synthesis;
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.scormpack = { course: course(HOUSE) };
  window.eval(scripts().map(([, text]) => text).join("\n"));
  await settle();
  const button = document.getElementById("listen");
  assert.equal(button.hidden, true);
  voices = voices.concat({ localService: true, lang: "cy-GB" }, { localService: true, lang: "en-GB" });
  synthesis.tell();
  assert.equal(button.hidden, false);
  assert.deepEqual(spoken, []);
  button.click();
  assert.deepEqual(spoken, ["Title read", "Hello."]);
  assert.equal(button.textContent, "Stop");
  document.getElementById("next").click();
  assert.equal(spoken[2], "stop");
  assert.equal(button.textContent, "Listen");
});

test("the reports hold letters only, never the learner's own words", async () => {
  const w = await open(lms12());
  w.tick("many", 0);
  w.write("write", "secret");
  w.write("plan", "secret");
  w.leave();
  assert.equal(w.lms.sets("cmi.interactions.0.student_response").join(), "a");
  const values = w.lms.log.filter(([name, element]) => name === "LMSSetValue" && element !== "cmi.suspend_data").map((call) => call[2]);
  assert.ok(!values.some((value) => value.includes("secret")));
});

test("whatever goes wrong at the start, the page can be read from top to end", async () => {
  const { window, document } = openWindow(PAGE, { clock: fakeClock(), api: lms12().api });
  window.scormpack = { course: course(HOUSE) };
  const fault = "window.scormpack.activities.plan = function () { throw new Error('fault'); };";
  const texts = scripts().map(([name, text]) => (name === "player/core.js" ? fault + text.replace("throw error;", "") : text));
  window.eval(texts.join("\n"));
  await settle();
  assert.equal(document.documentElement.className, "");
  assert.equal([...document.querySelectorAll("[data-screen]")].filter((one) => one.hidden).length, 0);
});

test("a platform that knows of the completion and has lost the data: finished, and the status is left alone", async () => {
  const w = await open(lms12({ stored: { "cmi.core.lesson_status": "completed" } }), { profile: { after_completion: "" } });
  w.go("out");
  assert.equal(w.id("finished").hidden, false);
  assert.equal(w.id("finish").hidden, true);
  w.leave();
  assert.deepEqual(w.lms.sets("cmi.core.lesson_status"), []);
  assert.equal(w.lms.stored["cmi.core.exit"], "");
});
