// Reads what is sent to the outside world and comes back: timers, sleeps of goroutines, requests.

import type { EventLog } from "../../event/log";
import { namesOf } from "../../timeline/words";
import type { Landing } from "./parts";
import { NONE } from "./sheet";
import type { Sheet } from "./sheet";

/** Go rounds its one timer up to whole ms; so far from a sleep's own time it is still that sleep's, in ns. */
const EARLY = 1e5;
const LATE = 2e6;

/** What is in flight. */
export class Flights {
  /** Seq of the task that runs now because something landed, or 0. */
  landed = 0;
  private readonly flying = new Map<number, number>();
  /** The sleep of each goroutine: the seq of its wait, and when it is due in ns. */
  private readonly sleeps = new Map<number, { seq: number; due: number }>();

  constructor(private readonly log: EventLog, private readonly sheet: Sheet) {}

  /** A timer is set on a lifeline. Go's own is left out where a goroutine is seen to sleep until then. */
  timer(seq: number, line: number, api: string, delay: number): void {
    if (api === "signal" || (api === "go" && this.isForSleep(this.log.timeAt(seq - 1) + delay))) return;
    this.send(seq, line, 0);
  }

  /** A request leaves. */
  request(seq: number, line: number): void {
    this.send(seq, line, 0);
  }

  /** A goroutine sleeps. */
  sleep(seq: number, lane: number, line: number, ns: number): void {
    this.sleeps.set(lane, { seq, due: this.log.timeAt(seq - 1) + ns });
    this.send(seq, line, 1);
  }

  /** A goroutine wakes; tells whether a sleep of its ends. */
  wake(seq: number, lane: number): boolean {
    const sleep = this.sleeps.get(lane);
    if (!sleep) return false;
    this.sleeps.delete(lane);
    return this.land(sleep.seq, seq, "fired");
  }

  /** A task begins. An interval flies on. */
  task(seq: number, repeats: boolean): void {
    const from = this.log.originAt(seq - 1) || this.log.causeAt(seq - 1);
    this.landed = 0;
    if (from === 0 || !this.land(from, seq, "fired")) return;
    this.landed = seq;
    this.sheet.happened(seq, this.sheet.outside);
    if (repeats) this.flying.set(from, this.sheet.begin(this.sheet.outside, "flight", seq));
  }

  /** The task is over. */
  taskEnd(): void {
    this.landed = 0;
  }

  /** What an event sent out ends otherwise. */
  end(seq: number, from: number, landing: Landing): void {
    if (this.land(from, seq, landing)) this.sheet.happened(seq, this.sheet.outside);
  }

  /** What brings a flight back in words: `timer fires`, `answer`. */
  backText(taskSeq: number): string {
    const from = this.log.originAt(taskSeq - 1) || this.log.causeAt(taskSeq - 1);
    return from > 0 && this.log.kindAt(from - 1) === "request" ? "answer" : "timer fires";
  }

  private send(seq: number, line: number, form: number): void {
    if (line === NONE) return;
    const { sheet } = this;
    const names = namesOf(this.log, { look: "flight", beginSeq: seq });
    sheet.say({ kind: "set", fromLine: line, toLine: sheet.outside, fromSeq: seq, toSeq: seq, label: names[form] ?? names[0] ?? "", tone: "plain" });
    this.flying.set(seq, sheet.begin(sheet.outside, "flight", seq));
  }

  private land(from: number, seq: number, landing: Landing): boolean {
    const bar = this.flying.get(from);
    if (bar === undefined) return false;
    this.flying.delete(from);
    this.sheet.end(bar, seq, landing);
    return true;
  }

  private isForSleep(due: number): boolean {
    for (const sleep of this.sleeps.values()) if (due >= sleep.due - EARLY && due <= sleep.due + LATE) return true;
    return false;
  }
}
