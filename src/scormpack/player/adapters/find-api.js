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

  /**
   * Returns the platform's API of this name, or null: parents first, then every opener and its parents. An element
   * with such an id also shows up on its window, so one of the API's functions is asked for.
   */
  scormpack.findApi = function (win, name = "API", wanted = "LMSInitialize") {
    const apiIn = (/** @type {any[]} */ windows) => {
      return windows.map((here) => look(here, name)).find((api) => api && look(api, wanted)) || null;
    };
    const own = chain(win);
    const openers = own.map((here) => look(here, "opener")).filter(Boolean);
    return openers.reduce((found, opener) => found || apiIn(chain(opener)), apiIn(own));
  };
})(window.scormpack);
