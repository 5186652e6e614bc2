// This file follows goroutines through a log: what each does, and the line at which it does it.

import type { GonewArgs, Kind } from "./kinds.gen";
import type { EventLog } from "./log";

/**
 * What a goroutine does: `running` has the thread; `inJs` has called JavaScript and waits for the return; `waiting` is
 * parked; `runnable` would run; `idle` has answered a call of JavaScript's and waits for the next.
 */
export type GoState = "running" | "inJs" | "waiting" | "runnable" | "idle";

/** One goroutine that is alive. */
export interface GoMoment {
  readonly id: number;
  readonly role: GonewArgs["role"];
  readonly state: GoState;
  /** Position of the line it is at, or 0 where the log does not know it. */
  readonly pos: number;
  /** Seq of the event since which it is in this state. */
  readonly since: number;
}

type Living = { -readonly [K in keyof GoMoment]: GoMoment[K] };

/** A call of JavaScript's by a goroutine that has not returned. */
interface Away {
  readonly key: number;
  readonly lane: Living;
  readonly pos: number;
}

/** The goroutines after some event; a copy goes its own way. */
export class GoLanes {
  private readonly lanes = new Map<number, Living>();
  private away: Away[] = [];
  private running: Living | null = null;
  /** Whether JavaScript has just called: what gets the thread next runs for that call. */
  private called = false;
  /** Whether it is proved that nothing can wake those that wait. */
  stuck = false;

  /** How many are alive. */
  get size(): number {
    return this.lanes.size;
  }

  /** The same goroutines, to be kept. */
  copy(): GoLanes {
    const copy = new GoLanes();
    for (const lane of this.lanes.values()) copy.lanes.set(lane.id, { ...lane });
    const twin = (lane: Living): Living => copy.lanes.get(lane.id) ?? { ...lane };
    copy.away = this.away.map((one) => ({ ...one, lane: twin(one.lane) }));
    copy.running = this.running === null ? null : twin(this.running);
    copy.called = this.called;
    copy.stuck = this.stuck;
    return copy;
  }

  /** All that are alive, in the order in which the log tells of them. */
  now(): GoMoment[] {
    return Array.from(this.lanes.values(), (lane) => ({ ...lane }));
  }

  /** The number of the one that runs, or else of the latest that has called JavaScript; 0 for none. */
  active(): number {
    return this.running?.id ?? this.away[this.away.length - 1]?.lane.id ?? 0;
  }

  /** Takes the event at an index, which may be of any kind and lane. */
  read(log: EventLog, index: number, kind: Kind): void {
    const id = log.laneAt(index);
    if (kind === "thread") return this.thread(log, index, id);
    if (kind === "exit") return this.exit();
    if (kind === "fatal") return this.fatal(log, index);
    if (kind === "gocall") this.called = true;
    if (id === 0) return;
    if (kind === "gonew") return this.born(log, index, id);
    const lane = this.lanes.get(id);
    if (lane === undefined) return;
    switch (kind) {
      case "gorun": return this.turn(lane, "running", index);
      case "gowait": return this.parks(lane, "waiting", log, index);
      case "goyield": return this.parks(lane, "runnable", log, index);
      case "gowake": return this.wakes(lane, log, index);
      case "goend": return this.ends(lane);
      case "jscall":
        this.away.push({ key: index + 1, lane, pos: log.posAt(index) });
        return this.parks(lane, "inJs", log, index);
      case "jsreturn": return this.returns(log, index);
      default: this.sees(lane, log.posAt(index));
    }
  }

  /** Made by a go statement: that is where its parent is. Where it itself begins, the log does not know. */
  private born(log: EventLog, index: number, id: number): void {
    const event = log.at(index);
    if (event.kind !== "gonew") return;
    this.lanes.set(id, { id, role: event.args.role, state: "runnable", pos: 0, since: index + 1 });
    const parent = this.lanes.get(event.args.parent);
    if (parent !== undefined && parent === this.running) this.sees(parent, event.pos);
  }

  private parks(lane: Living, state: GoState, log: EventLog, index: number): void {
    lane.pos = log.posAt(index);
    this.turn(lane, state, index);
  }

  /** It stays at the line where it waited; the event's own line is its waker's. */
  private wakes(lane: Living, log: EventLog, index: number): void {
    this.turn(lane, "runnable", index);
    const event = log.at(index);
    const waker = event.kind === "gowake" ? this.lanes.get(event.args.by) : undefined;
    if (waker !== undefined && waker === this.running) this.sees(waker, event.pos);
  }

  private ends(lane: Living): void {
    if (this.running === lane) this.running = null;
    this.lanes.delete(lane.id);
  }

  /** JavaScript returns to who called it, at the line of the call. */
  private returns(log: EventLog, index: number): void {
    const i = this.away.findLastIndex((one) => one.key === log.originAt(index));
    const call = this.away[i];
    if (call === undefined) return;
    this.away.length = i;
    call.lane.pos = call.pos;
    this.turn(call.lane, "running", index);
  }

  /**
   * The thread passes on. A goroutine that called JavaScript runs again while JavaScript calls back, since such a callback
   * runs on it; one from which the thread was taken otherwise has answered a call and waits for the next.
   */
  private thread(log: EventLog, index: number, id: number): void {
    const event = log.at(index);
    if (event.kind !== "thread") return;
    if (event.args.holder !== "go") return this.pause(index);
    const { called } = this;
    this.called = false;
    const lane = this.lanes.get(id);
    if (lane?.state !== "idle" && lane?.state !== "inJs") return;
    if (called) lane.pos = 0;
    this.turn(lane, "running", index);
  }

  private pause(index: number): void {
    const lane = this.running;
    if (lane === null) return;
    const call = this.away.findLast((one) => one.lane === lane);
    const to = call !== undefined && call === this.away[this.away.length - 1] ? "inJs" : "idle";
    if (lane.state === to) return;
    lane.pos = to === "inJs" ? (call?.pos ?? 0) : 0;
    this.turn(lane, to, index);
  }

  /** The program is over; where it is proved that they are stuck they stand where they wait. */
  private exit(): void {
    this.away = [];
    this.running = null;
    if (!this.stuck) this.lanes.clear();
  }

  private fatal(log: EventLog, index: number): void {
    const event = log.at(index);
    if (event.kind !== "fatal") return;
    const lane = this.lanes.get(event.lane);
    if (event.args.what === "deadlock") this.stuck = true;
    else if (lane !== undefined) this.sees(lane, event.pos);
  }

  private turn(lane: Living, state: GoState, index: number): void {
    if (state === "running") this.running = lane;
    else if (this.running === lane) this.running = null;
    lane.state = state;
    lane.since = index + 1;
  }

  /** An event of its own tells where it is; a position of 0 tells nothing. */
  private sees(lane: Living, pos: number): void {
    if (pos > 0) lane.pos = pos;
  }
}
