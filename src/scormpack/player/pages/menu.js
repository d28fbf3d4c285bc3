(function () {
  "use strict";

  // How the list was launched (endpoint, actor, registration) goes on to the module that is opened.
  document.querySelectorAll("a[data-module]").forEach((link) => {
    /** @type {HTMLAnchorElement} */ (link).search = window.location.search;
  });
})();
