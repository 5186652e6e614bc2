// Tests of callbacks of then without a return: told where the next one takes what they gave, and not of chains that are nearly the same.
import { expect, test } from "vitest";
import { findingsWith, told } from "./testing";

const CHAIN = "load()\n  .then((r) => { r.json(); })\n  .then((data) => show(data));\n";
const log = (value = "undefined", promise = 2): string[] => [
  "1000 js task source=response id=0", "2000 js microtask main.js:2:4 cause=2 what=then promise=1", '3000 js call main.js:2:9 cause=3 what=function name="" args="Response {}"',
  `4000 js return main.js:2:9 cause=4 origin=4 value="${value}"`, `5000 js microtaskend cause=3 origin=3 how=return promise=${promise} value="${value}"`,
  "6000 js microtask main.js:3:4 cause=6 what=then promise=2", `7000 js call main.js:3:9 cause=7 what=function name="" args="${value}"`,
];
const inChain = (source: string, lines: string[]): unknown => told(findingsWith({ "main.js": source }, lines));

test("a callback in braces that returns nothing, before one that takes something", () => {
  expect(inChain(CHAIN, log())).toEqual([{
    seq: 8, question: "Why did the next then get undefined?",
    text: "The callback at main.js:2 has braces and no return: it gave nothing back at 0.004 ms. So the next one at main.js:3 was called with undefined. With a return it gets the value, and waits for it where that is a promise.",
  }]);
});

test.each([
  ["a return that gave undefined", CHAIN.replace("r.json();", "return r.json();"), log()],
  ["no braces", CHAIN.replace("{ r.json(); }", "r.json()"), log()],
  ["nothing in the braces", CHAIN.replace("r.json();", ""), log()],
  ["a next one that takes nothing", CHAIN.replace("(data)", "()"), log()],
  ["another value", CHAIN, log("7")],
  ["another chain", CHAIN, log("undefined", 9)],
])("not with %s", (_, source, lines) => {
  expect(inChain(source, lines)).toEqual([]);
});
