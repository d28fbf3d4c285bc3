"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { bare } = require("./player");
const { chance } = require("./clock");

const { text } = bare();
const POOLS = ["abc XYZ 019 .-_", ",?!'\"():;/&%+@#*=£€’‘“”–—…", "âêîôûŵŷéáè<>[]{}|~^`\\", "\n\r\t\0", "😀👩🏽‍🏭", "\ud800\udfff\udc00"];

function randomText(luck) {
  const length = luck.below(80);
  return Array.from({ length }, () => {
    const pool = luck.pick(POOLS);
    return luck.below(5) === 0 ? String.fromCharCode(luck.below(0x10000)) : pool[luck.below(pool.length)];
  }).join("");
}

test("any text comes back unit for unit, in the saved alphabet", () => {
  const luck = chance(1);
  for (let n = 0; n < 3000; n += 1) {
    const before = randomText(luck);
    const coded = text.encode(before);
    assert.match(coded, /^[A-Za-z0-9_.!-]*$/);
    assert.equal(text.decode(coded), before);
    assert.equal(text.cost(before), coded.length);
  }
});

test("every UTF-16 unit comes back alone", () => {
  for (let unit = 0; unit < 0x10000; unit += 1) {
    const before = String.fromCharCode(unit);
    assert.equal(text.decode(text.encode(before)), before);
  }
});

test("letters, digits and spaces cost one; common signs two; Welsh vowels two; others six", () => {
  assert.equal(text.cost("I am good at it 10"), 18);
  assert.equal(text.encode("I'm ok, you?"), "I!am_ok!c_you!q");
  assert.equal(text.cost("ŵ"), 2);
  assert.equal(text.cost("😀"), 12);
});

test("what was never an encoding is read without an error", () => {
  const luck = chance(2);
  const alphabet = "ab!-_.09zZ;:<é";
  for (let n = 0; n < 2000; n += 1) {
    const coded = Array.from({ length: luck.below(20) }, () => luck.pick([...alphabet])).join("");
    assert.equal(typeof text.decode(coded), "string");
  }
  assert.equal(text.decode("!"), "");
  assert.equal(text.decode("a!"), "a");
});
