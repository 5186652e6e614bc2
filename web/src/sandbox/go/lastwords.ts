// This file finds out how a Go program failed: from the probe's word, or without a probe from what the runtime prints last.

import { bareArray, stringIndexOf, stringSlice, stringStartsWith } from "../prelude/primordials";
import type { FatalArgs } from "../../event/kinds.gen";

/** How Go's runtime gives up. */
export type FatalKind = FatalArgs["what"];

/** The most text of a failure that is kept, in characters. */
const LONGEST = 8_192;

/** What the runtime prints first when it gives up. */
const PANIC = "panic: ";
const FATAL = "fatal error: ";

/** Collects the runtime's last words on standard error until they make one message. */
export class LastWords {
  readonly #tell: (lane: number, what: FatalKind, text: string) => void;
  #lane = 0;
  #kind: FatalKind | null = null;
  #sure = false;
  #told = false;
  #parts = bareArray<string>();
  #length = 0;

  /** @param tell is called once, with the goroutine, the kind and the message without the dump of goroutines. */
  constructor(tell: (lane: number, what: FatalKind, text: string) => void) {
    this.#tell = tell;
  }

  /** The kind of failure, once it is certain, or null. */
  get failure(): FatalKind | null {
    return this.#told ? this.#kind : null;
  }

  /** The probe says that the runtime gives up, before it prints anything. */
  probe(lane: number, kind: "panic" | "fatal", message: string): void {
    if (this.#sure) return;
    this.#begin(lane, stringIndexOf(message, "deadlock!") >= 0 ? "deadlock" : kind);
    this.#sure = true;
  }

  /** A piece of standard error. */
  wrote(lane: number, text: string): void {
    if (!this.#sure && !this.#told) {
      if (stringStartsWith(text, PANIC)) this.#begin(lane, "panic");
      else if (stringStartsWith(text, FATAL)) this.#begin(lane, "fatal");
    }
    if (this.#kind === null || this.#told) return;
    this.#parts[this.#parts.length] = text;
    this.#length += text.length;
    if (this.#sure && (this.#length > LONGEST || stringIndexOf(this.#text(), "\n\n") >= 0)) this.#finish();
  }

  /** The program has ended. An exit code of 2 is what the runtime gives up with. */
  ended(code: number): void {
    if (this.#kind !== null && !this.#told && (this.#sure || code === 2)) this.#finish();
  }

  /** The program was ended from outside the runtime: the engine's stack overflowed, an import failed. */
  trapped(lane: number, text: string): void {
    if (this.#told) return;
    this.#kind = "fatal";
    this.#lane = lane;
    this.#told = true;
    this.#tell(lane, "fatal", text);
  }

  #begin(lane: number, kind: FatalKind): void {
    this.#lane = lane;
    this.#kind = kind;
    this.#parts = bareArray<string>();
    this.#length = 0;
  }

  #text(): string {
    let text = "";
    for (let i = 0; i < this.#parts.length; i++) text += this.#parts[i]!;
    return text;
  }

  #finish(): void {
    const text = this.#text();
    const end = stringIndexOf(text, "\n\n");
    const words = stringSlice(text, 0, end >= 0 && end < LONGEST ? end : LONGEST);
    if (this.#kind === "fatal" && stringIndexOf(words, "deadlock!") >= 0) this.#kind = "deadlock";
    this.#told = true;
    this.#tell(this.#lane, this.#kind ?? "fatal", stringSlice(words, words.length - 1) === "\n" ? stringSlice(words, 0, words.length - 1) : words);
  }
}
