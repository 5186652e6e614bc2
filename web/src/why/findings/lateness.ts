// Finds timers whose callback came late because something else held the thread when they were due.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** A timer that is less late than this is on time, in ns. */
const ON_TIME = 1_000_000;
/** Only so many of the latest tasks are remembered: who held the thread before them is not told. */
const REMEMBERED = 4096;
/** From so many on a task's microtasks are counted for the reader. */
const MANY_MICROTASKS = 100;

interface Turn {
  readonly seq: number;
  readonly at: number;
  /** When it was over; Infinity until then. */
  end: number;
  microtasks: number;
}

/** Timers of both languages that were due while a task ran, and that had to wait for its end. */
export class LateTimers implements Detector {
  readonly kinds = ["timerset", "task", "taskend", "microtask", "thread"] as const;
  private readonly set = new Map<number, EventOf<"timerset">>();
  private turns: Turn[] = [];
  /** Since when the thread has been held without a pause, in ns; null while it is idle. */
  private heldSince: number | null = null;
  private readonly late: Finding[] = [];

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "timerset") this.set.set(event.seq, event);
    else if (event.kind === "thread") this.thread(event);
    else if (event.kind === "task") this.task(event);
    else this.goesOn(event);
  }

  found(): Finding[] {
    return this.late;
  }

  private thread({ args: { holder }, at }: EventOf<"thread">): void {
    if (holder === "none") this.heldSince = null;
    else this.heldSince ??= at;
  }

  private goesOn(event: LogEvent): void {
    const turn = this.turns.at(-1);
    if (turn === undefined) return;
    if (event.kind === "taskend") turn.end = event.at;
    else turn.microtasks++;
  }

  private task(event: EventOf<"task">): void {
    const { source } = event.args;
    const timer = source === "timer" || source === "gotimer" ? this.set.get(event.origin) : undefined;
    this.set.delete(event.origin);
    if (timer) this.check(event, timer);
    this.turns.push({ seq: event.seq, at: event.at, end: Infinity, microtasks: 0 });
    if (this.turns.length > 2 * REMEMBERED) this.turns = this.turns.slice(-REMEMBERED);
  }

  private check(event: EventOf<"task">, timer: EventOf<"timerset">): void {
    const due = timer.at + timer.args.delay;
    const first = this.turns[0];
    if (event.at - due < ON_TIME || this.heldSince === null || this.heldSince > due || first === undefined || first.at > due) return;
    const holder = this.longest(due, event.at);
    if (holder === null) return;
    const busy = holder.microtasks >= MANY_MICROTASKS ? ` and ran ${holder.microtasks.toLocaleString("en-US")} microtasks or more` : "";
    this.late.push({
      seq: event.seq,
      question: "Why did this timer come late?",
      text: `It was set for ${ms(timer.args.delay)}${atLine(this.log, timer.pos)} and due at ${ms(due)}, but the task that had begun at ${ms(holder.at)} held the thread${busy}. Its callback got the thread at ${ms(event.at)}, ${ms(event.at - due)} late.`,
      proof: [timer.seq, holder.seq, event.seq],
    });
  }

  /** The task that had the most of a stretch of time, if it had half of it or more. */
  private longest(from: number, to: number): Turn | null {
    let best: Turn | null = null;
    let most = (to - from) / 2;
    for (const turn of this.turns) {
      const share = Math.min(turn.end, to) - Math.max(turn.at, from);
      if (share >= most) [best, most] = [turn, share];
    }
    return best;
  }
}
