// Tests of the compiled Go program that a sandbox keeps.
import { expect, test } from "vitest";
import { Modules } from "./modules";

/** The smallest module with a memory: its magic, its version, and a memory of one page. */
const tiny = (): ArrayBuffer => new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1]).buffer;

test("a warmed program is the one that runs; without one there is a reason", async () => {
  const modules = new Modules();
  expect(await modules.of(null)).toBeNull();
  expect(await modules.of("warm")).toEqual({ why: "the Go program was lost" });
  const warmed = await modules.warm(tiny());
  expect(warmed).toEqual({ module: expect.any(WebAssembly.Module) });
  expect(await modules.of("warm")).toBe(warmed);
});

test("bytes that are no program give a reason", async () => {
  expect(await new Modules().of(new ArrayBuffer(3))).toEqual({ why: "this is no wasm binary" });
});
