// Finds callbacks that were registered and never called, once nothing is left that could call them.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** How the promises were made whose settling the log always tells. */
const TOLD: ReadonlySet<string> = new Set(["constructor", "withresolvers"]);

/** Reactions of promises that were never settled, functions that wait for such, and js.Funcs that nobody called. */
export class Uncalled implements Detector {
  readonly kinds = ["promise", "resolve", "reject", "then", "microtask", "suspend", "resume", "call", "funcof", "funcrelease", "gocall", "stalecall", "calls", "awaits", "registrations", "end"] as const;
  /** Promises that are not settled, by number. */
  private readonly pending = new Map<number, EventOf<"promise">>();
  private readonly reactions = new Map<number, EventOf<"then">>();
  private readonly suspended = new Map<number, EventOf<"suspend">>();
  private readonly names = new Map<number, string>();
  private readonly funcs = new Map<number, EventOf<"funcof">>();
  /** Whether something was only counted: then the log does not tell all. */
  private counted = false;
  private quiet = false;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    switch (event.kind) {
      case "promise": return TOLD.has(event.args.how) ? void this.pending.set(event.args.promise, event) : undefined;
      case "resolve":
      case "reject": return void this.pending.delete(event.args.promise);
      case "then": return event.args.how === "internal" ? undefined : void this.reactions.set(event.seq, event);
      case "microtask": return void this.reactions.delete(event.origin);
      case "call": return event.args.what === "async" ? void this.names.set(event.seq, event.args.name) : undefined;
      case "suspend": return event.args.why === "await" ? void this.suspended.set(event.seq, event) : undefined;
      case "resume": return void this.suspended.delete(event.origin);
      case "funcof": return void this.funcs.set(event.seq, event);
      case "funcrelease":
      case "gocall":
      case "stalecall": return void this.funcs.delete(event.origin);
      case "end": return void (this.quiet = event.args.how === "quiet");
      default: this.counted = true;
    }
  }

  found(): Finding[] {
    if (!this.quiet || this.counted) return [];
    return [...this.resting(), ...this.waiting(), ...this.unused()];
  }

  private resting(): Finding[] {
    return [...this.reactions.values()].flatMap((then) => {
      const promise = this.pending.get(then.args.promise);
      return promise === undefined ? [] : [{
        seq: then.seq, question: "Why was this callback never called?", proof: [then.seq, promise.seq],
        text: `It was registered${atLine(this.log, then.pos)} for promise ${promise.args.promise}, made${atLine(this.log, promise.pos)}. The run ended, and nobody had resolved or rejected that promise.`,
      }];
    });
  }

  private waiting(): Finding[] {
    return [...this.suspended.values()].flatMap((suspend) => {
      const promise = this.pending.get(suspend.args.promise);
      return promise === undefined ? [] : [{
        seq: suspend.seq, question: `Why did ${this.names.get(suspend.origin) || "this function"} never go on?`, proof: [suspend.seq, promise.seq],
        text: `It awaits promise ${promise.args.promise}${atLine(this.log, suspend.pos)}, made${atLine(this.log, promise.pos)}. The run ended, and nobody had resolved or rejected that promise.`,
      }];
    });
  }

  private unused(): Finding[] {
    return [...this.funcs.values()].filter(({ pos }) => pos !== 0).map((func) => ({
      seq: func.seq, question: "Who calls this js.Func?", proof: [func.seq],
      text: `Nobody did: it was made${atLine(this.log, func.pos)} at ${ms(func.at)}, and the run ended without a call of it.`,
    }));
  }
}
