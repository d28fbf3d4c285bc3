(function (scormpack) {
  "use strict";

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @type {Array<(open: boolean) => void>} */
  const panels = [];

  /**
   * Makes a button open and close a panel. Escape and `[data-close]` close it and give the focus back; one opens
   * at a time.
   * @param {HTMLElement} button @param {HTMLElement} box @param {() => HTMLElement | null} first gets the focus
   */
  function panel(button, box, first) {
    function show(/** @type {boolean} */ open) {
      box.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    }
    function close() {
      if (box.hidden) { return; }
      show(false);
      button.focus();
    }
    panels.push(show);
    button.addEventListener("click", () => {
      const open = box.hidden;
      panels.forEach((other) => other(other === show && open));
      const target = open ? first() : null;
      if (target) { target.focus(); }
    });
    [button, box].forEach((place) => place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { close(); }
    }));
    box.addEventListener("click", (event) => {
      if (/** @type {Element} */ (event.target).closest("[data-close]")) { close(); }
    });
    return { close, hide: () => show(false) };
  }

  /** Marks in the contents panel which screens were opened, and where the learner is. */
  function markContents(/** @type {ScreenFact[]} */ screens, /** @type {ScreenFact} */ now, /** @type {ScreensOptions} */ options) {
    screens.forEach((screen) => {
      const button = byId("contents-list").querySelector(`[data-go="${screen.id}"]`);
      if (!button) { return; }
      const seen = options.seen().includes(screen.key);
      const here = screen === now;
      const mark = button.querySelector(".mark");
      if (mark) { mark.textContent = options.words(here ? "here" : seen ? "opened" : "not_opened"); }
      if (button.parentElement) { button.parentElement.classList.toggle("is-seen", seen); }
      if (here) { button.setAttribute("aria-current", "step"); } else { button.removeAttribute("aria-current"); }
    });
  }

  function showProgress(/** @type {number} */ n, /** @type {number} */ all, /** @type {Words} */ words) {
    byId("progress-text").textContent = words("progress", { n, all });
    const bar = /** @type {HTMLProgressElement} */ (byId("progress-bar"));
    bar.max = all;
    bar.value = n;
    byId("back").hidden = n === 1;
    byId("next").hidden = n === all;
  }

  /**
   * Returns the mover between screens: one screen is shown, the learner alone decides when to go on.
   * @param {ScreensOptions} options @returns {Screens}
   */
  function createScreens(options) {
    const { screens, words } = options;
    const title = document.title;
    let now = screens[0];

    const section = (/** @type {ScreenFact} */ screen) => byId(`s-${screen.id}`);

    /** Shows a screen; `moved` says that the learner asked for it, so the focus may move. */
    function show(/** @type {ScreenFact} */ screen, /** @type {boolean} */ moved) {
      const before = now;
      now = screen;
      screens.forEach((other) => { section(other).hidden = other !== screen; });
      const n = screens.indexOf(screen) + 1;
      options.opened(screen, before);
      showProgress(n, screens.length, words);
      markContents(screens, screen, options);
      document.title = `${screen.title} – ${title}`;
      if (!moved) { return; }
      window.scrollTo(0, 0);
      const heading = section(screen).querySelector("h2");
      if (heading) { heading.focus({ preventScroll: true }); }
      options.say(words("screen_of", { n, all: screens.length, title: screen.title }));
    }

    function go(/** @type {string | undefined} */ id) {
      const screen = screens.find((one) => one.id === id);
      if (screen) { contents.hide(); show(screen, true); }
    }

    function step(/** @type {number} */ by) {
      const next = screens[screens.indexOf(now) + by];
      if (next) { go(next.id); }
    }

    const contents = panel(byId("contents-button"), byId("contents"),
      () => byId("contents-list").querySelector("[aria-current]"));
    byId("back").addEventListener("click", () => step(-1));
    byId("next").addEventListener("click", () => step(1));
    document.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-go]"));
      if (button) { go(button.dataset.go); }
    });
    return {
      begin(id) { show(screens.find((one) => one.id === id) || screens[0], false); },
      now: () => now,
      section
    };
  }

  scormpack.panel = panel;
  scormpack.createScreens = createScreens;
})(window.scormpack);
