// This file checks the moments of a log, at every event of every example, against a plain reading of the log backwards from that event.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { largeLog } from "../timeline/testdata/large";
import type { LogEvent } from "./event";
import type { EventLog } from "./log";
import { MomentReader } from "./moment";
import type { Moment } from "./moment";
import { parseLog } from "./parse";

const examples = new URL("../../../examples/", import.meta.url);
const samples = new URL("../timeline/testdata/", import.meta.url);

/** Every log there is: the examples' own, and those made for the timeline. */
function logs(): [string, string][] {
  const golden = readdirSync(examples).map((id): [string, URL] => [id, new URL(`${id}/events.txt`, examples)]);
  const made = readdirSync(samples).filter((name) => name.endsWith(".log")).map((name): [string, URL] => [name, new URL(name, samples)]);
  return [...golden.filter(([, url]) => existsSync(url)), ...made].map(([name, url]) => [name, readFileSync(url, "utf8")]);
}

/** Reads backwards from one event, with nothing remembered: slow and plain. */
class Plain {
  private readonly events: LogEvent[];

  constructor(log: EventLog, private readonly seq: number) {
    this.events = [...log].slice(0, seq);
  }

  /** Every goroutine that is alive, as "g7 waiting 12 since 36". */
  goroutines(): string[] {
    const stuck = this.last((one) => one.kind === "fatal" && one.args.what === "deadlock") !== undefined;
    const exit = this.last((one) => one.kind === "exit");
    if (exit && !stuck) return [];
    const born = this.events.filter((one) => one.kind === "gonew").map((one) => one.lane);
    const over = new Set(this.events.filter((one) => one.kind === "goend").map((one) => one.lane));
    return born.filter((id) => !over.has(id)).map((id) => this.goroutine(id, exit?.seq ?? Infinity));
  }

  /** Where JavaScript is: "12", "12 in Go", or "none". */
  javascript(): string {
    const frame = this.innermost(this.seq);
    if (!frame || frame.kind === "jscall") return "none";
    return frame.kind === "gocall" ? `${frame.pos || this.place(frame.seq - 1)} in Go` : String(this.place(this.seq));
  }

  private goroutine(id: number, exit: number): string {
    const turn = this.last((one) => one.lane === id && one.seq < exit && STATES[one.kind] !== undefined);
    if (!turn) throw new Error(`g${id} was never born`);
    const state = STATES[turn.kind];
    const moved = state === "running" || state === "inJs";
    const pass = moved ? this.last((one) => one.seq > turn.seq && one.kind === "thread" && (one.args.holder !== "go" || one.lane === id)) : undefined;
    if (pass?.kind !== "thread") return text(id, state, this.goPlace(id, turn), turn.seq);
    const call = this.openCall(pass.seq);
    const mine = call?.lane === id;
    if (pass.args.holder === "go") return text(id, "running", this.sightings(id, pass.seq) || (mine && this.isReturn(pass.seq) ? call.pos : 0), pass.seq);
    if (mine) return text(id, "inJs", call.pos, this.seqOfLeaving(id, turn, pass));
    return text(id, "idle", 0, this.seqOfLeaving(id, turn, pass));
  }

  /** The event since which it does not run: the first at which the thread left Go after it last ran. */
  private seqOfLeaving(id: number, turn: LogEvent, pass: LogEvent): number {
    const back = this.last((one) => one.seq > turn.seq && one.seq < pass.seq && one.kind === "thread" && one.args.holder === "go" && one.lane === id);
    if (turn.kind === "jscall" && !back) return turn.seq;
    const from = back?.seq ?? turn.seq;
    return this.events.find((one) => one.seq > from && one.kind === "thread" && one.args.holder !== "go")?.seq ?? 0;
  }

  private goPlace(id: number, turn: LogEvent): number {
    switch (turn.kind) {
      case "gowait":
      case "goyield":
      case "jscall": return turn.pos;
      case "gowake": return turn.origin > 0 ? (this.events[turn.origin - 1]?.pos ?? 0) : 0;
      case "jsreturn": return this.sightings(id, turn.seq) || (this.events[turn.origin - 1]?.pos ?? 0);
      case "gorun": {
        const parked = this.last((one) => one.lane === id && one.seq < turn.seq && (one.kind === "gowait" || one.kind === "goyield"));
        return this.sightings(id, turn.seq) || (parked?.pos ?? 0);
      }
      default: return 0;
    }
  }

  /** The latest place after an event at which a running goroutine was seen: its own events, whom it started and whom it woke. */
  private sightings(id: number, after: number): number {
    const seen = (one: LogEvent): boolean => {
      if (one.kind === "gonew") return one.args.parent === id;
      return one.kind === "gowake" ? one.args.by === id : one.lane === id;
    };
    return this.last((one) => one.seq > after && one.pos > 0 && seen(one))?.pos ?? 0;
  }

  /** The latest call of JavaScript's by Go that had not returned before an event. */
  private openCall(before: number): LogEvent | undefined {
    const returned = new Set(this.events.filter((one) => one.kind === "jsreturn" && one.seq < before).map((one) => one.origin));
    return this.last((one) => one.kind === "jscall" && one.seq < before && !returned.has(one.seq));
  }

  /** Whether the thread came back to Go by a return, not by a call. */
  private isReturn(pass: number): boolean {
    const before = this.last((one) => one.seq < pass && (one.kind === "gocall" || (one.kind === "thread" && one.args.holder === "go")));
    return before?.kind !== "gocall";
  }

