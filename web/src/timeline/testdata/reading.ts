// What a log says, read without the timeline's model: spans and points event by event, for tests that compare what is drawn with it.

import type { LogEvent } from "../../event/event";
import type { EventLog } from "../../event/log";
import { DEEPEST } from "../model/javascript";
import type { Look } from "../model/rows";
import type { Sign } from "../layout/scene";

/** A span that the log tells of. `where` is "thread", "task", "micro", "stack0", "g7" or "flight". Times in ns. */
export interface ToldSpan {
  readonly where: string;
  readonly look: Look;
  readonly begin: number;
  readonly beginSeq: number;
  end: number;
  /** 0 while it goes on. */
  endSeq: number;
}

/** A point that the log tells of. `where` is the row it lies in. */
export interface ToldPoint {
  readonly where: string;
  readonly sign: Sign;
  readonly seq: number;
}

/** What one log says. */
export interface Reading {
  readonly spans: readonly ToldSpan[];
  readonly points: readonly ToldPoint[];
}

/** Reads a whole log. */
export function readingOf(log: EventLog): Reading {
  const events = [...log];
  const told = new Told(events);
  threads(told);
  if (events.some((event) => event.kind === "gonew")) for (const lane of new Set(events.map((event) => event.lane).filter((one) => one > 0))) goroutine(told, lane);
  else holders(told);
  javascript(told);
  tasks(told);
  microtasks(told);
  flights(told);
  points(told);
  return told;
}

class Told implements Reading {
  readonly spans: ToldSpan[] = [];
  readonly points: ToldPoint[] = [];
  /** The row of JavaScript's that an event finds running, by seq. */
  readonly rows = new Map<number, string>();

  constructor(readonly events: readonly LogEvent[]) {}

  at(seq: number): LogEvent {
    const event = this.events[seq - 1];
    if (!event) throw new Error(`no event ${seq}`);
    return event;
  }

  begin(where: string, look: Look, event: LogEvent): ToldSpan {
    const span: ToldSpan = { where, look, begin: event.at, beginSeq: event.seq, end: Infinity, endSeq: 0 };
    this.spans.push(span);
    return span;
  }

  end(span: ToldSpan | null | undefined, event: LogEvent): void {
    if (!span || span.endSeq > 0) return;
    span.end = event.at;
    span.endSeq = event.seq;
  }
}

/** Who holds the thread changes only when another language gets it. */
function threads(told: Told): void {
  const open: ToldSpan[] = [];
  for (const event of told.events) {
    if (event.kind !== "thread" && event.kind !== "end") continue;
    const holder = event.kind === "thread" ? event.args.holder : "none";
    if (open[0]?.look === holder) continue;
    told.end(open.pop(), event);
    if (holder !== "none") open.push(told.begin("thread", holder, event));
  }
}

/** A log that tells nothing of goroutines: one runs while it holds the thread. */
function holders(told: Told): void {
  const open: ToldSpan[] = [];
  for (const event of told.events) {
    if (event.kind !== "thread" && event.kind !== "exit") continue;
    const where = event.kind === "thread" && event.args.holder === "go" && event.lane > 0 ? `g${event.lane}` : "";
    if (open[0]?.where === where) continue;
    told.end(open.pop(), event);
    if (where !== "") open.push(told.begin(where, "go", event));
  }
}

/** One goroutine: what each event makes of it. */
function goroutine(told: Told, lane: number): void {
  const where = `g${lane}`;
  const open: ToldSpan[] = [];
  let lent = false;
  const looks = (): Look | undefined => open[0]?.look;
  const becomes = (look: Look | null, event: LogEvent): void => {
    if (look === looks()) return;
    told.end(open.pop(), event);
    if (look !== null) open.push(told.begin(where, look, event));
  };
  const calls: { seq: number; lane: number }[] = [];
  for (const event of told.events) {
    if (event.kind === "jscall") calls.push(event);
    if (event.kind === "jsreturn") calls.splice(Math.max(0, calls.findLastIndex((one) => one.seq === event.origin)));
    const over = event.kind === "exit" || (event.kind === "fatal" && event.args.what === "deadlock" && looks() === "wait");
    if (over) {
      if (event.kind === "exit" && open.length > 0) told.points.push({ where, sign: "ended", seq: event.seq });
      becomes(null, event);
    } else if (event.kind === "thread" && event.args.holder !== "go" && looks() === "go") {
      const away = calls[calls.length - 1]?.lane === lane;
      becomes(away ? "toJs" : "wait", event);
      lent = !away;
    } else if (event.lane === lane) {
      const back = event.kind === "thread" && (lent || looks() === "toJs");
      const look = back ? "go" : LANE_LOOKS[event.kind];
      if (look === undefined) continue;
      becomes(look, event);
      lent = false;
    }
  }
}

