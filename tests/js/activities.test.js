"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { scripts, words, openWindow, activityTypes } = require("./player");
const { ACTIVITIES, KEYS, activity } = require("./markup");
const { chance } = require("./clock");

const SAVED = /^[A-Za-z0-9_.,!-]*$/;
const NEEDED = /player\/(text|state|fields)\.js$|activities\//;
const HOUSE = words();

const { window, document } = openWindow("<!doctype html><title>t</title>");
window.scormpack = {};
scripts().filter(([file]) => NEEDED.test(file)).forEach(([, text]) => window.eval(text));

/** One activity, alone in the body, with what needs script shown. */
function open(name, { earlier = () => [] } = {}) {
  const box = document.body.appendChild(document.createElement("div"));
  box.innerHTML = activity(name, name);
  const root = box.querySelector(".activity");
  root.querySelectorAll("[data-live]").forEach((part) => part.removeAttribute("hidden"));
  const w = { root, changes: 0, said: [], events: [] };
  const tools = {
    changed() { w.changes += 1; },
    happened(event) { w.events.push(event); },
    say(text) { w.said.push(text); },
    words: (key, values) => HOUSE[key].replace(/\{(\w+)\}/g, (_, mark) => values[mark]),
    text: window.scormpack.text, lines: earlier, readonly: () => false
  };
  w.all = (selector) => [...root.querySelectorAll(selector)];
  w.one = (selector) => root.querySelector(selector);
  w.activity = window.scormpack.activities[root.dataset.activity](root, tools);
  w.activity.show("");
  w.click = (selector, n = 0) => w.all(selector)[n].click();
  w.type = (text, n = 0) => {
    const box = w.all(".own")[n];
    box.value = text;
    box.dispatchEvent(new window.Event("input", { bubbles: true }));
    return box;
  };
  w.pick = (n, value) => {
    w.all("select")[n].value = value;
    w.all("select")[n].dispatchEvent(new window.Event("change", { bubbles: true }));
  };
  w.lines = (part = "") => JSON.parse(JSON.stringify(w.activity.lines(part)));
  w.texts = (part) => w.lines(part).map((line) => (line.label ? `${line.label}=${line.text}` : line.text));
  w.response = () => { const given = w.activity.interaction(); return given && `${given.type} ${given.response}`; };
  return w;
}

/** Random steps of a learner with whatever the activity offers. */
async function play(w, luck) {
  for (let n = 0; n < 8; n += 1) {
    const what = luck.below(3);
    const inputs = w.all("input[type=radio], input[type=checkbox], button, summary").filter((part) => !part.closest("[hidden]"));
    if (what === 0 && w.all(".own").length) { w.type(luck.pick(["", "It's ok, ŵ 😀", "a.b,c;d", "x\ny", "\ud800"]), luck.below(w.all(".own").length)); }
    else if (what === 1 && w.all("select").length) { w.pick(luck.below(w.all("select").length), luck.pick(["", ...KEYS])); }
    else if (inputs.length) { luck.pick(inputs).click(); }
  }
  // A fold tells of its opening a little later.
  await new Promise((done) => { setTimeout(done, 2); });
}

test.afterEach(() => { document.body.textContent = ""; });

test("every activity script has hand-written markup here", () => {
  const covered = new Set(Object.entries(ACTIVITIES).map(([name, { type }]) => type || name));
  assert.deepEqual([...covered].sort(), activityTypes());
});

