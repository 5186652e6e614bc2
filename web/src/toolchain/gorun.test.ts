// Tests of one run of a Go tool, with a stand-in for the program itself.
import { expect, test } from "vitest";
import { prepareTool, type GoProgram } from "./gorun";
import { MemFs } from "./memfs";

const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const nothing = (): undefined => undefined;

/** A program that ends as told, with a timer that is still to wake it. */
class Program implements GoProgram {
  static last: Program | null = null;
  argv: string[] = [];
  env: Record<string, string> = {};
  exit: (code: number) => void = nothing;
  importObject = { gojs: { "syscall/js.valueGet": nothing, "syscall/js.valueSet": nothing, "syscall/js.valueCall": nothing, "runtime.wasmWrite": nothing } };
  mem = new DataView(new ArrayBuffer(8));
  woken = 0;
  readonly _scheduledTimeouts = new Map<unknown, unknown>([[1, 1]]);
  _resume = (): void => void this.woken++;

  constructor() {
    Program.last = this;
  }

  run(): Promise<void> {
    return this.argv[0] === "crash" ? Promise.reject(new RangeError("stack")) : Promise.resolve(this.exit(3));
  }
}

test.each([["crash", "stack"], ["exit", 3]])("no timer wakes a tool that has ended: %s", async (way, ends) => {
  const module = await WebAssembly.compile(EMPTY);
  const tool = await prepareTool(Program, { module, args: [way], env: {}, folder: "/", fs: new MemFs("/") });
  expect(await tool.start().catch((error: Error) => error.message)).toBe(ends);
  Program.last?._resume();
  expect([Program.last?.woken, Program.last?._scheduledTimeouts.size]).toEqual([0, 0]);
});