const LANE_LOOKS: Readonly<Partial<Record<LogEvent["kind"], Look | null>>> = { gonew: "ready", gorun: "go", gowait: "wait", gowake: "ready", goyield: "ready", goend: null, jscall: "toJs", jsreturn: "go" };

/** A frame of JavaScript's stack, or what stands for one: a script, a call into Go, a call from Go that only shifts what lies on it. */
interface Frame {
  readonly what: "call" | "go" | "script" | "border" | "micro";
  readonly key: number;
  readonly span: ToldSpan | null;
}

/** The call stack: a row for each depth. */
function javascript(told: Told): void {
  const frames: Frame[] = [];
  const push = (what: Frame["what"], key: number, event: LogEvent): void => {
    const depth = frames.filter((one) => one.what !== "border" && one.what !== "micro").length;
    const drawn = what !== "border" && what !== "micro";
    frames.push({ what, key, span: drawn ? told.begin(`stack${depth}`, what === "go" ? "toGo" : "js", event) : null });
  };
  const cut = (count: number, event: LogEvent): void => { for (const frame of frames.splice(count)) told.end(frame.span, event); };
  const pop = (what: Frame["what"], key: number, event: LogEvent): void => {
    const i = frames.findLastIndex((one) => one.what === what && one.key === key);
    if (i >= 0) cut(i, event);
  };
  for (const event of told.events) {
    told.rows.set(event.seq, rowOf(frames));
    if (isTurn(told, event) || event.kind === "task" || event.kind === "taskend" || event.kind === "end") cut(0, event);
    switch (event.kind) {
      case "task": if (event.args.source === "script" || event.args.source === "module") push("script", 0, event); break;
      case "call": push("call", event.seq, event); break;
      case "resume": if (event.origin > 0) push("call", told.at(event.origin).origin, event); break;
      case "return": case "throw": case "suspend": pop("call", event.origin, event); break;
      case "gocall": push("go", event.seq, event); break;
      case "goreturn": pop("go", event.origin, event); break;
      case "jscall": push("border", event.seq, event); break;
      case "jsreturn": pop("border", event.origin, event); break;
      case "microtask": push("micro", event.seq, event); break;
      case "microtaskend": pop("micro", event.origin, event); break;
      default:
    }
  }
}

/** The row in which JavaScript's code runs, by what lies on the stack. The last row that is drawn holds all that is deeper. */
function rowOf(frames: readonly Frame[]): string {
  const top = frames[frames.length - 1];
  if (top?.what === "micro") return "micro";
  const depth = frames.filter((one) => one.span !== null).length;
  return depth === 0 ? "task" : `stack${Math.min(depth, DEEPEST) - 1}`;
}

/** Whether an event begins a microtask: a reaction, or a function that goes on after an await. */
function isTurn(told: Told, event: LogEvent): boolean {
  if (event.kind === "microtask") return true;
  if (event.kind !== "resume" || event.origin === 0) return false;
  const suspend = told.at(event.origin);
  return suspend.kind === "suspend" && suspend.args.why !== "yield" && suspend.args.why !== "delegate";
}

function tasks(told: Told): void {
  let open: ToldSpan | null = null;
  for (const event of told.events) {
    if (event.kind !== "task" && event.kind !== "taskend" && event.kind !== "end") continue;
    told.end(open, event);
    open = event.kind === "task" ? told.begin("task", "task", event) : null;
  }
}

