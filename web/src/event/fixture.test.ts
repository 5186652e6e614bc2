// This file checks against the bytes that Go wrote that both languages mean the same by a log.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EventLog } from "./log";
import { parseLog } from "./parse";
import { formatLog } from "./text";
import { EventWriter } from "./writer.gen";

const folder = new URL("../../../wasm/event/testdata/", import.meta.url);

function bytesOf(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(name, folder))).buffer;
}

function textOf(name: string): string {
  const lines = readFileSync(new URL(name, folder), "utf8").split("\n");
  return lines.filter((line) => !line.startsWith("#") && line !== "").join("\n") + "\n";
}

test("Go's bytes read as the sample's text", () => {
  const log = new EventLog();
  log.append(bytesOf("sample.bin"));
  expect(formatLog(log)).toBe(textOf("sample.log"));
});

test("the sample's text reads as the same log", () => {
  expect(formatLog(parseLog(textOf("sample.log")))).toBe(textOf("sample.log"));
});

test("the writer writes Go's bytes", () => {
  const log = new EventLog();
  log.append(bytesOf("sample.bin"));
  let at = 0;
  const writer = new EventWriter({ stamp: () => at, maxEvents: 1e6, maxBytes: 1e9 });
  for (const event of log) {
    at = event.at;
    const place = log.position(event.pos);
    const pos = place === null ? 0 : writer.position(place.file, place.line, place.col);
    expect(writer.event({ ...event, pos })).toBe(event.seq);
  }
  expect(new Uint8Array(writer.take() ?? new ArrayBuffer(0))).toEqual(new Uint8Array(bytesOf("sample.bin")));
});
