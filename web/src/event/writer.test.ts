// This file checks the writer: times, budgets, cutting, splitting, batches, and that a patched realm cannot reach it.

import { expect, test } from "vitest";
import { EventLog } from "./log";
import { formatLog } from "./text";
import { EventWriter } from "./writer.gen";

interface Made {
  writer: EventWriter;
  /** Everything taken so far, as text without the header. */
  text(): string;
}

function make(maxEvents = 1e6, maxBytes = 1e9): Made {
  let at = -1000;
  const log = new EventLog();
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents, maxBytes });
  const text = (): string => {
    const batch = writer.take();
    if (batch !== null) log.append(batch);
    return formatLog(log).split("\n").slice(1, -1).join("\n");
  };
  return { writer, text };
}

test("gives seq and time in turn", () => {
  const { writer, text } = make();
  expect(writer.task(0, 0, 0, 0, "start", 0)).toBe(1);
  expect(writer.print(7, 1, 0, writer.position("main.go", 3, 1), "stdout", "hé😀\n")).toBe(2);
  expect(writer.lastSeq).toBe(2);
  expect(text()).toBe('1 0 js task source=start id=0\n2 1000 g7 print main.go:3:1 cause=1 stream=stdout text="hé😀\\n"');
});

test("time never goes back", () => {
  let at = 5;
  const writer = new EventWriter({ stamp: () => at--, maxEvents: 9, maxBytes: 999 });
  writer.taskend(0, 0, 0, 0);
  writer.taskend(0, 0, 0, 0);
  const log = new EventLog();
  log.append(writer.take() ?? new ArrayBuffer(0));
  expect(log.timeAt(1)).toBe(5);
});

test("the budget of events cuts once, and only end follows", () => {
  const { writer, text } = make(2);
  for (let i = 0; i < 5; i++) writer.taskend(0, 0, 0, 0);
  expect(writer.isFull).toBe(true);
  expect(writer.refusedEvents).toBe(3);
  expect(writer.end(0, 0, 0, 0, "limit", 0, "enough")).toBe(4);
  expect(writer.taskend(0, 0, 0, 0)).toBe(0);
  expect(writer.end(0, 0, 0, 0, "quiet", 0, "")).toBe(0);
  expect(text()).toBe(
    '1 0 js taskend\n2 1000 js taskend\n3 2000 js truncated events=2 bytes=64\n4 3000 js end how=limit code=0 why="enough"',
  );
});

test("the budget of bytes counts records, arguments and positions, and takes a refused event back", () => {
  const { writer, text } = make(100, 32 + 7 + 2 + 32 + 2);
  writer.position("a.go", 1, 1); // 7 bytes
  expect(writer.console(0, 0, 0, 1, "", "")).toBe(1); // 34 bytes
  expect(writer.console(0, 0, 0, 1, "", "x")).toBe(0); // 35 bytes: one too many
  expect(writer.refusedEvents).toBe(1);
  expect(writer.position("a.go", 1, 1)).toBe(1);
  expect(writer.position("a.go", 1, 2)).toBe(0);
  expect(text()).toBe('1 0 js console a.go:1:1 level="" text=""\n2 1000 js truncated events=1 bytes=41');
});

test("a long text is cut between characters and the rest is counted", () => {
  const { writer, text } = make();
  writer.console(0, 0, 0, 0, "log", "x".repeat(65535) + "éé");
  expect(text()).toBe(`1 0 js console level="log" text="${"x".repeat(65535)}"\n2 1000 js cut cause=1 bytes=4`);
});

test("a long print goes on in the next event", () => {
  const { writer, text } = make();
  expect(writer.print(1, 0, 0, 0, "stdout", "x".repeat(65534) + "😀" + "y".repeat(65536))).toBe(1);
  const lines = text().split("\n");
  expect(lines.map((line) => line.slice(0, 50))).toEqual([
    '1 0 g1 print stream=stdout text="xxxxxxxxxxxxxxxxx',
    '2 1000 g1 print cause=1 stream=stdout text="😀yyyy',
    '3 2000 g1 print cause=2 stream=stdout text="yyyy"',
  ]);
});

