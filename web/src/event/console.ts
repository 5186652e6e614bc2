// This file reads the console off the log: one line after the other, as a terminal and a browser would show them.

import type { EventOf } from "./event";
import type { EventLog } from "./log";

/** One line of the console. */
export interface ConsoleLine {
  /** Time of the event that began the line, in ns. */
  readonly at: number;
  readonly from: "go" | "js";
  /** `stdout` or `stderr` for Go; the console method's name for JavaScript; `uncaught` for an error nothing caught. */
  readonly level: string;
  /** The text: Go's without its line end; a JavaScript call is one line, even where its text has line ends. */
  readonly text: string;
  /** Number of the position that began it, or 0. */
  readonly pos: number;
  /** Seq of the event that began it. */
  readonly seq: number;
  /** Bytes at its end that were not kept. */
  readonly cut: number;
}

/** What a reader of the console shows beside what was printed. */
export interface ConsoleOptions {
  /** Show uncaught errors as lines of level `uncaught`; default false. */
  readonly errors?: boolean;
}

/** Reads a growing log. Call `update` after an append; lines are only ever added. */
export class ConsoleReader {
  readonly #log: EventLog;
  readonly #errors: boolean;
  readonly #lines: ConsoleLine[] = [];
  #open: ConsoleLine | null = null;
  #next = 0;

  constructor(log: EventLog, options: ConsoleOptions = {}) {
    this.#log = log;
    this.#errors = options.errors ?? false;
  }

  /** All lines that are complete. */
  get lines(): readonly ConsoleLine[] {
    return this.#lines;
  }

  /** The line that Go has begun and not ended yet, or null. */
  get open(): ConsoleLine | null {
    return this.#open;
  }

  /** All lines, the one that Go has begun and not ended yet among them. */
  get all(): readonly ConsoleLine[] {
    return this.#open === null ? this.#lines : [...this.#lines, this.#open];
  }

  /** How many events of the log have been read. */
  get read(): number {
    return this.#next;
  }

  /** Reads on to the log's end, or to its first `length` events. */
  update(length = this.#log.length): void {
    for (; this.#next < length; this.#next++) this.#read(this.#next);
  }

  #read(index: number): void {
    const kind = this.#log.kindAt(index);
    if (kind !== "print" && kind !== "console" && kind !== "cut" && kind !== "error" && kind !== "end") return;
    const event = this.#log.at(index);
    switch (event.kind) {
      case "print":
        this.#print(event);
        return;
      case "console":
        this.#add(event, event.args.level, event.args.text);
        return;
      case "error":
        if (this.#errors) this.#add(event, "uncaught", event.args.text);
        return;
      case "cut":
        this.#cut(index, event.args.bytes);
        return;
      case "end":
        this.#close();
    }
  }

  #print(event: EventOf<"print">): void {
    const { stream, text } = event.args;
    if (this.#open !== null && this.#open.level !== stream) this.#close();
    const { at, pos, seq } = event;
    const parts = text.split("\n");
    const rest = parts.pop() ?? "";
    for (const part of parts) {
      this.#grow({ at, from: "go", level: stream, text: part, pos, seq, cut: 0 });
      this.#close();
    }
    if (rest !== "") this.#grow({ at, from: "go", level: stream, text: rest, pos, seq, cut: 0 });
  }

  #add(event: EventOf<"console" | "error">, level: string, text: string): void {
    this.#close();
    const { at, pos, seq } = event;
    this.#lines.push({ at, from: "js", level, text, pos, seq, cut: 0 });
  }

  /** Notes on the latest line that its event was cut, when that event made one. */
  #cut(index: number, bytes: number): void {
    const before = index > 0 ? this.#log.kindAt(index - 1) : "cut";
    if (before === "print" && this.#open !== null) {
      this.#open = { ...this.#open, cut: this.#open.cut + bytes };
      return;
    }
    const last = this.#lines.at(-1);
    const made = before === "print" || before === "console" || (before === "error" && this.#errors);
    if (made && last !== undefined) this.#lines[this.#lines.length - 1] = { ...last, cut: last.cut + bytes };
  }

  /** Begins a line, or goes on with the open one. */
  #grow(line: ConsoleLine): void {
    this.#open = this.#open === null ? line : { ...this.#open, text: this.#open.text + line.text };
  }

  #close(): void {
    if (this.#open === null) return;
    this.#lines.push(this.#open);
    this.#open = null;
  }
}
