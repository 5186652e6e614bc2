// Finds exceptions of JavaScript that ended Go.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { atLine } from "./finding";
import type { Detector, Finding } from "./finding";

/** A call into JavaScript that threw, the panic that came of it at once, and Go's end by that panic, all of one goroutine. */
export class Threw implements Detector {
  readonly kinds = ["jscall", "jsreturn", "gopanic", "fatal"] as const;
  private readonly calls = new Map<number, EventOf<"jscall">>();
  /** By goroutine: the exception that came back last, until it does something else. */
  private readonly thrown = new Map<number, EventOf<"jsreturn">>();
  private readonly panics = new Map<number, { readonly thrown: EventOf<"jsreturn">; readonly panic: EventOf<"gopanic"> }>();
  private readonly ended: Finding[] = [];

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "jscall") this.called(event);
    else if (event.kind === "jsreturn") this.returned(event);
    else if (event.kind === "gopanic") this.panicked(event);
    else if (event.kind === "fatal" && event.args.what === "panic") this.gaveUp(event);
  }

  found(): Finding[] {
    return this.ended;
  }

  private called(event: EventOf<"jscall">): void {
    this.calls.set(event.lane, event);
    this.thrown.delete(event.lane);
    this.panics.delete(event.lane);
  }

  private returned(event: EventOf<"jsreturn">): void {
    if (event.args.how === "threw") this.thrown.set(event.lane, event);
    else this.thrown.delete(event.lane);
  }

  private panicked(event: EventOf<"gopanic">): void {
    const thrown = this.thrown.get(event.lane);
    this.thrown.delete(event.lane);
    if (thrown && event.args.value === "js.Error") this.panics.set(event.lane, { thrown, panic: event });
    else this.panics.delete(event.lane);
  }

  private gaveUp(event: EventOf<"fatal">): void {
    const found = this.panics.get(event.lane);
    const call = this.calls.get(event.lane);
    if (found === undefined || call?.seq !== found.thrown.origin || !event.args.text.startsWith("panic: JavaScript error: ")) return;
    this.ended.push({
      seq: found.panic.seq, question: "Why did Go panic?", proof: [call.seq, found.thrown.seq, found.panic.seq, event.seq],
      text: `${laneName(event.lane)} called ${call.args.name || "a function"} in JavaScript${atLine(this.log, call.pos)}, which threw ${found.thrown.args.value}. In Go an exception is a panic of syscall/js; nobody recovered it, and every goroutine ended.`,
    });
  }
}
