// This file remembers promises: their numbers in the log and the events that settled them.

import { getPrototypeOf, NativePromise, NativeWeakMap, weakMapGet, weakMapSet } from "../prelude/primordials";
import { proxyTarget } from "../prelude/inert";
import { PromiseInfo } from "./act";

const promisePrototype: object = NativePromise.prototype;

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
  /** Promises that cannot be stamped because the program has sealed them; null while there are none, as nearly always. */
  static #sealed: WeakMap<object, PromiseInfo> | null = null;
  #info: PromiseInfo;

  private constructor(promise: object, info: PromiseInfo) {
    super(promise);
    this.#info = info;
  }

  static read(promise: object): PromiseInfo | null {
    if (#info in promise) return promise.#info;
    return Stamp.#sealed === null ? null : ((weakMapGet(Stamp.#sealed, promise) as PromiseInfo | undefined) ?? null);
  }

  static write(promise: object, info: PromiseInfo): void {
    try {
      new Stamp(promise, info);
    } catch {
      Stamp.#sealed ??= new NativeWeakMap<object, PromiseInfo>();
      weakMapSet(Stamp.#sealed, promise, info);
    }
  }
}

/** The promises of a run that have been seen. */
export class Promises {
  #count = 0;
  /** The latest promise that is known to be unknown: to look for a stamp that is not there takes the engine long. */
  #blank: unknown = undefined;

  /** A number for a promise that is not there yet. */
  create(): PromiseInfo {
    return new PromiseInfo(++this.#count);
  }

  /** Says of a promise that has just been made that nothing is known of it. */
  blank(promise: unknown): void {
    this.#blank = promise;
  }

  /** What is known of a value, or null when it is no promise seen before. */
  known(value: unknown): PromiseInfo | null {
    if (value === this.#blank) return null;
    return typeof value === "object" && value !== null ? Stamp.read(value) : null;
  }

  remember(promise: object, info: PromiseInfo): void {
    if (promise === this.#blank) this.#blank = undefined;
    Stamp.write(promise, info);
  }

  /** True for the browser's own promises and those of subclasses. Runs nothing of the user's. */
  isPromise(value: unknown): value is object {
    if (typeof value !== "object" || value === null) return false;
    return this.known(value) !== null || inherits(value, promisePrototype);
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
