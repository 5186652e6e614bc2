// This file remembers promises: their numbers in the log and the events that settled them.

import { getPrototypeOf, NativePromise, NativeWeakMap, weakMapGet, weakMapSet } from "../prelude/primordials";
import { proxyTarget } from "../prelude/inert";
import type { Act } from "./act";

const promisePrototype: object = NativePromise.prototype;
/** How many links of "settled by" are followed; chains are longer only in programs nobody draws. */
const LONGEST = 256;

/** What is known of one promise. */
export class PromiseInfo {
  /** Seq of the event by which it was first seen. */
  made = 0;
  /** Seq of the event that settled it, or 0 when that is not known or has not happened. */
  settled = 0;
  /** The promise whose outcome it takes over. */
  via: PromiseInfo | null = null;
  /** The async function that it is the promise of. */
  act: Act | null = null;
  /** It was resolved or rejected: further attempts do nothing. */
  locked = false;
  /** Seq of its unhandled event. */
  unhandled = 0;
  /** Seq of the reaction or await that handles it after that. */
  handled = 0;

  constructor(
    /** Its number in the log, from 1. */
    readonly id: number,
  ) {}
}

/** Promises that cannot be stamped because the program has sealed them. */
const sealed = new NativeWeakMap<object, PromiseInfo>();

/** Returns what it is given instead of a new object, so that a subclass puts its private field on that. */
class Given {
  constructor(object: object) {
    return object;
  }
}

/**
 * Puts what is known of a promise on the promise itself, as a private field that no program can see: many times faster
 * than a WeakMap, and the collector takes both together.
 */
class Stamp extends Given {
  #info: PromiseInfo;

  private constructor(promise: object, info: PromiseInfo) {
    super(promise);
    this.#info = info;
  }

  static read(promise: object): PromiseInfo | null {
    return #info in promise ? promise.#info : ((weakMapGet(sealed, promise) as PromiseInfo | undefined) ?? null);
  }

  static write(promise: object, info: PromiseInfo): void {
    try {
      new Stamp(promise, info);
    } catch {
      weakMapSet(sealed, promise, info);
    }
  }
}

/** Seq of the event that settled a promise, as far as known, else 0. */
export function settledBy(promise: PromiseInfo | null): number {
  let latest = 0;
  let at = promise;
  for (let i = 0; at !== null && i < LONGEST; i++) {
    if (at.settled > latest) latest = at.settled;
    if (at.act !== null && at.act.settled > latest && at.act.outcome !== "none") latest = at.act.settled;
    at = at.via ?? at.act?.adopted ?? null;
  }
  return latest;
}

/** The promises of a run that have been seen. */
export class Promises {
  #count = 0;

  /** A number for a promise that is not there yet. */
  create(): PromiseInfo {
    return new PromiseInfo(++this.#count);
  }

  /** What is known of a value, or null when it is no promise seen before. */
  known(value: unknown): PromiseInfo | null {
    return typeof value === "object" && value !== null ? Stamp.read(value) : null;
  }

  remember(promise: object, info: PromiseInfo): void {
    Stamp.write(promise, info);
  }

  /** True for the browser's own promises and those of subclasses. Runs nothing of the user's. */
  isPromise(value: unknown): value is object {
    if (typeof value !== "object" || value === null) return false;
    return Stamp.read(value) !== null || inherits(value, promisePrototype);
  }
}

/** True when a prototype stands in a value's chain. Runs no trap: a proxy has no chain. */
export function inherits(value: object, prototype: object): boolean {
  let holder: object | null = value;
  while (holder !== null && proxyTarget(holder) === undefined) {
    holder = getPrototypeOf(holder);
    if (holder === prototype) return true;
  }
  return false;
}
