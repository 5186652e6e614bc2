// Finds timers whose callback came late because something else held the thread when they were due.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** A timer that is less late than this is on time, in ns. */
const ON_TIME = 1_000_000;
/** Only so many of the latest tasks are remembered: who held the thread before them is not told. */
const REMEMBERED = 4096;

interface Turn {
  readonly seq: number;
  readonly at: number;
  readonly source: string;
}

/** Timers of both languages that were due while a task ran, and that had to wait for its end. */
export class LateTimers implements Detector {
  readonly kinds = ["timerset", "task", "thread"] as const;
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
  }

  found(): Finding[] {
    return this.late;
  }

  private thread({ args: { holder }, at }: EventOf<"thread">): void {
    if (holder === "none") this.heldSince = null;
    else this.heldSince ??= at;
  }

  private task(event: EventOf<"task">): void {
    const { source } = event.args;
    const timer = source === "timer" || source === "gotimer" ? this.set.get(event.origin) : undefined;
    this.set.delete(event.origin);
    if (timer) this.check(event, timer);
    this.turns.push({ seq: event.seq, at: event.at, source });
    if (this.turns.length > 2 * REMEMBERED) this.turns = this.turns.slice(-REMEMBERED);
  }

  private check(event: EventOf<"task">, timer: EventOf<"timerset">): void {
    const due = timer.at + timer.args.delay;
    if (event.at - due < ON_TIME || this.heldSince === null || this.heldSince > due) return;
    const holder = this.turns.findLast((turn) => turn.at <= due);
    const first = this.turns[0];
    if (holder === undefined || first === undefined || first.at > due || holder.at < this.heldSince - ON_TIME) return;
    this.late.push({
      seq: event.seq,
      question: "Why did this timer come late?",
      text: `It was set for ${ms(timer.args.delay)}${atLine(this.log, timer.pos)} and due at ${ms(due)}, but the task that had begun at ${ms(holder.at)} held the thread. Its callback got the thread at ${ms(event.at)}, ${ms(event.at - due)} late.`,
    });
  }
}
