// Tests of what surprises at a run's end, in timers, promises and at the border: each holds in one log, and not in another that is nearly the same.

import { describe, expect, test } from "vitest";
import { findings, findingsWith, told } from "./testing";
import { argumentsOf } from "./sources";

const SCRIPT = "1000 js task source=script id=0";
const QUIET = 'js end how=quiet code=0 why=""';

describe("goroutines that are not over", () => {
  const born = ["2000 g1 gonew cause=2 parent=0 fn=\"main.main\" role=user", '3000 g7 gonew main.go:10:1 cause=3 parent=1 fn="main.main.func1" role=user'];
  const waits = '4000 g7 gowait main.go:11:1 cause=4 reason="chan receive" ns=0';

  test("wait for ever when nothing is in flight, unless they were woken or only sleep", () => {
    expect(told(findings(SCRIPT, ...born, waits, `9000 ${QUIET}`))).toEqual([{
      seq: 5, question: "Who wakes this goroutine?",
      text: "g7 waits in chan receive at main.go:11 since 0.004 ms, and the run ended with nothing in flight: nothing is left that could wake it, unless JavaScript calls Go again.",
    }]);
    expect(findings(SCRIPT, ...born, waits, "5000 g7 gowake cause=2 origin=5 by=1", "6000 g7 gorun cause=6", "7000 g7 goend", `9000 ${QUIET}`)).toEqual([]);
    expect(findings(SCRIPT, ...born, waits.replace("chan receive", "sleep"), `9000 ${QUIET}`)).toEqual([]);
    expect(findings(SCRIPT, ...born, waits, "9000 js end how=stopped code=0 why=\"\"")).toEqual([]);
  });

  test("end with main", () => {
    const exit = ["8000 g1 exit cause=3 code=0", '9000 js end how=exited code=0 why=""'];
    expect(told(findings(SCRIPT, ...born, waits, ...exit))).toEqual([{
      seq: 6, question: "Why did g7 not finish?",
      text: "Go ended with main at 0.008 ms, and every goroutine with it: g7 still waited in chan receive at main.go:11.",
    }]);
    expect(findings(SCRIPT, ...born, ...exit)[0]?.text).toContain("g7 had not had the thread once.");
    expect(findings(SCRIPT, ...born, "5000 g7 goend", ...exit)).toEqual([]);
    expect(findings(SCRIPT, ...born, waits, exit[0]?.replace("g1", "g7") ?? "", exit[1] ?? "")).toEqual([]);
  });
});

describe("callbacks that are never called", () => {
  const then = ["2000 js promise main.js:2:11 cause=2 how=constructor promise=1", "3000 js then main.js:3:3 cause=2 origin=3 how=then promise=1 derived=2"];

  test("of a promise that nobody settles; not of a settled one, nor where the log only counted", () => {
    expect(told(findings(SCRIPT, ...then, `9000 ${QUIET}`))).toEqual([{
      seq: 4, question: "Why was this callback never called?",
      text: "It was registered at main.js:3 for promise 1, made at main.js:2. The run ended, and nobody had resolved or rejected that promise.",
    }]);
    expect(findings(SCRIPT, ...then, '4000 js resolve cause=2 origin=3 promise=1 adopted=0 value="1"', `9000 ${QUIET}`)).toEqual([]);
    expect(findings(SCRIPT, ...then, '4000 js registrations name="then" count=3', `9000 ${QUIET}`)).toEqual([]);
    expect(findings(SCRIPT, (then[0] ?? "").replace("constructor", "unknown"), then[1] ?? "", `9000 ${QUIET}`)).toEqual([]);
  });

  test("a function that awaits such a promise never goes on; one that was resumed does", () => {
    const nap = ['2000 js call main.js:1:1 cause=2 what=async name="nap" args=""', "3000 js promise main.js:2:9 cause=3 how=constructor promise=1", "4000 js suspend main.js:2:3 cause=3 origin=3 why=await promise=1"];
    expect(told(findings(SCRIPT, ...nap, `9000 ${QUIET}`))).toEqual([{
      seq: 5, question: "Why did nap never go on?",
      text: "It awaits promise 1 at main.js:2, made at main.js:2. The run ended, and nobody had resolved or rejected that promise.",
    }]);
    expect(findings(SCRIPT, ...nap, "5000 js resume main.js:2:3 cause=5 origin=5 how=next", `9000 ${QUIET}`)).toEqual([]);
  });

  test("a js.Func that nobody called; not one that was called or released", () => {
    const made = "2000 g1 funcof main.go:13:1 cause=2 func=1";
    expect(told(findings(SCRIPT, made, `9000 ${QUIET}`))).toEqual([{ seq: 3, question: "Who calls this js.Func?", text: "Nobody did: it was made at main.go:13 at 0.002 ms, and the run ended without a call of it." }]);
    expect(findings(SCRIPT, made, '3000 js gocall main.js:1:1 cause=2 origin=3 func=1 args=""', `9000 ${QUIET}`)).toEqual([]);
    expect(findings(SCRIPT, made, "3000 g1 funcrelease main.go:14:1 cause=2 origin=3 func=1", `9000 ${QUIET}`)).toEqual([]);
  });
});

