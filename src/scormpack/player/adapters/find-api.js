(function (scormpack) {
  "use strict";

  const MOST_WINDOWS = 500;

  /** Returns what a window holds, or null: a window of another origin throws at the touch. */
  function look(/** @type {any} */ from, /** @type {string} */ name) {
    try {
      return from[name] || null;
    } catch (error) {
      return null;
    }
  }

  /** Returns the window and its parents, nearest first; foreign parents are stepped over, not feared. */
  function chain(/** @type {any} */ start) {
    const windows = [];
    for (let here = start; here && windows.length < MOST_WINDOWS;) {
      windows.push(here);
      const parent = look(here, "parent");
      here = parent === here ? null : parent;
    }
    return windows;
  }

  /** Returns the API of the nearest window that has a usable one. */
  function apiIn(/** @type {any[]} */ windows) {
    // An element with id="API" also shows up as window.API, so the function is asked for.
    return windows.map((here) => look(here, "API")).find((api) => api && look(api, "LMSInitialize")) || null;
  }

  /** Returns the platform's SCORM 1.2 API, or null: parents first, then every opener and its parents. */
  scormpack.findApi = function (win) {
    const own = chain(win);
    const openers = own.map((here) => look(here, "opener")).filter(Boolean);
    return openers.reduce((found, opener) => found || apiIn(chain(opener)), apiIn(own));
  };
})(window.scormpack);