for (const name of Object.keys(ACTIVITIES)) {
  test(`${name}: an answer comes back after a round trip, in the saved alphabet`, async () => {
    const luck = chance(7);
    let different = 0;
    for (let n = 0; n < 25; n += 1) {
      const first = open(name);
      await play(first, luck);
      const answer = first.activity.answer();
      const texts = first.texts("");
      assert.match(answer, SAVED);
      document.body.textContent = "";
      const later = open(name);
      later.activity.show(answer);
      assert.equal(later.activity.answer(), answer);
      assert.deepEqual(later.texts(""), texts);
      if (answer) { different += 1; }
      later.activity.show("");
      assert.equal(later.activity.answer(), "");
      assert.deepEqual(later.texts(""), []);
    }
    assert.ok(different > 0 || name === "film", "no step of play gave an answer");
  });

  test(`${name}: nothing yet is no answer, no words and no report`, () => {
    const w = open(name);
    assert.equal(w.activity.answer(), "");
    assert.deepEqual(w.lines(), []);
    assert.equal(w.activity.interaction(), null);
    assert.equal(w.changes, 0);
  });

  test(`${name}: keys of another release and garbage are passed over`, () => {
    const luck = chance(8);
    for (let n = 0; n < 60; n += 1) {
      const w = open(name);
      const saved = Array.from({ length: luck.below(30) }, () => luck.pick([..."kabc123-_.,!", "k-1", "zzz", "gr9"])).join("");
      w.activity.show(saved);
      assert.match(w.activity.answer(), SAVED);
      w.lines();
      w.activity.interaction();
    }
  });
}

test("choose: feedback is for the picked option alone", () => {
  const w = open("choose");
  w.click("input", 1);
  assert.deepEqual(w.all(".feedback").filter((part) => !part.hidden).map((part) => part.dataset.for), [KEYS[1]]);
  assert.equal(w.activity.answer(), KEYS[1]);
  assert.deepEqual(w.texts(), [`says ${KEYS[1]}`]);
  assert.equal(w.response(), "choice b");
  w.click("input", 2);
  assert.equal(w.activity.answer(), KEYS[2]);
  assert.equal(w.changes, 2);
});

test("choose many: all that are picked", () => {
  const w = open("many");
  w.click("input", 2);
  w.click("input", 0);
  assert.equal(w.activity.answer(), KEYS[0] + KEYS[2]);
  assert.equal(w.response(), "choice a,c");
});

test("checklist: done and still to do", () => {
  const w = open("checklist");
  w.click("input", 3);
  assert.deepEqual(w.texts("done"), [`says ${KEYS[3]}`]);
  assert.equal(w.texts("todo").length, 3);
});

test("sort: groups by name, one group alone, and matching pairs", () => {
  const w = open("sort");
  w.click("input[value=gr2]", 0);
  w.click("input[value=gr1]", 2);
  assert.equal(w.activity.answer(), `${KEYS[0]}gr2${KEYS[2]}gr1`);
  assert.deepEqual(w.texts(), [`Group two=says ${KEYS[0]}`, `Group one=says ${KEYS[2]}`]);
  assert.deepEqual(w.texts("gr1"), [`says ${KEYS[2]}`]);
  assert.equal(w.response(), "matching 1.b,3.a");
  assert.equal(w.all(".item")[0].dataset.chosen, "2");
  assert.equal(w.all(".feedback").filter((part) => !part.hidden).length, 2);
});

test("match: item and match in words", () => {
  const w = open("match");
  w.pick(0, KEYS[3]);
  assert.equal(w.activity.answer(), KEYS[0] + KEYS[3]);
  assert.deepEqual(w.texts(), [`says ${KEYS[0]}=match ${KEYS[3]}`]);
  assert.equal(w.response(), "matching 1.d");
});

test("order: buttons move one place, keep the focus, are announced, and stop at the ends", () => {
  const w = open("order");
  const down = w.all("[data-move=down]")[0];
  down.focus();
  down.click();
  assert.equal(w.activity.answer(), [KEYS[1], KEYS[0], KEYS[2], KEYS[3]].join(""));
  assert.equal(document.activeElement, down);
  assert.deepEqual(w.said, [`says ${KEYS[0]} is now number 2 of 4.`]);
  assert.deepEqual(w.texts(), [`says ${KEYS[1]}`, `says ${KEYS[0]}`], "the first two are kept");
  assert.equal(w.response(), "sequencing b,a,c,d");
  assert.equal(w.all("[data-move=up]")[0].getAttribute("aria-disabled"), "true");
  w.click("[data-move=up]", 0);
  assert.equal(w.activity.answer().slice(0, 3), KEYS[1]);
  assert.deepEqual(w.all(".is-below").length, 2);
});

