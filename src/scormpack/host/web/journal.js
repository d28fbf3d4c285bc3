(function (lms) {
  "use strict";

  const MOST = 600;      // lines kept on the page; the host keeps them all
  const NEAR = 0.75;

  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** Returns an element with a class and a text. */
  function make(/** @type {string} */ tag, /** @type {string} */ name, text = "") {
    const element = document.createElement(tag);
    if (name) { element.className = name; }
    element.textContent = text;
    return element;
  }

  /** Returns 75 seconds as "1:15". */
  function clock(/** @type {number} */ seconds) {
    return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
  }

  function raw(/** @type {NonNullable<Entry["call"]>} */ call) {
    const given = call.args.map((argument) => JSON.stringify(argument)).join(", ");
    const box = make("details", "");
    const code = call.code === "0" ? "" : `  error ${call.code}`;
    box.append(make("summary", "", "The call itself"), make("code", "", `${call.name}(${given}) = ${JSON.stringify(call.value)}${code}`));
    return box;
  }

  function line(/** @type {Entry} */ entry) {
    const row = make("li", "");
    row.dataset.level = entry.level;
    row.append(make("span", "mark"), make("span", "told", entry.told), make("time", "", clock(entry.at)));
    if (entry.more) { row.append(make("p", "more", entry.more)); }
    if (entry.call) { row.append(raw(entry.call)); }
    return row;
  }

  /** Puts new lines on top: what just happened is what is looked for. */
  function write(/** @type {Entry[]} */ entries) {
    const log = byId("log");
    entries.forEach((entry) => log.prepend(line(entry)));
    while (log.childElementCount > MOST && log.lastElementChild) { log.lastElementChild.remove(); }
  }

  const number = (/** @type {number} */ n) => n.toLocaleString("en-GB");

  function percent(/** @type {number} */ share) {
    return share > 0 && share < 0.005 ? "less than 1 %" : `${Math.round(share * 100)} %`;
  }

  function showBudget(/** @type {News["budget"]} */ budget) {
    const share = budget.limit ? budget.used / budget.limit : 0;
    const meter = byId("meter");
    meter.dataset.state = !budget.limit ? "free" : share > 1 ? "over" : share > NEAR ? "near" : "fine";
    meter.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    const filled = (/** @type {number} */ amount) => `scaleX(${budget.limit ? Math.min(amount / budget.limit, 1) : 0})`;
    byId("meter-handed").style.transform = filled(budget.used);
    byId("meter-bar").style.transform = filled(Math.min(budget.stored, budget.used));
    const unsaved = budget.used !== budget.stored ? ` The platform has stored ${number(budget.stored)}.` : "";
    byId("budget-text").textContent = budget.limit
      ? `${number(budget.used)} of ${number(budget.limit)} characters: ${percent(share)}.${unsaved}`
      : budget.used ? `${number(budget.used)} bytes. This platform has no limit.` : "Nothing yet.";
  }

  function showProblems(/** @type {Problem[]} */ problems) {
    byId("problems").hidden = problems.length === 0;
    byId("problems-list").replaceChildren(...problems.map((problem) => {
      const row = make("li", "");
      const place = problem.line ? `${problem.path}:${problem.line}` : problem.path;
      const where = [problem.code, place].filter(Boolean).join("  ");
      row.append(make("p", "where", where), make("p", "", problem.message), make("p", "fix", problem.fix ? `To mend it: ${problem.fix}` : ""));
      return row;
    }));
  }

  function showFault(/** @type {string} */ fault) {
    document.querySelectorAll("[data-fault]").forEach((button) => {
      button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.fault === fault));
    });
  }

  lms.journal = { write, showBudget, showProblems, showFault };
})(window.lms);
