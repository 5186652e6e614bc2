// This file names the probes: what instrumented code calls, and how the names are kept apart from the user's own.

/**
 * The probes and the letter each has behind the prefix. `handle` is what a plain function's entry returned: its depth
 * (above 0) when recorded, else -(frames below it). `act` is a resumable function's activation, or null when not recorded.
 */
export const PROBES = {
  /** Int32Array: how many calls of a function may still pass without a look. */
  counters: "c",
  /** (site, ...args) → handle: a plain function is entered. */
  enter: "e",
  /** () → handle of a function that is only counted or not seen. */
  height: "h",
  /** (handle, value?) → value: a plain function returns. */
  leave: "l",
  /** (handle, value?) → value: a plain function returns, but its finally blocks run first. */
  keep: "u",
  /** (handle): a plain function that has finally blocks is over. */
  over: "o",
  /** (handle, error?): a catch or finally block of a plain function begins. */
  caught: "x",
  /** (site, ...args) → act: an async function, generator or module starts. */
  start: "a",
  /** (act, site, value) → value: about to await. */
  suspend: "s",
  /** (act, site, value) → value: the await is over. */
  resume: "r",
  /** (act, site, value) → value: about to yield. */
  yielding: "y",
  /** (act, site, value) → value: resumed behind a yield. */
  yielded: "g",
  /** (act, site, iterable) → iterable: a for await begins. */
  forAwait: "f",
  /** (act, site): a for await has its next value, or is over. */
  step: "n",
  /** (act, site, error?): a catch or finally block of a resumable function begins. */
  landed: "k",
  /** (act, value?) → value: a resumable function returns. */
  returning: "t",
  /** (act, error) → error: an exception leaves an async function. */
  threw: "z",
  /** (act, value?) → value: a resumable function is over. */
  ended: "q",
  /** (site, value) → value: the last argument of a registering call; the call is next. */
  mark: "j",
  /** (site) → an empty iterable: as mark, where there is no last argument to wrap. */
  markSpread: "d",
  /** (value) → value: what a call has returned. */
  called: "v",
  /** (site, promise) → promise: what `new Promise` made. */
  made: "p",
  /** (site, constructor, executor) → executor. */
  executor: "w",
  /** (site): a loop has turned LOOP_TURNS times. */
  turns: "b",
} as const;

/** The name of a probe in PROBES. */
export type ProbeName = keyof typeof PROBES;

/** Letters of the local variables that instrumented code declares behind the prefix. */
export const LOCALS = { handle: "F", turns: "N", exception: "X" } as const;

/** Every so many turns of a loop the loop probe is called. A power of two. */
export const LOOP_TURNS = 16384;

/** Picks a prefix that occurs in none of the texts, so that no name behind it can clash with one of the user's. */
export function choosePrefix(texts: readonly string[]): string {
  for (let n = 0; ; n++) {
    const prefix = n === 0 ? "$_" : `$_${n}_`;
    if (texts.every((text) => !text.includes(prefix))) return prefix;
  }
}
