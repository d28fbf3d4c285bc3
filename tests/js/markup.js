"use strict";
/** Small hand-written activities and a page around them, in the markup that the scripts rely on. */

const item = (tag, kind, key, n, inner, more = "") =>
  `<${tag} class="${kind}" data-key="${key}" data-letter="${"abcdefgh"[n]}" data-says="says ${key}" ${more}>${inner}</${tag}>`;
const feedback = (key) => `<div aria-live="polite"><div class="feedback" data-for="${key}">feedback ${key}</div></div>`;
const tick = (type, name, value, text) => `<label><input type="${type}" name="${name}" value="${value}"> <span>${text}</span></label>`;
const own = (limit, tag = "input") => `<label for="own">Own</label><${tag} class="own" id="own" data-limit="${limit}"></${tag === "input" ? "" : tag}>
  <p class="room"></p><p class="refused" role="alert" hidden></p>`.replace("</>", "");

const KEYS = ["k-1", "k_2", "kk3", "kk4"];
const options = (type, kind) => KEYS.map((key, n) => item("li", kind, key, n, tick(type, "q", key, `text ${key}`) + feedback(key))).join("");

const ACTIVITIES = {
  choose: { inner: `<fieldset><legend class="task">Pick</legend><ul class="options">${options("radio", "option")}</ul></fieldset>` },
  many: { type: "choose", inner: `<ul class="options">${options("checkbox", "option")}</ul>` },
  checklist: { inner: `<ul class="items">${options("checkbox", "item")}</ul>` },
  sort: {
    inner: `<ul class="items">${KEYS.map((key, n) => item("li", "item", key, n, `<fieldset><legend>text ${key}</legend>
      ${tick("radio", `q-${key}`, "gr1", "Group one")}${tick("radio", `q-${key}`, "gr2", "Group two")}</fieldset>${feedback(key)}`)).join("")}</ul>`
  },
  match: {
    inner: `<ul class="items">${KEYS.map((key, n) => item("li", "item", key, n, `<label for="m${n}">text ${key}</label><select id="m${n}">
      <option value="">Choose one</option>${KEYS.map((other) => `<option value="${other}">match ${other}</option>`).join("")}</select>${feedback(key)}`)).join("")}</ul>`
  },
  order: {
    data: "data-keep=\"2\"",
    inner: `<ol class="items">${KEYS.map((key, n) => item("li", "item", key, n, `<span class="item-text">text ${key}</span>
      <span class="moves" hidden data-live><button type="button" data-move="up">Up</button><button type="button" data-move="down">Down</button></span>`)).join("")}</ol>
      <p hidden data-live><button type="button" data-keep-order>Keep this order</button> <span class="kept" hidden>Kept</span></p>`
  },
  scale: {
    inner: KEYS.slice(0, 2).map((key, n) => item("fieldset", "statement", key, n, `<legend>text ${key}</legend>
      ${["Not at all sure", "A little sure", "Half sure", "Mostly sure", "Very sure"].map((word, level) => tick("radio", `q-${key}`, level + 1, word)).join("")}
      <p class="earlier" hidden></p>`)).join("")
  },
  strengths: {
    data: "data-pick=\"2\"",
    inner: `<fieldset><legend>Pick</legend><p class="count" hidden></p><ul class="options">${options("checkbox", "option")}</ul>
      <p class="full" role="status"></p>${own(20)}</fieldset>`
  },
  scenario: {
    inner: [["sc1", [["k-1", "sc2"], ["k_2", "sc3"]]], ["sc2", [["kk3", "sc3"], ["kk4", "sc1"]]], ["sc3", []]].map(([key, choices]) =>
      `<section class="scene-part" data-scene="${key}" tabindex="-1"><div class="prose"><p>scene ${key}</p></div><ul class="choices">
      ${choices.map(([choice, goes], n) => item("li", "", choice, n, `<p data-plain>If …</p><button type="button" class="choice" hidden data-live>choice ${choice}</button>`,
    `data-goes="${goes}"`)).join("")}</ul></section>`).join("") +
      "<p class=\"again\" hidden><button type=\"button\" data-step-back>Back</button><button type=\"button\" data-restart>Again</button></p>"
  },
  write: {
    inner: `<ul class="starters" hidden data-live><li><button type="button" data-starter="I am good at …">s</button></li><li><button type="button" data-starter="I turn up.">s</button></li></ul>${own(60, "textarea")}`
  },
  plan: {
    inner: `<div class="rows">${["rw1", "rw2"].map((key, n) => item("fieldset", "row", key, n, `<legend>Row ${key}</legend>
      <ul class="ideas">${KEYS.slice(0, 2).map((idea, i) => item("li", "", idea, i, tick("checkbox", `q-${key}`, idea, idea))).join("")}</ul>${own(40)}`)).join("")}
      <details class="more"><summary>More</summary>${item("fieldset", "row", "rw3", 2, `<legend>Row rw3</legend>${own(40)}`)}</details></div>`
  },
  reveal: { inner: KEYS.slice(0, 2).map((key) => `<details class="card" data-key="${key}"><summary>s</summary><div class="prose"><p>inside ${key}</p></div></details>`).join("") },
  film: {
    inner: `<div class="player" hidden data-live><video controls preload="none" src="films/x.mp4"><track kind="captions" src="c.vtt" srclang="en" default></video>
      <p><button type="button" data-read-instead>Read it instead</button></p></div><p class="film-missing" hidden>It cannot be played here.</p>
      <ol class="chapters" hidden data-live><li><button type="button" data-seek="12">Part</button></li></ol>
      <details class="transcript"><summary>Read the film</summary><p>words</p></details>`
  }
};

