// The timeline's model: reads a growing log once and knows its rows, spans, points, arrows and bursts.

import type { EventOf } from "../../event/event";
import type { Kind } from "../../event/kinds.gen";
import type { EventLog } from "../../event/log";
import { Args } from "./args";
import { Bursts } from "./bursts";
import { firstAbove } from "./columns";
import { FlightReader } from "./flights";
import { GoroutineReader } from "./goroutines";
import { JavaScriptReader } from "./javascript";
import { Links } from "./links";
import { LOOKS, Row, spanAt } from "./rows";
import type { Point, SpanRef } from "./rows";

/** Everything the timeline shows of a log. Call `update` after an append. */
export class TimelineModel {
  /** Who holds the thread: spans of `go` and `js`; what lies between is idle. */
  readonly thread = new Row("thread", ["go", "js"]);
  readonly bursts = new Bursts();
  readonly links = new Links();
  readonly javascript: JavaScriptReader;
  readonly goroutines: GoroutineReader;
  readonly flights: FlightReader;
  private readonly args: Args;
  private next = 0;
  private holder: "none" | "js" | "go" = "none";
  private ended = false;

  constructor(readonly log: EventLog) {
    this.javascript = new JavaScriptReader(log);
    this.goroutines = new GoroutineReader(log);
    this.args = new Args(log);
    this.flights = new FlightReader(log, this.args);
  }

  /** Events read so far. */
  get length(): number {
    return this.next;
  }

  /** Time of the latest event read, in ns. */
  get end(): number {
    return this.next === 0 ? 0 : this.log.timeAt(this.next - 1);
  }

  /** Whether nobody holds the thread. */
  get idle(): boolean {
    return this.holder === "none";
  }

  /** Whether the log's last event is read. */
  get over(): boolean {
    return this.ended;
  }

  /** Reads what was appended to the log since the last call, so many events at most. */
  update(most = Infinity): void {
    const until = Math.min(this.log.length, this.next + most);
    for (; this.next < until; this.next++) this.read(this.next, this.log.kindAt(this.next));
    if (this.holder !== "none") this.bursts.extend(this.end);
  }

  /** Every row in the order of the page; rows of system goroutines too. */
  *rows(): Generator<Row> {
    yield this.thread;
    yield* this.javascript.stack;
    yield this.javascript.micros;
    yield this.javascript.tasks;
    for (const lane of this.goroutines.lanes.values()) yield lane.row;
    yield* this.flights.rows;
  }

  /** The row that an event belongs to; null where it has none, as the run's own events. */
  rowOf(seq: number): Row | null {
    if (seq < 1 || seq > this.next) return null;
    const kind = this.log.kindAt(seq - 1);
    if (kind === "thread" || kind === "run" || kind === "end" || kind === "truncated") return this.thread;
    const lane = this.log.laneAt(seq - 1);
    return lane === 0 ? this.javascript.rowOf(seq) : (this.goroutines.lanes.get(lane)?.row ?? null);
  }

  /** The innermost span that an event lies in, on its own row; null for none. */
  spanOf(seq: number): SpanRef | null {
    const row = this.rowOf(seq);
    if (!row) return null;
    let best: SpanRef | null = null;
    for (const look of LOOKS) {
      const track = row.tracks.find((one) => one.look === look);
      const i = track ? track.column.indexAtSeq(seq) : -1;
      if (!track || i < 0) continue;
      const span = spanAt(row, track, i);
      if (span.beginSeq === seq) return span;
      if (!best || (best.endSeq === seq && span.endSeq !== seq)) best = span;
    }
    return best;
  }

  /** Index of the last event at or before a time in ns; -1 when there is none. */
  indexAt(time: number): number {
    let low = 0;
    let high = this.next;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.log.timeAt(middle) > time) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /** The burst that holds a time or begins next after it; -1 when there is none. */
  burstAt(time: number): number {
    const i = firstAbove(this.bursts.ends, this.bursts.length, time);
    return i < this.bursts.length ? i : this.bursts.length - 1;
  }

  private read(index: number, kind: Kind): void {
    if (kind === "thread") this.passes(index);
    else if (this.log.laneAt(index) === 0) this.readJs(index, kind);
    else this.readGo(index, kind);
    if (kind === "end") this.finish(index);
  }

  /** The thread passes on. A holder that keeps it begins nothing. */
  private passes(index: number): void {
    const holder = this.args.holder(index);
    const at = this.log.timeAt(index);
    this.goroutines.thread(index, holder);
    if (holder === this.holder) return;
    if (this.holder !== "none") this.thread.column(this.holder).end(at, index + 1);
    if (holder !== "none") this.thread.column(holder).begin(at, index + 1);
    if (this.holder === "none") this.bursts.begin(at);
    else this.bursts.extend(at);
    this.holder = holder;
  }

  private readJs(index: number, kind: Kind): void {
    const { javascript, log } = this;
    switch (kind) {
      case "task": return this.task(index);
      case "taskend": return javascript.taskEnd(index);
      case "call": return this.call(index);
      case "return":
      case "throw":
      case "suspend": return javascript.leave(index, log.originAt(index));
      case "resume": return this.resume(index);
      case "microtask": return this.microtask(index);
      case "microtaskend": return javascript.microtaskEnd(index);
      case "gocall":
        this.goroutines.callFromJs();
        return javascript.goCall(index);
      case "goreturn": return javascript.goReturn(index);
      case "console": return javascript.mark(index, "print");
      case "error":
      case "unhandled": return javascript.mark(index, "fail");
      case "resolve": return javascript.settled(index, "point");
      case "reject": return javascript.settled(index, "fail");
      default:
        javascript.note(index);
        this.readBoth(index, kind);
    }
  }

