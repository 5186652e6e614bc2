// Tests of the previewer: any value, and not a line of the program's code run.

import { expect, test } from "vitest";
import { installProxy } from "../prelude/inert";
import { CONSOLE_LIMITS, preview } from "./preview";

test("plain values", () => {
  const cases: [unknown, string][] = [
    [1, "1"], [-0, "-0"], [NaN, "NaN"], [10n, "10n"], [true, "true"], [null, "null"], [undefined, "undefined"], [Symbol("s"), "Symbol(s)"], ['a"b\n', '"a\\"b\\n"'],
    [{ a: 1, "b-c": "x" }, '{a: 1, "b-c": "x"}'], [{}, "{}"], [[], "[]"], [[1, "x", [2]], '[1, "x", [2]]'], [[1, , , 2], "[1, 2 empty, 2]"],
    [new Map<unknown, unknown>([[1, { a: 2 }]]), "Map(1) {1 => {a: 2}}"], [new Set([1, "x"]), 'Set(2) {1, "x"}'], [/a\/b/gi, "/a\\/b/gi"],
    [new Date(0), "1970-01-01T00:00:00.000Z"], [new Date(NaN), "Invalid Date"], [new Uint8Array([1, 2]), "Uint8Array(2) [1, 2]"], [new ArrayBuffer(8), "ArrayBuffer(8)"],
    [function f() {}, "[function f]"], [() => {}, "[function]"], [class A {}, "[class A]"], [Object.create(null), "[no prototype] {}"], [Promise.resolve(1), "Promise {}"],
    [new (class Point { x = 1; })(), "Point {x: 1}"], [{ [Symbol("k")]: 1 }, "{[Symbol(k)]: 1}"], [Object(1), "[Number: 1]"], [Object("s"), '[String: "s"]'],
  ];
  for (const [value, want] of cases) expect(preview(value)).toBe(want);
});

test("cycles, depth, width and long strings are cut", () => {
  const a: Record<string, unknown> = {};
  a["self"] = a;
  expect(preview(a)).toBe("{self: [circular]}");
  let deep: object = {};
  for (let i = 0; i < 100_000; i++) deep = { deep };
  expect(preview(deep)).toBe("{deep: {deep: {deep: {deep: {…}}}}}");
  expect(preview(new Array(1000).fill(7)).endsWith("7, … 900 more]")).toBe(true);
  expect(preview(new Array(4e9)).length).toBeLessThan(100);
  expect(preview(["x".repeat(1e6)]).length).toBeLessThan(CONSOLE_LIMITS.string + 10);
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`k${i}`, "y".repeat(5000)]));
  expect(preview(wide).length).toBeLessThan(2 * CONSOLE_LIMITS.total);
});

test("getters, traps and conversions are not run", () => {
  const evil = (): never => {
    throw new Error("user code ran");
  };
  const holder = {
    get a() { return evil(); }, set b(_: unknown) { evil(); }, toString: evil, valueOf: evil, toJSON: evil, [Symbol.toPrimitive]: evil,
    get [Symbol.toStringTag]() { return evil(); },
  };
  expect(preview(holder)).toContain("a: [getter], b: [setter]");
  expect(preview(Object.create(Object.defineProperty({}, "constructor", { get: evil })))).toBe("{}");
  class Named { static get name() { return evil(); } }
  expect(preview(new Named())).toBe("{}");
  class Loud extends Map<number, number> {
    override get size(): number { return evil(); }
    override entries(): never { return evil(); }
  }
  expect(preview(new Loud([[1, 2]]))).toBe("Map(1) {1 => 2}");
});

test("proxies are shown by their target, without a trap", () => {
  const realm: { Proxy?: ProxyConstructor } = {};
  const { revocable } = Proxy;
  installProxy(realm);
  Proxy.revocable = revocable;
  const traps = new Proxy({}, { get: () => () => { throw new Error("trap"); } });
  const seen = new (realm.Proxy ?? Proxy)({ a: 1 }, traps);
  expect(preview(seen)).toBe("Proxy({a: 1})");
  expect(preview(Object.create(seen))).toBe("{}");
});

test("errors show the stack they are given, short inside others", () => {
  const error = new Error("boom");
  const stackOf = (): string => "Error: boom\n    at f (main.js:1:2)";
  expect(preview(error, CONSOLE_LIMITS, stackOf)).toBe("Error: boom\n    at f (main.js:1:2)");
  expect(preview([error], CONSOLE_LIMITS, stackOf)).toBe("[[Error: boom]]");
});