/** Microtasks: each turn, and before it the wait from what made it due, or from the end of the turn before. */
function microtasks(told: Told): void {
  let turn: ToldSpan | null = null;
  let ends: (event: LogEvent) => boolean = () => false;
  for (const event of told.events) {
    const begins = isTurn(told, event);
    const over = event.kind === "task" || event.kind === "taskend" || event.kind === "end";
    if (turn !== null && turn.endSeq === 0 && (begins || over || ends(event))) told.end(turn, event);
    if (!begins) continue;
    const cause = event.cause > 0 ? told.at(event.cause) : null;
    const from: { at: number; seq: number } | null = cause && turn !== null && turn.end > cause.at ? { at: turn.end, seq: turn.endSeq } : cause;
    if (from && from.at < event.at) told.spans.push({ where: "micro", look: "queued", begin: from.at, beginSeq: from.seq, end: event.at, endSeq: event.seq });
    turn = told.begin("micro", "js", event);
    const call = event.kind === "resume" ? told.at(event.origin).origin : 0;
    ends = event.kind === "resume"
      ? (one) => (one.kind === "return" || one.kind === "throw" || one.kind === "suspend") && one.origin === call
      : (one) => one.kind === "microtaskend" && one.origin === event.seq;
  }
}

/** What is in flight: timers but Go's own for a sleep, requests, and sleeps. An interval's next round begins with its task. */
function flights(told: Told): void {
  const flying = new Map<number, ToldSpan>();
  const sleeps = new Map<number, { seq: number; due: number }>();
  const land = (from: number, event: LogEvent): boolean => {
    told.end(flying.get(from), event);
    return flying.delete(from);
  };
  const out = (event: LogEvent, as = event.seq): void => { flying.set(as, told.begin("flight", "flight", event)); };
  for (const event of told.events) {
    if (event.kind === "gowait" && event.args.reason === "sleep" && event.args.ns > 0) {
      sleeps.set(event.lane, { seq: event.seq, due: event.at + event.args.ns });
      out(event);
    } else if (event.kind === "gowake") {
      land(sleeps.get(event.lane)?.seq ?? 0, event);
      sleeps.delete(event.lane);
    } else if (event.kind === "timerset" && event.args.api !== "signal") {
      const due = event.at + event.args.delay;
      const own = event.args.api === "go" && [...sleeps.values()].some((one) => due >= one.due - 100_000 && due <= one.due + 2_000_000);
      if (!own) out(event);
    } else if (event.kind === "request") {
      out(event);
    } else if (event.kind === "timerclear" || event.kind === "response") {
      land(event.origin, event);
    } else if (event.kind === "task") {
      const from = event.origin || event.cause;
      if (land(from, event) && event.args.source === "interval") out(event, from);
    } else if (event.kind === "end") {
      for (const span of flying.values()) told.end(span, event);
    }
  }
}

/** Every event that has a mark of its own. */
function points(told: Told): void {
  const add = (sign: Sign, event: LogEvent, lane = event.lane): void => { told.points.push({ where: lane === 0 ? whereOf(event) : `g${lane}`, sign, seq: event.seq }); };
  const whereOf = (event: LogEvent): string => (event.kind === "resolve" || event.kind === "reject" ? "micro" : (told.rows.get(event.seq) ?? ""));
  const drawnFlights = new Set(told.spans.filter((one) => one.look === "flight").map((one) => one.beginSeq));
  for (const event of told.events) {
    switch (event.kind) {
      case "print": case "console": add("print", event); break;
      case "resolve": case "chanclose": add("point", event); break;
      case "timerclear": if (drawnFlights.has(event.origin)) add("point", event); break;
      case "reject": case "error": case "unhandled": case "gopanic": add("fail", event); break;
      case "goend": add("ended", event); break;
      case "gonew": if (event.args.parent > 0 || event.args.role === "event") add("born", event); break;
      case "fatal": fatal(told, event, add); break;
      default:
    }
  }
}

function fatal(told: Told, event: LogEvent, add: (sign: Sign, event: LogEvent, lane?: number) => void): void {
  if (event.kind !== "fatal") return;
  if (event.args.what !== "deadlock") return add("fail", event);
  for (const span of told.spans) if (span.look === "wait" && span.endSeq === event.seq) add("stuck", event, Number(span.where.slice(1)));
}
