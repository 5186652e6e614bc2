// Finds values that a timer's callback returned, to nobody.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

/** Callbacks of timers with a return statement of their own that gave something back. */
export class Ignored implements Detector {
  readonly kinds = ["task", "call", "return"] as const;
  private timers = new Map<number, EventOf<"task">>();
  private readonly open = new Map<number, EventOf<"call">>();
  private readonly seen = new Set<number>();
  private readonly returned: Finding[] = [];

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "task") this.timers = event.args.source === "timer" || event.args.source === "interval" ? new Map([[event.seq, event]]) : new Map();
    else if (event.kind === "call") this.enters(event);
    else if (event.kind === "return") this.returns(event);
  }

  found(): Finding[] {
    return this.returned;
  }

  private enters(event: EventOf<"call">): void {
    if (event.args.what === "function" && event.pos !== 0 && this.timers.has(event.cause)) this.open.set(event.seq, event);
  }

  private returns(event: EventOf<"return">): void {
    const call = this.open.get(event.origin);
    this.open.delete(event.origin);
    const timer = call && this.timers.get(call.cause);
    if (!call || !timer || event.args.value === "undefined" || event.args.value === "" || this.seen.has(call.pos)) return;
    if (!hasBlock(this.sources.from(call.pos))) return;
    this.seen.add(call.pos);
    this.returned.push({
      seq: event.seq, question: `Who gets ${event.args.value}?`, proof: [timer.seq, call.seq, event.seq],
      text: `Nobody: the callback${atLine(this.log, call.pos)} returned ${event.args.value} at ${ms(event.at)}, and what called it was the event loop, for a timer. It calls callbacks for what they do, not for what they return.`,
    });
  }
}

/** Whether the function that begins there has a body in braces, so that only a return statement gives something back. */
function hasBlock(text: string): boolean {
  return /^function\b/.test(text) || /^(?:\([\w\s,$]*\)|[\w$]+)\s*=>\s*\{/.test(text);
}
