(function (scormpack) {
  "use strict";

  /**
   * Tells the other pages of this browser that show the same module that a newer one writes from now on, and hears of
   * newer ones: most platforms show a page only its own work, so that an older page would write over a newer one's.
   * Nothing is kept anywhere. Returns the end of the listening.
   * @param {any} page the window @param {() => void} newer
   */
  scormpack.scormPages = function (page, newer) {
    const born = page.performance.timeOrigin + page.performance.now();
    try {
      const channel = new page.BroadcastChannel(`scormpack ${page.location.pathname}`);
      channel.onmessage = (/** @type {MessageEvent} */ event) => { if (event.data > born) { newer(); } };
      channel.postMessage(born);
      return () => channel.close();
    } catch (error) {
      // An old browser, or one that shuts pages off from each other.
      return () => {};
    }
  };
})(window.scormpack);
