"use strict";
/** Loads the player's own files, as a page would, into a bare object or into jsdom. */

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { JSDOM, VirtualConsole } = require("jsdom");

const SOURCES = path.join(__dirname, "..", "..", "src", "scormpack");
const FORMATS = path.join(SOURCES, "package", "formats");

const read = (...parts) => fs.readFileSync(path.join(SOURCES, ...parts), "utf8");
const names = (list) => list.match(/"[^"]+"/g).map((name) => name.slice(1, -1));

/** The player's scripts in the order that the renderer states. */
const PLAYER = names(/_PLAYER: Final = \(([^)]*)\)/.exec(read("render", "player.py"))[1]);

function activityTypes() {
  const folder = path.join(SOURCES, "activities");
  return fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "script.js"))).sort();
}

/** The adapter's scripts of a format, out of its own file. */
function adapter(format) {
  const text = fs.readFileSync(path.join(FORMATS, `${format}.py`), "utf8");
  return names(/Door\(\s*(?:NAME|"\w+"),\s*\(([^)]*)\)/.exec(text)[1]);
}

/** Every script of player.js as [name, text], in its order, for a format. */
function scripts(format = "scorm12") {
  return [
    ...PLAYER.map((name) => [`player/${name}.js`, read("player", `${name}.js`)]),
    ...activityTypes().map((name) => [`activities/${name}/script.js`, read("activities", name, "script.js")]),
    ...adapter(format).map((name) => [`player/adapters/${name}.js`, read("player", "adapters", `${name}.js`)]),
    ["player/core.js", read("player", "core.js")]
  ];
}

/** Every style sheet, joined. */
function styles() {
  const theme = path.join(SOURCES, "..", "..", "templates", "theme");
  const files = fs.readdirSync(theme).filter((name) => name.endsWith(".css")).map((name) => path.join(theme, name));
  const own = fs.readdirSync(path.join(SOURCES, "activities")).map((name) => path.join(SOURCES, "activities", name, "style.css"));
  return files.concat(own.filter(fs.existsSync)).map((file) => fs.readFileSync(file, "utf8")).join("\n");
}

/** The namespace with everything that needs no page: codec, state, saving and the adapter. */
function bare(format = "scorm12") {
  const window = { scormpack: {} };
  const context = vm.createContext({ window, Map, Promise, URLSearchParams });
  const wanted = scripts(format).filter(([name]) => /player\/(text|state|save|complete|adapters\/.*)\.js$/.test(name));
  wanted.forEach(([name, text]) => vm.runInContext(text, context, { filename: name }));
  return window.scormpack;
}

/** The player's words, out of the house's own file, so that a missing one is noticed. */
function words() {
  const yaml = fs.readFileSync(path.join(SOURCES, "..", "..", "templates", "i18n", "en.yaml"), "utf8");
  const lines = yaml.slice(yaml.indexOf("\nplayer:")).split("\n").filter((line) => /^ {2}\w/.test(line));
  return Object.fromEntries(lines.map((line) => {
    const [, key, value] = /^ {2}(\w+): (.*)$/.exec(line);
    return [key, value.replace(/^"(.*)"$/, "$1")];
  }));
}

/** A jsdom window with the parts that jsdom has not, and without errors on the console being overlooked. */
function openWindow(html, { clock = null, api = null, url = "https://lms.example/module/index.html", prepare = () => undefined } = {}) {
  const console_ = new VirtualConsole();
  const errors = [];
  console_.on("jsdomError", (error) => errors.push(error));
  const dom = new JSDOM(html, {
    url, runScripts: "outside-only", virtualConsole: console_,
    pretendToBeVisual: true,
    beforeParse(window) {
      window.scrollTo = () => undefined;
      window.print = () => { window.prints = (window.prints || 0) + 1; };
      window.HTMLMediaElement.prototype.play = () => Promise.resolve();
      window.HTMLMediaElement.prototype.pause = () => undefined;
      if (clock) {
        window.setTimeout = clock.set;
        window.clearTimeout = clock.clear;
        window.Date.now = clock.now;
      }
      if (api) { window.API = api; }
      prepare(window);
    }
  });
  return { dom, window: dom.window, document: dom.window.document, errors };
}

module.exports = { scripts, styles, bare, words, openWindow, activityTypes, SOURCES };
