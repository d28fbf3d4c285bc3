"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");

const { findApi } = bare();
const API = { LMSInitialize() { return "true"; } };

/** A window of another origin: everything but its place in the tree throws. `top` may never be touched. */
function guarded(win, { foreign = false } = {}) {
  return new Proxy(win, {
    get(target, name) {
      assert.notEqual(name, "top", "window.top was touched");
      if (foreign && !["parent", "opener"].includes(name)) { throw new Error("SecurityError"); }
      return target[name];
    }
  });
}

/** A row of windows, the last being the content; each may be made foreign. */
function nest(windows, foreign = []) {
  let parent = null;
  return windows.reduce((_, win, n) => {
    const here = guarded(win, { foreign: foreign.includes(n) });
    win.parent = parent || here;
    parent = here;
    return here;
  }, null);
}

test("the API is found in the window, its parent, and 400 windows up", () => {
  assert.equal(findApi(nest([{ API }])), API);
  assert.equal(findApi(nest([{ API }, {}])), API);
  assert.equal(findApi(nest([{ API }, ...Array.from({ length: 400 }, () => ({}))])), API);
});

test("the nearest one counts", () => {
  const near = { LMSInitialize() { return "true"; } };
  assert.equal(findApi(nest([{ API }, { API: near }, {}])), near);
});

test("a foreign window between is stepped over", () => {
  assert.equal(findApi(nest([{ API }, {}, {}], [1])), API);
});

test("only foreign windows, or a parent that throws: null, and no error", () => {
  assert.equal(findApi(nest([{ API }, {}], [0])), null);
  assert.equal(findApi(new Proxy({}, { get() { throw new Error("SecurityError"); } })), null);
});

test("the opener's chain is searched after the own, also that of a popup around the frame", () => {
  const lms = nest([{ API }, {}]);
  assert.equal(findApi(nest([{ opener: lms }])), API);
  assert.equal(findApi(nest([{ opener: lms }, {}])), API);
  assert.equal(findApi(nest([{ opener: lms }, {}, {}], [1])), API);
});

test("a chain without an end stops", () => {
  const endless = () => ({ get parent() { return endless(); } });
  assert.equal(findApi(endless()), null);
});

test("something else by the name of API is not taken", () => {
  assert.equal(findApi(nest([{ API }, { API: { id: "API" } }])), API);
  assert.equal(findApi(nest([{ API: null }, {}])), null);
});