test("js.Funcs of one line that stay are told, those released are not", () => {
  const made = [1, 2, 3].map((func) => `${func}000 g1 funcof main.go:11:1 cause=2 func=${func}`);
  const called = [3, 4, 5].map((origin) => `4000 js gocall main.js:1:1 cause=2 origin=${origin} func=1 args=""`);
  expect(told(findings(SCRIPT, ...made, ...called, `9000 ${QUIET}`))).toEqual([{
    seq: 5, question: "Who releases these js.Funcs?",
    text: "Of 3 js.Funcs made at main.go:11 none had been released when the run ended. Each of the 3 keeps its function and all that it holds, until Release is called.",
  }]);
  expect(findings(SCRIPT, ...made, ...called, "5000 g1 funcrelease main.go:14:1 cause=2 origin=4 func=2", `9000 ${QUIET}`)).toEqual([]);
});

describe("a JavaScript exception in Go", () => {
  const lines = (text: string): string[] => [
    SCRIPT, '2000 g1 jscall main.go:10:1 cause=2 name="parse" args=""', '3000 g1 jsreturn cause=3 origin=3 how=threw value="SyntaxError: no"',
    '4000 g1 gopanic main.go:10:1 cause=2 value="js.Error"', `5000 g1 fatal cause=2 what=panic text="${text}"`,
  ];

  test("that nobody recovered ended Go; another panic, later, is not its doing", () => {
    expect(told(findings(...lines("panic: JavaScript error: no")))).toEqual([{
      seq: 5, question: "Why did Go panic?",
      text: "g1 called parse in JavaScript at main.go:10, which threw SyntaxError: no. In Go an exception is a panic of syscall/js; nobody recovered it, and every goroutine ended.",
    }]);
    expect(findings(...lines("panic: index out of range"))).toEqual([]);
    const recovered = [...lines("").slice(0, 4), '4500 g1 jscall main.go:12:1 cause=2 name="log" args=""', '4600 g1 gopanic main.go:13:1 cause=2 value="js.Error"', lines("panic: JavaScript error: no")[4] ?? ""];
    expect(findings(...recovered)).toEqual([]);
  });
});

test("who holds the thread when the time is up, unless the task was over or the log full", () => {
  const held = [SCRIPT, "2000 js thread holder=js", '3000 js call main.js:4:1 cause=2 what=function name="spin" args=""'];
  const limit = '9000 js end how=limit code=0 why="60 seconds were over."';
  expect(told(findings(...held, limit))).toEqual([{
    seq: 3, question: "Who holds the thread?",
    text: "JavaScript got it at 0.002 ms and had not let go of it when the run was ended. It was last seen at main.js:4. Timers and callbacks of both languages wait until it does.",
  }]);
  expect(findings(...held, "8000 js taskend", limit)).toEqual([]);
  expect(findings(...held, "8000 js truncated events=9 bytes=9", limit)).toEqual([]);
});

