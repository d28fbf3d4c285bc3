"use strict";
/** What a played module sends is taken by a real LRS, comes back, and counts once. PACKAGES: the unpacked packages. */
const path = require("node:path");
const test = require("node:test");
const assert = require("node:assert/strict");
const { randomUUID } = require("node:crypto");
const { startLrs } = require("./server");
const { play } = require("./play");

const FOLDER = process.env.PACKAGES;
const COMMON = ["initialized", "experienced", "answered", "played", "paused", "seeked", "completed", "create", "terminated"];
const name = (statement) => statement.verb.id.split("/").pop();
let lrs;

test.before(async () => { lrs = await startLrs(); });
test.after(() => lrs.stop());

for (const [format, outage, quit] of [["xapi", false, "exit"], ["cmi5", false, "hide"], ["xapi", true, "hide"], ["cmi5", true, "exit"]]) {
  test(`${format}${outage ? ", with the LRS away for a while" : ""}: every statement is taken, comes back and counts once`, async () => {
    const registration = randomUUID();
    const folder = path.join(FOLDER, format);
    const story = await play({ folder, format, lrs, outage, registration, quit });
    const back = await lrs.all(registration);
    assert.deepEqual(story.errors.concat(story.standIn), []);
    assert.deepEqual([...new Set(story.answers.map(([, status]) => status))].filter((status) => ![200, 204, 409].includes(status)), [], "all were taken");
    assert.equal(story.shown.includes("unsaved"), outage);
    const course = require("node:fs").readFileSync(path.join(folder, "course.js"), "utf8");
    const scormpack = {};
    new Function("window", course.replace(/^window\.scormpack = .*$/m, "const scormpack = window.scormpack;"))({ scormpack });
    const screens = scormpack.course.screens.length;
    assert.equal(new Set(back.map((one) => one.id)).size, back.length);
    assert.deepEqual([...new Set(back.map(name))].sort(), [...COMMON].sort());
    assert.equal(back.filter((one) => name(one) === "experienced").length, screens, "each screen once");
    const module = format === "cmi5" ? "https://lms.example/au/1" : scormpack.course.statements.module.id;
    assert.deepEqual(back.filter((one) => one.object.id === module).map(name).sort(), ["completed", "initialized", "terminated"]);
    const reported = scormpack.course.screens.filter(({ id }) => scormpack.course.statements.screens[id].answered).length;
    assert.equal(back.filter((one) => name(one) === "answered").length, reported, "each answer once");
    const times = back.slice().sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1)).map(name);
    assert.deepEqual([times[0], times[times.length - 1]], ["initialized", "terminated"]);
    assert.doesNotMatch(JSON.stringify(back), /private words/);
  });
}
