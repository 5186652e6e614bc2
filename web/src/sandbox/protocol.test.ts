// Tests of the checkers: only sound messages pass, and only what they may say.

import { expect, test } from "vitest";
import { isBatch, isRun, readBootMessage, readPageMessage, readWorkerMessage } from "./protocol";

function batch(count: number, side: number, magic = 0x31564c49): ArrayBuffer {
  const buffer = new ArrayBuffer(32 + 32 * count + side);
  new Uint32Array(buffer, 0, 8).set([magic, 1, 1, count, 1, 0, 0, side]);
  return buffer;
}

const junk: unknown[] = [null, undefined, 5, "x", [], {}, { t: 5 }, { t: "other" }, { t: "batch" }, { t: "batch", bytes: new Uint8Array(64) }, { t: "refuse" }, { t: "pulled" }, () => {}];

test("junk is dropped by every checker", () => {
  for (const value of junk) {
    expect(readWorkerMessage(value)).toBeNull();
    expect(readBootMessage(value)).toBeNull();
    expect(readPageMessage(value)).toBeNull();
    expect(isRun(value)).toBe(false);
  }
});

test("a batch's header must fit its length", () => {
  expect(isBatch(batch(2, 8))).toBe(true);
  for (const bad of [batch(0, 0), batch(1, 4, 7), batch(2, 8).slice(0, 90), new ArrayBuffer(31), new ArrayBuffer(3 * 2 ** 20)]) expect(isBatch(bad)).toBe(false);
});

test("a worker's message is copied: extra keys do not come along, texts are bounded", () => {
  expect(readWorkerMessage({ t: "ready", extra: 1 })).toEqual({ t: "ready" });
  expect(readWorkerMessage({ t: "crash", text: "x".repeat(10_000) })).toBeNull();
  expect(readWorkerMessage({ t: "line", file: "main.js", line: -1 })).toBeNull();
  const good = { file: "main.js", line: 1, col: 2, severity: "error", text: "no", from: "go", more: 1 };
  expect(readWorkerMessage({ t: "diagnostics", list: [good] })).toEqual({ t: "diagnostics", list: [{ file: "main.js", line: 1, col: 2, severity: "error", text: "no", from: "js" }] });
  expect(readWorkerMessage({ t: "diagnostics", list: new Array(101).fill(good) })).toBeNull();
  expect(readWorkerMessage({ t: "diagnostics", list: [{ ...good, severity: "fatal" }] })).toBeNull();
});

test("the page's messages", () => {
  const run = { files: [{ name: "a", text: "" }], clock: "virtual", seed: 1, shuffle: false, epoch: 0, speed: "max", maxEvents: 1, maxBytes: 1, maxVirtualMs: Infinity, goVersion: "", batch: 1, steps: null, told: "events" };
  expect(readPageMessage({ t: "run", run, wasm: null })).toEqual({ t: "run", run, wasm: null });
  for (const bad of [{ ...run, clock: "x" }, { ...run, speed: 0 }, { ...run, seed: NaN }, { ...run, steps: -1 }, { ...run, files: [{ name: 1 }] }]) expect(readPageMessage({ t: "run", run: bad, wasm: null })).toBeNull();
  expect(readPageMessage({ t: "ahead", files: run.files })).toEqual({ t: "ahead", files: run.files });
  expect(readPageMessage({ t: "ahead", files: [{ name: "a" }] })).toBeNull();
  expect(readPageMessage({ t: "run", run, wasm: "other" })).toBeNull();
  expect(readPageMessage({ t: "pull", id: 1, bytes: 10, waitMs: -1 })).toBeNull();
});
