// This file runs one Go program: it wraps wasm_exec.js from outside, so that time, random data, output and every crossing between the languages are ours to see.

import {
  apply, construct, defineProperty, deleteProperty, functionToString, getOwnPropertyDescriptor, mapDelete, mapForEach, mapSet, NativeMap, NativeString, NativeUint8Array, NativeWeakMap, NativeWeakSet, ownKeys,
  promiseThen, stringSlice, uncurry, weakMapGet, weakMapSet, weakSetAdd, weakSetHas,
} from "../prelude/primordials";
import { isDisguised } from "../prelude/natives";
import { fillRandom } from "../prelude/seeded";
import { MS, type Clock } from "../loop/clock";
import type { Random } from "../loop/random";
import type { Timers } from "../loop/timers";
import type { Holder, Recorder } from "../recorder";
import type { Running } from "../running";
import { Border, type Crossing } from "./border";
import { isDir, isNoDir, makeFs, makePath, makeProcess } from "./fs";
import { LastWords } from "./lastwords";
import type { MemFs } from "./memfs";
import { GoProbe } from "./probe";
import { readText } from "./values";
import { loadGo, type Glue, type Go } from "./wasmexec";

/** What a Go program runs on. `epoch` and `order` are asked for once it runs. */
export interface GoWorld {
  readonly global: object;
  readonly clock: Clock;
  /** The wall clock at time 0, in ms since 1970. */
  readonly epoch: number;
  readonly random: Random;
  /** What the order of runnable goroutines is drawn from, or 0 for Go's own order. */
  readonly order: number;
  readonly timers: Timers;
  readonly recorder: Recorder;
  /** What JavaScript runs for. */
  readonly running: Running;
  /** Go calls what may reject a promise of which nobody else tells. */
  unseen(): void;
  readonly tree: MemFs;
  readonly glue: Glue;
}

/** Go's runtime takes a clock that shows 0 for a broken one. */
const MONOTONIC_START = MS;
const OURS = "interleave";

const setUint32 = uncurry(DataView.prototype.setUint32);
const setInt32 = uncurry(DataView.prototype.setInt32);
const decode = uncurry(TextDecoder.prototype.decode);
const NativeDecoder = TextDecoder;
/** wasm_exec.js's ways into JavaScript. */
const CALLS = ["syscall/js.valueCall", "syscall/js.valueInvoke", "syscall/js.valueNew"];
const NativeInstance = WebAssembly.Instance;
const { imports } = WebAssembly.Module;

/** One Go program, from start to end. */
export class GoProgram {
  readonly #world: GoWorld;
  readonly #go: Go;
  readonly #words: LastWords;
  readonly #probe: GoProbe;
  readonly #border: Border;
  readonly #live = new NativeMap<number, true>();
  readonly #timers = new NativeMap<number, true>();
  readonly #user = new NativeWeakMap<object, boolean>();
  /** What Go finds on the global object while it runs. */
  readonly #globals: Readonly<Record<string, object>>;
  /** The instance of the module that was loaded last, or what kept it from being made. */
  #loaded: { readonly module: WebAssembly.Module; readonly instance: WebAssembly.Instance | null; readonly error: unknown } | null = null;
  readonly #decoders = { 1: new NativeDecoder("utf-8", { ignoreBOM: true }), 2: new NativeDecoder("utf-8", { ignoreBOM: true }) };
  /** Exceptions that came out of Go's own code. */
  readonly #thrown = new NativeWeakSet<object>();
  #liveCount = 0;
  #pos = 0;
  #hasEvents = false;
  #ended = false;
  /** Go's exit code once it has ended. */
  exitCode = 0;

