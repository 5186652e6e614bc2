// This file follows JavaScript's call stack through a log, to know the line that it is at.

import type { Kind } from "./kinds.gen";
import type { EventLog } from "./log";

/**
 * One entry of the stack: a task, under which everything lies; a microtask; a function's call; `go` while Go runs for a call
 * of JavaScript's; `border` under what Go has called.
 */
interface Frame {
  readonly what: "task" | "micro" | "call" | "go" | "border";
  /** Seq by which its end names it: of the call, gocall, microtask or jscall. */
  readonly key: number;
  /** Position of its latest event, or 0 where the log does not know where it is. */
  pos: number;
}

/** Where JavaScript is. */
export interface JsMoment {
  /** Position of its innermost frame, or 0 where the log does not know it. */
  readonly pos: number;
  /** Whether it has called Go and waits for the return. */
  readonly inGo: boolean;
}

/** JavaScript's stack after some event; a copy goes its own way. */
export class JsStack {
  private leaving: Frame | null = null;

  constructor(private readonly frames: Frame[] = []) {}

  /** How many entries it has. */
  get depth(): number {
    return this.frames.length;
  }

  /** The same stack, to be kept. */
  copy(): JsStack {
    const copy = new JsStack(this.frames.map((frame) => ({ ...frame })));
    copy.leaving = this.leaving === null ? null : (copy.frames[this.frames.indexOf(this.leaving)] ?? null);
    return copy;
  }

  /** Where JavaScript is; null while none of it is on the stack. */
  now(): JsMoment | null {
    const top = this.frames[this.frames.length - 1];
    if (top === undefined || top.what === "border") return null;
    if (top.what !== "go") return { pos: top.pos, inGo: false };
    return { pos: this.frames[this.frames.length - 2]?.pos ?? 0, inGo: true };
  }

  /** Takes the event at an index, which may be of any kind and lane. */
  read(log: EventLog, index: number, kind: Kind): void {
    this.leave();
    if (log.laneAt(index) !== 0) return this.readGo(log, index, kind);
    if (OPENS.has(kind)) return this.open(log, index, kind);
    this.sees(log.posAt(index));
    if (CLOSES.has(kind)) this.leaving = this.find("call", log.originAt(index));
    else if (kind === "microtaskend") this.leaving = this.find("micro", log.originAt(index));
    else if (kind === "goreturn") this.close("go", log.originAt(index));
    else if (kind === "taskend" || kind === "end") this.frames.length = 0;
  }

  /** Go calls JavaScript and is returned to. */
  private readGo(log: EventLog, index: number, kind: Kind): void {
    if (kind === "jscall") this.frames.push({ what: "border", key: index + 1, pos: 0 });
    else if (kind === "jsreturn") this.close("border", log.originAt(index));
  }

  private open(log: EventLog, index: number, kind: Kind): void {
    const pos = log.posAt(index);
    switch (kind) {
      case "task":
        this.frames.length = 0;
        this.frames.push({ what: "task", key: index + 1, pos });
        return;
      case "microtask":
        this.bare();
        this.frames.push({ what: "micro", key: index + 1, pos });
        return;
      case "gocall":
        this.sees(pos);
        this.frames.push({ what: "go", key: index + 1, pos: 0 });
        return;
      case "call":
        this.frames.push({ what: "call", key: index + 1, pos });
        return;
      case "resume":
        this.resume(log, index, pos);
    }
  }

  /** A suspended function goes on: alone as a microtask, or on top of who asked a generator for its next value. */
  private resume(log: EventLog, index: number, pos: number): void {
    const suspend = log.originAt(index);
    if (suspend === 0) return;
    const event = log.at(suspend - 1);
    const asked = event.kind === "suspend" && (event.args.why === "yield" || event.args.why === "delegate");
    if (!asked) this.bare();
    this.frames.push({ what: "call", key: event.origin, pos });
  }

  /** The innermost frame has an event with this position; 0 tells nothing. */
  private sees(pos: number): void {
    const top = this.frames[this.frames.length - 1];
    if (top !== undefined && pos > 0) top.pos = pos;
  }

  /** A microtask begins: nothing of what ran before it is left but the task. */
  private bare(): void {
    this.frames.length = Math.min(this.frames.length, 1);
    const task = this.frames[0];
    if (task !== undefined) task.pos = 0;
  }

  private find(what: Frame["what"], key: number): Frame | null {
    return this.frames.findLast((frame) => frame.what === what && frame.key === key) ?? null;
  }

  /** Takes off the frame that the event before ended. Where its caller goes on, only the caller's next event tells. */
  private leave(): void {
    if (this.leaving === null) return;
    this.frames.length = this.frames.lastIndexOf(this.leaving);
    const caller = this.frames[this.frames.length - 1];
    if (caller !== undefined) caller.pos = 0;
    this.leaving = null;
  }

  /** Takes off a border, and what is on it; who crossed it goes on where it crossed. */
  private close(what: "go" | "border", key: number): void {
    const frame = this.find(what, key);
    if (frame !== null) this.frames.length = this.frames.lastIndexOf(frame);
  }
}

const OPENS: ReadonlySet<Kind> = new Set<Kind>(["task", "microtask", "call", "resume", "gocall"]);
const CLOSES: ReadonlySet<Kind> = new Set<Kind>(["return", "throw", "suspend"]);
