// Tests of keeping a compiled program.
import { expect, test } from "vitest";
import { CompiledProgram } from "./compiled";

test("a program is kept, one that does not compile is not, and neither throws", async () => {
  const program = new CompiledProgram();
  expect(await program.keep(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 5, 3, 1, 0, 1]).buffer)).toBe(true);
  expect(await program.keep(new ArrayBuffer(3))).toBe(false);
});
