// Reads what goroutines do: a lane for each, with the times it runs, is ready, waits, or is away in JavaScript.

import type { EventLog } from "../../event/log";
import type { GonewArgs } from "../../event/kinds.gen";
import { Population } from "./population";
import type { State } from "./population";
import { Row } from "./rows";
import type { Point } from "./rows";

/** Whose a goroutine is. */
export type Role = GonewArgs["role"];

/** One goroutine. Times in ns; a seq of 0 means that it has not happened. */
export class Lane {
  readonly row: Row;
  parent = 0;
  role: Role = "user";
  /** The function it runs, as its event names it; empty when that is not known. */
  fn = "";
  bornAt = 0;
  bornSeq = 0;
  endAt = 0;
  endSeq = 0;
  /** Seq of the event that proved that nothing can wake it, or 0. */
  stuckSeq = 0;
  stuckAt = 0;
  state: State | null = null;
  /** Whether it ever printed, panicked, or ran on behalf of JavaScript: then it is worth a lane of its own. */
  notable = false;
  /** Whether it was running when the thread was taken from Go, and so runs again when Go gets it back. */
  paused = false;

  constructor(readonly id: number) {
    this.row = new Row(`g${id}`, ["go", "toJs", "ready", "wait"]);
  }

  /** The function's short name: `worker` for main.worker and what is written in it, `WaitGroup.Go` for sync.(*WaitGroup).Go.func1. */
  get name(): string {
    if (this.id === 1) return "main";
    const short = this.fn.slice(this.fn.lastIndexOf("/") + 1).replace(/^\w+\./, "").replace(/\(\*(\w+)\)/, "$1");
    return short.replace(/(?:\.(?:gowrap|deferwrap|func)?\d+)+$/, "");
  }

  /** Whether it runs a literal or a wrapper of the compiler's, so that its own name says little. */
  get nameless(): boolean {
    return /\.(?:gowrap|deferwrap|func)\d+/.test(this.fn) && (this.ofUser || this.fn.startsWith("sync.(*WaitGroup).Go."));
  }

  /** Whether its function is written in the user's program. */
  get ofUser(): boolean {
    return this.fn.startsWith("main.");
  }
}

/** The lanes of Go. */
export class GoroutineReader {
  readonly lanes = new Map<number, Lane>();
  /** The goroutines of the user's own functions, by the function. */
  readonly populations = new Map<string, Population>();
  /** Whether the log tells what goroutines do; a log of the first recorder tells only who holds the thread. */
  told = false;
  /** The goroutine that ran last, and whether JavaScript has just called into Go. */
  private running: Lane | null = null;
  private called = false;
  /** The calls to JavaScript that have not returned: seq and goroutine. */
  private readonly away: { seq: number; lane: Lane }[] = [];

  constructor(private readonly log: EventLog) {}

  /** A goroutine is created. */
  born(index: number, args: GonewArgs): void {
    this.tells();
    const lane = this.lane(this.log.laneAt(index));
    lane.parent = args.parent;
    lane.fn = args.fn;
    lane.role = args.role;
    lane.bornAt = this.log.timeAt(index);
    lane.bornSeq = index + 1;
    this.turn(lane, "ready", index);
  }

  /** A goroutine runs, waits, is ready. */
  becomes(index: number, state: State): void {
    this.tells();
    const id = this.log.laneAt(index);
    if (id > 0) this.turn(this.lane(id), state, index);
  }

  /** A goroutine is over. */
  ended(index: number): void {
    this.over(this.lane(this.log.laneAt(index)), index);
  }

  /** A goroutine calls JavaScript. */
  calls(index: number): void {
    const lane = this.lane(this.log.laneAt(index));
    this.away.push({ seq: index + 1, lane });
    this.turn(lane, "toJs", index);
  }

  /** JavaScript returns to it. */
  returns(index: number): void {
    const call = this.log.originAt(index);
    const i = this.away.findLastIndex((one) => one.seq === call);
    if (i < 0) return;
    for (const one of this.away.splice(i)) this.turn(one.lane, "go", index);
  }

