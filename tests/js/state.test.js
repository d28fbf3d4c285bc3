"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { chance } = require("./clock");

const { state, text, missing } = bare();
const KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
const plain = (value) => JSON.parse(JSON.stringify({ ...value, answers: [...value.answers] }));

const key = (luck) => Array.from({ length: 3 }, () => KEYS[luck.below(KEYS.length)]).join("");

function randomState(luck) {
  const screens = Array.from({ length: luck.below(22) }, () => key(luck));
  const answers = screens.filter(() => luck.below(2)).map((screen) => {
    const kind = luck.below(3);
    const words = text.encode(String.fromCharCode(...Array.from({ length: 1 + luck.below(40) }, () => luck.below(0x300))));
    return [screen, kind === 0 ? key(luck) + key(luck) : kind === 1 ? `${key(luck)}.${words},${key(luck)}.` : words];
  });
  return {
    seq: luck.below(1000000), done: Boolean(luck.below(2)), theme: luck.below(3), size: 1 + luck.below(4),
    here: screens[0] || "", seen: [...new Set(screens)], answers: new Map(answers)
  };
}

test("500 random histories come back whole, in the alphabet that every platform keeps", () => {
  const luck = chance(3);
  for (let n = 0; n < 500; n += 1) {
    const before = randomState(luck);
    const saved = state.format(before);
    assert.match(saved, /^1;[0-9a-z]{6};[A-Za-z0-9_.,;:!-]*$/);
    const after = state.parse(saved);
    assert.equal(after.damaged, false);
    assert.deepEqual(plain(after.state), plain(before));
  }
});

test("one changed or cut character is noticed", () => {
  const luck = chance(4);
  for (let n = 0; n < 500; n += 1) {
    const saved = state.format(randomState(luck));
    const at = 2 + luck.below(saved.length - 2);
    const other = saved[at] === "x" ? "y" : "x";
    const changed = luck.below(2) ? saved.slice(0, at) : saved.slice(0, at) + other + saved.slice(at + 1);
    const { damaged, state: after } = state.parse(changed);
    assert.equal(damaged, true, changed);
    assert.deepEqual(plain(after), plain(state.fresh()));
  }
});

test("garbage never throws and always gives a fresh state", () => {
  const luck = chance(5);
  const odd = [null, undefined, 0, 42, {}, [], true, "2;abc", "1;;;;;", "{\"a\":1}", "1;000000;", "\0", "ÿ".repeat(5000)];
  const random = Array.from({ length: 500 }, () => Array.from({ length: luck.below(60) }, () => luck.pick([..."1;:abc,.!-_dtz029 \n<é"])).join(""));
  [...odd, ...random].forEach((saved) => {
    assert.deepEqual(plain(state.parse(saved).state), plain(state.fresh()));
  });
});

test("nothing saved is not damage, in all the ways in which platforms say nothing", () => {
  ["", " ", "null", "undefined", null, undefined].forEach((saved) => assert.equal(state.parse(saved).damaged, false));
  assert.equal(state.parse("something else").damaged, true);
});

test("an unknown version with a right checksum is not read", () => {
  const saved = state.format(state.fresh()).replace(/^1;/, "2;");
  assert.equal(state.parse(saved).damaged, true);
});

test("an answer that could break the string is left out, the others stay", () => {
  const before = { ...state.fresh(), answers: new Map([["abc", "x;y"], ["abd", "ok"], ["toolong", "ok"], ["abe", ""]]) };
  assert.deepEqual([...state.parse(state.format(before)).state.answers], [["abd", "ok"]]);
});

test("Python and the player count the same head", () => {
  const largest = { ...state.fresh(), seq: 999999, done: true, here: "abc" };
  assert.equal(state.format(largest).length, "1;cccccc;999999;dt0z1;abc;".length);
});

test("the checksum is FNV-1a, so that other programs can check it", () => {
  assert.equal(state.checksum(""), (0x811c9dc5 % 36 ** 6).toString(36).padStart(6, "0"));
  assert.equal(state.checksum("a"), (0xe40c292c % 36 ** 6).toString(36).padStart(6, "0"));
});

test("missing: required screens not opened, in their order", () => {
  const screens = [{ key: "aaa", required: true }, { key: "bbb", required: false }, { key: "ccc", required: true }];
  assert.deepEqual([...missing(screens, [])].map((one) => one.key), ["aaa", "ccc"]);
  assert.deepEqual([...missing(screens, ["ccc", "old"])].map((one) => one.key), ["aaa"]);
  assert.equal(missing(screens, ["ccc", "aaa"]).length, 0);
});

test("answers of another release stay while there is room, and make way when there is none", () => {
  const before = { ...state.fresh(), seen: ["abc", "old"], answers: new Map([["abc", "mine"], ["old", "x".repeat(500)]]) };
  assert.equal(state.parse(state.fit(before, ["abc"], 4096)).state.answers.size, 2);
  const after = state.parse(state.fit(before, ["abc"], 300)).state;
  assert.deepEqual([...after.answers], [["abc", "mine"]]);
  assert.deepEqual([...after.seen], ["abc"]);
});