test("order: the order as it stands can be kept; a new item of a later release goes to the end", () => {
  const w = open("order");
  w.click("[data-keep-order]");
  assert.equal(w.activity.answer(), KEYS.join(""));
  assert.equal(w.one(".kept").hidden, false);
  w.activity.show(KEYS[3] + "zzz" + KEYS[0]);
  assert.equal(w.activity.answer(), [KEYS[3], KEYS[0], KEYS[1], KEYS[2]].join(""));
});

test("scale: levels in words, and the earlier answer beside", () => {
  const w = open("scale");
  w.click("input", 3);
  assert.equal(w.activity.answer(), `${KEYS[0]}4`);
  assert.deepEqual(w.texts(), [`says ${KEYS[0]}=Mostly sure`]);
  assert.deepEqual(w.texts(KEYS[0]), ["Mostly sure"]);
  assert.equal(w.response(), "matching 1.d");
  const asked = [];
  const after = open("scale", { earlier: (...args) => { asked.push(args); return args[1] === KEYS[0] ? [{ label: "", text: "Half sure" }] : []; } });
  after.root.dataset.compare = "before";
  after.activity.opened();
  assert.deepEqual(asked[0], ["before", KEYS[0]]);
  assert.equal(after.all(".earlier")[0].textContent, "At the start you said: Half sure");
  assert.equal(after.all(".earlier")[1].hidden, true);
});

test("strengths: one more than allowed is refused with a kind word", () => {
  const w = open("strengths");
  [0, 1, 2].forEach((n) => w.click("input[type=checkbox]", n));
  assert.equal(w.activity.answer(), KEYS[0] + KEYS[1]);
  assert.equal(w.one(".full").textContent, "You have picked 2. Untick one to pick another.");
  assert.equal(w.one(".count").textContent, "2 of 2 picked");
  assert.equal(w.changes, 2);
  w.click("input[type=checkbox]", 0);
  assert.equal(w.one(".full").textContent, "");
  w.type("I cook.");
  assert.equal(w.activity.answer(), `${KEYS[1]}.I_cook.`);
  assert.deepEqual(w.texts("own"), ["I cook."]);
  assert.deepEqual(w.texts("chosen"), [`says ${KEYS[1]}`]);
});

test("scenario: one scene at a time, back one step, again from the start, and no way grows for ever", () => {
  const w = open("scenario");
  const shown = () => w.all("[data-scene]").filter((scene) => !scene.hidden).map((scene) => scene.dataset.scene).join();
  assert.equal(shown(), "sc1");
  w.click("[data-key='k-1'] .choice");
  assert.equal(shown(), "sc2");
  assert.equal(document.activeElement.dataset.scene, "sc2");
  w.click("[data-key=kk3] .choice");
  assert.equal(shown(), "sc3");
  assert.equal(w.one("[data-scene=sc3]").classList.contains("is-ending"), true);
  assert.equal(w.activity.answer(), "k-1kk3");
  assert.deepEqual(w.texts(), ["says k-1", "says kk3"]);
  w.click("[data-step-back]");
  assert.equal(shown(), "sc2");
  for (let n = 0; n < 5; n += 1) { w.click("[data-key=kk4] .choice"); assert.equal(shown(), "sc1"); w.click("[data-key='k-1'] .choice"); }
  assert.equal(w.activity.answer(), "k-1");
  w.click("[data-restart]");
  assert.equal(shown(), "sc1");
  assert.equal(w.one(".again").hidden, true);
});

test("write: a text too long is refused whole, with a message, and never cut", () => {
  const w = open("write");
  w.type("a".repeat(59));
  assert.equal(w.one(".room").textContent, "Room for about 1 more letters.");
  const box = w.type("a".repeat(59) + "😀");
  assert.equal(box.value, "a".repeat(59));
  assert.equal(w.one(".refused").hidden, false);
  assert.notEqual(w.one(".refused").textContent, "");
  assert.equal(w.changes, 1);
  w.type("a".repeat(60));
  assert.equal(w.one(".refused").hidden, true);
  assert.equal(w.one(".room").textContent, "The box is full.");
  assert.equal(w.activity.interaction(), null);
});