  /**
   * The thread passes to Go or away from it. A goroutine that called JavaScript runs again while JavaScript calls back:
   * such a callback runs on it. Where the log tells nothing of goroutines, a known holder is what runs.
   */
  thread(index: number, holder: "none" | "js" | "go"): void {
    const id = this.log.laneAt(index);
    if (!this.told) return this.holds(index, holder === "go" ? id : 0);
    if (holder === "go" && this.called && id > 0) this.lane(id).notable = true;
    if (holder !== "go") return this.pause(index);
    this.called = false;
    const lane = this.lanes.get(id);
    if (lane?.paused || lane?.state === "toJs") this.turn(lane, "go", index);
  }

  /** JavaScript calls into Go: the goroutine that runs next runs on its behalf. */
  callFromJs(): void {
    this.called = true;
  }

  /** The thread is taken from Go: what runs lets go, to JavaScript where it had called it, else until Go is called again. */
  private pause(index: number): void {
    const top = this.away[this.away.length - 1];
    const lane = this.running;
    if (lane?.state !== "go") return;
    const to = top?.lane === lane ? "toJs" : "wait";
    this.turn(lane, to, index);
    lane.paused = to === "wait";
  }

  /** A point on a goroutine's lane. */
  mark(index: number, point: Point): void {
    const lane = this.lane(this.log.laneAt(index));
    lane.row.mark(point, this.log.timeAt(index), index + 1);
    this.populationOf(lane)?.row.mark(point, this.log.timeAt(index), index + 1);
    if (point !== "point") lane.notable = true;
  }

  /** Nothing can wake any goroutine more: those that wait are stuck. */
  stuck(index: number): void {
    for (const lane of this.lanes.values()) {
      if (lane.state !== "wait") continue;
      lane.stuckSeq = index + 1;
      lane.stuckAt = this.log.timeAt(index);
      lane.notable = true;
      this.turn(lane, null, index);
    }
  }

  /** Go is over, and every goroutine with it. */
  endAll(index: number): void {
    for (const lane of this.lanes.values()) if (lane.state !== null) this.over(lane, index);
    this.running = null;
  }

  /** The goroutine that a row is of; null for any other row. */
  ofRow(row: Row): Lane | null {
    const lane = this.lanes.get(Number(row.id.slice(1)));
    return lane?.row === row ? lane : null;
  }

  /** The lane of a goroutine, made when it is not there. */
  lane(id: number): Lane {
    let lane = this.lanes.get(id);
    if (!lane) this.lanes.set(id, (lane = new Lane(id)));
    return lane;
  }

  /** The log turns out to tell what goroutines do: what was made of the thread alone is forgotten. */
  private tells(): void {
    if (!this.told) this.lanes.clear();
    this.told = true;
  }

  private over(lane: Lane, index: number): void {
    this.turn(lane, null, index);
    lane.endAt = this.log.timeAt(index);
    lane.endSeq = index + 1;
  }

  private holds(index: number, id: number): void {
    for (const lane of this.lanes.values()) if (lane.id !== id && lane.state === "go") this.turn(lane, null, index);
    if (id > 0 && this.lane(id).state !== "go") this.turn(this.lane(id), "go", index);
  }

  private turn(lane: Lane, to: State | null, index: number): void {
    lane.paused = false;
    if (to === "go") this.running = lane;
    if (lane.state === to) return;
    const at = this.log.timeAt(index);
    if (lane.state !== null) lane.row.column(lane.state).end(at, index + 1);
    if (to !== null) lane.row.column(to).begin(at, index + 1);
    const population = this.populationOf(lane);
    if (population && lane.state === null && lane.endSeq === 0) population.total++;
    population?.change(at, lane.state, to);
    lane.state = to;
  }

  private populationOf(lane: Lane): Population | null {
    if (lane.role !== "user" || lane.fn === "") return null;
    let population = this.populations.get(lane.fn);
    if (!population) this.populations.set(lane.fn, (population = new Population()));
    return population;
  }
}
