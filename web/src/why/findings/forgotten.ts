// Finds callbacks of then that give nothing back, where the next callback in the chain takes what they gave.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { blanked, functionsIn } from "./code";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

const UNDEFINED = "undefined";

/** A callback of then that has returned undefined. */
interface Empty {
  readonly call: EventOf<"call">;
  readonly returned: EventOf<"return">;
}

/** `.then((r) => { r.json(); }).then((data) => …)`: the first has braces and no return. */
export class Forgotten implements Detector {
  readonly kinds = ["microtask", "call", "return", "microtaskend"] as const;
  /** The microtask that runs, and the user's function that it has called. */
  private running: { readonly microtask: EventOf<"microtask">; empty: Empty | null; call: EventOf<"call"> | null } | null = null;
  /** By the number of the promise that it has fulfilled with undefined. */
  private readonly given = new Map<number, Empty & { readonly end: EventOf<"microtaskend"> }>();
  private readonly told = new Map<number, Finding>();

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "microtask") this.running = event.args.what === "then" ? { microtask: event, empty: null, call: null } : null;
    else if (event.kind === "call") this.called(event);
    else if (event.kind === "return") this.returned(event);
    else if (event.kind === "microtaskend") this.ended(event);
  }

  found(): Finding[] {
    return [...this.told.values()];
  }

  private called(call: EventOf<"call">): void {
    const { running } = this;
    if (running === null || running.call !== null || call.cause !== running.microtask.seq || call.args.what !== "function") return;
    running.call = call;
    const before = this.given.get(running.microtask.args.promise);
    this.given.delete(running.microtask.args.promise);
    if (before === undefined || call.args.args !== UNDEFINED || this.told.has(before.call.pos) || !TAKES.test(this.sources.from(call.pos)) || !this.forgets(before.call.pos)) return;
    this.told.set(before.call.pos, {
      seq: call.seq, question: "Why did the next then get undefined?", proof: [before.call.seq, before.returned.seq, before.end.seq, call.seq],
      text: `The callback${atLine(this.log, before.call.pos)} has braces and no return: it gave nothing back at ${ms(before.returned.at)}. So the next one${atLine(this.log, call.pos)} was called with undefined. With a return it gets the value, and waits for it where that is a promise.`,
    });
  }

  private returned(event: EventOf<"return">): void {
    const call = this.running?.call;
    if (this.running && call && event.origin === call.seq && event.args.value === UNDEFINED) this.running.empty = { call, returned: event };
  }

  private ended(end: EventOf<"microtaskend">): void {
    const empty = this.running?.empty;
    if (empty && end.origin === this.running?.microtask.seq && end.args.promise > 0) this.given.set(end.args.promise, { ...empty, end });
    this.running = null;
  }

  /** Whether the function there has a body in braces, with something in it, and nowhere a return. */
  private forgets(pos: number): boolean {
    const text = blanked(this.sources.from(pos));
    const [first] = text === null ? [] : functionsIn(text);
    if (text === null || first === undefined || first.start !== 0 || text[first.from - 1] !== "{" || text[first.to] !== "}") return false;
    const body = text.slice(first.from, first.to);
    return body.trim() !== "" && !/\b(?:return|throw)\b/.test(body);
  }
}

/** A function that begins there has one parameter or more. */
const TAKES = /^(?:async\s+)?(?:function\b\s*[\w$]*\s*\(\s*[\w$]|\(\s*[\w$][^()]*\)\s*=>|[A-Za-z_$][\w$]*\s*=>)/;
