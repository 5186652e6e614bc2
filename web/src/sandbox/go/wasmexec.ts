// This file loads Go's own wasm_exec.js, unmodified, with stand-ins for the names it takes from its surroundings.

/** What wasm_exec.js's class Go has, as far as it is used here. */
export interface Go {
  argv: string[];
  env: Record<string, string>;
  exit: (code: number) => void;
  exited: boolean;
  mem: DataView;
  importObject: { gojs: Record<string, unknown>; [module: string]: Record<string, unknown> };
  _pendingEvent: unknown;
  _resume(): void;
  _makeFuncWrapper(id: number): (...args: unknown[]) => unknown;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** The names that wasm_exec.js finds instead of the global ones. Whatever a program does to the globals, Go's own glue keeps working. */
export interface Surroundings {
  Reflect: Pick<typeof Reflect, "get" | "set" | "deleteProperty" | "apply" | "construct">;
  setTimeout(call: () => void, ms: number): number;
  clearTimeout(id: number | undefined): void;
  crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
  console: { warn(...args: unknown[]): void; log(...args: unknown[]): void };
  performance: { now(): number };
  Date: { now(): number };
  fs: object;
}

const NAMES: readonly (keyof Surroundings)[] = ["Reflect", "setTimeout", "clearTimeout", "crypto", "console", "performance", "Date", "fs"];

/** wasm_exec.js as a function of its surroundings, compiled but not run. */
export type Glue = (...surroundings: unknown[]) => void;

/** Compiles wasm_exec.js, its lines as they are numbered; what programs do to the globals afterwards does not matter. */
export function compileGlue(text: string, evaluate: (code: string) => unknown): Glue {
  return evaluate(`(function (${NAMES.join(", ")}) {${text}\n})\n//# sourceURL=wasm_exec.js`) as Glue;
}

/**
 * Runs wasm_exec.js and returns its class Go, which is taken off the global object again. `global.fs`, `global.process`
 * and `global.path` must be set before.
 */
export function loadGo(glue: Glue, global: object, surroundings: Surroundings): new () => Go {
  glue(...NAMES.map((name) => surroundings[name]));
  const holder = global as { Go?: new () => Go };
  const made = holder.Go;
  if (made === undefined) throw new Error("wasm_exec.js made no class Go");
  delete holder.Go;
  return made;
}
