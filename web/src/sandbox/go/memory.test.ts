// Tests of the memory maximum.

import { expect, test } from "vitest";
import { capMemory, WasmError } from "./memory";

const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** An empty type section, a memory section with the given contents, and an empty custom section behind it. */
const wasm = (memory: number[], size = memory.length): Uint8Array => new Uint8Array([...MAGIC, 1, 1, 0, 5, size, ...memory, 0, 2, 1, 65]);

test("a memory without maximum gets one, and the rest stays", () => {
  const out = capMemory(wasm([1, 0, 33]), 512 * 2 ** 20);
  expect([...out]).toEqual([...MAGIC, 1, 1, 0, 5, 5, 1, 1, 33, 0x80, 0x40, 0, 2, 1, 65]);
  expect(WebAssembly.validate(new Uint8Array([...MAGIC, 5, 5, 1, 1, 33, 0x80, 0x40]))).toBe(true);
});

test("a lower maximum stays, a higher one is lowered", () => {
  expect([...capMemory(wasm([1, 1, 2, 4]), 65_536 * 8)].slice(11, 17)).toEqual([5, 4, 1, 1, 2, 4]);
  expect([...capMemory(wasm([1, 1, 2, 9]), 65_536 * 8)].slice(11, 17)).toEqual([5, 4, 1, 1, 2, 8]);
});

test("malformed binaries are refused", () => {
  const bad: Uint8Array[] = [
    new Uint8Array(), new Uint8Array([1, 2, 3]), new Uint8Array(MAGIC), wasm([1, 0, 33], 4), wasm([1, 0, 33], 120), wasm([2, 0, 1, 0, 1]),
    wasm([1, 3, 1, 2]), wasm([1, 0, 0xff, 0xff, 0xff, 0xff, 0xff]), wasm([1, 0, 200, 1]), wasm([]),
  ];
  for (const bytes of bad) expect(() => capMemory(bytes, 65_536 * 100)).toThrow(WasmError);
});
