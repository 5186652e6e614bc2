// Tests of the timers' rules: Chromium's, on the virtual clock.

import { expect, test } from "vitest";
import { FakeBrowser } from "./fake";

test("equal and zero delays keep the order of setting; other delays go by due time", () => {
  const browser = new FakeBrowser();
  for (const [name, delay] of [["d3", 3], ["a0", 0], ["d1", 1], ["b0", 0], ["e1", 1], ["negative", -5]] as const) browser.timer(name, delay);
  browser.run();
  expect(browser.log.map((line) => line.split(" ")[0])).toEqual(["a0", "b0", "negative", "d1", "e1", "d3"]);
});

test("a fresh 0 ms timer runs before overdue ones, as in Chromium", () => {
  const browser = new FakeBrowser();
  browser.timer("busy", 0, () => {
    browser.clock.jump(30e6);
    browser.timer("fresh", 0);
  });
  browser.timer("ten", 10);
  browser.timer("five", 5);
  browser.run();
  expect(browser.log.map((line) => line.split(" ")[0])).toEqual(["busy", "fresh", "five", "ten"]);
});

test("the seventh nested timer is clamped to 4 ms", () => {
  const browser = new FakeBrowser();
  const chain = (n: number): void => void browser.timer(`n${n}`, 0, () => n < 9 && chain(n + 1));
  chain(1);
  browser.run();
  expect(browser.log).toEqual(["n1 @0", "n2 @0", "n3 @0", "n4 @0", "n5 @0", "n6 @0", "n7 @4", "n8 @8", "n9 @12"]);
});

test("an interval keeps its grid and leaves out what was missed", () => {
  const browser = new FakeBrowser();
  let runs = 0;
  const id = browser.timers.set("interval", () => {
    browser.log.push(`@${browser.clock.now() / 1e6}`);
    if (++runs === 2) browser.clock.jump(46e6);
    if (runs === 5) browser.timers.clear(id);
  }, 10);
  browser.run();
  expect(browser.log).toEqual(["@10", "@20", "@46", "@50", "@60"]);
});

test("an interval of 0 ms runs six times freely, then every 4 ms", () => {
  const browser = new FakeBrowser();
  let runs = 0;
  const id = browser.timers.set("interval", () => {
    browser.log.push(`@${browser.clock.now() / 1e6}`);
    if (++runs === 8) browser.timers.clear(id);
  }, 0);
  browser.run();
  expect(browser.log).toEqual(["@0", "@0", "@0", "@0", "@0", "@0", "@4", "@8"]);
});

test("cleared timers do not run, whether due, waiting, or clearing themselves", () => {
  const browser = new FakeBrowser();
  const later = browser.timer("later", 10);
  const due = browser.timer("due", 0);
  browser.timer("a", 0);
  browser.timers.clear(due);
  browser.timer("b", 5, () => browser.timers.clear(later));
  browser.timers.clear(12345);
  browser.run();
  expect(browser.log).toEqual(["a @0", "b @5"]);
});

test("many timers come out in order of due time, then of setting", () => {
  const browser = new FakeBrowser();
  const want: [number, number][] = [];
  let state = 1;
  const ids: number[] = [];
  for (let i = 0; i < 500; i++) {
    state = (state * 48_271) % 2_147_483_647;
    want.push([1 + (state % 40), i]);
    ids.push(browser.timer(`${i}`, 1 + (state % 40)));
  }
  for (let i = 0; i < 500; i += 3) browser.timers.clear(ids[i]!);
  browser.run(32);
  const order = want.filter(([, i]) => i % 3 !== 0).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  expect(browser.log).toEqual(order.map(([due, i]) => `${i} @${due}`));
});
