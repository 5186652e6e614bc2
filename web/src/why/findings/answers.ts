// Finds calls into Go that returned nothing, whose answer came later, and whose nothing was then used.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

interface Call {
  readonly call: EventOf<"gocall">;
  returned: EventOf<"goreturn"> | null;
  /** A call in the same function, after the return, that was given undefined. */
  used: EventOf<"call"> | null;
  /** The goroutine that the call has started. */
  started: number;
  /** What that goroutine did last of all that tells of an answer: it called JavaScript, or it ended. */
  answer: EventOf<"jscall"> | EventOf<"goend"> | null;
}

const UNDEFINED = "undefined";

/** `var result = other_function()`: the call returns at once, the work goes on apart from it. */
export class LateAnswers implements Detector {
  readonly kinds = ["gocall", "goreturn", "gonew", "call", "jscall", "goend"] as const;
  private readonly open = new Map<number, Call>();
  private readonly byGoroutine = new Map<number, Call>();
  /** Returned calls by what their caller ran for, until it is seen to use the result. */
  private readonly unused = new Map<number, Call>();
  private readonly complete: Call[] = [];

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    switch (event.kind) {
      case "gocall":
        this.open.set(event.seq, { call: event, returned: null, used: null, started: 0, answer: null });
        return;
      case "gonew":
        return this.starts(event);
      case "goreturn":
        return this.returns(event);
      case "call":
        return this.uses(event);
      case "jscall":
      case "goend":
        return this.answers(event);
    }
  }

  found(): Finding[] {
    return this.complete.flatMap((call) => this.finding(call));
  }

  private starts(event: EventOf<"gonew">): void {
    const call = this.open.get(event.cause);
    if (call === undefined || event.args.role !== "user" || call.started !== 0) return;
    call.started = event.lane;
    this.byGoroutine.set(event.lane, call);
  }

  private returns(event: EventOf<"goreturn">): void {
    const call = this.open.get(event.origin);
    this.open.delete(event.origin);
    if (call === undefined || call.started === 0 || call.answer !== null || event.args.value !== UNDEFINED) return;
    call.returned = event;
    this.unused.set(call.call.cause, call);
  }

  private uses(event: EventOf<"call">): void {
    const call = this.unused.get(event.cause);
    if (call === undefined) return;
    this.unused.delete(event.cause);
    if (event.args.args !== UNDEFINED) return;
    call.used = event;
    this.complete.push(call);
  }

  /** The first thing that the goroutine tells outside is its answer; without one, its end. */
  private answers(event: EventOf<"jscall"> | EventOf<"goend">): void {
    const call = this.byGoroutine.get(event.lane);
    if (call === undefined) return;
    if (call.answer === null) call.answer = event;
    if (event.kind === "goend") this.byGoroutine.delete(event.lane);
  }

  private finding({ call, returned, used, started, answer }: Call): Finding[] {
    if (returned === null || used === null || answer === null) return [];
    const name = used.args.name === "" ? "a function" : used.args.name;
    const late = answer.kind === "jscall"
      ? `It called ${answer.args.name === "" ? "JavaScript" : answer.args.name} with its answer at ${ms(answer.at)}.`
      : `It was done at ${ms(answer.at)}, and nobody was told.`;
    return [{
      seq: used.seq,
      question: `Why did ${name} get undefined?`,
      text: `The call into Go${atLine(this.log, call.pos)} returned at ${ms(returned.at)} with undefined, while ${laneName(started)}, which it had started, was still at work. ${late}`,
    }];
  }
}