  constructor(world: GoWorld) {
    this.#world = world;
    const program = this;
    const memory = { get view() { return program.#go.mem; } };
    this.#probe = new GoProbe(world.recorder, world.running, memory);
    this.#border = new Border(world.recorder, world.running, memory, this.#probe);
    this.#words = new LastWords((lane, what, text) => world.recorder.fatal(lane, what, text, this.#probe.running(lane)));
    const fs = makeFs(world.tree, { output: (fd, bytes) => this.#output(fd, bytes), callBack: (call) => call() });
    this.#globals = { fs, process: makeProcess(world.tree), path: makePath(world.tree) };
    weakMapSet(this.#user, isDir, false);
    weakMapSet(this.#user, isNoDir, false);
    this.#define();
    this.#go = new (this.#glue(fs))();
    for (const name in this.#globals) deleteProperty(world.global, name); // Until it is sure that Go runs.
    this.#prepare();
  }

  /** Makes a module's instance ahead of `start`; nothing of the program runs. What keeps it from being made is told when it starts. */
  load(module: WebAssembly.Module): void {
    this.#hasEvents = false;
    try {
      const list = imports(module);
      for (let i = 0; i < list.length; i++) this.#import(list[i]!.module, list[i]!.name);
      this.#loaded = { module, instance: new NativeInstance(module, this.#go.importObject as WebAssembly.Imports), error: null };
    } catch (error) {
      this.#loaded = { module, instance: null, error };
    }
  }

  /** True once the program has ended, however. */
  get ended(): boolean {
    return this.#ended;
  }

  /** How Go's runtime gave up, or null. */
  get failure(): "panic" | "deadlock" | "fatal" | null {
    return this.#words.failure;
  }

  /** Seq of what the goroutine that holds the thread runs for. */
  get cause(): number {
    return this.#probe.running(this.#world.recorder.goLane);
  }

  /** js.Funcs that JavaScript may still call. */
  get liveFuncs(): number {
    return this.#liveCount;
  }

  /** Whether an exception came out of Go's own code, as when a program ends amid calls: the end itself is recorded. */
  threw(error: unknown): boolean {
    return typeof error === "object" && error !== null && weakSetHas(this.#thrown, error);
  }

  /** Runs main until every goroutine waits, and leaves the thread to the microtasks of the task from which it is called. */
  start(module: WebAssembly.Module): void {
    this.#define();
    if (this.#loaded?.module !== module) this.load(module);
    const { instance, error } = this.#loaded!;
    if (instance === null) return this.#trapped(error);
    promiseThen(this.#go.run(instance), undefined, (error: unknown) => this.#trapped(error));
    this.#world.recorder.lend("js");
  }

  /**
   * Nothing is in flight, main waits and no js.Func is left to wake it: Go is made to say so itself, as its own glue for
   * Node does. Returns false when this program has no way to hear it; the caller then says it.
   */
  declareDeadlock(): boolean {
    if (!this.#hasEvents) return false;
    this.#go._pendingEvent = { id: 0 };
    this.#enter(() => this.#go._resume());
    return true;
  }

  #glue(fs: object): new () => Go {
    const { random, timers } = this.#world;
    return loadGo(this.#world.glue, this.#world.global, {
      Reflect: {
        get: Reflect.get,
        set: Reflect.set,
        deleteProperty: Reflect.deleteProperty,
        apply: (f: Function, self: unknown, args: ArrayLike<unknown>) => this.#call(f, args, () => apply(f, self, args) as unknown),
        construct: (f: Function, args: ArrayLike<unknown>) => this.#call(f, args, () => construct(f, args) as unknown),
      } as Pick<typeof Reflect, "get" | "set" | "deleteProperty" | "apply" | "construct">,
      setTimeout: (call, ms) => this.#setTimeout(call, ms),
      clearTimeout: (id) => {
        if (id === undefined) return;
        mapDelete(this.#timers, id);
        timers.clear(id);
      },
      crypto: {
        getRandomValues: (bytes) => {
          fillRandom(random, bytes);
          return bytes;
        },
      },
      console: { warn: () => {}, log: () => {} },
      performance: { now: () => 0 },
      Date: { now: () => 0 },
      fs,
    });
  }

  #define(): void {
    for (const name in this.#globals) {
      const value = this.#globals[name]!;
      defineProperty(this.#world.global, name, { value, writable: true, enumerable: false, configurable: true });
      const keys = ownKeys(value);
      for (let i = 0; i < keys.length; i++) {
        const member: unknown = getOwnPropertyDescriptor(value, keys[i]!)?.value;
        if (typeof member === "function") weakMapSet(this.#user, member, false);
      }
    }
  }

  /** Sets the imports and hooks that differ from wasm_exec.js's own. */
  #prepare(): void {
    const { clock } = this.#world;
    const go = this.#go;
    go.argv = ["main"];
    go.exit = (code) => this.#exited(code);
    const { gojs } = go.importObject;
    gojs["runtime.nanotime1"] = (sp: number) => this.#setInt64((sp >>> 0) + 8, clock.read() + MONOTONIC_START);
    gojs["runtime.walltime"] = (sp: number) => {
      const ns = clock.read();
      const ms = this.#world.epoch + (ns - (ns % MS)) / MS;
      this.#setInt64((sp >>> 0) + 8, (ms - (ms % 1000)) / 1000);
      setInt32(go.mem, (sp >>> 0) + 16, (ms % 1000) * MS + (ns % MS), true);
    };
    go.importObject[OURS] = { ...this.#probe.imports, ...this.#border.imports, ...this.#imports() };
    for (const name of CALLS) {
      const call = gojs[name] as (sp: number) => void;
      gojs[name] = (sp: number) => {
        call(sp);
        this.#border.callFailed();
      };
    }
    const makeWrapper = go._makeFuncWrapper;
    const wrap = (id: number): ((...args: unknown[]) => unknown) => this.#wrapper(id, apply(makeWrapper, go, [id]) as (...args: unknown[]) => unknown);
    weakMapSet(this.#user, wrap, false);
    go._makeFuncWrapper = wrap;
  }

  /** What the probe asks for at the start, and what it tells about output and the program's end. */
  #imports(): Record<string, (...numbers: never[]) => number | void> {
    const { recorder } = this.#world;
    return {
      shuffle: () => this.#world.order,
      fatal: (kind: number, at: number, length: number) => {
        this.#pos = 0;
        this.#words.probe(recorder.goLane, kind === 1 ? "panic" : "fatal", readText({ view: this.#go.mem }, at, length));
      },
      release: (id: number, goroutine: number, pc: number) => {
        if (mapDelete(this.#live, id)) this.#liveCount--;
        this.#border.released(id, goroutine, pc);
      },
      printpos: (pc: number) => {
        this.#pos = this.#probe.position(pc);
      },
    };
  }

  /** Notes an import of the program, and fills in names of the probe that this engine does not know. */
  #import(module: string, name: string): void {
    if (module === "gojs" && stringSlice(name, 0, 11) === "syscall/js.") this.#hasEvents = true;
    const ours = this.#go.importObject[OURS]!;
    if (module === OURS && ours[name] === undefined) ours[name] = () => 0;
  }

  /** Makes the JavaScript function of a js.Func. */
  #wrapper(id: number, inner: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    const program = this;
    mapSet(this.#live, id, true);
    this.#liveCount++;
    this.#border.made(id);
    const wrapper = function (this: unknown): unknown {
      const args = arguments;
      if (program.#ended) {
        program.#border.stale(id);
        return apply(inner, this, args);
      }
      const crossing = program.#border.enter(id, args);
      const result = program.#enter(() => apply(inner, this, args) as unknown);
      if (crossing !== null) program.#border.entered(crossing, result);
      return result;
    };
    weakMapSet(this.#user, wrapper, false);
    return wrapper;
  }

  #setTimeout(call: () => void, ms: number): number {
    const id: number = this.#world.timers.set("gotimer", () => {
      mapDelete(this.#timers, id);
      if (this.#ended) return;
      this.#probe.timer = this.#world.running.seq();
      this.#enter(call);
      this.#probe.timer = 0;
      this.#world.recorder.lend("js"); // The task's microtasks, if there are any, are JavaScript's.
    }, ms | 0);
    mapSet(this.#timers, id, true);
    return id;
  }

  /** Go is entered from JavaScript or from the loop. */
  #enter<T>(call: () => T): T {
    const { recorder } = this.#world;
    const before = recorder.holder;
    recorder.hold("go");
    try {
      return call();
    } catch (error) {
      if (!this.#ended) this.#trapped(error);
      if (typeof error === "object" && error !== null) weakSetAdd(this.#thrown, error);
      throw error;
    } finally {
      this.#leave(before);
    }
  }

  /** Go calls a function of JavaScript; only the user's own code is sure to hold the thread. */
  #call(f: Function, args: ArrayLike<unknown>, call: () => unknown): unknown {
    const crossing = this.#border.call(f, args);
    const users = this.#isUsers(f);
    if (!users) this.#world.unseen();
    if (crossing === null && !users) return call();
    const { recorder } = this.#world;
    const lane = recorder.goLane;
    if (users) recorder.hold("js");
    else recorder.lend("js");
    let how: "value" | "threw" = "threw";
    let result: unknown;
    try {
      result = call();
      how = "value";
      return result;
    } catch (error) {
      result = error;
      throw error;
    } finally {
      recorder.goLane = lane;
      this.#leave("go");
      if (crossing !== null) this.#called(crossing, how, result);
    }
  }

  #called(crossing: Crossing, how: "value" | "threw", result: unknown): void {
    if (this.#ended) this.#world.running.leave(crossing.before);
    else this.#border.callEnded(crossing, how, result);
  }

  #leave(to: Holder): void {
    if (to !== "go" || !this.#ended) this.#world.recorder.hold(to);
  }

  #isUsers(f: unknown): boolean {
    if (typeof f !== "function") return false;
    const known = weakMapGet(this.#user, f) as boolean | undefined;
    if (known !== undefined) return known;
    const text = functionToString(f as () => void);
    const users = !isDisguised(f) && stringSlice(text, text.length - 17) !== "{ [native code] }";
    weakMapSet(this.#user, f, users);
    return users;
  }

  /** Output of the program. Characters may be split over several writes. */
  #output(fd: number, bytes: Uint8Array): void {
    const { recorder } = this.#world;
    const text = decode(fd === 2 ? this.#decoders[2] : this.#decoders[1], new NativeUint8Array(bytes), { stream: true });
    if (text === "") return;
    recorder.print(fd === 2 ? "stderr" : "stdout", text, this.#pos, this.#probe.running(recorder.goLane));
    if (fd === 2) this.#words.wrote(recorder.goLane, text);
  }

  #exited(code: number): void {
    this.#end(code);
    this.#words.ended(code);
    this.#world.recorder.exit(code, this.#probe.running(this.#world.recorder.goLane));
  }

  /** Something other than Go's runtime ended the program: its state cannot be trusted any more. */
  #trapped(error: unknown): void {
    if (this.#ended) return;
    this.#words.trapped(this.#world.recorder.goLane, trapText(error));
    this.#end(2);
    this.#go.exited = true;
    this.#world.recorder.exit(2);
  }

  #end(code: number): void {
    this.#ended = true;
    this.exitCode = code;
    // On a page Go's own timers would go off once more, into a program that has ended: they are Go's, so they end with it.
    mapForEach(this.#timers, (_, id) => this.#world.timers.clear(id as number));
  }

  #setInt64(at: number, value: number): void {
    setUint32(this.#go.mem, at, value >>> 0, true);
    setUint32(this.#go.mem, at + 4, (value - (value >>> 0)) / 4294967296, true);
  }
}

/** What the engine says of a trap: its name and message. */
function trapText(error: unknown): string {
  try {
    return NativeString(error);
  } catch {
    return "the program was broken from outside";
  }
}
