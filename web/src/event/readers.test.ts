// This file checks the two readers of the log: the console's lines and who held the thread.

import { expect, test } from "vitest";
import { ConsoleReader, type ConsoleLine, type ConsoleOptions } from "./console";
import { EventLog } from "./log";
import { parseLog } from "./parse";
import { readThread } from "./testing/thread";
import { EventWriter } from "./writer.gen";

/** A log from lines without seq and time: event i is at i µs. */
function logOf(...lines: string[]): EventLog {
  return parseLog("interleave log 1\n" + lines.map((line, i) => `${i + 1} ${i * 1000} ${line}\n`).join(""));
}

/** The console of a whole log. */
function readConsole(log: EventLog, options?: ConsoleOptions): readonly ConsoleLine[] {
  const reader = new ConsoleReader(log, options);
  reader.update();
  return reader.all;
}

const shown = (log: EventLog, errors = false): string[] =>
  readConsole(log, { errors }).map((line) => `${line.seq} ${line.from} ${line.level}: ${line.text}${line.cut > 0 ? ` (${line.cut})` : ""}`);

test("Go's writes join to lines", () => {
  const log = logOf(
    'g1 print main.go:3:1 stream=stdout text="one "',
    'g2 print stream=stdout text="two\\n\\nthree\\nfo"',
    'g1 print stream=stdout text="ur"',
  );
  expect(shown(log)).toEqual(["1 go stdout: one two", "2 go stdout: ", "2 go stdout: three", "2 go stdout: four"]);
  expect(readConsole(log)[0]).toEqual({ at: 0, from: "go", level: "stdout", text: "one two", pos: 1, seq: 1, cut: 0 });
});

test("an unfinished line closes when the other stream or JavaScript prints, and at the end", () => {
  const log = logOf(
    'g1 print stream=stdout text="a"',
    'g1 print stream=stderr text="b"',
    'js console level="warn" text="c\\nd"',
    'g1 print stream=stdout text="e"',
    'js end how=quiet code=0 why=""',
  );
  expect(shown(log)).toEqual(["1 go stdout: a", "2 go stderr: b", "3 js warn: c\nd", "4 go stdout: e"]);
});

test("what was cut is noted on its line, and errors show where asked for", () => {
  const log = logOf(
    'js console level="log" text="a"',
    "js cut bytes=7",
    'js error what=exception text="Uncaught Error: no" stack=""',
    "js cut bytes=9",
    'g1 print stream=stdout text="b"',
    "g1 cut bytes=5",
  );
  expect(shown(log)).toEqual(["1 js log: a (7)", "5 go stdout: b (5)"]);
  expect(shown(log, true)).toEqual(["1 js log: a (7)", "3 js uncaught: Uncaught Error: no (9)", "5 go stdout: b (5)"]);
});

test("a growing log reads the same as a whole one", () => {
  const writer = new EventWriter({ stamp: () => 0, maxEvents: 99, maxBytes: 9999 });
  const log = new EventLog();
  const reader = new ConsoleReader(log);
  for (const text of ["a", "b\nc", "\n", "d"]) {
    writer.print(1, 0, 0, 0, "stdout", text);
    log.append(writer.take() ?? new ArrayBuffer(0));
    reader.update();
  }
  expect(reader.lines.map((line) => line.text)).toEqual(["ab", "c"]);
  expect(reader.open?.text).toBe("d");
});

test("the thread's spans follow one another and cover the whole time", () => {
  const log = logOf(
    "js taskend", // time 0: nobody yet
    "js thread holder=js",
    "g1 thread holder=go",
    "g1 thread holder=go", // the same holder: no new span
    "g2 thread holder=go",
    "js taskend",
    "js thread holder=none",
    "js taskend",
  );
  const spans = readThread(log).map((span) => [span.holder, span.lane, span.begin, span.end, span.beginSeq, span.endSeq]);
  expect(spans).toEqual([
    ["none", 0, 0, 1000, 1, 2],
    ["js", 0, 1000, 2000, 2, 3],
    ["go", 1, 2000, 4000, 3, 5],
    ["go", 2, 4000, 6000, 5, 7],
    ["none", 0, 6000, 7000, 7, 8],
  ]);
});

test("no span is made of no time at all before the first holder", () => {
  const log = logOf("js thread holder=js", "js taskend");
  expect(readThread(log).map((span) => span.holder)).toEqual(["js"]);
});
