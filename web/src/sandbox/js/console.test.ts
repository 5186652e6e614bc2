// Tests of the console: formatting, groups, counters, timers, tables.

import { expect, test } from "vitest";
import { format, installConsole } from "./console";

/** A console of its own and the lines it wrote. */
function setup(): { console: Console; lines: string[]; time: { now: number } } {
  const lines: string[] = [];
  const time = { now: 0 };
  const target: Record<string, unknown> = Object.fromEntries(Object.keys(console).map((name) => [name, () => {}]));
  installConsole(target, { write: (level, text) => lines.push(`${level}: ${text}`), now: () => time.now, stackOf: () => "", trace: () => "\n    at main.js:1:1" });
  return { console: target as unknown as Console, lines, time };
}

test("directives take their arguments, the rest follows", () => {
  const cases: [unknown[], string][] = [
    [["a", 1, { b: 2 }], "a 1 {b: 2}"], [["%s and %s", "x", 1, 2], "x and 1 2"], [["%d %i %f", 1.7, "2.9", 0.5], "1 2 0.5"], [["%c styled", "color: red"], " styled"],
    [["%o %O", [1], { a: 1 }], "[1] {a: 1}"], [["100%", 1], "100% 1"], [["%s"], "%s"], [["%% %s", 1], "% 1"], [["%x", 1], "%x 1"], [[], ""], [[undefined, "%s"], "undefined %s"],
    [["%d", {}], "NaN"], [["%s", -0], "-0"], [["%i", 12345678901234567890n], "12345678901234567890n"],
  ];
  for (const [args, want] of cases) expect(format(args, 0, () => "")).toBe(want);
});

test("levels are the methods' names, groups indent every line", () => {
  const { console, lines } = setup();
  console.warn("w");
  console.group("g");
  console.log("a\nb");
  console.groupEnd();
  console.groupEnd();
  console.error("e");
  expect(lines).toEqual(["warn: w", "group: g", "log:   a\n  b", "error: e"]);
});

test("assert, count, time, trace, dir, clear", () => {
  const { console, lines, time } = setup();
  console.assert(true, "no");
  console.assert(false, "x", 1);
  console.count();
  console.count();
  console.count("c");
  console.countReset();
  console.count();
  console.time();
  time.now = 1_500_000;
  console.timeLog("default", "half");
  console.timeEnd();
  console.timeEnd();
  console.trace("t");
  console.dir({ a: 1 });
  console.clear();
  expect(lines).toEqual([
    "assert: Assertion failed: x 1", "count: default: 1", "count: default: 2", "count: c: 1", "count: default: 1", "timeLog: default: 1.500 ms half",
    "timeEnd: default: 1.500 ms", "timeEnd: Timer 'default' does not exist", "trace: t\n    at main.js:1:1", "dir: {a: 1}", "clear: ",
  ]);
});

test("a table has a head and a row for each entry", () => {
  const { console, lines } = setup();
  console.table([{ a: 1, b: "x" }, { b: 2 }]);
  console.table([1, 2]);
  console.table(5);
  expect(lines).toEqual(["table: (index)\ta\tb\n0\t1\tx\n1\t\t2", "table: (index)\tvalue\n0\t1\n1\t2", "table: 5"]);
});

test("the methods look like the browser's own", () => {
  const { console } = setup();
  expect(console.log.name).toBe("log");
  expect("prototype" in console.log).toBe(false);
});
