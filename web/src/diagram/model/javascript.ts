// Reads JavaScript's stack of calls: who called whom, who waits for whom, and results that nobody waits for.

import type { EventOf, LogEvent } from "../../event/event";
import type { EventLog } from "../../event/log";
import { namesOf } from "../../timeline/words";
import type { SourceNames } from "../../timeline/words";
import type { Flights } from "./flights";
import type { Tone } from "./parts";
import { NONE } from "./sheet";
import type { Sheet } from "./sheet";
import type { CallSite, CallSites } from "./source";

/** A chain of causes is followed so far back. */
const FARTHEST_CAUSE = 8;

/** Code that can have a bar: a frame of the stack, or a goroutine. */
export interface Context {
  readonly line: number;
  bar: number;
}

/** What lies on the stack: a call, a call into Go, a call from Go, a microtask. `key` is the seq by which its end names it. */
export interface Frame extends Context {
  readonly what: "call" | "go" | "border" | "micro";
  readonly key: number;
  /** For a call from Go: where and when the function that it called returned, or NONE and 0. */
  backLine: number;
  backSeq: number;
}

/** What the source and the words give a diagram. */
export interface Words {
  readonly names: SourceNames;
  readonly sites: CallSites;
  /** The file that runs as the script. */
  readonly script: string;
}

/** JavaScript's calls. */
export class Calls {
  private readonly stack: Frame[] = [];
  /** Functions that have let go: their bars, by the seq of their call. */
  private readonly suspended = new Map<number, Context>();

  constructor(private readonly log: EventLog, private readonly sheet: Sheet, private readonly flights: Flights, private readonly words: Words) {}

  /** The lifeline of the code that runs now, or NONE. */
  get line(): number {
    return this.top?.line ?? NONE;
  }

  /** A task begins; a script is a function of its own. */
  task(event: EventOf<"task">): void {
    this.empty(event.seq);
    if (event.args.source !== "script" && event.args.source !== "module") return;
    const line = this.sheet.line("script", () => ({ kind: "script", name: this.words.script || event.args.source, note: "", fn: "" }));
    this.push("call", event.seq, line, event.seq);
  }

  /** Everything on the stack is over. */
  empty(seq: number): void {
    while (this.stack.length > 0) this.sheet.end(this.stack.pop()?.bar ?? NONE, seq);
  }

  /** A function is entered. */
  call(event: EventOf<"call">): void {
    const [full = "", ...shorter] = namesOf(this.log, { look: "js", beginSeq: event.seq });
    const name = event.args.name || shorter.at(-1) || full;
    const line = this.sheet.line(`js ${event.pos} ${name}`, () => ({ kind: "js", name, note: "", fn: "" }));
    this.arrive(event.seq, line, event.args.name === "" ? full : `${name}(${plain(event.args.args)})`);
    this.push("call", event.seq, line, event.seq);
  }

  /** A function returns or throws. */
  leave(event: EventOf<"return"> | EventOf<"throw">): void {
    const frame = this.pop("call", event.origin, event.seq);
    if (!frame) return;
    this.sheet.happened(event.seq, frame.line);
    if (event.kind === "throw") return this.giveBack(frame, event.seq, `throws ${event.args.value}`, "err", "throw");
    const { value } = event.args;
    if (this.top || value === "undefined" || this.settles(frame)) return this.giveBack(frame, event.seq, value === "undefined" ? "returns" : `returns ${value}`, value === "undefined" ? "quiet" : "strong", "return");
    this.lose(frame.line, event.seq, `returns ${value}`);
  }

  /** A function lets go before it is over. */
  suspend(event: EventOf<"suspend">): void {
    const frame = this.pop("call", event.origin, 0);
    if (!frame) return;
    this.sheet.happened(event.seq, frame.line);
    frame.bar = this.sheet.turn(frame.bar, "waits", event.seq);
    const yields = event.args.why === "yield" || event.args.why === "delegate";
    this.suspended.set(frame.key, { line: frame.line, bar: frame.bar });
    this.giveBack(frame, event.seq, yields ? "yields" : "returns a promise", "plain", "return");
  }