test("write: a saved text longer than a later release allows stays, and may only get shorter", () => {
  const w = open("write");
  const long = "a".repeat(70);
  w.activity.show(long);
  assert.equal(w.activity.answer(), long);
  w.type(long + "b");
  assert.equal(w.activity.answer(), long);
  w.type(long.slice(1));
  assert.equal(w.activity.answer(), long.slice(1));
});

test("write: starters go to the end; after a beginning the learner writes on", () => {
  const w = open("write");
  w.click("[data-starter]", 1);
  assert.equal(w.one(".own").value, "I turn up.");
  assert.notEqual(document.activeElement, w.one(".own"));
  w.click("[data-starter]", 0);
  assert.equal(w.one(".own").value, "I turn up.\nI am good at ");
  assert.equal(document.activeElement, w.one(".own"));
  assert.deepEqual(w.texts(), ["I turn up.", "I am good at"]);
  for (let n = 0; n < 9; n += 1) { w.click("[data-starter]", 1); }
  assert.ok(window.scormpack.text.cost(w.one(".own").value) <= 60);
  assert.equal(w.one(".refused").hidden, false);
});

test("write: room left is said aloud only when it gets short", () => {
  const w = open("write");
  for (let n = 1; n <= 60; n += 1) { w.type("a".repeat(n)); }
  assert.equal(w.said.length, 3);
});

test("write: while a letter is being composed, nothing is refused or saved", () => {
  const w = open("write");
  const fire = (name) => w.one(".own").dispatchEvent(new window.Event(name, { bubbles: true }));
  fire("compositionstart");
  w.type("ŵ");
  assert.equal(w.changes, 0);
  fire("compositionend");
  assert.equal(w.changes, 1);
});

test("plan: ideas and own words by row; folded rows open when they hold an answer", () => {
  const w = open("plan");
  w.click("input[type=checkbox]", 0);
  w.type("ring, then go.", 0);
  w.type("rest", 2);
  assert.equal(w.activity.answer(), `rw1${KEYS[0]}.ring!c_then_go.,rw3.rest`);
  assert.deepEqual(w.texts(), [`Row rw1=says ${KEYS[0]}, ring, then go.`, "Row rw3=rest"]);
  assert.deepEqual(w.texts("rw1"), [`says ${KEYS[0]}`, "ring, then go."]);
  assert.equal(w.activity.interaction(), null);
  const later = open("plan");
  assert.equal(later.one("details").open, false);
  later.activity.show(w.activity.answer());
  assert.equal(later.one("details").open, true);
});

test("plan: a part that ends as a sentence has no comma after it", () => {
  const w = open("plan");
  w.one(".ideas [data-key]").dataset.says = "Have you five minutes?";
  w.click("input[type=checkbox]", 0);
  w.type("then I wait", 0);
  assert.deepEqual(w.texts(), ["Row rw1=Have you five minutes? then I wait"]);
});

test("reveal: what was opened once stays marked as read", async () => {
  const w = open("reveal");
  w.all("details")[0].open = true;
  await new Promise((done) => setTimeout(done, 5));
  assert.equal(w.activity.answer(), KEYS[0]);
  assert.equal(w.all("details")[0].classList.contains("is-read"), true);
});

test("film: the position is kept in seconds; chapters seek; a film that cannot be played opens the text", () => {
  const w = open("film");
  const video = w.one("video");
  w.click("[data-seek]");
  assert.equal(video.currentTime, 12);
  assert.equal(w.activity.answer(), "12");
  w.activity.show("99");
  assert.equal(w.activity.answer(), "99");
  w.one("track").dispatchEvent(new window.Event("error"));
  assert.equal(w.one(".film-missing").hidden, true);
  video.dispatchEvent(new window.Event("error"));
  assert.equal(w.one(".film-missing").hidden, false);
  assert.equal(w.one(".transcript").open, true);
  assert.equal(w.one(".player").hidden, true);
});

test("film: read it instead opens the text", () => {
  const w = open("film");
  w.click("[data-read-instead]");
  assert.equal(w.one(".transcript").open, true);
  assert.equal(w.changes, 0);
});
