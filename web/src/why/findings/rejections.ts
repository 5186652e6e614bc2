// Finds rejections that nobody handled by the end of the run.

import type { EventOf, LogEvent } from "../../event/event";
import { ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** What a call into a Go program that is over throws; such calls are told of by themselves. */
const GO_IS_OVER = "Error: Go program has already exited";

/** Rejections without a handler, those handled later left out (HTML standard, 8.1.4.7 Unhandled promise rejections). */
export class Rejections implements Detector {
  readonly kinds = ["unhandled", "handled"] as const;
  private readonly open = new Map<number, EventOf<"unhandled">>();

  read(event: LogEvent): void {
    if (event.kind === "unhandled" && event.args.value !== GO_IS_OVER) this.open.set(event.seq, event);
    else if (event.kind === "handled") this.open.delete(event.origin);
  }

  found(): Finding[] {
    return [...this.open.values()].map(({ seq, at, args: { promise, value } }) => ({
      seq,
      question: "Who handles this rejection?",
      text: `Nobody: promise ${promise} was rejected${value === "" ? "" : ` with ${value}`}, and when the microtasks were over at ${ms(at)} it had no handler. None came later.`,
      proof: [seq],
    }));
  }
}
