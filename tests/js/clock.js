"use strict";
/** A clock that only goes when the test says so. Promises settle between two timers, as in a browser. */

const settle = () => new Promise((done) => { setImmediate(done); });

function fakeClock(start = 0) {
  let now = start;
  let last = 0;
  const timers = new Map();
  const clock = {
    now: () => now,
    set(task, ms) {
      last += 1;
      timers.set(last, { at: now + ms, task });
      return last;
    },
    clear: (id) => { timers.delete(id); },
    /** Time goes by with nothing else happening: something blocks the page. */
    skip(ms) { now += ms; },
    get waiting() { return timers.size; },
    async go(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = [...timers].filter(([, one]) => one.at <= end).sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0];
        if (!due) { break; }
        timers.delete(due[0]);
        now = Math.max(now, due[1].at);
        due[1].task();
        await settle();
      }
      now = end;
    }
  };
  return clock;
}

/** A source of chance that gives the same for the same seed. */
function chance(seed) {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)] };
}

module.exports = { fakeClock, chance, settle };
