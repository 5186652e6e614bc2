// Finds out who waits for what when Go gives up.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { waitReason } from "../../event/waits";
import { atLine } from "./finding";
import type { Detector, Finding } from "./finding";

/** So many goroutines are named; the rest are counted. */
const NAMED = 3;

/** The goroutines that wait at a deadlock, and the call from JavaScript that one of them keeps from returning. */
export class Deadlock implements Detector {
  readonly kinds = ["gonew", "gowait", "gowake", "gorun", "goend", "gocall", "goreturn", "fatal", "end"] as const;
  private readonly born = new Map<number, EventOf<"gonew">>();
  private readonly waiting = new Map<number, EventOf<"gowait">>();
  private readonly calls = new Map<number, EventOf<"gocall">>();
  private gaveUp = 0;
  private deadlocked = false;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    switch (event.kind) {
      case "gonew":
        this.born.set(event.lane, event);
        return;
      case "gowait":
        this.waiting.set(event.lane, event);
        return;
      case "gowake":
      case "gorun":
      case "goend":
        this.waiting.delete(event.lane);
        return;
      case "gocall":
        this.calls.set(event.seq, event);
        return;
      case "goreturn":
        this.calls.delete(event.origin);
        return;
      case "fatal":
        if (event.args.what === "deadlock") this.gaveUp = event.seq;
        return;
      case "end":
        this.deadlocked = event.args.how === "deadlock";
    }
  }

  found(): Finding[] {
    if (!this.deadlocked || this.gaveUp === 0) return [];
    const stuck = [...this.waiting.values()].filter(({ lane }) => this.born.get(lane)?.args.role === "user");
    const text = [`No goroutine can go on${stuck.length === 0 ? "" : `: ${this.list(stuck)}`}.`, this.held()].filter(Boolean).join(" ");
    return [{ seq: this.gaveUp, question: "Why did Go give up?", text }];
  }

  private list(stuck: readonly EventOf<"gowait">[]): string {
    const names = stuck.slice(0, NAMED).map((wait) => `${this.name(wait.lane)} waits in ${waitReason(wait.args.reason)}${atLine(this.log, wait.pos)}`);
    if (stuck.length > NAMED) names.push(`${stuck.length - NAMED} more wait`);
    return names.join(", ");
  }

  private name(lane: number): string {
    return this.born.get(lane)?.args.fn === "main.main" ? "main" : laneName(lane);
  }

  /** The goroutine that JavaScript's call runs on waits too: so JavaScript waits for it, and can bring nothing. */
  private held(): string {
    const call = [...this.calls.values()].at(-1);
    const wait = call === undefined ? undefined : [...this.waiting.values()].find(({ lane, pos }) => pos !== 0 && this.born.get(lane)?.args.role === "event");
    if (call === undefined || wait === undefined) return "";
    return `The js.Func that JavaScript called${atLine(this.log, call.pos)} waits too, in ${waitReason(wait.args.reason)}${atLine(this.log, wait.pos)}, and JavaScript calls nothing else until it returns.`;
  }
}
