// This file turns what nothing caught, exceptions and rejections, into events of the run, and lets the program's own listeners see them first.

import type { Position } from "../../event/event";
import { getter, mapDelete, mapGet, mapSet, NativeMap, stringSlice, stringStartsWith, uncurry } from "../prelude/primordials";
import { installListeners, ListenerList, type OwnType } from "../loop/listeners";
import { Task } from "../loop/queue";
import { isError, preview, type StackOf } from "./preview";

/** Rejections in the log: all numbers are seqs. */
export interface Rejections {
  /** What made and what settled a promise. */
  madeBy(promise: object): number;
  settledBy(promise: object): number;
  /** What told that nobody handles it, and what handled it then. */
  unhandledBy(promise: object): number;
  handledBy(promise: object): number;
  /** Records that nobody handles it, or that somebody does after all. */
  unhandled(promise: object, reason: unknown): number;
  handled(promise: object): number;
}

/** What reporting needs of the run. */
export interface ErrorHost {
  readonly global: EventTarget;
  push(task: Task): void;
  /** How deep the stack of the user's functions is. */
  depth(): number;
  /** An exception has left all of the user's functions above that depth. Returns the seq of what it comes from. */
  left(depth: number, error: unknown): number;
  /** What is known of a rejected promise, and the recording of what happens to it. */
  readonly rejections: Rejections;
  report(what: "exception" | "rejection", text: string, stack: string, at: Position | null, cause: number): void;
  /** The user's position of an address the browser names. */
  locate(address: string, line: number, col: number): Position | null;
  stackOf: StackOf;
  positionOf(error: unknown): Position | null;
  /** An error with no line of the user's in it and our own address: a mistake of ours. */
  crash(text: string): void;
  isInternal(address: string): boolean;
  /** The exception came out of Go's own code, which is no mistake of ours. */
  isGos(error: unknown): boolean;
}

const nativeAdd = uncurry(EventTarget.prototype.addEventListener);
const preventDefault = uncurry(Event.prototype.preventDefault);
const stopImmediate = uncurry(Event.prototype.stopImmediatePropagation);
const defaultPrevented = getter<boolean>(Event.prototype, "defaultPrevented");
const message = getter<string>(ErrorEvent.prototype, "message");
const filename = getter<string>(ErrorEvent.prototype, "filename");
const lineno = getter<number>(ErrorEvent.prototype, "lineno");
const colno = getter<number>(ErrorEvent.prototype, "colno");
const thrown = getter<unknown>(ErrorEvent.prototype, "error");
const rejected = getter<Promise<unknown>>(PromiseRejectionEvent.prototype, "promise");
const reason = getter<unknown>(PromiseRejectionEvent.prototype, "reason");
const NativeErrorEvent = ErrorEvent;
const NativeRejectionEvent = PromiseRejectionEvent;

/** The browser's "Uncaught Error: x" without its first word. */
function withoutUncaught(text: string): string {
  return stringStartsWith(text, "Uncaught ") ? stringSlice(text, 9) : text;
}

/** What a thrown value or a rejection's reason is called in a report. */
function reasonText(value: unknown, stackOf: StackOf): string {
  if (typeof value === "string") return value;
  const stack = typeof value === "object" && value !== null ? stackOf(value) : "";
  if (stack === "") return preview(value, { depth: 2, entries: 10, string: 1000, total: 2000 });
  for (let i = 0; i < stack.length; i++) if (stringStartsWith(stringSlice(stack, i, i + 8), "\n    at ")) return stringSlice(stack, 0, i);
  return stack;
}

/** Delivers one rejection event: each listener is a step of its own, the report is the last. `first` records it. */
class RejectionTask extends Task {
  #at = 0;
  #listeners: ReturnType<ListenerList["snapshot"]> = [];
  cancelled = false;

  constructor(
    cause: number,
    origin: number,
    readonly all: ListenerList,
    readonly type: OwnType,
    readonly event: Event,
    readonly first: () => void,
    readonly last: () => void,
  ) {
    super("rejection", 0, cause, origin);
  }

  override get live(): boolean {
    return !this.cancelled;
  }

  override get more(): boolean {
    return this.#at <= this.#listeners.length;
  }

  override step(): void {
    const at = this.#at++;
    if (at === 0) {
      this.first();
      this.#listeners = this.all.snapshot(this.type);
    }
    if (at < this.#listeners.length) this.all.call(this.#listeners[at]!, this.event);
    else this.last();
  }
}

/** Uncaught errors of one run. */
export class Errors {
  readonly #host: ErrorHost;
  #listeners: ListenerList;
  /** Rejections whose event is queued but not delivered yet. */
  readonly #waiting = new NativeMap<Promise<unknown>, RejectionTask>();
  #reporting = false;
  /** How many of the user's functions stand below the code whose exceptions the browser reports. */
  #below = 0;

  constructor(host: ErrorHost) {
    this.#host = host;
    this.#listeners = new ListenerList(host.global);
  }

