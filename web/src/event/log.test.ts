// This file checks the log: what it refuses, how little memory it takes, and that it stays as it was after a bad batch.

import { expect, test } from "vitest";
import { EventLog } from "./log";
import { parseLog } from "./parse";
import { formatLog } from "./text";
import { WireError } from "./wire";
import { EventWriter } from "./writer.gen";

function writerOf(): EventWriter {
  let at = 0;
  return new EventWriter({ stamp: () => at++, maxEvents: 1e7, maxBytes: 1e9 });
}

function batchOf(fill: (writer: EventWriter) => void): ArrayBuffer {
  const writer = writerOf();
  fill(writer);
  return writer.take() ?? new ArrayBuffer(0);
}

const small = (): ArrayBuffer =>
  batchOf((writer) => {
    writer.run(0, 0, 0, 0, 1, "go1.26.8", "virtual", 1, 0);
    writer.print(3, 1, 0, writer.position("main.go", 1, 2), "stdout", "hello\n");
    writer.end(0, 0, 0, 0, "quiet", 0, "");
  });

test("reads events and their heads by index", () => {
  const log = new EventLog();
  log.append(small());
  expect(log.length).toBe(3);
  expect(log.at(1)).toEqual({
    seq: 2, at: 1, kind: "print", lane: 3, cause: 1, origin: 0, pos: 1, args: { stream: "stdout", text: "hello\n" },
  });
  expect([log.kindAt(1), log.timeAt(1), log.laneAt(1), log.causeAt(1), log.originAt(1)]).toEqual(["print", 1, 3, 1, 0]);
  expect([log.numberAt(0, 0), log.numberAt(0, 2), log.numberAt(0, 3), log.numberAt(1, 0)]).toEqual([1, 0, 1, 0]);
  expect(log.position(1)).toEqual({ file: "main.go", line: 1, col: 2 });
  expect(log.position(0)).toBe(null);
  expect(log.ended).toBe(true);
  expect(log.lastAt).toBe(2);
  expect(() => log.at(3)).toThrow(RangeError);
  expect(() => log.kindAt(-1)).toThrow(RangeError);
});

test("events are alike that are of one kind and say the same, also the last of a chunk and of the log", () => {
  const log = new EventLog();
  log.append(batchOf((writer) => {
    for (let i = 0; i < 20_000; i++) writer.gowait(3 + i, i, 0, 0, i % 3 === 0 ? "sleep" : "chan receive", i % 3 === 0 ? 7 : 0);
    writer.print(3, 0, 0, 0, "stdout", "sleep");
    writer.print(4, 1, 0, 0, "stdout", "sleep");
  }));
  for (const at of [0, 8190, 8191, 8192, 19_999]) {
    expect([0, 1, 2].map((more) => log.alike(at, at % 3 + more))).toEqual([true, at % 3 === 1, at % 3 === 2]);
  }
  expect([log.alike(20_000, 20_001), log.alike(20_001, 20_000), log.alike(20_001, 0), log.alike(19_999, 20_000)]).toEqual([true, true, false, false]);
});

test("short and long texts of any letters come back as they were written", () => {
  const letters = ["a", "\u007f", "\u0000", "é", "\ufeff", "😀"];
  const texts = letters.flatMap((letter) => Array.from({ length: 40 }, (_, i) => `${"x".repeat(i)}${letter}${"y".repeat(i % 5)}`));
  const log = new EventLog();
  log.append(batchOf((writer) => { for (const text of texts) writer.print(3, 0, 0, 0, "stdout", text); }));
  expect([...log].map((event) => event.kind === "print" && event.args.text)).toEqual(texts);
});

test("finish writes an end where there is none", () => {
  const log = parseLog("interleave log 1\n1 0 js taskend a.js:1:1\n2 7 js taskend b.js:1:1\n");
  log.finish("stopped", 0, "Stopped.");
  log.finish("limit", 0, "again");
  expect(formatLog(log)).toContain('\n3 7 js end how=stopped code=0 why="Stopped."\n');
  expect(log.length).toBe(3);
});

test("every changed byte of a batch is refused or read, and a refusal changes nothing", () => {
  const good = new Uint8Array(small());
  for (let i = 0; i < good.length; i++) {
    for (const change of [1, 0x7f, 0x80, 0xff]) {
      const bad = good.slice();
      bad[i] = bad[i]! ^ change;
      const log = new EventLog();
      try {
        log.append(bad.buffer);
        formatLog(log);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
        expect(log.length).toBe(0);
        log.append(small());
      }
    }
  }
});

test("every shortened batch and a batch twice are refused", () => {
  const good = small();
  for (let size = 0; size < good.byteLength; size++) {
    expect(() => new EventLog().append(good.slice(0, size))).toThrow(WireError);
  }
  const log = new EventLog();
  log.append(good);
  expect(() => log.append(small())).toThrow("does not follow");
});

test("its own limits hold whatever the batches say", () => {
  expect(() => new EventLog({ maxEvents: 2, maxBytes: 1e6 }).append(small())).toThrow(WireError);
  expect(() => new EventLog({ maxEvents: 9, maxBytes: 100 }).append(small())).toThrow(WireError);
});

test("bytes that are not UTF-8 read as U+FFFD, a byte order mark stays", () => {
  const bytes = new Uint8Array(batchOf((writer) => void writer.print(1, 0, 0, 0, "stdout", "\ufeffab")));
  bytes[bytes.length - 1] = 0xff;
  const log = new EventLog();
  log.append(bytes.buffer);
  expect(log.at(0).args).toEqual({ stream: "stdout", text: "\ufeffa\ufffd" });
});

test("events take what the log says they take: a million in 64 MB", () => {
  const count = 200_000;
  const writer = writerOf();
  const log = new EventLog();
  const before = process.memoryUsage().arrayBuffers;
  for (let i = 1; i <= count; i++) {
    writer.console(0, i - 1, 0, writer.position("main.js", 1 + (i % 100), 1), "log", `line number ${i}`);
    if (i % 1000 === 0) log.append(writer.take() ?? new ArrayBuffer(0));
  }
  expect(log.length).toBe(count);
  expect(log.bytes).toBeLessThan(64 * count);
  expect(log.at(count - 1).args).toEqual({ level: "log", text: `line number ${count}` });
  // Batches that are not collected yet count here too, so this bound is twice and a half the exact one above.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2.5 * 64 * count);
}, 60_000);
