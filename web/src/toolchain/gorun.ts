// Running a Go tool (compile.wasm, link.wasm, tool.wasm) with Go's own wasm_exec.js and nothing of the worker in its reach.
import { bare, bareFunction } from "./nodefs";
import type { MemFs } from "./memfs";

/** What is used of the object that wasm_exec.js makes. */
export interface GoProgram {
  argv: string[];
  env: Record<string, string>;
  exit: (code: number) => void;
  importObject: Record<string, Record<string, (...args: number[]) => unknown>>;
  mem: DataView;
  /** Wakes the program, from a timer or a callback. */
  _resume: () => void;
  /** The timers that will wake it. */
  readonly _scheduledTimeouts: Map<unknown, unknown>;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** The class that wasm_exec.js defines. */
export type GoClass = new () => GoProgram;

/** A tool that has been set up and not begun. `global` is the only object it can reach: what Go sets there is found there. */
export interface PreparedTool {
  global: Record<string, unknown>;
  /** Runs the tool. The promise settles when the tool exits, with its code; it rejects when the tool breaks the rules of wasm. */
  start(): Promise<number>;
}

/** The references wasm_exec.js keeps for Go: the global object and itself. */
const GLOBAL_ID = 5;

/** Names that lead from a value to the page's own code. */
const REFUSED_NAMES: ReadonlySet<string> = new Set(["constructor", "prototype", "__proto__"]);
const REFUSED_LENGTHS: ReadonlySet<number> = new Set([...REFUSED_NAMES].map((name) => name.length));

/** How a tool is called. */
export interface ToolCall {
  module: WebAssembly.Module;
  /** The arguments, the tool's name first. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The working folder. */
  folder: string;
  fs: MemFs;
}

/** Sets up one run of a tool. Rejects when the browser has no memory for it. */
export async function prepareTool(Go: GoClass, call: ToolCall): Promise<PreparedTool> {
  const go = new Go();
  go.argv = [...call.args];
  go.env = { ...call.env, PWD: call.folder };
  let code = 0;
  go.exit = (exitCode: number): void => void (code = exitCode);
  const global = standIn(call);
  confine(go, global);
  connect(go, call.fs);
  const instance = await WebAssembly.instantiate(call.module, go.importObject);
  const start = async (): Promise<number> => {
    try {
      await go.run(instance);
      return code;
    } finally {
      silence(go);
    }
  };
  return { global, start };
}

/**
 * Keeps timers from waking a tool that has ended: one that has exited would throw past everybody, and on one that crashed
 * wasm_exec.js would wait for ever, holding the thread, that it takes note.
 */
function silence(go: GoProgram): void {
  go._resume = () => undefined;
  go._scheduledTimeouts.clear();
}

/** The object a tool sees as the global one: a file system, a process, bytes. */
function standIn(call: ToolCall): Record<string, unknown> {
  const ids = ["getuid", "getgid", "geteuid", "getegid"].map((name) => [name, bareFunction(() => -1)]);
  const process = bare({ ...Object.fromEntries(ids), pid: 1, ppid: 1, cwd: bareFunction(() => call.folder), umask: bareFunction(() => 0) });
  const path = bare({ resolve: bareFunction((...parts) => `/${parts.map(String).join("/")}`.replace(/\/+/g, "/")) });
  return bare({ fs: call.fs.node(), process, path, Uint8Array });
}

/**
 * Keeps Go away from the worker's globals, as far as an unmodified wasm_exec.js permits: when it lays out the values
 * Go may refer to, the global object is exchanged for ours; and the names by which any value leads to the page's own
 * functions are refused. A tool that asks for one is stopped.
 */
function confine(go: GoProgram, global: Record<string, unknown>): void {
  onceSet(go, "_values", (values) => {
    if (Array.isArray(values)) values[GLOBAL_ID] = global;
  });
  onceSet(go, "_ids", (ids) => {
    if (!(ids instanceof Map)) return;
    ids.delete(globalThis);
    ids.set(global, GLOBAL_ID);
  });
  for (const name of ["syscall/js.valueGet", "syscall/js.valueSet", "syscall/js.valueCall"]) guardName(go, name);
}

/** Lets `change` at the first value that a property gets; afterwards the property is a plain one. */
function onceSet(target: object, property: string, change: (value: unknown) => void): void {
  const set = (value: unknown): void => {
    change(value);
    Object.defineProperty(target, property, { value, writable: true, enumerable: true, configurable: true });
  };
  Object.defineProperty(target, property, { set, configurable: true });
}

/** Wraps an import func(value ref, name string, …): the name's address and length lie 16 and 24 bytes above sp. */
function guardName(go: GoProgram, name: string): void {
  const imports = go.importObject["gojs"];
  const inner = imports?.[name];
  if (imports === undefined || inner === undefined) throw new Error(`wasm_exec.js has no import ${name}`);
  const decoder = new TextDecoder();
  imports[name] = (sp: number): unknown => {
    const frame = sp >>> 0;
    const length = go.mem.getUint32(frame + 24, true);
    if (REFUSED_LENGTHS.has(length)) {
      const asked = decoder.decode(new Uint8Array(go.mem.buffer, go.mem.getUint32(frame + 16, true), length));
      if (REFUSED_NAMES.has(asked)) throw new Error(`a Go tool asked for ${asked}`);
    }
    return inner(sp);
  };
}

/** Gives the tool's own reads and prints their file system, past any global one. */
function connect(go: GoProgram, fs: MemFs): void {
  const view = (address: number, length: number): Uint8Array => new Uint8Array(go.mem.buffer, address >>> 0, length);
  const imports = go.importObject["gojs"];
  if (imports === undefined) throw new Error("wasm_exec.js has no imports gojs");
  imports["runtime.wasmWrite"] = (sp: number): void => {
    const frame = sp >>> 0;
    fs.print(view(go.mem.getUint32(frame + 16, true), go.mem.getInt32(frame + 24, true)));
  };
  go.importObject["gofs"] = {
    read: (fd = 0, address = 0, length = 0, at = -1): number => fs.readInto(view(address, length), fd, at),
  };
}
