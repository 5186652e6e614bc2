// Reads what goroutines do: whom they start, call and wake, when they hold the thread, and ends that lead nowhere.

import type { EventOf } from "../../event/event";
import type { EventLog } from "../../event/log";
import type { Flights } from "./flights";
import type { Calls, Context, Frame, Words } from "./javascript";
import type { Lifeline } from "./parts";
import { NONE } from "./sheet";
import type { Sheet } from "./sheet";

/** One goroutine. */
interface Lane {
  readonly base: Context;
  /** The calls from JavaScript that it serves, the innermost last. */
  readonly serves: Frame[];
  /** Seq of a wait that may turn out to be over before anybody else ran, or 0. */
  pending: number;
  /** Seq of what came back from outside and makes it run, or 0. */
  fired: number;
  /** Whether the thread was taken while it ran. */
  paused: boolean;
  /** Whether anybody got anything from it: a call, a value, a wake, a goroutine. */
  heard: boolean;
}

/** Goroutines. */
export class Goroutines {
  private readonly lanes = new Map<number, Lane>();
  private readonly callers = new Map<number, Lane>();
  /** Those whose wait is not settled, those whose own bar is open, those that serve a call. */
  private readonly unsettled = new Set<Lane>();
  private readonly active = new Set<Lane>();
  private readonly serving = new Set<Lane>();
  /** A call from JavaScript that no goroutine serves yet. */
  private unserved: Frame | null = null;

  constructor(private readonly log: EventLog, private readonly sheet: Sheet, private readonly flights: Flights, private readonly calls: Calls, private readonly words: Words) {}

  /** The lifeline on which a goroutine's events happen now, or NONE. */
  lineOf(lane: number): number {
    const one = this.lanes.get(lane);
    return one ? contextOf(one).line : NONE;
  }

  /** A goroutine is created. */
  born(event: EventOf<"gonew">): void {
    const from = this.lanes.get(event.args.parent);
    const line = event.args.role === "user" ? this.sheet.line(`g${event.lane}`, () => this.lifeline(event)) : NONE;
    this.lanes.set(event.lane, { base: { line, bar: NONE }, serves: [], pending: 0, fired: 0, paused: false, heard: false });
    this.sheet.say({ kind: "go", fromLine: from ? contextOf(from).line : NONE, toLine: line, fromSeq: event.seq, toSeq: event.seq, label: "go", tone: "plain" });
    if (from && line !== NONE) from.heard = true;
  }

  /** A goroutine gets the thread. */
  runs(event: EventOf<"gorun">): void {
    const lane = this.lane(event.lane);
    for (const other of this.unsettled) if (other !== lane) this.settle(other);
    const context = contextOf(lane);
    if (lane.fired > 0) this.sheet.say({ kind: "fire", fromLine: this.sheet.outside, toLine: context.line, fromSeq: lane.fired, toSeq: event.seq, label: "timer fires", tone: "plain" });
    lane.fired = 0;
    lane.pending = 0;
    this.unsettled.delete(lane);
    this.goesOn(lane, event.seq);
  }

  /** It waits. Where it only writes, the thread comes back to it at once: that is settled later. */
  waits(event: EventOf<"gowait">): void {
    const lane = this.lane(event.lane);
    lane.pending = event.seq;
    this.unsettled.add(lane);
    if (event.args.reason === "") return;
    this.settle(lane);
    if (event.args.reason === "sleep") this.flights.sleep(event.seq, event.lane, contextOf(lane).line, event.args.ns);
  }

  /** It lets go of the thread and stays runnable. */
  yields(event: EventOf<"goyield">): void {
    const lane = this.lane(event.lane);
    lane.pending = event.seq;
    this.settle(lane);
  }

  /** It is runnable again: something came back from outside, or another goroutine let it go on. */
  wakes(event: EventOf<"gowake">): void {
    const lane = this.lane(event.lane);
    if (this.flights.wake(event.seq, event.lane)) {
      this.sheet.happened(event.seq, this.sheet.outside);
      lane.fired = event.seq;
    } else if (event.args.by === 0) lane.fired = this.firedBy(event.cause);
    else this.wokenBy(event, lane);
  }

  /** It is over. */
  ends(event: EventOf<"goend">): void {
    const lane = this.lane(event.lane);
    const { base } = lane;
    this.sheet.end(base.bar, event.seq);
    this.active.delete(lane);
    this.sheet.happened(event.seq, base.line);
    if (!lane.heard && base.line !== NONE) this.sheet.say({ kind: "lost", fromLine: base.line, toLine: base.line, fromSeq: event.seq, toSeq: event.seq, label: "ends", tone: "plain" });
  }

  /** It sends a value: somebody may get something from it. */
  sends(lane: number): void {
    this.lane(lane).heard = true;
  }

  /** It calls JavaScript. */
  callsJs(event: EventOf<"jscall">): void {
    const lane = this.lane(event.lane);
    const context = contextOf(lane);
    lane.heard = true;
    context.bar = this.sheet.turn(context.bar, "waits", event.seq);
    this.callers.set(event.seq, lane);
    this.calls.jsCall(event, context);
  }