describe("a nested timer", () => {
  const source = { "main.js": "setTimeout(tick, 0);\nfunction tick() {\n  setTimeout(tick, 0);\n}\n" };
  /** Timers set in each other's callbacks; the last waits as long as given. */
  const nested = (count: number, delay: number): string[] => {
    const lines = [SCRIPT, "2000 js timerset main.js:1:1 cause=2 api=timeout id=1 delay=0", "2500 js taskend"];
    for (let i = 0; i < count; i++) {
      const set = lines.length;
      lines.push(`${3000 + i * 100} js task cause=${set} origin=${set} source=timer id=${i + 1}`, `${3020 + i * 100} js timerset main.js:3:3 cause=${set + 2} api=timeout id=${i + 2} delay=${i === count - 1 ? delay : 0}`, `${3050 + i * 100} js taskend`);
    }
    return lines;
  };

  test("seven deep waits 4 ms though it asked for none", () => {
    expect(told(findingsWith(source, nested(6, 4e6)))).toEqual([{
      seq: 21, question: "Why does this timer take 4 ms?",
      text: "It was set for 0 ms at main.js:3, in the callback of a timer that was set in the callback of another, 7 deep. From the seventh on such timers wait at least 4 ms, as browsers keep it.",
    }]);
  });

  test("is no surprise when it is not deep, asked for 4 ms, or its delay is not plain", () => {
    expect(findingsWith(source, nested(3, 4e6))).toEqual([]);
    expect(findingsWith({ "main.js": source["main.js"].replaceAll("tick, 0", "tick, 4") }, nested(6, 4e6))).toEqual([]);
    expect(findingsWith({ "main.js": source["main.js"].replaceAll("tick, 0", "tick, n") }, nested(6, 4e6))).toEqual([]);
  });
});

test("what a timer's callback returns by a return statement goes to nobody", () => {
  const lines = [
    SCRIPT, "2000 js timerset main.js:1:1 cause=2 api=timeout id=1 delay=1000000", "3000 js taskend", "1002000 js task cause=3 origin=3 source=timer id=1",
    '1003000 js call main.js:1:12 cause=5 what=function name="" args=""', '1004000 js return main.js:1:12 cause=6 origin=6 value="42"',
  ];
  expect(told(findingsWith({ "main.js": "setTimeout(() => { return 42; }, 1);" }, lines))).toEqual([{
    seq: 7, question: "Who gets 42?",
    text: "Nobody: the callback at main.js:1 returned 42 at 1.00 ms, and what called it was the event loop, for a timer. It calls callbacks for what they do, not for what they return.",
  }]);
  expect(findingsWith({ "main.js": "setTimeout(() => list.push(n), 1);" }, lines)).toEqual([]);
  expect(findingsWith({ "main.js": "setTimeout(() => { return 42; }, 1);" }, lines.map((line) => line.replace('value="42"', 'value="undefined"')))).toEqual([]);
});

describe("a promise in place of its value", () => {
  const source = { "main.js": 'async function load() {\n  await null;\n  return 42;\n}\nvar result = load();\nshow(result);' };
  const lines = [
    SCRIPT, '2000 js call main.js:1:1 cause=2 what=async name="load" args=""', "3000 js suspend main.js:2:3 cause=3 origin=3 why=await promise=0",
    "4000 js promise main.js:1:1 cause=2 origin=3 how=async promise=1", '5000 js call main.js:7:1 cause=2 what=function name="show" args="Promise {}"',
    "6000 js resume main.js:2:3 cause=4 origin=4 how=next", '7000 js return main.js:1:1 cause=7 origin=3 value="42"',
  ];

  test("is found where the source says which call it came from", () => {
    expect(findingsWith(source, lines)).toEqual([{
      seq: 6, question: "Why is result a promise?", proof: [3, 5, 6, 8],
      text: "load is async: what it returned at 0.004 ms is a promise. show got that promise at 0.005 ms; the value, 42, was there at 0.007 ms.",
      fix: { kind: "await", call: { file: "main.js", line: 5, col: 14 } },
    }]);
    expect(findingsWith({ "main.js": source["main.js"].replace("show(result)", "show(await result)") }, lines)).toEqual([]);
    expect(findingsWith(source, lines.map((line) => line.replace('args="Promise {}"', 'args="42"')))).toEqual([]);
  });
});

