// Tests of two mistakes with what goes on apart: a try around a timer, and the promise of fetch taken for its answer.
import { expect, test } from "vitest";
import { findingsWith, told } from "./testing";

const inScript = (source: string, lines: readonly string[]): unknown => told(findingsWith({ "main.js": source }, lines));

const TRIED = "try {\n  setTimeout(() => { throw new Error('late'); }, 5);\n} catch (e) {\n  console.log('caught', e.message);\n}\n";
const THROWS = [
  "1000 js task source=script id=0", "3000 js timerset main.js:2:3 cause=2 api=timeout id=1 delay=5000000", "4000 js taskend", "5004000 js task cause=3 origin=3 source=timer id=1",
  '5007000 js error main.js:2:28 cause=5 what=exception text="Error: late" stack=""',
];

test("a try around a timer does not catch what its callback throws", () => {
  expect(inScript(TRIED, THROWS)).toEqual([{
    seq: 6, question: "Why did try not catch this?",
    text: "A try stands around the call at main.js:2 that set a timer; it was left by the end of that task, at 0.004 ms. The callback ran in a task of its own at 5.00 ms: what it throws at main.js:2 passes no try but its own.",
  }]);
});

test("not without a try, with one elsewhere, or with one around a function that sets the timer only when it is called", () => {
  expect(inScript(TRIED.replace("try {", "{").replace("catch (e) ", ""), THROWS)).toEqual([]);
  expect(inScript("try { a(); } catch {}\n  setTimeout(() => { throw new Error('late'); }, 5);\n", THROWS)).toEqual([]);
  expect(inScript(TRIED.replace("try {", "try { f = () => {").replace("} catch", "}; } catch"), THROWS)).toEqual([]);
});

const FETCHED = "const data = fetch('/json');\nconsole.log(data.slideshow);\n";
const ANSWERED = ["1000 js task source=script id=0", '3000 js request main.js:1:14 cause=2 id=1 method="GET" url="/json"', '4000 js console main.js:2:9 cause=2 level="log" text="undefined"', "9000000 js response cause=3 origin=3 id=1 outcome=answered status=200"];

test("a property of what fetch gave back at once", () => {
  expect(inScript(FETCHED, ANSWERED)).toEqual([{
    seq: 4, question: "Why is data.slideshow undefined?",
    text: "data is what fetch gave back at once, at 0.003 ms: a promise, and a promise has no slideshow. The answer came at 9.00 ms, to whoever awaits that promise or calls its then.",
  }]);
});

test("not of what was awaited, of another variable, or of one that is written again", () => {
  expect(inScript(FETCHED.replace("fetch(", "await fetch("), ANSWERED)).toEqual([]);
  expect(inScript(FETCHED.replace("data.slideshow", "other.slideshow"), ANSWERED)).toEqual([]);
  expect(inScript(`${FETCHED}if (x) data = 1;\n`, ANSWERED)).toEqual([]);
  expect(inScript(FETCHED, ANSWERED.slice(0, 3))).toEqual([]);
});
