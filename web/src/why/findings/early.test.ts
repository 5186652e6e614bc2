// Tests of variables read too early: told where the log shows it and the source leaves no doubt, and not of programs that are nearly the same.
import { expect, test } from "vitest";
import { findingsWith, told } from "./testing";

const CALLBACK = "let result;\nsetTimeout(() => { result = 1; }, 10);\nconsole.log(result);\n";
const SCRIPT = "1000 js task source=script id=0";
const TIMER = "3000 js timerset main.js:2:1 cause=2 api=timeout id=1 delay=10000000";
const FIRES = ["10004000 js task cause=3 origin=3 source=timer id=1", '10006000 js call main.js:2:12 cause=5 what=function name="" args=""', '10007000 js return main.js:2:12 cause=6 origin=6 value="undefined"'];
const printed = (text: string): string => `4000 js console main.js:3:9 cause=2 level="log" text="${text}"`;
const inCallback = (source: string, ...lines: string[]): unknown => told(findingsWith({ "main.js": source }, lines));

test("a variable that its callback writes later", () => {
  expect(inCallback(CALLBACK, SCRIPT, TIMER, printed("undefined"), ...FIRES)).toEqual([{
    seq: 4, question: "Why is result still undefined?",
    text: "The console at main.js:3 got result at 0.004 ms, when nothing had written it. The function at main.js:2, which does, was called only at 10.01 ms: 10.00 ms too late. What needs result has its place there.",
  }]);
});

test("not where the callback never runs, throws, or ran before; nor where something else is printed, or it is printed again", () => {
  expect(inCallback(CALLBACK, SCRIPT, TIMER, printed("undefined"))).toEqual([]);
  expect(inCallback(CALLBACK, SCRIPT, TIMER, printed("undefined"), ...FIRES.slice(0, 2), '10007000 js throw main.js:2:12 cause=6 origin=6 value="x"')).toEqual([]);
  expect(inCallback(CALLBACK, SCRIPT, '2000 js call main.js:2:12 cause=2 what=function name="" args=""', printed("undefined"))).toEqual([]);
  expect(inCallback(CALLBACK, SCRIPT, TIMER, printed("7"), ...FIRES)).toEqual([]);
  expect(inCallback(CALLBACK, SCRIPT, TIMER, printed("undefined"), ...FIRES, '11000000 js console main.js:3:9 cause=5 level="log" text="1"')).toEqual([]);
  expect(inCallback(CALLBACK.replace("result = 1", "if (x) result = 1"), SCRIPT, TIMER, printed("undefined"), ...FIRES)).toEqual([]);
});

const AWAITED = "let total = 0;\n[1].forEach(async (x) => {\n  await nap();\n  total += x;\n});\nconsole.log('total', total);\n";
const ASYNC = ['3000 js call main.js:2:13 cause=2 what=async name="" args="1"', "4000 js suspend main.js:3:3 cause=3 origin=3 why=await promise=1"];
const GOES_ON = ["9000000 js resume main.js:3:3 cause=4 origin=4 how=next", '9001000 js return main.js:2:13 cause=6 origin=3 value="undefined"'];

test("a sum that async functions make after their await", () => {
  const print = '5000 js console main.js:6:9 cause=2 level="log" text="total 0"';
  expect(inCallback(AWAITED, SCRIPT, ...ASYNC, print, ...GOES_ON)).toEqual([{
    seq: 5, question: "Why is total still 0?",
    text: "The console at main.js:6 got total at 0.005 ms, when nothing had written it. The function at main.js:2, which does, went on, after its await, only at 9.00 ms: 8.99 ms too late. What needs total has its place there.",
  }]);
  expect(inCallback(AWAITED, SCRIPT, ...ASYNC, print.replace("total 0", "total 10"), ...GOES_ON)).toEqual([]);
});

test("a function that returns what its callback has not yet brought", () => {
  const source = "function get() {\n  let result;\n  setTimeout(() => { result = 42; }, 10);\n  return result;\n}\nshow(get());\n";
  const log = (value: string): string[] => [
    SCRIPT, '3000 js call main.js:1:1 cause=2 what=function name="get" args=""', `4000 js return main.js:1:1 cause=3 origin=3 value="${value}"`,
    '9000000 js call main.js:3:14 cause=2 what=function name="" args=""', '9001000 js return main.js:3:14 cause=5 origin=5 value="undefined"',
  ];
  expect(inCallback(source, ...log("undefined"))).toEqual([{
    seq: 4, question: "Why is result still undefined?",
    text: "The function at main.js:1 returned result at 0.004 ms, when nothing had written it. The function at main.js:3, which does, was called only at 9.00 ms: 9.00 ms too late. What needs result has its place there.",
  }]);
  expect(inCallback(source, ...log("7"))).toEqual([]);
});
