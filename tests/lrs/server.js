"use strict";
/** Learning Locker's statements service on loopback, in memory. It has statements only: no state, no profiles. */
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");

const SERVER = require.resolve("@learninglocker/xapi-statements/dist/server.js");
const HEADERS = { Authorization: "Basic YTpi", "X-Experience-API-Version": "1.0.3" };
const PATIENCE_MS = 40000;

function freePort() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function answers(url, until) {
  while (Date.now() < until) {
    try {
      if ((await fetch(`${url}/statements?limit=1`, { headers: HEADERS })).ok) { return; }
    } catch (error) {
      // Not up yet.
    }
    await new Promise((done) => { setTimeout(done, 200); });
  }
  throw new Error("the LRS did not start");
}

async function startLrs() {
  const port = await freePort();
  const memory = { MODELS_REPO: "memory", STORAGE_REPO: "memory", AUTH_REPO: "test", EVENTS_REPO: "test", SERVICE_AWAIT_UPDATES: "true" };
  // It keeps a log of its own in the folder where it runs.
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lrs-"));
  const child = spawn(process.execPath, ["-r", path.join(__dirname, "loopback.js"), SERVER], {
    cwd: folder, env: { PATH: process.env.PATH, ...memory, EXPRESS_PORT: String(port) }, stdio: "ignore"
  });
  const url = `http://127.0.0.1:${port}/xAPI`;
  await answers(url, Date.now() + PATIENCE_MS);

  /** Every statement of a registration that it holds. */
  async function all(registration) {
    const found = [];
    for (let more = `/xAPI/statements?registration=${registration}&limit=500`; more;) {
      const page = await (await fetch(`http://127.0.0.1:${port}${more}`, { headers: HEADERS })).json();
      found.push(...page.statements);
      more = page.more;
    }
    return found;
  }
  function stop() {
    child.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
    child.kill();
  }
  return { url, all, stop };
}

module.exports = { startLrs };
