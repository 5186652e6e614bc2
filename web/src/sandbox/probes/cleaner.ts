// This file takes the names of probes out of error messages, in which the engine spells out the code that failed.

import { bareArray, getOwnPropertyDescriptor, stringIndexOf, stringSlice } from "../prelude/primordials";
import { proxyTarget } from "../prelude/inert";

/** What the engine calls a value that no name in the program stands for. */
const NAMELESS = "(intermediate value)";
const RETURNED = " is not a function or its return value";

/** In "yield* f() is not iterable" the engine puts NAMELESS once for each argument of a call; a probe has three. */
const DELEGATED = `yield* ${NAMELESS}${NAMELESS}`;

/** Cleans error messages. */
export class Cleaner {
  /** The probes' full names, each followed by nothing. */
  readonly #names = bareArray<string>();

  #prefix = "";

  /** @param wording how the engine would word the iterable at a site, or "" when it would give it no name. */
  constructor(private readonly wording: (site: number) => string) {}

  /** Says how the probes are named, and how all their names begin. */
  aim(prefix: string, names: readonly string[]): void {
    this.#prefix = prefix;
    for (let i = 0; i < names.length; i++) this.#names[i] = names[i]!;
  }

  /** Rewrites the message of an error when it names a probe. `site` is where the iteration in it stands, or 0. */
  clean(error: unknown, site: number): void {
    if (typeof error !== "object" || error === null || proxyTarget(error) !== undefined) return;
    const own = getOwnPropertyDescriptor(error, "message");
    const message: unknown = own?.value;
    if (typeof message !== "string" || own?.writable !== true) return;
    if (stringIndexOf(message, this.#prefix) >= 0) (error as Error).message = this.text(message, site);
    else if (stringIndexOf(message, DELEGATED) === 0) (error as Error).message = undoubled(message);
  }

  /** A text without the names of probes. */
  text(message: string, site: number): string {
    const words = this.wording(site);
    let text = message;
    for (let i = 0; i < this.#names.length; i++) {
      const name = this.#names[i]!;
      for (let at = stringIndexOf(text, name); at >= 0; at = stringIndexOf(text, name)) {
        text = stringSlice(text, 0, at) + unnamed(stringSlice(text, at + name.length), words);
      }
    }
    return text;
  }
}

/** What stands for a probe's name, and the rest of the message behind it. */
function unnamed(rest: string, words: string): string {
  const called = stringIndexOf(rest, "(...)") === 0;
  const behind = called ? stringSlice(rest, 5) : rest;
  if (stringIndexOf(behind, RETURNED) !== 0) return NAMELESS + behind;
  const end = stringSlice(behind, RETURNED.length);
  if (words === "") return NAMELESS + end;
  // A call as the iterable is doubted itself, as the engine does.
  const isCall = stringIndexOf(words, "(...)") === words.length - 5 && words.length > 5;
  return isCall ? (called ? words : stringSlice(words, 0, -5)) + RETURNED + end : words + end;
}

/** The message with one NAMELESS where there are several in a row. */
function undoubled(message: string): string {
  let text = message;
  while (stringIndexOf(text, DELEGATED) === 0) text = `yield* ${stringSlice(text, DELEGATED.length - NAMELESS.length)}`;
  return text;
}