  /** Listens to the browser's own events and replaces the program's way to them. Call once, before user code. */
  install(): void {
    const { global } = this.#host;
    nativeAdd(global, "error", (event) => this.#error(event));
    nativeAdd(global, "unhandledrejection", (event) => this.#unhandled(event));
    nativeAdd(global, "rejectionhandled", (event) => this.#handled(event));
    this.#listeners = installListeners(global);
  }

  /** Reports an error that no event of the browser's tells of: a module's top level, reportError. `cause`: what it comes from. */
  thrown(error: unknown, cause: number): void {
    const stack = typeof error === "object" && error !== null ? this.#host.stackOf(error) : "";
    const at = this.#host.positionOf(error);
    this.#deliver(reasonText(error, this.#host.stackOf), stack, at, error, cause);
  }

  /** Makes a call of the user's in which the browser calls listeners at once: what they throw it reports from within. */
  dispatching<T>(call: () => T): T {
    const before = this.#below;
    this.#below = this.#host.depth();
    try {
      return call();
    } finally {
      this.#host.left(this.#below, undefined);
      this.#below = before;
    }
  }

  #error(event: Event): void {
    // An event that the program made itself is shown to its listeners, but nothing went wrong.
    if (!event.isTrusted) return this.#callAll("error", event);
    preventDefault(event);
    stopImmediate(event);
    const { stackOf, locate, positionOf, crash, isInternal, isGos } = this.#host;
    const error = thrown(event);
    const address = filename(event);
    const stack = typeof error === "object" && error !== null ? stackOf(error) : "";
    const at = locate(address, lineno(event), colno(event)) ?? positionOf(error);
    if (at === null && isInternal(address) && !isGos(error)) crash(stack === "" ? message(event) : stack);
    else {
      const text = typeof error === "object" && !isError(error) ? reasonText(error, stackOf) : withoutUncaught(message(event));
      this.#deliver(text, stack, at, error, this.#host.left(this.#below, error));
    }
  }

  /** Shows an exception to the program's listeners, then records it unless one of them handled it. */
  #deliver(text: string, stack: string, at: Position | null, error: unknown, cause: number): void {
    const event = new NativeErrorEvent("error", {
      message: `Uncaught ${text}`, filename: at?.file ?? "", lineno: at?.line ?? 0, colno: at?.col ?? 0, error, cancelable: true,
    });
    // An error inside an error listener is recorded but shown to no listener: so does the browser.
    if (!this.#reporting) {
      this.#reporting = true;
      this.#callAll("error", event);
      this.#reporting = false;
    }
    if (!defaultPrevented(event)) this.#host.report("exception", text, stack, at, cause);
  }

  #callAll(type: OwnType, event: Event): void {
    const listeners = this.#listeners.snapshot(type);
    for (let i = 0; i < listeners.length; i++) {
      const depth = this.#host.depth();
      try {
        this.#listeners.call(listeners[i]!, event);
      } catch (error) {
        this.thrown(error, this.#host.left(depth, error));
      }
    }
  }

  #unhandled(event: Event): void {
    if (!event.isTrusted) return this.#callAll("unhandledrejection", event);
    preventDefault(event);
    stopImmediate(event);
    const promise = rejected(event);
    const ours = new NativeRejectionEvent("unhandledrejection", { promise, reason: reason(event), cancelable: true });
    const { rejections } = this.#host;
    let told = 0;
    const first = (): void => {
      told = rejections.unhandled(promise, reason(ours));
    };
    const last = (): void => {
      mapDelete(this.#waiting, promise);
      if (!defaultPrevented(ours)) this.#reportRejection(reason(ours), told);
    };
    const task = new RejectionTask(rejections.settledBy(promise), rejections.madeBy(promise), this.#listeners, "unhandledrejection", ours, first, last);
    mapSet(this.#waiting, promise, task);
    this.#host.push(task);
  }

  #reportRejection(value: unknown, cause: number): void {
    const { stackOf, positionOf, report } = this.#host;
    const stack = typeof value === "object" && value !== null ? stackOf(value) : "";
    report("rejection", reasonText(value, stackOf), stack, positionOf(value), cause);
  }

  #handled(event: Event): void {
    if (!event.isTrusted) return this.#callAll("rejectionhandled", event);
    preventDefault(event);
    stopImmediate(event);
    const promise = rejected(event);
    const waiting = mapGet(this.#waiting, promise) as RejectionTask | undefined;
    if (waiting !== undefined) {
      // Handled before its turn came: in a plain browser neither event is seen.
      waiting.cancelled = true;
      mapDelete(this.#waiting, promise);
      return;
    }
    const ours = new NativeRejectionEvent("rejectionhandled", { promise, reason: reason(event) });
    const { rejections } = this.#host;
    const first = (): void => void rejections.handled(promise);
    this.#host.push(new RejectionTask(rejections.handledBy(promise), rejections.unhandledBy(promise), this.#listeners, "rejectionhandled", ours, first, () => {}));
  }
}
