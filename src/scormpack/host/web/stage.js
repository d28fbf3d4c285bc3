(function (lms) {
  "use strict";

  const APIS = {
    scorm12: { name: "API", make: () => lms.createApi12 },
    scorm2004: { name: "API_1484_11", make: () => lms.createApi2004 }
  };
  /** @type {Record<string, Table>} */
  const tables = {};
  /** @type {{attempt: number, line: Line, frame: HTMLIFrameElement} | null} */
  let now = null;

  const screen = () => /** @type {HTMLElement} */ (document.getElementById("screen"));
  const gone = () => /** @type {HTMLElement} */ (document.getElementById("gone"));

  async function post(/** @type {string} */ path, /** @type {object} */ body) {
    const answer = await fetch(path, { method: "POST", body: JSON.stringify(body) });
    return answer.json();
  }

  async function table(/** @type {string} */ kind) {
    tables[kind] = tables[kind] || await (await fetch(`/own/${kind}.json`)).json();
    return tables[kind];
  }

  /** Takes the page away, as a platform's own exit does: the page still hears that it ends. */
  async function leave() {
    if (!now) { return; }
    const { frame, line } = now;
    now = null;
    line.leave();
    frame.remove();
    await line.report();
  }

  /** Hears before the package does that it goes away: from then on it can wait for no answer. */
  function hear(/** @type {HTMLIFrameElement} */ frame, /** @type {Line} */ line) {
    frame.addEventListener("load", () => {
      try {
        /** @type {Window} */ (frame.contentWindow).addEventListener("pagehide", line.leave, { capture: true });
      } catch (error) {
        // The package went on to a page of another origin, which cannot speak to the platform anyway.
      }
    });
  }

  /** Gives the page the API of its standard, and no other: some platforms show both, and pages pick the wrong one. */
  async function offer(/** @type {Launched} */ launched, /** @type {Line} */ line) {
    Object.values(APIS).forEach(({ name }) => { delete (/** @type {any} */ (window)[name]); });
    const api = launched.kind === "scorm12" || launched.kind === "scorm2004" ? APIS[launched.kind] : null;
    if (!api) { return; }
    const rules = await table(launched.kind);
    const model = lms.createModel(rules, launched.values, []);
    /** @type {any} */ (window)[api.name] = api.make()(rules, model, line);
  }

  /** Says who is at the screen. */
  function say(/** @type {Launched} */ launched) {
    const names = { scorm12: "SCORM 1.2", scorm2004: "SCORM 2004", xapi: "xAPI", cmi5: "cmi5", standalone: "No platform" };
    const kind = names[/** @type {keyof typeof names} */ (launched.kind)];
    const learner = launched.learner.replace("learner-", "Learner ");
    const mode = launched.mode === "normal" ? "" : ", looking back";
    /** @type {HTMLElement} */ (document.getElementById("who")).textContent = `${kind}. ${learner}, visit ${launched.visit}${mode}.`;
  }

  /** Starts the package. @param {string} id which part of it @param {string} how first, again, review, completed, newcomer */
  async function start(id, how) {
    await leave();
    const launched = /** @type {Launched} */ (await post("/lms/launch", { id, how }));
    const line = lms.createLine(launched.attempt);
    await offer(launched, line);
    gone().hidden = true;
    const frame = document.createElement("iframe");
    frame.title = "The module";
    frame.allow = "autoplay; fullscreen";
    frame.src = launched.href;
    hear(frame, line);
    now = { attempt: launched.attempt, line, frame };
    screen().replaceChildren(frame);
    document.body.dataset.attempt = String(launched.attempt);
    say(launched);
  }

  /** From this moment on nothing is heard of the page; then it vanishes. */
  async function lockUp() {
    if (!now) { return; }
    const { attempt, line, frame } = now;
    now = null;
    line.die();
    await post("/lms/press", { press: "lockup", value: attempt });
    frame.remove();
    gone().hidden = false;
    gone().focus();
  }

  lms.stage = { start, leave, lockUp, post };
})(window.lms);
