// This file records the calls between the languages: Go into JavaScript, JavaScript into functions of Go's.

import { mapDelete, mapGet, mapSet, NativeMap } from "../prelude/primordials";
import { short, shortAll } from "../js/short";
import { peek } from "../js/preview";
import type { Recorder } from "../recorder";
import type { Running } from "../running";
import type { GoProbe, ProbeImports } from "./probe";
import { readText, type Memory } from "./values";

/** A function of Go's that JavaScript may call. */
interface Func {
  /** Its number in the log. */
  readonly number: number;
  /** Seq of its funcof. */
  readonly made: number;
}

/** A call from one language into the other that is under way. */
export interface Crossing {
  /** Seq of its jscall or gocall. */
  readonly seq: number;
  /** The goroutine that calls, or that runs the function. */
  readonly goroutine: number;
  /** What `Running.leave` needs, or what the goroutine ran for before. */
  readonly before: number;
}

/** Records crossings. What Go's own packages do to get their work done is not told of and leaves no event. */
export class Border {
  readonly #recorder: Recorder;
  readonly #running: Running;
  readonly #memory: Memory;
  readonly #probe: GoProbe;
  readonly #funcs = new NativeMap<number, Func>();
  #count = 0;
  /** The call that has been announced: who makes it, -1 for nobody, from where, by what name. */
  #caller = -1;
  #callPos = 0;
  #callName = "";
  /** The function that has been announced: who makes it, -1 for nobody, and where. */
  #maker = -1;
  #makePos = 0;

  constructor(recorder: Recorder, running: Running, memory: Memory, probe: GoProbe) {
    this.#recorder = recorder;
    this.#running = running;
    this.#memory = memory;
    this.#probe = probe;
  }

  /** The imports that are answered here. */
  get imports(): ProbeImports {
    return {
      jscall: (g, name, length, pc) => {
        this.#caller = g!;
        this.#callPos = this.#probe.position(pc!);
        this.#callName = readText(this.#memory, name!, length!);
      },
      jsfunc: (g, pc) => {
        this.#maker = g!;
        this.#makePos = this.#probe.position(pc!);
      },
    };
  }

  /** Go is about to call a function. Returns null when the call was not announced, or nothing is recorded any more. */
  call(f: unknown, args: ArrayLike<unknown>): Crossing | null {
    const goroutine = this.#caller;
    if (goroutine < 0) return null;
    this.#caller = -1;
    const log = this.#recorder.begin();
    if (log === null) return null;
    const name = this.#callName === "" ? nameOf(f) : this.#callName;
    const seq = this.#recorder.wrote(log.jscall(goroutine, this.#probe.running(goroutine), 0, this.#callPos, name, shortAll(args)));
    return { seq, goroutine, before: this.#running.enter(seq, this.#callPos) };
  }

  /** The call is over, with a result or an exception. */
  callEnded(crossing: Crossing, how: "value" | "threw", value: unknown): void {
    this.#running.leave(crossing.before);
    this.#recorder.goLane = crossing.goroutine;
    const log = this.#recorder.begin();
    if (log !== null) this.#recorder.wrote(log.jsreturn(crossing.goroutine, crossing.seq, crossing.seq, 0, how, short(value)));
  }

  /** The call that was announced has not been made: there was nothing to call. */
  callFailed(): void {
    this.#caller = -1;
  }

  /** A js.Func is made, by its number in Go. */
  made(id: number): void {
    const goroutine = this.#maker;
    this.#maker = -1;
    const log = goroutine < 0 ? null : this.#recorder.begin();
    if (log === null) return;
    const number = ++this.#count;
    mapSet(this.#funcs, id, { number, made: this.#recorder.wrote(log.funcof(goroutine, this.#probe.running(goroutine), 0, this.#makePos, number)) });
  }

  /** A js.Func is released. */
  released(id: number, goroutine: number, pc: number): void {
    const func = mapGet(this.#funcs, id) as Func | undefined;
    const log = func === undefined ? null : this.#recorder.begin();
    if (log === null || func === undefined) return;
    mapDelete(this.#funcs, id);
    this.#recorder.wrote(log.funcrelease(goroutine, this.#probe.running(goroutine), func.made, this.#probe.position(pc), func.number));
  }

  /** JavaScript is about to call a js.Func; it runs on the goroutine that called JavaScript, or on the one for events. */
  enter(id: number, args: ArrayLike<unknown>): Crossing | null {
    const func = mapGet(this.#funcs, id) as Func | undefined;
    if (func === undefined) return null;
    const pos = this.#running.position();
    const log = this.#recorder.begin();
    if (log === null) return null;
    const seq = this.#recorder.wrote(log.gocall(0, this.#running.seq(), func.made, pos, func.number, shortAll(args)));
    const goroutine = this.#recorder.goLane;
    const lane = this.#probe.lanes.get(goroutine);
    const before = lane.run;
    lane.run = seq;
    return { seq, goroutine, before };
  }

  /** JavaScript calls a js.Func of a program that has ended. */
  stale(id: number): void {
    const func = mapGet(this.#funcs, id) as Func | undefined;
    this.#recorder.stalecall(this.#running.seq(), func?.made ?? 0, this.#running.position());
  }

  /** The function has returned. */
  entered(crossing: Crossing, value: unknown): void {
    const lane = this.#probe.lanes.get(crossing.goroutine);
    const cause = lane.run;
    lane.run = crossing.before;
    const log = this.#recorder.begin();
    if (log !== null) this.#recorder.wrote(log.goreturn(0, cause, crossing.seq, 0, short(value)));
  }
}

/** What a function is called, without running any of the program's code. */
function nameOf(f: unknown): string {
  const name = typeof f === "function" ? peek(f, "name") : undefined;
  return typeof name === "string" ? name : "";
}
