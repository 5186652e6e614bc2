// Finds out who waits for what when Go gives up.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { waitReason } from "../../event/waits";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import { GOROUTINE_KINDS, Goroutines } from "./goroutines";

/** So many goroutines are named; the rest are counted. */
const NAMED = 3;

/** A call from JavaScript that does not return, and the wait that keeps it from that. */
interface Held {
  readonly call: EventOf<"gocall">;
  readonly wait: EventOf<"gowait">;
}

/** The goroutines that wait at a deadlock, and the call from JavaScript that one of them keeps from returning. */
export class Deadlock implements Detector {
  readonly kinds = [...GOROUTINE_KINDS, "gocall", "goreturn", "funcof", "request", "response", "stalecall", "fatal", "end"] as const;
  private readonly goroutines = new Goroutines();
  private readonly calls = new Map<number, EventOf<"gocall">>();
  private readonly funcs = new Map<number, EventOf<"funcof">>();
  private readonly requests = new Map<number, EventOf<"request">>();
  private gaveUp: EventOf<"fatal"> | EventOf<"end"> | null = null;
  private deadlocked = false;
  /** The first call of a js.Func after that. */
  private late: EventOf<"stalecall"> | null = null;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "end") {
      this.deadlocked = event.args.how === "deadlock";
      this.gaveUp ??= event;
    } else if (this.gaveUp !== null) {
      if (event.kind === "stalecall" && event.origin > 0) this.late ??= event;
    } else if (event.kind === "fatal") {
      if (event.args.what === "deadlock") this.gaveUp = event;
    } else this.note(event);
  }

  found(): Finding[] {
    const { gaveUp } = this;
    if (!this.deadlocked || gaveUp === null) return [];
    const held = this.held();
    const stuck = [...this.goroutines.waiting.values()].filter(({ lane }) => this.goroutines.isUsers(lane));
    if (held) return [this.cycle(gaveUp.seq, held, stuck)];
    const reason = gaveUp.kind === "end" ? " Nothing is in flight, and there is no js.Func that JavaScript could call." : "";
    return [{ seq: gaveUp.seq, question: "Why did Go give up?", text: `No goroutine can go on${this.list(stuck)}.${reason}`, proof: [gaveUp.seq, ...stuck.map(({ seq }) => seq)] }];
  }

  private note(event: LogEvent): void {
    this.goroutines.read(event);
    if (event.kind === "gocall") this.calls.set(event.seq, event);
    else if (event.kind === "goreturn") this.calls.delete(event.origin);
    else if (event.kind === "funcof") this.funcs.set(event.seq, event);
    else if (event.kind === "request") this.requests.set(event.seq, event);
    else if (event.kind === "response") this.requests.delete(event.origin);
  }

  /** The goroutine that JavaScript's call runs on waits too: so JavaScript waits for it, and can bring nothing. */
  private held(): Held | null {
    const call = [...this.calls.values()].at(-1);
    const waits = [...this.goroutines.waiting.values()].filter(({ lane, pos }) => pos !== 0 && this.goroutines.born.get(lane)?.args.role === "event");
    const wait = waits.at(-1);
    return call && wait ? { call, wait } : null;
  }

  private cycle(seq: number, { call, wait }: Held, stuck: readonly EventOf<"gowait">[]): Finding {
    const request = [...this.requests.values()].find(({ lane }) => lane === wait.lane || stuck.some((one) => one.lane === lane));
    const late = this.late;
    const first = `The js.Func that JavaScript called${atLine(this.log, call.pos)} waits in ${waitReason(wait.args.reason)}${atLine(this.log, wait.pos)}, and JavaScript calls nothing else until it returns.`;
    const second = request ? `${request.args.method} ${request.args.url}, sent${atLine(this.log, request.pos)}, can be answered only in another callback.`
      : late ? `The js.Func made${atLine(this.log, this.funcs.get(late.origin)?.pos ?? 0)} was called at ${ms(late.at)}, when Go had given up.`
        : `Nobody else can go on${this.list(stuck)}.`;
    const go = this.log.position(this.funcs.get(call.origin)?.pos ?? 0);
    return {
      seq, question: "Why did Go give up?", text: `${first} ${second}`,
      proof: [seq, call.seq, wait.seq, ...(request ? [request.seq] : late ? [late.seq] : stuck.map((one) => one.seq))],
      ...(go ? { fix: { kind: "wait", go, call: this.log.position(call.pos) } } : {}),
    };
  }

  private list(stuck: readonly EventOf<"gowait">[]): string {
    const names = stuck.slice(0, NAMED).map((wait) => `${this.goroutines.name(wait.lane)} waits in ${waitReason(wait.args.reason)}${atLine(this.log, wait.pos)}`);
    if (stuck.length > NAMED) names.push(`${stuck.length - NAMED} more wait`);
    return names.length === 0 ? "" : `: ${names.join(", ")}`;
  }
}
