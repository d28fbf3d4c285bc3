// Returns what a learner cannot see or must scroll sideways for, one line each. Run with the screen to look at open.
() => {
  "use strict";
  const found = [];
  const page = document.documentElement;
  const tell = (what, at) => found.push(`${what}: ${at.tagName.toLowerCase()}.${at.className || at.id}: ` +
    `${(at.textContent || "").trim().slice(0, 50)}`);
  const hides = (flow) => flow === "hidden" || flow === "clip";
  const unseen = (at) => at.closest(".visually-hidden, .skip, [hidden], details:not([open]) > :not(summary), select");

  function outside(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const words = range.getBoundingClientRect();
    return words.right > page.clientWidth + 1 || words.left < -1;
  }

  if (page.scrollWidth > page.clientWidth) { tell(`the page is ${page.scrollWidth} wide`, page); }
  document.querySelectorAll("body *").forEach((at) => {
    const texts = Array.from(at.childNodes).filter((node) => node.nodeType === 3 && node.data.trim());
    if (!texts.length || unseen(at) || !at.getClientRects().length) { return; }
    if (texts.some((text) => outside(text))) { tell("beyond the edge", at); }
    for (let box = at; box && box !== page; box = box.parentElement) {
      const style = getComputedStyle(box);
      const wide = box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0;
      const high = box.scrollHeight > box.clientHeight + 1 && box.clientHeight > 0;
      if ((hides(style.overflowX) && wide) || (hides(style.overflowY) && high)) { tell("cut off", at); }
      if (box === at && wide && style.display !== "inline") { tell("wider than its box", at); }
    }
  });
  return found;
}