test("half a character becomes U+FFFD, and sizes are right on both sides of a longer length", () => {
  const { writer, text } = make();
  for (const value of ["\ud83d", "\ude00x", "é".repeat(63), "é".repeat(64), "漢".repeat(5461), "漢".repeat(5462)]) {
    writer.console(0, 0, 0, 0, "", value);
  }
  const texts = text().split("\n").map((line) => JSON.parse(line.slice(line.indexOf("text=") + 5)) as string);
  expect(texts).toEqual(["\ufffd", "\ufffdx", "é".repeat(63), "é".repeat(64), "漢".repeat(5461), "漢".repeat(5462)]);
});

test("numbers that are none become the nearest", () => {
  const { writer, text } = make();
  writer.task(0, 0, 0, 0, "timer", NaN);
  writer.task(0, 0, 0, 0, "timer", -5);
  writer.task(0, 0, 0, 0, "timer", 1.9);
  writer.task(0, 0, 0, 0, "timer", Infinity);
  writer.exit(0, 0, 0, 0, -2.5);
  writer.exit(0, 0, 0, 0, NaN);
  const values = text().split("\n").map((line) => line.split("=").at(-1));
  expect(values).toEqual(["0", "0", "1", "9007199254740991", "-2", "0"]);
});

test("take hands over whole events up to a size, and keeps memory small after a burst", () => {
  const { writer } = make();
  const log = new EventLog();
  for (let i = 0; i < 100_000; i++) writer.print(1, 0, 0, writer.position("main.go", 1 + (i % 50), 1), "stdout", "line\n");
  expect(writer.bufferedBytes).toBeGreaterThan(3.8e6);
  let batches = 0;
  for (let batch = writer.take(1 << 20); batch !== null; batch = writer.take(1 << 20)) {
    expect(batch.byteLength).toBeLessThanOrEqual(1 << 20);
    log.append(batch);
    batches++;
  }
  expect(batches).toBe(4);
  expect(log.length).toBe(100_000);
  expect(log.position(50)).toEqual({ file: "main.go", line: 50, col: 1 });
  expect(writer.bufferedBytes).toBe(0);
  expect(writer.take()).toBe(null);
});

test("a realm whose built-ins are all replaced changes nothing", () => {
  const evil = (): never => {
    throw new Error("called a patched built-in");
  };
  const { writer, text } = make();
  const owners = [String.prototype, Map.prototype, Array.prototype, Function.prototype, Object.getPrototypeOf(Uint8Array.prototype), Uint8Array.prototype, ArrayBuffer.prototype, Number.prototype, Math, Object.prototype];
  const { defineProperty } = Object;
  const kept: [object, PropertyKey, PropertyDescriptor][] = [];
  try {
    for (const owner of owners) {
      for (const key of Reflect.ownKeys(owner)) {
        const old = Reflect.getOwnPropertyDescriptor(owner, key);
        if (old === undefined || !old.configurable || key === "constructor") continue;
        // Without a prototype, so that putting it back reads nothing off the replaced Object.prototype.
        kept.push([owner, key, Object.setPrototypeOf(old, null)]);
      }
    }
    for (let i = 0; i < kept.length; i++) {
      const one = kept[i]!;
      defineProperty(one[0], one[1], { configurable: true, get: evil, set: evil });
    }
    write(writer);
  } finally {
    for (let i = 0; i < kept.length; i++) defineProperty(kept[i]![0], kept[i]![1], kept[i]![2]);
  }
  expect(kept.length).toBeGreaterThan(150);
  expect(text().split("\n").length).toBe(3000 * 2);
});

function write(writer: EventWriter): void {
  for (let i = 1; i <= 3000; i++) {
    writer.console(0, 0, 0, writer.position("main.js", i, 2), "log", "text with é 😀 and more");
    writer.exit(0, i, 0, 0, -i);
  }
}
