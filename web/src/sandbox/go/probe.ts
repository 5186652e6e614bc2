// This file turns what the probe in Go's runtime tells into events: goroutines, channels, places.

import { bareArray, mapGet, mapSet, NativeInt32Array, NativeMap, stringSlice } from "../prelude/primordials";
import type { ChanrecvArgs, ChansendArgs, DrawnArgs, GonewArgs } from "../../event/kinds.gen";
import type { Recorder } from "../recorder";
import type { Running } from "../running";
import { Channels, Lanes, type Lane } from "./lanes";
import { panicText, readText, readValue, type Memory } from "./values";

/** What the probe tells through WebAssembly imports, as wasm/probe lists it. */
export type ProbeImports = Record<string, (...numbers: number[]) => number | void>;

const ROLES: readonly GonewArgs["role"][] = ["user", "system", "event"];
const SENDS: readonly ChansendArgs["how"][] = ["handed", "buffered", "waits"];
const RECEIVES: readonly ChanrecvArgs["how"][] = ["taken", "buffered", "handed", "closed", "waits"];
const DRAWS: readonly DrawnArgs["what"][] = ["case", "start", "turn", "number"];
const FIRST_RECEIVE = 3;
const CLOSE = 8;
const HANDED = 0;
const BUFFERED = 1;
/** Go's own words for waits that the scheduler ends by itself. */
const COROUTINE = "coroutine";
const HANDLER_DONE = "";

/** How many positions are at hand at once: a power of two. */
const HOT = 1024;

/** A place in the user's code. */
interface Place {
  /** Its number in the log; -1 before it is used. */
  pos: number;
  readonly file: string;
  readonly line: number;
}

/** Records what Go's scheduler and channels do. */
export class GoProbe {
  readonly lanes = new Lanes();
  /** Seq of the task in which a timer of Go's goes off, while it runs; else 0. */
  timer = 0;
  readonly #recorder: Recorder;
  readonly #running: Running;
  readonly #memory: Memory;
  readonly #channels = new Channels();
  readonly #places = new NativeMap<number, Place>();
  /** The positions used last, by a few bits of their pc. */
  readonly #hotPcs = new NativeInt32Array(HOT);
  readonly #hotPositions = new NativeInt32Array(HOT);
  readonly #texts = new NativeMap<number, string>();
  readonly #reasons = bareArray<string | undefined>();
  /** The latest goroutine that let go of the thread, and the event by which it did. */
  #stopped = 0;
  #stoppedSeq = 0;
  /** The operation on a channel that may be about to wake somebody, and the last event it has led to. */
  #giver = 0;
  #giverCh = 0;
  #giverText = "";
  #giverLane = 0;
  #giverLast = 0;

  constructor(recorder: Recorder, running: Running, memory: Memory) {
    this.#recorder = recorder;
    this.#running = running;
    this.#memory = memory;
  }

