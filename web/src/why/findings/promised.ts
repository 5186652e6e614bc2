// Finds promises of async functions that were used as if they were the value.

import type { EventOf, LogEvent } from "../../event/event";
import { ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { SourcePlace } from "../../program/fix";
import type { Sources } from "./sources";

/** How a promise looks where it was made into text, alone or at the end of a line. */
const AS_TEXT = /(?:Promise \{[^{}]*\}|\[object Promise\])$/;
/** Only so many async calls are kept. */
const MOST_KEPT = 1000;

interface Call {
  readonly call: EventOf<"call">;
  /** The event with which its caller got the promise. */
  promise: EventOf<"promise"> | null;
  used: { readonly event: EventOf<"call"> | EventOf<"console">; readonly name: string; readonly place: SourcePlace } | null;
  returned: EventOf<"return"> | null;
}

/** `var result = load(); show(result)`, where load is async and the source says that it is this result which was shown. */
export class Promised implements Detector {
  readonly kinds = ["call", "promise", "console", "return"] as const;
  private readonly calls = new Map<number, Call>();
  /** By what the caller ran for: the async call that gave it its latest promise. */
  private readonly latest = new Map<number, Call>();

  constructor(private readonly sources: Sources) {}

  read(event: LogEvent): void {
    if (event.kind === "call" && event.args.what === "async") this.begins(event);
    else if (event.kind === "call" || event.kind === "console") this.uses(event);
    else if (event.kind === "promise" && event.args.how === "async") this.gives(event);
    else if (event.kind === "return") this.returns(event);
  }

  found(): Finding[] {
    return [...this.calls.values()].flatMap((call) => this.finding(call));
  }

  private begins(event: EventOf<"call">): void {
    if (this.calls.size < MOST_KEPT && /^\w+$/.test(event.args.name)) this.calls.set(event.seq, { call: event, promise: null, used: null, returned: null });
  }

  private gives(event: EventOf<"promise">): void {
    const call = this.calls.get(event.origin);
    if (call === undefined) return;
    call.promise = event;
    this.latest.set(event.cause, call);
  }

  private returns(event: EventOf<"return">): void {
    const call = this.calls.get(event.origin);
    if (call) call.returned = event;
  }

  private uses(event: EventOf<"call"> | EventOf<"console">): void {
    const call = this.latest.get(event.cause);
    const shown = event.kind === "call" ? event.args.args : event.args.text;
    if (call === undefined || call.used !== null || !AS_TEXT.test(shown)) return;
    const given = this.sources.assigned(call.call.args.name);
    if (given === null) return;
    const passed = event.kind === "call" ? /^\w+$/.test(event.args.name) && this.sources.has(new RegExp(`(?<!function )\\b${event.args.name}\\(\\s*${given.name}\\s*\\)`))
      : new RegExp(`^[^;]*\\b${given.name}\\s*\\)`).test(this.sources.from(event.pos).split("\n", 1)[0] ?? "");
    if (passed) call.used = { event, ...given };
  }

  private finding({ call, promise, used, returned }: Call): Finding[] {
    if (promise === null || used === null || returned === null) return [];
    const who = used.event.kind === "console" ? "The console" : used.event.args.name;
    const value = returned.at > used.event.at ? `the value, ${returned.args.value}, was there at ${ms(returned.at)}.` : `the value, ${returned.args.value}, was there since ${ms(returned.at)}, but a promise gives it only to await and then.`;
    return [{
      seq: used.event.seq, question: `Why is ${used.name} a promise?`, proof: [call.seq, promise.seq, used.event.seq, returned.seq],
      text: `${call.args.name} is async: what it returned at ${ms(promise.at)} is a promise. ${who} got that promise at ${ms(used.event.at)}; ${value}`,
      fix: { kind: "await", call: used.place },
    }];
  }
}