test("arguments are told apart only where that is sure", () => {
  expect(argumentsOf("(tick, 0); more")).toEqual(["tick", "0"]);
  expect(argumentsOf("(() => { a(1, [2, 3]); }, 5)")).toEqual(["() => { a(1, [2, 3]); }", "5"]);
  expect(argumentsOf('(f, ")", 1)')).toEqual(["f", '")"', "1"]);
  expect(argumentsOf("(f /* 1 */, 2)")).toBeNull();
  expect(argumentsOf("(f")).toBeNull();
});

describe("what the run's seed decided", () => {
  const select = ["2000 g1 drawn main.go:9:1 what=case of=2", '3000 g1 chanrecv main.go:9:1 ch=1 len=0 how=buffered value="1"', "4000 g1 select main.go:9:1 cases=3 chosen=0"];

  test("a select that could go on with several cases, told once for each line; not one of another line or with its choice still open", () => {
    expect(told(findings(SCRIPT, ...select, ...select.map((line) => line.replace(/^./, "5"))))).toEqual([{
      seq: 5, question: "Why did select take this case?",
      text: "The select at main.go:9 could go on with 2 of its 3 cases at 0.002 ms. Go takes one of them at random: here the seed did, and with another seed it may be another. So it was 2 times in this run.",
    }]);
    expect(findings(SCRIPT, ...select.map((line) => line.replace("cases=3", "cases=2")))[0]?.text).toContain("could go on with any of its 2 cases");
    expect(findings(SCRIPT, ...select.slice(1))).toEqual([]);
    expect(findings(SCRIPT, select[0] ?? "", "4000 g1 select main.go:12:1 cases=3 chosen=0")).toEqual([]);
    expect(findings(SCRIPT, select[0] ?? "", "4000 g2 select main.go:9:1 cases=3 chosen=0")).toEqual([]);
  });

  const range = "2000 g1 drawn main.go:9:1 what=start of=3";
  const print = (line: number): string => `3000 g1 print main.go:${line}:1 cause=2 stream=stdout text="x"`;

  test("a map's order where a line spoke again and again, not where each line spoke once", () => {
    expect(told(findings(SCRIPT, range, print(10), print(10), print(10)))).toEqual([{
      seq: 3, question: "Why does the map come in this order?",
      text: "The range at main.go:9 over a map of 3 elements began at 0.002 ms where the seed said. A map has no order of its own: with another seed its elements may come in another.",
    }]);
    expect(findings(SCRIPT, range, print(10), print(11))).toEqual([]);
    expect(findings(SCRIPT, print(10), print(10))).toEqual([]);
  });

  const drew = (lane: number, line = 9): string => `${lane}000 g${lane} drawn main.go:${line}:1 what=number of=0`;
  const sleeps = (lane: number, ns: number): string => `${lane}000 g${lane} gowait main.go:9:1 reason="sleep" ns=${ns}`;
  const wakes = (lane: number, origin: number): string => `9000000 g${lane} gowake origin=${origin} by=0`;

  test("goroutines that sleep for as long as the seed says: one that wakes before another that sleeps there longer", () => {
    expect(told(findings(SCRIPT, drew(7), sleeps(7, 9e6), drew(8), sleeps(8, 1e6), wakes(8, 6), wakes(7, 4)))).toEqual([{
      seq: 7, question: "Why do these sleeps end in this order?",
      text: "g8 fell asleep at main.go:9 after g7 and woke before it: g7 sleeps 9.00 ms, g8 slept 1.00 ms. Each had drawn a random number on that line. Those come from the seed: with another, the sleeps and their order may be others.",
    }]);
  });

  test("not those that wake in the order of falling asleep, nor where one drew no number, or elsewhere", () => {
    expect(findings(SCRIPT, drew(7), sleeps(7, 1e6), drew(8), sleeps(8, 9e6), wakes(7, 4), wakes(8, 6))).toEqual([]);
    expect(findings(SCRIPT, sleeps(7, 9e6), drew(8), sleeps(8, 1e6), wakes(8, 5), wakes(7, 3))).toEqual([]);
    expect(findings(SCRIPT, drew(7, 8), sleeps(7, 9e6), drew(8), sleeps(8, 1e6), wakes(8, 6), wakes(7, 4))).toEqual([]);
  });
});