  private readGo(index: number, kind: Kind): void {
    const { goroutines } = this;
    switch (kind) {
      case "gonew":
        goroutines.born(index, this.event(index, "gonew").args);
        return this.links.push("go", index + 1, index + 1);
      case "gorun":
        goroutines.becomes(index, "go");
        return this.linkFrom(index, "gocall", "call");
      case "gowait": return this.wait(index);
      case "gowake": return this.wake(index);
      case "goyield": return goroutines.becomes(index, "ready");
      case "goend": return goroutines.ended(index);
      case "jscall":
        this.javascript.jsCall(index);
        return goroutines.calls(index);
      case "jsreturn":
        this.javascript.jsReturn(index);
        return goroutines.returns(index);
      default: return this.readBoth(index, kind);
    }
  }

  /** Kinds that may come from either language. */
  private readBoth(index: number, kind: Kind): void {
    switch (kind) {
      case "timerset":
        this.flights.timer(index);
        return this.links.push("set", index + 1, index + 1);
      case "timerclear":
        if (this.flights.end(index, this.log.originAt(index), "cancelled")) this.mark(index, "point");
        return;
      case "request":
        this.flights.request(index);
        return this.links.push("set", index + 1, index + 1);
      case "response":
        this.flights.end(index, this.log.originAt(index), RESPONSE_LANDINGS[this.event(index, "response").args.outcome]);
        return;
      case "fatal":
        if (this.event(index, "fatal").args.what === "deadlock") this.goroutines.stuck(index);
        else this.mark(index, "fail");
        return;
      case "print": return this.mark(index, "print");
      case "gopanic": return this.mark(index, "fail");
      case "chanclose": return this.mark(index, "point");
      case "exit": return this.goroutines.endAll(index);
      default:
    }
  }

  /** A point on the lane of the event at an index. */
  private mark(index: number, point: Point): void {
    if (this.log.laneAt(index) === 0) this.javascript.mark(index, point);
    else this.goroutines.mark(index, point);
  }

  private task(index: number): void {
    this.javascript.task(index, this.args.isScript(index));
    const from = this.log.originAt(index) || this.log.causeAt(index);
    this.flights.task(index, this.args.isInterval(index));
    if (from > 0) this.links.push("fire", from, index + 1);
  }

  private call(index: number): void {
    this.javascript.call(index);
    this.linkFrom(index, "jscall", "call");
  }

  private microtask(index: number): void {
    this.javascript.microtask(index);
    if (this.log.causeAt(index) > 0) this.links.push("react", this.log.causeAt(index), index + 1);
  }

  private resume(index: number): void {
    const suspend = this.log.originAt(index);
    if (suspend === 0) return;
    const own = this.args.awaits(suspend - 1);
    this.javascript.resume(index, this.log.originAt(suspend - 1), own);
    if (own && this.log.causeAt(index) > 0) this.links.push("react", this.log.causeAt(index), index + 1);
  }

  private wait(index: number): void {
    this.goroutines.becomes(index, "wait");
    if (this.flights.wait(index)) this.links.push("set", index + 1, index + 1);
  }

  private wake(index: number): void {
    this.goroutines.becomes(index, "ready");
    const slept = this.flights.wake(index);
    const cause = this.log.causeAt(index);
    if (slept > 0) return this.links.push("fire", slept, index + 1);
    const from = cause > 0 ? this.log.kindAt(cause - 1) : "gowait";
    if (from === "gocall") this.links.push("call", cause, index + 1);
    else if (WAKERS.has(from) || this.args.waker(index) > 0) this.links.push("wake", cause, index + 1);
  }

  /** An arrow from the cause, when that is of the kind given. */
  private linkFrom(index: number, kind: Kind, link: "call"): void {
    const cause = this.log.causeAt(index);
    if (cause > 0 && this.log.kindAt(cause - 1) === kind) this.links.push(link, cause, index + 1);
  }

  private finish(index: number): void {
    const at = this.log.timeAt(index);
    if (this.holder !== "none") this.thread.column(this.holder).end(at, index + 1);
    this.bursts.extend(this.holder === "none" ? 0 : at);
    this.holder = "none";
    this.javascript.endAll(index);
    this.flights.endAll(index);
    this.ended = true;
  }

  /** The event at an index, whose kind is known. */
  private event<K extends Kind>(index: number, kind: K): EventOf<K> {
    const event = this.log.at(index);
    if (!isKind(event, kind)) throw new Error(`event ${index + 1} is no ${kind}`);
    return event;
  }
}

/** Kinds of events that wake a goroutine themselves; else it is the goroutine that the wake names, or nobody. */
const WAKERS: ReadonlySet<Kind> = new Set<Kind>(["chansend", "chanrecv", "chanclose", "task"]);

const RESPONSE_LANDINGS = { answered: "fired", failed: "failed", aborted: "cancelled" } as const;

function isKind<K extends Kind>(event: { kind: Kind }, kind: K): event is EventOf<K> {
  return event.kind === kind;
}
