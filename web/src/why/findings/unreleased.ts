// Finds lines that make js.Funcs over and over and do not release them.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine } from "./finding";
import type { Detector, Finding } from "./finding";

/** So many of one line that stay are a leak; fewer may be meant to stay. */
const LEAK = 3;

/** js.Funcs that were alive when the run ended while Go was still there, by the line that made them. */
export class Unreleased implements Detector {
  readonly kinds = ["funcof", "funcrelease", "end"] as const;
  private readonly alive = new Map<number, EventOf<"funcof">>();
  private readonly made = new Map<number, number>();
  private quiet = false;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "end") this.quiet = event.args.how === "quiet";
    else if (event.kind === "funcrelease") this.alive.delete(event.origin);
    else if (event.kind === "funcof" && event.pos !== 0) {
      this.alive.set(event.seq, event);
      this.made.set(event.pos, (this.made.get(event.pos) ?? 0) + 1);
    }
  }

  found(): Finding[] {
    if (!this.quiet) return [];
    return [...this.made].flatMap(([pos, made]) => {
      const left = [...this.alive.values()].filter((func) => func.pos === pos);
      const last = left.at(-1);
      if (last === undefined || left.length < LEAK) return [];
      return [{
        seq: last.seq, question: "Who releases these js.Funcs?", proof: left.map(({ seq }) => seq),
        text: `Of ${made} js.Funcs made${atLine(this.log, pos)} ${made - left.length === 0 ? "none" : String(made - left.length)} had been released when the run ended. Each of the ${left.length} keeps its function and all that it holds, until Release is called.`,
      }];
    });
  }
}
