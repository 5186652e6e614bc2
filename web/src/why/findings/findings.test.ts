// Tests of the findings: each holds in one log, and not in another that is nearly the same.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findings, golden, read, root, told } from "./testing";

describe("a deadlock", () => {
  const log = readFileSync(join(root, "web", "src", "timeline", "testdata", "deadlock.log"), "utf8");

  test("tells who waits where, and that JavaScript waits for its own call", () => {
    expect(told(read(log))).toEqual([{
      seq: 29,
      question: "Why did Go give up?",
      text: "The js.Func that JavaScript called at main.js:4 waits in chan receive at main.go:10, and JavaScript calls nothing else until it returns. Nobody else can go on: g1 waits in select {} at main.go:14, g6 waits in chan receive at main.go:20.",
    }]);
  });

  test("without a call from JavaScript nothing is said of one; another end is none", () => {
    const plain = log.replace(/^24 .*$/m, '24 50019000 js console main.js:4:1 cause=22 level="log" text=""');
    expect(read(plain)[0]?.text).not.toContain("js.Func");
    expect(read(log.replace("how=deadlock code=2", "how=panic code=2"))).toEqual([]);
  });
});

const source = (id: string): Record<string, string> => Object.fromEntries(["main.go", "main.js"].map((name) => [name, readFileSync(join(root, "examples", id, name), "utf8")]));

describe("an answer that came too late", () => {
  const log = golden("result-undefined");
  const files = source("result-undefined");

  test("is found in the lesson about it, with the change that mends it", () => {
    expect(read(log, files)).toEqual([{
      seq: 43,
      question: "Why is result undefined?",
      text: "The call into Go at main.js:2 returned at 0.060 ms with undefined, while g8, which it had started, was still at work. It was done at 50.07 ms, 50.01 ms too late for do_something_cool, and JavaScript was not told.",
      proof: [32, 42, 43, 58],
      fix: { kind: "callback", go: { file: "main.go", line: 24, col: 1 }, call: { file: "main.js", line: 2, col: 16 } },
    }]);
    expect(read(log)[0]?.question).toBe("Why did do_something_cool get undefined?");
  });

  test("is none when the result is not undefined, or not used, or the source does not say that it is what was used", () => {
    const questions = (text: string, used = files): string[] => read(text, used).map(({ question }) => question);
    const other = ["Where does the answer go?"];
    expect(questions(log.replace('goreturn cause=40 origin=32 value="undefined"', 'goreturn cause=40 origin=32 value="42"'))).toEqual([]);
    expect(questions(log.replace('name="do_something_cool" args="undefined"', 'name="do_something_cool" args="7"'))).toEqual(other);
    expect(questions(log, { "main.js": (files["main.js"] ?? "").replace("do_something_cool(result);", "do_something_cool(other);") })).toEqual(other);
  });
});

describe("the seven cases of the lesson are told without its text", () => {
  test.each([
    ["synchronous", "Where does the answer come from?", "stood still until Go returned 42 at 0.062 ms"],
    ["asynchronous", "Where does the answer go?", "It was done at 50.07 ms and had called nothing in JavaScript: no answer came back."],
    ["callback", "Where does the answer go?", "At 50.07 ms it called do_something_cool with 42: the answer came there"],
    ["callback-inline", "Where does the answer go?", "At 50.07 ms it called the callback with 42: the answer came there"],
    ["callback-by-reference", "Where does the answer go?", "it called do_something_cool with 42: the answer came there"],
    ["result-undefined", "Why is result undefined?", "50.01 ms too late for do_something_cool"],
    ["what-the-callback-gets", "Where does the answer go?", "it called do_something_cool with null, 42: the answer came there"],
  ])("%s", (id, question, text) => {
    const found = read(golden(id), source(id));
    expect(found.map((one) => one.question)).toEqual([question]);
    expect(found[0]?.text).toContain(text);
  });
});

describe("a rejection", () => {
  const rejected = ['1000 js task source=script id=0', '2000 js promise cause=2 how=reject promise=1', '3000 js reject cause=2 origin=3 promise=1 value="Error: no"', '4000 js unhandled cause=4 promise=1 value="Error: no"'];

  test("without a handler is found, with a late one not", () => {
    expect(told(findings(...rejected))).toEqual([{ seq: 5, question: "Who handles this rejection?", text: "Nobody: promise 1 was rejected with Error: no, and when the microtasks were over at 0.004 ms it had no handler. None came later." }]);
    expect(findings(...rejected, '9000 js handled cause=5 origin=5 promise=1')).toEqual([]);
  });
});

describe("a call into Go", () => {
  test("after Go's end is found, before it not", () => {
    const exit = "2000 js exit code=0";
    expect(told(findings("1000 js task source=script id=0", exit, "3000 js stalecall main.js:7:3 cause=2"))[0]).toEqual({
      seq: 4,
      question: "Why did this call into Go fail?",
      text: "The Go program was over: it ended at 0.002 ms with code 0, and the call at main.js:7 came at 0.003 ms. A Go program that is to be called must stay, as with select {}.",
    });
    expect(findings("1000 js task source=script id=0", '1500 js fatal what=panic text="panic: no"', exit, "3000 js stalecall main.js:7:3 cause=2")).toEqual([]);
    expect(findings("1000 js task source=script id=0", '1500 js gocall main.js:7:3 cause=2 func=1 args=""', exit)).toEqual([]);
  });
});

describe("a timer", () => {
  const set = ["1000 js task source=script id=0", "1100 js thread holder=js", "2000 js timerset main.js:3:1 cause=2 api=timeout id=1 delay=4000000"];

  test("that was due while the thread was held is late", () => {
    expect(told(findings(...set, "12000000 js taskend", "12001000 js task cause=4 origin=4 source=timer id=1"))).toEqual([{
      seq: 6,
      question: "Why did this timer come late?",
      text: "It was set for 4.00 ms at main.js:3 and due at 4.00 ms, but the task that had begun at 0.001 ms held the thread. Its callback got the thread at 12.00 ms, 8.00 ms late.",
    }]);
  });

  test("is on time when the thread was idle at its due time, or held for less than a millisecond", () => {
    expect(findings(...set, "3000 js taskend", "3100 js thread holder=none", "4002000 js task cause=4 origin=4 source=timer id=1")).toEqual([]);
    expect(findings(...set, "4500000 js taskend", "4501000 js task cause=4 origin=4 source=timer id=1")).toEqual([]);
  });
});

test("of findings alike only some are told", () => {
  const lines = ["1000 js task source=script id=0", "2000 js exit code=0"];
  for (let i = 0; i < 9; i++) lines.push(`${3000 + i} js stalecall main.js:7:3 cause=2`);
  expect(findings(...lines).length).toBe(3);
});