  /** It goes on: asked by its caller, or as a microtask of its own. */
  resume(event: EventOf<"resume">): void {
    const suspend = event.origin > 0 ? this.log.at(event.origin - 1) : null;
    const held = suspend ? this.suspended.get(suspend.origin) : undefined;
    if (suspend?.kind !== "suspend" || !held) return;
    const asked = suspend.args.why === "yield" || suspend.args.why === "delegate";
    if (!asked) this.empty(event.seq);
    if (asked && this.top) this.arrive(event.seq, held.line, "next");
    else this.goesOn(event, suspend.seq, held.line);
    this.stack.push({ what: "call", key: suspend.origin, line: held.line, bar: this.sheet.turn(held.bar, "runs", event.seq), backLine: NONE, backSeq: 0 });
  }

  /** A callback begins as a microtask. */
  microtask(event: EventOf<"microtask">): void {
    this.empty(event.seq);
    this.stack.push({ what: "micro", key: event.seq, line: NONE, bar: NONE, backLine: NONE, backSeq: 0 });
  }

  /** It is over. */
  microtaskEnd(event: EventOf<"microtaskend">): void {
    this.pop("micro", event.origin, event.seq);
  }

  /** JavaScript calls a function of Go's; returns its frame, whose bar the goroutine that serves it turns. */
  goCall(event: EventOf<"gocall">): Frame {
    const site = this.site(event);
    const name = site.name || this.words.names.wrapped(event.origin > 0 ? this.log.position(this.log.at(event.origin - 1).pos) : null) || `js.Func ${event.args.func}`;
    const line = this.sheet.line(`go ${event.args.func}`, () => ({ kind: "gofunc", name, note: "Go", fn: "" }));
    this.arrive(event.seq, line, `${name}(${plain(event.args.args)})`);
    return this.push("go", event.seq, line, event.seq);
  }

  /** It returns. */
  goReturn(event: EventOf<"goreturn">): void {
    const frame = this.pop("go", event.origin, event.seq);
    if (!frame) return;
    this.sheet.happened(event.seq, frame.line);
    const call = this.log.at(event.origin - 1);
    const site = this.site(call);
    const { value } = event.args;
    const missing = value === "undefined" && site.used;
    this.giveBack(frame, event.seq, value === "undefined" && !site.used ? "returns" : `returns ${value}`, missing ? "err" : value === "undefined" ? "quiet" : "strong", "return");
    if (site.target !== "") this.sheet.note({ line: this.line, seq: event.seq, text: `${site.target} = ${value}`, tone: missing ? "err" : "strong", output: false });
  }

  /** Go calls JavaScript. */
  jsCall(event: EventOf<"jscall">, from: Context): void {
    this.stack.push({ what: "border", key: event.seq, line: from.line, bar: NONE, backLine: NONE, backSeq: 0 });
  }

  /** JavaScript returns to Go. */
  jsReturn(event: EventOf<"jsreturn">): void {
    const border = this.pop("border", event.origin, event.seq);
    if (!border || border.backLine === NONE) return;
    const { how, value } = event.args;
    const threw = how === "threw";
    const label = threw ? `throws ${value}` : value === "undefined" ? "returns" : `returns ${value}`;
    this.sheet.say({ kind: threw ? "throw" : "return", fromLine: border.backLine, toLine: border.line, fromSeq: border.backSeq, toSeq: event.seq, label, tone: threw ? "err" : value === "undefined" ? "quiet" : "strong" });
  }

