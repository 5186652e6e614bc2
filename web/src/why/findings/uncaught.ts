// Finds exceptions of timers' callbacks that no try could catch: one stands around the call that set the timer, and was left long before.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { isInTry } from "./code";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

/** A timer, and the end of the task that has set it. */
interface Set {
  readonly timer: EventOf<"timerset">;
  readonly over: EventOf<"taskend">;
}

/** `try { setTimeout(() => { throw … }) } catch`. */
export class Uncaught implements Detector {
  readonly kinds = ["task", "taskend", "timerset", "error"] as const;
  private task: EventOf<"task"> | null = null;
  private fresh: EventOf<"timerset">[] = [];
  private readonly set = new Map<number, Set>();
  private readonly told = new Map<number, Finding>();

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "task") this.task = event;
    else if (event.kind === "timerset" && event.lane === 0 && event.pos > 0 && this.isTried(event.pos)) this.fresh.push(event);
    else if (event.kind === "taskend") this.ends(event);
    else if (event.kind === "error" && event.args.what === "exception") this.throws(event);
  }

  found(): Finding[] {
    return [...this.told.values()];
  }

  private ends(over: EventOf<"taskend">): void {
    for (const timer of this.fresh) this.set.set(timer.seq, { timer, over });
    this.fresh = [];
  }

  private throws(error: EventOf<"error">): void {
    const { task } = this;
    const set = task?.args.source === "timer" || task?.args.source === "interval" ? this.set.get(task.origin) : undefined;
    if (task === null || set === undefined || this.told.has(set.timer.pos)) return;
    this.told.set(set.timer.pos, {
      seq: error.seq, question: "Why did try not catch this?", proof: [set.timer.seq, set.over.seq, task.seq, error.seq],
      text: `A try stands around the call${atLine(this.log, set.timer.pos)} that set a timer; it was left by the end of that task, at ${ms(set.over.at)}. The callback ran in a task of its own at ${ms(task.at)}: what it throws${atLine(this.log, error.pos)} passes no try but its own.`,
    });
  }

  private isTried(pos: number): boolean {
    const at = this.sources.offset(pos);
    return at !== null && isInTry(at.text, at.offset);
  }
}
