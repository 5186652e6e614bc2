// Finds timers that the browser's rule for nested timers has lengthened to 4 ms.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import type { Detector, Finding } from "./finding";
import { atLine } from "./finding";
import { argumentsOf } from "./sources";
import type { Sources } from "./sources";

/** What a timer waits at least, in ns, when it was set in the callback of a timer that was itself nested (HTML standard, timer initialisation steps). */
const CLAMP = 4_000_000;
/** Timers this deep are still as short as they ask. */
const DEEP = 6;

/** The first such timer of each line: it asked for less in plain digits, and waits 4 ms. */
export class Clamped implements Detector {
  readonly kinds = ["timerset", "task", "taskend"] as const;
  /** How deep a timer is nested, by its timerset. */
  private readonly depths = new Map<number, number>();
  private depth = 0;
  private readonly lines = new Set<number>();
  private readonly clamped: Finding[] = [];

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "timerset") this.set(event);
    else this.depth = event.kind === "task" && event.args.source === "timer" ? (this.depths.get(event.origin) ?? 0) : 0;
  }

  found(): Finding[] {
    return this.clamped;
  }

  private set(event: EventOf<"timerset">): void {
    if (event.args.api !== "timeout") return;
    const depth = this.depth + 1;
    this.depths.set(event.seq, depth);
    if (depth <= DEEP || event.args.delay !== CLAMP || event.pos === 0 || this.lines.has(event.pos)) return;
    const asked = askedDelay(this.sources.from(event.pos));
    if (asked === null || asked >= CLAMP / 1e6) return;
    this.lines.add(event.pos);
    this.clamped.push({
      seq: event.seq, question: "Why does this timer take 4 ms?", proof: [event.seq],
      text: `It was set for ${asked} ms${atLine(this.log, event.pos)}, in the callback of a timer that was set in the callback of another, ${depth} deep. From the seventh on such timers wait at least 4 ms, as browsers keep it.`,
    });
  }
}

/** The delay that a call asks for in plain digits, in ms; 0 where it gives none, null where it is not plain. */
function askedDelay(text: string): number | null {
  const call = /^setTimeout\s*(?=\()/.exec(text);
  const given = call ? argumentsOf(text.slice(call[0].length)) : null;
  if (given === null) return null;
  const delay = given[1] ?? "0";
  return /^\d{1,6}$/.test(delay) ? Number(delay) : null;
}