  /** The imports that are answered here. */
  get imports(): ProbeImports {
    return {
      start: () => 1,
      place: (pc, file, fileLen, line) => void mapSet(this.#places, pc, { pos: -1, file: baseName(this.#text(file!, fileLen!)), line: line! }),
      gonew: (g, parent, role, pc, fn, fnLen) => this.#new(g!, parent!, role!, pc!, this.#text(fn!, fnLen!)),
      gorun: (g) => this.#run(g!),
      gosleep: (g, low, high) => {
        this.lanes.get(g!).sleep = (low! >>> 0) + high! * 0x100000000;
      },
      gowait: (g, reason, text, textLen, pc) => this.#wait(g!, reason!, text!, textLen!, pc!),
      gowake: (g, by, pc) => this.#wake(g!, by!, pc!),
      goyield: (g, pc) => this.#yield(g!, pc!),
      goend: (g) => this.#end(g!),
      gopanic: (g, kind, data, type, typeLen, pc) => this.#panic(g!, panicText(this.#memory, kind!, data!, readText(this.#memory, type!, typeLen!)), pc!),
      chanmake: (g, ch, cap, elem, elemLen, pc) => this.#make(g!, ch!, cap!, readText(this.#memory, elem!, elemLen!), pc!),
      chanop: (g, op, ch, len, kind, data, peer, pc) => this.#operation(g!, op!, ch!, len!, readValue(this.#memory, kind!, data!), peer!, pc!),
      drawn: (g, what, of, pc) => this.#drawn(g!, DRAWS[what!]!, of!, pc!),
      select: (g, cases, chosen, pc) => this.#select(g!, cases!, chosen! | 0, pc!),
    };
  }

  /** What a goroutine runs for. */
  running(goroutine: number): number {
    return goroutine === 0 ? this.timer : this.lanes.get(goroutine).run;
  }

  /** The number of a pc's position in the log. */
  position(pc: number): number {
    const hot = (pc ^ (pc >>> 16)) & (HOT - 1);
    if (this.#hotPcs[hot] === pc) return this.#hotPositions[hot]!;
    const place = mapGet(this.#places, pc) as Place | undefined;
    if (place === undefined) return 0;
    if (place.pos < 0) place.pos = this.#recorder.position({ file: place.file, line: place.line, col: 1 });
    this.#hotPcs[hot] = pc;
    return (this.#hotPositions[hot] = place.pos);
  }

  #new(goroutine: number, parent: number, role: number, pc: number, fn: string): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const kind = ROLES[role] ?? "user";
    const cause = parent !== 0 ? this.running(parent) : kind === "event" ? this.#stoppedSeq : this.timer !== 0 ? this.timer : this.#running.seq();
    const name = fn === "runtime.main" ? "main.main" : fn;
    this.lanes.get(goroutine).ready = this.#recorder.wrote(log.gonew(goroutine, cause, 0, this.position(pc), parent, name, kind));
  }

  #run(goroutine: number): void {
    this.#recorder.goLane = goroutine;
    const log = this.#recorder.begin();
    if (log === null) return;
    const lane = this.lanes.get(goroutine);
    lane.run = this.#recorder.wrote(log.gorun(goroutine, lane.ready, 0, 0));
    this.#recorder.tell();
  }

  #wait(goroutine: number, reason: number, text: number, length: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const words = (this.#reasons[reason] ??= this.#text(text, length));
    const lane = this.lanes.get(goroutine);
    // One that is created waiting has not run yet.
    const cause = lane.run !== 0 ? lane.run : lane.ready;
    lane.wait = this.#recorder.wrote(log.gowait(goroutine, cause, 0, this.position(pc), words, lane.sleep));
    lane.sleep = 0;
    lane.reason = reason;
    this.#stop(goroutine, lane.wait);
  }

  #wake(goroutine: number, by: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const lane = this.lanes.get(goroutine);
    const given = this.#given(lane);
    if (given && this.#giverLane === 0) by = pc = 0;
    else if (by === 0 && this.#reasons[lane.reason] === COROUTINE) by = this.#stopped;
    const cause = given ? this.#giver : by === 0 ? this.#idleCause(lane) : this.running(by) === 0 ? this.#stoppedSeq : this.running(by);
    lane.given = given ? this.#giver : 0;
    lane.givenText = given ? this.#giverText : "";
    lane.ready = this.#recorder.wrote(log.gowake(goroutine, cause, lane.wait, this.position(pc), by));
    if (given) this.#giverLast = lane.ready;
    lane.withdraw();
  }

  /** True when the operation on a channel that is under way is what wakes a goroutine. */
  #given(lane: Lane): boolean {
    return this.#giver !== 0 && this.#recorder.lastSeq === this.#giverLast && lane.offer(this.#giverCh) !== null;
  }

  /**
   * What wakes a goroutine when no goroutine does: for the one that has handled a call from JavaScript, that all others
   * have stopped; for others a timer of Go's, or the time that has passed.
   */
  #idleCause(lane: Lane): number {
    const reason = this.#reasons[lane.reason];
    if (reason === HANDLER_DONE) return this.#stoppedSeq;
    return this.timer > lane.wait ? this.timer : lane.wait;
  }