function activity(name, id) {
  const { type = name, data = "", inner } = ACTIVITIES[name];
  return `<div class="activity ${type}" data-activity="${type}" id="a-${id}" ${data}>${inner}</div>`;
}

const slot = (from, as, part = "", lead = "") =>
  `<div class="slot" data-from="${from}" data-part="${part}" data-as="${as}" data-lead="${lead}"><div class="filled" hidden></div><div class="blank"><p>____</p></div></div>`;

const OUTPUT = `<article class="document document-profile"><h3>My page</h3>${slot("many", "list", "", "I am good at")}${slot("checklist", "sentence", "", "I can")}
  ${slot("write", "paragraph")}${slot("plan", "table")}</article>
  <p class="print-tools" hidden data-live><button type="button" data-print>Print</button><button type="button" data-print-blank>Blank</button></p>
  <div class="finish" hidden data-live><button type="button" id="finish">Finish module</button><p id="finish-note"></p><div id="finish-missing" hidden></div><p id="finished" hidden tabindex="-1"></p></div>`;

const SCREENS = ["read", "many", "checklist", "write", "plan", "scale", "film", "out"];

function screen(id) {
  const inner = id === "out" ? OUTPUT : id === "read" ? "<div class=\"prose\"><p>Hello.</p></div>" : activity(id, id);
  return `<section class="screen" id="s-${id}" data-screen="${id}" data-key="${id.slice(0, 3)}" aria-labelledby="h-${id}">
    <div class="content"><h2 id="h-${id}" tabindex="-1">Title ${id}</h2>${inner}</div></section>`;
}

const radios = (name, values) => values.map((value) => `<label><input type="radio" name="${name}" value="${value}">${value}</label>`).join("");

const PAGE = `<!doctype html><html lang="en" data-theme="cream" data-size="1"><head><title>Module – Course</title></head><body>
  <header><h1>Module</h1><div class="tools" id="tools" hidden><p id="saved" data-state="saving"></p>
  <button id="contents-button" aria-expanded="false" aria-controls="contents">Contents</button>
  <button id="settings-button" aria-expanded="false" aria-controls="settings">Settings</button>
  <button id="listen" hidden aria-pressed="false"><span class="word">Listen</span></button><button id="exit">Save and exit</button></div></header>
  <nav id="contents" aria-label="Contents" hidden><ol id="contents-list">${SCREENS.map((id) => `<li><button type="button" data-go="${id}"><span class="t">Title ${id}</span> <span class="mark"></span></button></li>`).join("")}</ol><button type="button" data-close>Close</button></nav>
  <div id="settings" role="group" aria-label="Settings" hidden><fieldset>${radios("theme", ["cream", "white", "dark"])}</fieldset><fieldset>${radios("size", [1, 2, 3, 4])}</fieldset><button type="button" data-close>Close</button></div>
  <main id="main"><div id="notice" role="status"></div>${SCREENS.map(screen).join("")}
  <section id="ended" hidden><h2 id="ended-title" tabindex="-1"></h2><p id="ended-text"></p></section></main>
  <nav id="steps" hidden><button id="back">Back</button><p id="progress"><span id="progress-text"></span><progress id="progress-bar" max="8" value="1"></progress></p><button id="next">Next</button></nav>
  <p id="say" role="status"></p></body></html>`;

function course(words, profile = {}) {
  return {
    course: "c", module: "m", title: "Module", lang: "en", limit: 4096,
    profile: { after_completion: "suspend", print: "learner", interactions: true, ...profile }, state: { version: 1 },
    screens: SCREENS.map((id) => ({ id, key: id.slice(0, 3), title: `Title ${id}`, required: id !== "film", minutes: 2, type: id })),
    objectives: ["first"], words
  };
}

/** What a learner can do and see on the small page. */
function hands(window) {
  const { document } = window;
  const w = {};
  w.id = (id) => document.getElementById(id);
  w.press = (id) => w.id(id).click();
  w.shown = () => [...document.querySelectorAll(".screen")].filter((one) => !one.hidden).map((one) => one.dataset.screen).join();
  w.saved = () => w.id("saved").dataset.state;
  w.notices = () => [...w.id("notice").children].map((one) => one.dataset.notice);
  w.go = (id) => document.querySelector(`#contents-list [data-go=${id}]`).click();
  w.tick = (screen, n) => document.querySelectorAll(`#s-${screen} input`)[n].click();
  w.write = (screen, text) => {
    const box = document.querySelector(`#s-${screen} .own`);
    box.value = text;
    box.dispatchEvent(new window.Event("input", { bubbles: true }));
  };
  w.seeAll = () => SCREENS.forEach(w.go);
  return w;
}

module.exports = { ACTIVITIES, KEYS, PAGE, SCREENS, activity, course, hands };