  private get top(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  private site(event: LogEvent): CallSite {
    return this.words.sites.at(this.log.position(event.pos));
  }

  /** The message by which something begins: a call, a reaction, or what came back from outside. */
  private arrive(seq: number, line: number, label: string): void {
    const { top, sheet, flights } = this;
    if (top?.what === "call" || top?.what === "go") {
      sheet.say({ kind: "call", fromLine: top.line, toLine: line, fromSeq: seq, toSeq: seq, label, tone: "plain" });
      top.bar = sheet.turn(top.bar, "waits", seq);
    } else if (top?.what === "border") sheet.say({ kind: "call", fromLine: top.line, toLine: line, fromSeq: top.key, toSeq: seq, label, tone: "strong" });
    else if (top?.what === "micro") this.react(this.log.causeAt(top.key - 1), seq, line, label);
    else if (flights.landed > 0) sheet.say({ kind: "fire", fromLine: sheet.outside, toLine: line, fromSeq: flights.landed, toSeq: seq, label: flights.backText(flights.landed), tone: "plain" });
  }

  private react(cause: number, seq: number, line: number, label: string): void {
    const fromLine = cause > 0 ? this.sheet.lineOf(cause) : NONE;
    const outside = fromLine !== NONE && this.sheet.lines[fromLine]?.kind === "outside";
    this.sheet.say({ kind: outside ? "fire" : "react", fromLine, toLine: line, fromSeq: cause, toSeq: seq, label: outside ? "answer" : label, tone: "plain" });
  }

  /** A function goes on because of what happened since it let go: on another lifeline, or outside. */
  private goesOn(event: EventOf<"resume">, since: number, line: number): void {
    for (let at = event.cause, steps = 0; at > since && steps < FARTHEST_CAUSE; at = this.log.causeAt(at - 1), steps++) {
      const from = this.sheet.lineOf(at);
      if (from !== NONE && from !== line) return this.react(at, event.seq, line, "goes on");
    }
    this.sheet.note({ line, seq: event.seq, text: "goes on", tone: "quiet", output: false });
  }

  /** The thread goes back to whoever is below on the stack. */
  private giveBack(frame: Frame, seq: number, label: string, tone: Tone, kind: "return" | "throw"): void {
    const { top, sheet } = this;
    if (top?.what === "call" || top?.what === "go") {
      sheet.say({ kind, fromLine: frame.line, toLine: top.line, fromSeq: seq, toSeq: seq, label, tone });
      top.bar = sheet.turn(top.bar, "runs", seq);
    } else if (top?.what === "border") {
      top.backLine = frame.line;
      top.backSeq = seq;
    } else if (kind === "throw" && !top && !this.settles(frame)) this.lose(frame.line, seq, label);
  }

  /** Whether what a function gives back settles a promise of its own, so that it is not lost. */
  private settles(frame: Frame): boolean {
    const call = this.log.at(frame.key - 1);
    return this.suspended.has(frame.key) || (call.kind === "call" && call.args.what.startsWith("async"));
  }

  private lose(line: number, seq: number, label: string): void {
    this.sheet.say({ kind: "lost", fromLine: line, toLine: line, fromSeq: seq, toSeq: seq, label, tone: "err" });
  }

  private push(what: "call" | "go", key: number, line: number, seq: number): Frame {
    const frame: Frame = { what, key, line, bar: this.sheet.begin(line, "runs", seq), backLine: NONE, backSeq: 0 };
    this.stack.push(frame);
    return frame;
  }

  /** Takes the frame of that key off the stack and all above it, whose bars end with an event; its own ends too unless `seq` is 0. */
  private pop(what: Frame["what"], key: number, seq: number): Frame | null {
    const at = this.stack.findLastIndex((frame) => frame.what === what && frame.key === key);
    if (at < 0) return null;
    const [frame, ...above] = this.stack.splice(at);
    for (const one of above) this.sheet.end(one.bar, seq || key);
    if (seq > 0) this.sheet.end(frame?.bar ?? NONE, seq);
    return frame ?? null;
  }
}

/** A preview of arguments with functions by their names alone. */
function plain(args: string): string {
  return args.replace(/\[(?:async )?(?:function|class)\*?(?: ([\w$]+))?\]/g, (_, name: string | undefined) => name ?? "function");
}
