"use strict";
/**
 * Plays a built package in jsdom as a learner does, through every screen, on an LRS that may be away for a while.
 * `folder` is an unpacked xAPI or cmi5 package; statements go to the real LRS, the rest to a stand-in.
 */
const fs = require("node:fs");
const path = require("node:path");
const { openWindow } = require("../js/player");
const { fakeLrs, ENDPOINT, FETCH } = require("../js/lrs");

const ACTOR = { objectType: "Agent", account: { homePage: "https://lms.example", name: "a1b2" } };
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });

function launchQuery(format, registration) {
  const query = { endpoint: ENDPOINT, actor: JSON.stringify(ACTOR), registration };
  const more = { xapi: { auth: "Basic YTpi", activity_platform: "Wing" }, cmi5: { activityId: "https://lms.example/au/1", fetch: FETCH } }[format];
  return new URLSearchParams({ ...query, ...more });
}

/** Sends statements to the real LRS. `line` says whether it can be reached, and whether its answer comes back. */
function bridge(lrs, standIn, line) {
  const own = standIn.fetchOf({}, { set: setTimeout });
  return async (url, init) => {
    if (!url.startsWith(`${ENDPOINT}statements`)) { return own(url, init); }
    if (line.down) { throw new TypeError("failed to fetch"); }
    const { method, headers, body } = init;
    line.open += 1;
    const answer = await fetch(url.replace(ENDPOINT, `${lrs.url}/`), { method, headers, body }).finally(() => { line.open -= 1; });
    line.answers.push([method, answer.status]);
    if (line.deaf) { throw new TypeError("failed to fetch"); }
    return answer;
  };
}

/** Does what there is to do on a screen. */
function act(window, section) {
  const { document, Event } = window;
  const all = (selector) => [...section.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]"));
  all("input[type=checkbox]").slice(0, 2).forEach((one) => one.click());
  new Map(all("input[type=radio]").map((one) => [one.name, one])).forEach((one) => one.click());
  all("select").forEach((one) => {
    one.selectedIndex = 1;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
  all("textarea, input[type=text]").slice(0, 1).forEach((one) => {
    one.value = "private words";
    one.dispatchEvent(new Event("input", { bubbles: true }));
  });
  all("[data-move=down], [data-starter], button.choice").slice(0, 1).forEach((one) => one.click());
  all("video").forEach((film) => [["play", 0], ["timeupdate", 12], ["pause", 12], ["play", 12], ["seeking", 40], ["seeked", 40], ["ended", 50]].forEach(([name, time]) => {
    film.currentTime = time;
    film.dispatchEvent(new Event(name));
  }));
  return document;
}

function openPackage(folder, query, send) {
  const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");
  const page = openWindow(read("index.html"), {
    url: `https://cdn.example/index.html?${query}`,
    prepare(window) { window.fetch = send; }
  });
  page.window.eval(`${read("course.js")}\n${read("player.js")}`);
  return page;
}

async function until(test, what) {
  for (let n = 0; n < 400; n += 1) {
    if (test()) { return; }
    await pause(50);
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Returns what happened: the LRS's answers, what was shown, and the states of the label. */
async function play({ folder, format, lrs, outage, registration, quit }) {
  const standIn = fakeLrs();
  standIn.launchData = {
    contextTemplate: { contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.example/au" }] }, extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": registration } },
    launchMode: "Normal", moveOn: "Completed", returnURL: "https://lms.example/list"
  };
  const line = { down: false, deaf: false, open: 0, answers: [] };
  const { window, document, errors } = openPackage(folder, launchQuery(format, registration), bridge(lrs, standIn, line));
  const label = () => document.getElementById("saved").dataset.state;
  const shown = new Set();
  await until(() => label() === "saved", "the first save");
  const screens = [...document.querySelectorAll("[data-screen]")];
  for (const [n, section] of screens.entries()) {
    if (outage && n === 3) { line.deaf = true; }
    if (outage && n === 5) { line.deaf = false; line.down = true; }
    if (outage && n === screens.length - 2) { shown.add(label()); line.down = false; }
    document.querySelector(`#contents-list [data-go="${section.dataset.screen}"]`).click();
    act(window, section);
    await pause(outage ? 400 : 100);
    shown.add(label());
  }
  document.getElementById("finish").click();
  await until(() => label() === "saved", "the last save");
  if (quit === "hide") { // a page that closes with statements on their way leaves the end to the platform
    await pause(1500);
    await until(() => line.open === 0, "an open line");
    window.dispatchEvent(new window.Event("pagehide"));
    await pause(500);
  } else {
    document.getElementById("exit").click();
    await until(() => document.getElementById("ended-title").textContent === "You can close this page now", "the end");
  }
  return { answers: line.answers, shown: [...shown], errors: errors.filter((one) => !/navigation/.test(one.message)).map(String), standIn: standIn.errors, ended: document.getElementById("ended-text").textContent };
}

module.exports = { play };
