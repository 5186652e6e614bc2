// Reads what JavaScript does: its tasks, its call stack by depth, its microtasks, and points such as output and promises settled.

import type { EventLog } from "../../event/log";
import { Row } from "./rows";
import type { Point } from "./rows";

/** Frames deeper than this are not drawn. */
export const DEEPEST = 8;

/** The row of an event of JavaScript's, as a small number: none, the tasks, the microtasks, or STACK plus a depth. */
export const JS_ROWS = { none: 0, task: 1, micro: 2, stack: 3 } as const;

/** What lies on the stack; `border` is a call from Go, under which frames lie that it does not draw itself. */
interface Frame {
  readonly what: "script" | "call" | "go" | "micro" | "border";
  /** Seq by which its end names it: of a call, gocall, microtask or jscall; 0 for a script. */
  readonly key: number;
  /** How many drawn frames lie under it. */
  readonly depth: number;
  /** Whether a microtask ends with it. */
  readonly turn: boolean;
}

/** The rows of JavaScript. */
export class JavaScriptReader {
  readonly tasks = new Row("task", ["task"]);
  readonly micros = new Row("micro", ["queued", "js"]);
  readonly stack: Row[] = [];
  /** Frames that lay too deep to be drawn. */
  deeper = 0;
  /** The row of each event of JavaScript's, by seq. */
  private rows = new Uint8Array(1024);
  private readonly frames: Frame[] = [];
  private microEnd = 0;
  private microEndSeq = 0;

  constructor(private readonly log: EventLog) {}

  /** The row that an event of lane 0 belongs to. */
  rowOf(seq: number): Row | null {
    const code = this.rows[seq] ?? JS_ROWS.none;
    if (code === JS_ROWS.none) return null;
    if (code === JS_ROWS.task) return this.tasks;
    return code === JS_ROWS.micro ? this.micros : (this.stack[code - JS_ROWS.stack] ?? null);
  }

  /** Takes the event of lane 0 at an index, of a kind that begins or ends nothing. */
  note(index: number): void {
    this.setRow(index + 1, this.topRow());
  }

  /** A task begins; a script is a frame of its own until its first microtask. */
  task(index: number, script: boolean): void {
    const at = this.log.timeAt(index);
    this.closeTo(0, at, index + 1);
    this.tasks.column("task").begin(at, index + 1);
    this.setRow(index + 1, JS_ROWS.task);
    if (script) this.open("script", 0, at, index + 1, false);
  }

  /** It ends. */
  taskEnd(index: number): void {
    const at = this.log.timeAt(index);
    this.closeTo(0, at, index + 1);
    this.tasks.column("task").end(at, index + 1);
    this.setRow(index + 1, JS_ROWS.task);
  }

  /** A function is entered. */
  call(index: number): void {
    this.setRow(index + 1, this.open("call", index + 1, this.log.timeAt(index), index + 1, false));
  }

  /** A function returns, throws or is suspended: `call` is the seq of its call. */
  leave(index: number, call: number): void {
    this.setRow(index + 1, this.topRow());
    this.close("call", call, index);
  }

  /** A suspended function goes on; `own` tells that nothing calls it: it is a microtask of its own. */
  resume(index: number, call: number, own: boolean): void {
    const at = this.log.timeAt(index);
    if (own) this.beginMicro(index);
    this.setRow(index + 1, this.open("call", call, at, index + 1, own));
  }

  /** A callback begins as a microtask. */
  microtask(index: number): void {
    this.beginMicro(index);
    this.frames.push({ what: "micro", key: index + 1, depth: 0, turn: true });
    this.setRow(index + 1, JS_ROWS.micro);
  }

  /** It ends. */
  microtaskEnd(index: number): void {
    this.setRow(index + 1, JS_ROWS.micro);
    this.close("micro", this.log.originAt(index), index);
  }

  /** JavaScript calls into Go. */
  goCall(index: number): void {
    this.setRow(index + 1, this.open("go", index + 1, this.log.timeAt(index), index + 1, false));
  }

  /** Go returns. */
  goReturn(index: number): void {
    this.setRow(index + 1, this.topRow());
    this.close("go", this.log.originAt(index), index);
  }

