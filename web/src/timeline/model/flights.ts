// Reads what is in flight outside the thread: timers, sleeps and requests, packed into as few rows as hold them without overlap.

import type { EventLog } from "../../event/log";
import type { Args } from "./args";
import { OPEN } from "./columns";
import { Population } from "./population";
import { Row } from "./rows";

/** So many rows at most; what finds none free is counted in a band. */
const FLIGHT_ROWS = 8;

/** How something in flight ended. */
export type Landing = "flying" | "fired" | "cancelled" | "failed";

/** One thing in flight: the row and index of its span; no row where all were taken. */
interface Flight {
  readonly row: Row | null;
  readonly index: number;
  /** When it lands, in ns; Infinity where nobody knows. */
  readonly due: number;
}

/** What is in flight, by the seq of the event that sent it out. */
export class FlightReader {
  readonly rows: Row[] = [];
  /** What was sent out while all rows were taken. */
  readonly more = new Population();
  private readonly flying = new Map<number, Flight>();
  /** How a flight ended, where it was not fired, by the seq of its begin. */
  private readonly landings = new Map<number, Landing>();
  /** Goroutines that sleep: the seq of their wait, and when they asked to wake, in ns. */
  private readonly sleeps = new Map<number, { seq: number; due: number }>();

  constructor(private readonly log: EventLog, private readonly args: Args) {}

  /** A timer is set. Go's own timer is left out where it is there for a goroutine that is seen to sleep. */
  timer(index: number): void {
    const due = this.log.timeAt(index) + this.args.delay(index);
    if (this.args.isSignal(index) || (this.args.isGoTimer(index) && this.isForSleep(due))) return;
    this.out(index, due);
  }

  /** A request leaves. */
  request(index: number): void {
    this.out(index, Infinity);
  }

  /** When the next of those in flight lands, in ns: Infinity where nobody knows, 0 where nothing flies. */
  get nextDue(): number {
    let next = this.flying.size === 0 ? 0 : Infinity;
    for (const { due } of this.flying.values()) next = Math.min(next, due);
    return next;
  }

  /** A goroutine waits; only a sleep is in flight. Tells whether it is one. */
  wait(index: number): boolean {
    const asked = this.args.asked(index);
    const event = asked > 0 ? this.log.at(index) : null;
    if (event?.kind !== "gowait" || event.args.reason !== "sleep") return false;
    this.sleeps.set(event.lane, { seq: event.seq, due: event.at + asked });
    this.out(index, event.at + asked);
    return true;
  }

  /** A goroutine wakes. Returns the seq of the sleep that this ends, or 0. */
  wake(index: number): number {
    const lane = this.log.laneAt(index);
    const sleep = this.sleeps.get(lane);
    if (!sleep) return 0;
    this.sleeps.delete(lane);
    return this.land(sleep.seq, index, "fired") ? sleep.seq : 0;
  }

  /** A task begins: what it came from has landed. An interval flies on. */
  task(index: number, repeats: boolean): void {
    const from = this.log.originAt(index) || this.log.causeAt(index);
    if (from === 0 || !this.flying.has(from)) return;
    const flight = this.land(from, index, "fired");
    if (repeats && flight) this.again(from, index, flight.row);
  }

  /** Something in flight ends otherwise: `from` is the seq of its begin. Tells whether it was seen to fly. */
  end(index: number, from: number, landing: Landing): boolean {
    return this.land(from, index, landing) !== null;
  }

  /** How the flight ended whose span begins with that event. */
  landing(beginSeq: number, endSeq: number): Landing {
    if (endSeq === 0) return "flying";
    return this.landings.get(beginSeq) ?? "fired";
  }

  /** The row of the flight that an event ended; null when it ended none. */
  rowEndedBy(seq: number): Row | null {
    return this.rows.find(({ tracks }) => tracks.some(({ column }) => {
      const i = column.indexAtSeq(seq);
      return i >= 0 && (column.endSeqs[i] === seq || (i > 0 && column.endSeqs[i - 1] === seq));
    })) ?? null;
  }

  /** Seq of the event that ended the flight begun with an event; 0 while it flies. */
  endOf(beginSeq: number): number {
    const column = this.rowOf(beginSeq)?.column("flight");
    const i = column?.indexAtSeq(beginSeq) ?? -1;
    return column && column.beginSeqs[i] === beginSeq ? (column.endSeqs[i] ?? 0) : 0;
  }

  /** The row of the flight that an event sent out or ended; null when it is none. */
  rowOf(seq: number): Row | null {
    return this.rows.find((row) => hasBegin(row, seq)) ?? null;
  }

  /** The run is over: what flies never lands. */
  endAll(index: number): void {
    for (const [seq] of this.flying) this.landings.set(seq, "flying");
    const at = this.log.timeAt(index);
    for (const row of this.rows) row.column("flight").end(at, index + 1);
    for (const { row } of this.flying.values()) if (!row) this.more.change(at, "wait", null);
    this.flying.clear();
  }

  private out(index: number, due: number): void {
    this.fly(index + 1, index, this.freeRow(this.log.timeAt(index)), due);
  }

  /** An interval's next round: it is known by the same timerset, but drawn from the task before. */
  private again(from: number, index: number, row: Row | null): void {
    this.fly(from, index, row, Infinity);
  }

  /** Something known by `from` flies from the event at an index on. */
  private fly(from: number, index: number, row: Row | null, due: number): void {
    const at = this.log.timeAt(index);
    if (row) {
      this.flying.set(from, { row, index: row.column("flight").begin(at, index + 1), due });
    } else {
      this.more.total++;
      this.more.change(at, null, "wait");
      this.flying.set(from, { row, index: -1, due });
    }
  }

  private land(from: number, index: number, landing: Landing): Flight | null {
    const flight = this.flying.get(from);
    if (!flight) return null;
    this.flying.delete(from);
    if (!flight.row) {
      this.more.change(this.log.timeAt(index), "wait", null);
      return flight;
    }
    const column = flight.row.column("flight");
    if (landing !== "fired") this.landings.set(column.beginSeqs[flight.index] ?? 0, landing);
    column.ends[flight.index] = this.log.timeAt(index);
    column.endSeqs[flight.index] = index + 1;
    return flight;
  }

  private freeRow(at: number): Row | null {
    for (let i = 0; i < this.rows.length; i++) {
      const row = this.rows[i]!;
      const { length, ends } = row.column("flight");
      const end = length === 0 ? 0 : (ends[length - 1] ?? OPEN);
      if (end < at || (end === at && length === 0)) return row;
    }
    if (this.rows.length === FLIGHT_ROWS) return null;
    const row = new Row(`flight${this.rows.length}`, ["flight"]);
    this.rows.push(row);
    return row;
  }

  /** Whether a goroutine sleeps to about that time: Go's timer is rounded up to whole ms. */
  private isForSleep(due: number): boolean {
    for (const sleep of this.sleeps.values()) if (due >= sleep.due - 1e5 && due <= sleep.due + 2e6) return true;
    return false;
  }
}

function hasBegin(row: Row, seq: number): boolean {
  const column = row.column("flight");
  const i = column.indexAtSeq(seq);
  return i >= 0 && (column.beginSeqs[i] === seq || column.endSeqs[i] === seq);
}
