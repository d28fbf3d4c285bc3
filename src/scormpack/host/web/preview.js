(function (lms) {
  "use strict";

  const AGAIN_MS = 1000;
  let seen = 0;
  let generation = 0;

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const part = () => /** @type {HTMLSelectElement} */ (byId("part"));

  /** Shows what is new. A new build is opened by loading the page anew: its title and parts may have changed. */
  function show(/** @type {News} */ news) {
    if (generation && news.generation !== generation) {
      lms.stage.leave().then(() => window.location.reload());
      return;
    }
    generation = news.generation;
    lms.journal.showBudget(news.budget);
    lms.journal.showProblems(news.problems);
    lms.journal.showFault(news.fault);
    lms.journal.write(news.entries || []);
    seen += (news.entries || []).length;
  }

  /** Waits for news for as long as the page lives; a host that has ended is said so. */
  async function listen() {
    for (;;) {
      try {
        const answer = await fetch(`/lms/news?after=${seen}`);
        show(await answer.json());
        byId("over").hidden = true;
      } catch (error) {
        byId("over").hidden = false;
        await new Promise((done) => window.setTimeout(done, AGAIN_MS));
      }
    }
  }

  async function chooseFault(/** @type {HTMLElement} */ button) {
    const on = button.getAttribute("aria-pressed") === "true";
    const news = await lms.stage.post("/lms/press", { press: "fault", value: on ? "none" : button.dataset.fault });
    lms.journal.showFault(news.fault);
  }

  function wire() {
    document.querySelectorAll("[data-start]").forEach((button) => button.addEventListener("click", () => {
      lms.stage.start(part().value, String(/** @type {HTMLElement} */ (button).dataset.start));
    }));
    document.querySelectorAll("[data-fault]").forEach((button) => button.addEventListener("click", () => {
      chooseFault(/** @type {HTMLElement} */ (button));
    }));
    document.querySelectorAll("[name=size]").forEach((choice) => choice.addEventListener("change", () => {
      document.body.dataset.size = /** @type {HTMLInputElement} */ (choice).value;
    }));
    byId("lockup").addEventListener("click", lms.stage.lockUp);
    part().addEventListener("change", () => lms.stage.start(part().value, "first"));
    const every = /** @type {HTMLInputElement} */ (byId("every"));
    every.addEventListener("change", () => { byId("log").dataset.every = every.checked ? "yes" : "no"; });
    byId("log").dataset.every = "no";
    const module = byId("module");
    if (module) {
      module.addEventListener("change", () => {
        lms.stage.post("/lms/press", { press: "module", value: /** @type {HTMLSelectElement} */ (module).value });
      });
    }
  }

  wire();
  lms.stage.start(part().value, "first").then(listen);
})(window.lms);