  #yield(goroutine: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const lane = this.lanes.get(goroutine);
    lane.ready = this.#recorder.wrote(log.goyield(goroutine, lane.run, 0, this.position(pc)));
    this.#stop(goroutine, lane.ready);
  }

  #end(goroutine: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    this.#stop(goroutine, this.#recorder.wrote(log.goend(goroutine, this.lanes.get(goroutine).run, 0, 0)));
    this.lanes.end(goroutine);
  }

  #stop(goroutine: number, seq: number): void {
    this.#stopped = goroutine;
    this.#stoppedSeq = seq;
  }

  #panic(goroutine: number, value: string, pc: number): void {
    const log = this.#recorder.begin();
    if (log !== null) this.#recorder.wrote(log.gopanic(goroutine, this.running(goroutine), 0, this.position(pc), value));
  }

  #make(goroutine: number, ch: number, cap: number, elem: string, pc: number): void {
    const log = this.#recorder.begin();
    if (log !== null) this.#recorder.wrote(log.chanmake(goroutine, this.running(goroutine), 0, this.position(pc), ch, cap >>> 0, elem));
  }

  #select(goroutine: number, cases: number, chosen: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log !== null) this.#recorder.wrote(log.select(goroutine, this.running(goroutine), 0, this.position(pc), cases, chosen));
  }

  #drawn(goroutine: number, what: DrawnArgs["what"], of: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const cause = what === "turn" ? this.lanes.get(goroutine).ready : this.running(goroutine);
    this.#recorder.wrote(log.drawn(goroutine, cause, 0, this.position(pc), what, of));
  }

  #operation(goroutine: number, op: number, ch: number, len: number, text: string, peer: number, pc: number): void {
    if (op === CLOSE) this.#close(goroutine, ch, pc);
    else if (op < FIRST_RECEIVE) this.#send(goroutine, op, ch, len, text, pc);
    else this.#receive(goroutine, RECEIVES[op - FIRST_RECEIVE]!, ch, len, text, peer, pc);
  }

  #send(goroutine: number, op: number, ch: number, len: number, text: string, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const seq = this.#recorder.wrote(log.chansend(goroutine, this.running(goroutine), 0, this.position(pc), ch, len, SENDS[op]!, text));
    if (op === HANDED) this.#give(goroutine, ch, seq, text);
    else if (op === BUFFERED) {
      if (goroutine === 0) this.#channels.clear(ch);
      this.#channels.put(ch, seq);
    } else this.#offer(goroutine, ch, seq, text);
  }

  #receive(goroutine: number, how: ChanrecvArgs["how"], ch: number, len: number, text: string, peer: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const lane = this.lanes.get(goroutine);
    let cause = this.running(goroutine);
    let value = text;
    if (how === "taken") cause = this.#takenFrom(peer, ch, len) || cause;
    else if (how === "buffered") cause = this.#channels.take(ch) || cause;
    else if (how === "handed") {
      cause = lane.given || cause;
      value = lane.givenText;
    } else if (how === "closed") cause = this.#channels.closed(ch) || cause;
    const seq = this.#recorder.wrote(log.chanrecv(goroutine, cause, 0, this.position(pc), ch, len, how, value));
    if (how === "taken") this.#give(goroutine, ch, seq, "");
    else if (how === "waits") this.#offer(goroutine, ch, seq, "");
  }

  /** The send whose value is taken from a waiting sender: its own, or the one whose value is first in the buffer. */
  #takenFrom(sender: number, ch: number, len: number): number {
    const offer = this.lanes.get(sender).offer(ch);
    if (len === 0) return offer?.seq ?? 0;
    const seq = this.#channels.take(ch);
    if (offer !== null) this.#channels.put(ch, offer.seq);
    return seq;
  }

  #close(goroutine: number, ch: number, pc: number): void {
    const log = this.#recorder.begin();
    if (log === null) return;
    const seq = this.#recorder.wrote(log.chanclose(goroutine, this.running(goroutine), 0, this.position(pc), ch));
    this.#channels.close(ch, seq);
    this.#give(goroutine, ch, seq, "");
  }

  #offer(goroutine: number, ch: number, seq: number, text: string): void {
    this.lanes.get(goroutine).offers({ ch, seq, text });
  }

  #give(goroutine: number, ch: number, seq: number, text: string): void {
    this.#giver = this.#giverLast = seq;
    this.#giverCh = ch;
    this.#giverText = text;
    this.#giverLane = goroutine;
  }

  /** A text of the program's data: a function's name, a file. It never changes, so it is read once. */
  #text(at: number, length: number): string {
    const known = mapGet(this.#texts, at) as string | undefined;
    if (known !== undefined && known.length === length) return known;
    const text = readText(this.#memory, at, length);
    mapSet(this.#texts, at, text);
    return text;
  }
}

/** The last part of a path: the user's files have no folders. */
function baseName(path: string): string {
  let from = path.length;
  while (from > 0 && path[from - 1] !== "/") from--;
  return stringSlice(path, from);
}
