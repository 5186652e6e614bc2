// Finds calls into a Go program that had ended.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** Calls of a js.Func after Go's end. */
export class StaleCalls implements Detector {
  readonly kinds = ["fatal", "exit", "stalecall"] as const;
  /** Whether Go ended by a panic or a deadlock: then that is what is to be told. */
  private gaveUp = false;
  private exit: EventOf<"exit"> | null = null;
  private readonly calls: Finding[] = [];

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "exit") this.exit = event;
    if (event.kind === "fatal") this.gaveUp = true;
    if (event.kind !== "stalecall" || this.exit === null || this.gaveUp) return;
    this.calls.push({
      seq: event.seq,
      question: "Why did this call into Go fail?",
      text: `The Go program was over: it ended at ${ms(this.exit.at)} with code ${this.exit.args.code}, and the call${atLine(this.log, event.pos)} came at ${ms(event.at)}. A Go program that is to be called must stay, as with select {}.`,
      proof: [this.exit.seq, event.seq],
    });
  }

  found(): Finding[] {
    return this.calls;
  }
}