  /** Go calls into JavaScript. */
  jsCall(index: number): void {
    this.frames.push({ what: "border", key: index + 1, depth: this.depth(), turn: false });
  }

  /** JavaScript returns to Go. */
  jsReturn(index: number): void {
    this.close("border", this.log.originAt(index), index);
  }

  /** A point in the row that runs. */
  mark(index: number, point: Point): void {
    const code = this.topRow();
    this.setRow(index + 1, code);
    this.rowOf(index + 1)?.mark(point, this.log.timeAt(index), index + 1);
  }

  /** A point among the microtasks: a promise is settled there. */
  settled(index: number, point: Point): void {
    this.setRow(index + 1, this.topRow());
    this.micros.mark(point, this.log.timeAt(index), index + 1);
  }

  /** Everything ends: what still goes on is ended by the event at an index. */
  endAll(index: number): void {
    const at = this.log.timeAt(index);
    this.closeTo(0, at, index + 1);
    this.tasks.column("task").end(at, index + 1);
  }

  private depth(): number {
    const top = this.frames[this.frames.length - 1];
    if (!top) return 0;
    return top.what === "micro" || top.what === "border" ? top.depth : top.depth + 1;
  }

  /** The code of the row in which code runs now. */
  private topRow(): number {
    const top = this.frames[this.frames.length - 1];
    if (!top) return JS_ROWS.task;
    if (top.what === "micro") return JS_ROWS.micro;
    const depth = top.what === "border" ? top.depth - 1 : top.depth;
    return depth < 0 ? JS_ROWS.task : JS_ROWS.stack + Math.min(depth, DEEPEST - 1);
  }

  /** Pushes a frame that is drawn; returns the code of its row. */
  private open(what: Frame["what"], key: number, at: number, seq: number, turn: boolean): number {
    const depth = this.depth();
    this.frames.push({ what, key, depth, turn });
    if (depth >= DEEPEST) {
      this.deeper++;
      return JS_ROWS.stack + DEEPEST - 1;
    }
    if (depth === this.stack.length) this.stack.push(new Row(`stack${depth}`, ["js", "toGo"]));
    this.stack[depth]?.column(what === "go" ? "toGo" : "js").begin(at, seq);
    return JS_ROWS.stack + depth;
  }

  /** Pops up to and with the frame of that key; nothing when there is none. */
  private close(what: Frame["what"], key: number, index: number): void {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i];
      if (frame?.what !== what || frame.key !== key) continue;
      this.closeTo(i, this.log.timeAt(index), index + 1);
      return;
    }
  }

  /** Pops until only so many frames are left. */
  private closeTo(count: number, at: number, seq: number): void {
    while (this.frames.length > count) {
      const frame = this.frames.pop();
      if (frame) this.ended(frame, at, seq);
    }
  }

  private ended(frame: Frame, at: number, seq: number): void {
    if (frame.what !== "micro" && frame.what !== "border" && frame.depth < DEEPEST) {
      this.stack[frame.depth]?.column(frame.what === "go" ? "toGo" : "js").end(at, seq);
    }
    if (!frame.turn) return;
    this.micros.column("js").end(at, seq);
    this.microEnd = at;
    this.microEndSeq = seq;
  }

  /**
   * A microtask begins. Microtasks run in the order in which they were queued; only the next one's waiting is drawn, from
   * what made it due or from the end of the one before.
   */
  private beginMicro(index: number): void {
    const at = this.log.timeAt(index);
    this.closeTo(0, at, index + 1);
    const cause = this.log.causeAt(index);
    const due = cause > 0 ? this.log.timeAt(cause - 1) : at;
    const behind = due < this.microEnd;
    const begin = behind ? this.microEnd : due;
    if (cause > 0 && begin < at) {
      const queued = this.micros.column("queued");
      queued.begin(begin, behind ? this.microEndSeq : cause);
      queued.end(at, index + 1);
    }
    this.micros.column("js").begin(at, index + 1);
  }

  private setRow(seq: number, code: number): void {
    if (seq >= this.rows.length) {
      const more = new Uint8Array(Math.max(this.rows.length * 2, seq + 1));
      more.set(this.rows);
      this.rows = more;
    }
    this.rows[seq] = code;
  }
}