  /** The event that opened the innermost frame of JavaScript's stack at an event; undefined for none. */
  private innermost(seq: number): LogEvent | undefined {
    return this.last((one) => one.seq <= seq && isOpening(one) && !this.closed(one, seq));
  }

  private closed(frame: LogEvent, seq: number): boolean {
    const key = frame.kind === "resume" ? (this.events[frame.origin - 1]?.origin ?? 0) : frame.seq;
    const ends = (one: LogEvent): boolean => {
      if (one.seq <= frame.seq || one.seq > seq) return false;
      if (one.kind === "task" || one.kind === "taskend" || one.kind === "end") return true;
      if (one.kind === "microtask" || (one.kind === "resume" && this.isOwn(one))) return frame.kind !== "task";
      if (one.origin !== key) return false;
      if (one.kind === "goreturn" || one.kind === "jsreturn") return true;
      return one.seq < seq && ENDS.includes(one.kind);
    };
    return this.events.some(ends);
  }

  private isOwn(resume: LogEvent): boolean {
    const suspend = this.events[resume.origin - 1];
    return suspend?.kind === "suspend" && suspend.args.why !== "yield" && suspend.args.why !== "delegate";
  }

  /** The position of the innermost frame, which is no border. */
  private place(seq: number): number {
    const event = this.events[seq - 1];
    if (!event || seq < 1) return 0;
    const frame = this.innermost(seq);
    if (event.lane === 0 && event.pos > 0) return event.pos;
    const before = this.innermost(seq - 1);
    if (before === frame) return this.place(seq - 1);
    return before?.kind === "gocall" && before.seq !== seq && frame !== event ? before.pos || this.place(before.seq - 1) : 0;
  }

  private last(test: (one: LogEvent) => boolean): LogEvent | undefined {
    return this.events.findLast(test);
  }
}

const STATES: Record<string, string> = {
  gonew: "runnable", gorun: "running", gowait: "waiting", gowake: "runnable", goyield: "runnable", jscall: "inJs", jsreturn: "running",
};
const ENDS: readonly string[] = ["return", "throw", "suspend", "microtaskend"];

function isOpening(event: LogEvent): boolean {
  return ["task", "microtask", "call", "resume", "gocall", "jscall"].includes(event.kind);
}

function text(id: number, state: string | undefined, pos: number, since: number): string {
  return `g${id} ${state} ${pos} since ${since}`;
}

function goText(moment: Moment): string[] {
  return moment.goroutines.map((one) => text(one.id, one.state, one.pos, one.since));
}

function jsText(moment: Moment): string {
  return moment.js === null ? "none" : `${moment.js.pos}${moment.js.inGo ? " in Go" : ""}`;
}

test.each(logs())("%s: every moment is what the log says", (_, source) => {
  const log = parseLog(source);
  const reader = new MomentReader(log);
  reader.update();
  // The longest log is made of one round many times over: its begin holds everything that its plain reading can show.
  for (let seq = 1; seq <= Math.min(log.length, 400); seq++) {
    const moment = reader.at(seq);
    const plain = new Plain(log, seq);
    expect([seq, ...goText(moment)]).toEqual([seq, ...plain.goroutines()]);
    expect([seq, jsText(moment)]).toEqual([seq, plain.javascript()]);
    expect(moment.at).toBe(log.timeAt(seq - 1));
  }
});

test("an example's moments in words", () => {
  const log = parseLog(readFileSync(new URL("whose.log", samples), "utf8"));
  const reader = new MomentReader(log);
  reader.update();
  const line = (pos: number): string => { const at = log.position(pos); return at ? `${at.file}:${at.line}` : "?"; };
  const moment = reader.at(88);
  expect(moment.js && line(moment.js.pos)).toBe("main.js:16");
  expect(moment.go && `g${moment.go.id} ${moment.go.state} ${line(moment.go.pos)}`).toBe("g8 inJs main.go:25");
  const parked = moment.goroutines.filter((one) => one.state === "waiting").map((one) => `g${one.id} ${line(one.pos)}`);
  expect(parked).toEqual(["g1 main.go:30", "g6 main.go:12", "g7 main.go:10", "g10 main.go:25"]);
});

test("the moments are the same in whatever order they are asked for, and while the log grows", { timeout: 60_000 }, () => {
  const log = largeLog(30_000);
  const whole = new MomentReader(log);
  whole.update();
  const sliced = new MomentReader(log);
  const asked: [number, Moment][] = [];
  while (sliced.length < log.length) {
    sliced.update(777);
    asked.push([sliced.length, sliced.at(sliced.length)]);
    const seq = 1 + ((sliced.length * 7919) % sliced.length || sliced.length >> 1);
    asked.push([seq, sliced.at(seq)]);
  }
  for (const [seq, moment] of asked.reverse()) expect(moment).toEqual(whole.at(seq));
});

test("any moment is read from near by, however long the log is", { timeout: 60_000 }, () => {
  const log = largeLog(100_000);
  const reader = new MomentReader(log);
  reader.update();
  const read = vi.spyOn(log, "kindAt");
  for (let i = 0; i < 100; i++) {
    read.mockClear();
    reader.at(1 + ((i * 611_953) % log.length));
    expect(read.mock.calls.length).toBeLessThan(5000);
  }
});