  /** JavaScript returns to it. */
  jsReturns(event: EventOf<"jsreturn">): void {
    const lane = this.callers.get(event.origin);
    this.callers.delete(event.origin);
    this.calls.jsReturn(event);
    if (!lane) return;
    const context = contextOf(lane);
    context.bar = this.sheet.turn(context.bar, "runs", event.seq);
  }

  /** JavaScript calls into Go: the goroutine that gets the thread next serves the call. */
  served(frame: Frame): void {
    this.unserved = frame;
  }

  /** Such a call is over. */
  servedOut(call: number): void {
    for (const lane of this.serving) {
      const at = lane.serves.findIndex((frame) => frame.key === call);
      if (at >= 0) lane.serves.splice(at);
      if (lane.serves.length === 0) this.serving.delete(lane);
    }
    if (this.unserved?.key === call) this.unserved = null;
  }

  /** The thread passes on. A goroutine that ran when it was taken from Go runs again when Go gets it back. */
  thread(event: EventOf<"thread">): void {
    if (event.args.holder !== "go") return this.pause(event.seq);
    const lane = this.lanes.get(event.lane);
    if (!lane) return;
    if (this.unserved) {
      lane.serves.push(this.unserved);
      this.serving.add(lane);
    }
    this.unserved = null;
    if (lane.paused) this.goesOn(lane, event.seq);
  }

  /** All bars of goroutines end. */
  endAll(seq: number): void {
    for (const lane of this.lanes.values()) this.sheet.end(lane.base.bar, seq);
  }

  private lane(id: number): Lane {
    let lane = this.lanes.get(id);
    if (!lane) this.lanes.set(id, (lane = { base: { line: NONE, bar: NONE }, serves: [], pending: 0, fired: 0, paused: false, heard: false }));
    return lane;
  }

  private lifeline(event: EventOf<"gonew">): Lifeline {
    const { fn } = event.args;
    const short = fn.slice(fn.lastIndexOf("/") + 1).replace(/^\w+\./, "").replace(/\(\*(\w+)\)/, "$1");
    const literal = /(?:\.(?:gowrap|deferwrap|func)?\d+)+$/;
    const started = literal.test(short) ? this.words.names.goStatement(this.log.position(event.pos)) : "";
    const name = started || (literal.test(short) ? `in ${short.replace(literal, "")}` : short);
    return { kind: "goroutine", name: event.args.parent === 0 && event.lane === 1 ? "main" : `g${event.lane}`, note: event.lane === 1 ? "goroutine" : name, fn };
  }

  private goesOn(lane: Lane, seq: number): void {
    const context = contextOf(lane);
    lane.paused = false;
    const bar = this.sheet.bars[context.bar];
    if (bar?.endSeq === 0) context.bar = this.sheet.turn(context.bar, "runs", seq);
    else if (context.line !== NONE) context.bar = this.sheet.begin(context.line, "runs", seq);
    if (context === lane.base) this.active.add(lane);
  }

  /** A wait that turns out to be one. */
  private settle(lane: Lane): void {
    this.unsettled.delete(lane);
    if (lane.pending === 0) return;
    const context = contextOf(lane);
    if (lane.serves.length > 0) context.bar = this.sheet.turn(context.bar, "waits", lane.pending);
    else {
      this.sheet.end(context.bar, lane.pending);
      this.active.delete(lane);
    }
    lane.pending = 0;
  }

  /** The thread leaves Go: who only seemed to wait does, who runs and has called nobody is paused. */
  private pause(seq: number): void {
    for (const lane of this.unsettled) this.settle(lane);
    for (const lane of this.active) {
      const bar = this.sheet.bars[lane.base.bar];
      if (bar?.endSeq !== 0 || bar.state !== "runs") continue;
      this.sheet.end(lane.base.bar, seq);
      this.active.delete(lane);
      lane.paused = true;
    }
  }

  /** Seq of the task in which something came back, where that is what an event comes from; else 0. */
  private firedBy(cause: number): number {
    const { landed } = this.flights;
    for (let at = cause, steps = 0; at > 0 && steps < 3; at = this.log.causeAt(at - 1), steps++) if (at === landed) return landed;
    return 0;
  }

  private wokenBy(event: EventOf<"gowake">, lane: Lane): void {
    const waker = this.lane(event.args.by);
    waker.heard = true;
    const cause = event.cause > 0 ? this.log.at(event.cause - 1) : null;
    const own = cause?.lane === event.args.by && (cause.kind === "chansend" || cause.kind === "chanrecv" || cause.kind === "chanclose");
    const value = cause?.kind === "chansend" ? cause.args.value : "";
    const label = cause?.kind === "chansend" ? `sends${value === "" ? "" : ` ${value}`}` : cause?.kind === "chanclose" ? "closes" : cause?.kind === "chanrecv" ? "receives" : "wakes";
    this.sheet.say({ kind: "wake", fromLine: contextOf(waker).line, toLine: contextOf(lane).line, fromSeq: own && cause ? cause.seq : event.seq, toSeq: event.seq, label, tone: "plain" });
  }
}

/** What of a goroutine's code runs: the innermost call that it serves, or its own function. */
function contextOf(lane: Lane): Context {
  return lane.serves[lane.serves.length - 1] ?? lane.base;
}
