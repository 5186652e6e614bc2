// This file gives objects of ours, the global object above all, listeners for events that the run itself delivers.

import { apply, bareArray, defineProperty, getter, uncurry } from "../prelude/primordials";
import { disguise, replace } from "../prelude/natives";

/** The types of events on the global object that are ours. */
export type OwnType = "error" | "unhandledrejection" | "rejectionhandled";

/** One listener: a function, or an object with handleEvent. */
export interface Listener {
  readonly type: string;
  readonly callback: object;
  readonly capture: boolean;
  readonly once: boolean;
  removed: boolean;
}

const ownTypes: readonly OwnType[] = ["error", "unhandledrejection", "rejectionhandled"];
const stopped = new WeakSet<Event>();
const weakSetHas = uncurry(WeakSet.prototype.has);
const weakSetAdd = uncurry(WeakSet.prototype.add);
const signalAborted = getter<boolean>(AbortSignal.prototype, "aborted");
const nativeAdd = uncurry(EventTarget.prototype.addEventListener);
const nativeRemove = uncurry(EventTarget.prototype.removeEventListener);
const nativeStop = uncurry(Event.prototype.stopImmediatePropagation);

function isOwnType(type: unknown): type is OwnType {
  for (let i = 0; i < ownTypes.length; i++) if (ownTypes[i] === type) return true;
  return false;
}

function option(options: unknown, name: "capture" | "once" | "signal"): unknown {
  if (typeof options !== "object" || options === null) return name === "capture" ? options : undefined;
  return (options as { [key: string]: unknown })[name];
}

/** The listeners of one target, in order. */
export class ListenerList {
  readonly #target: object;
  readonly #list = bareArray<Listener>();

  constructor(target: object) {
    this.#target = target;
  }

  /** The listeners of a type as they are now. Call each through `call`. */
  snapshot(type: string): readonly Listener[] {
    const now = bareArray<Listener>();
    for (let i = 0; i < this.#list.length; i++) if (this.#list[i]!.type === type) now[now.length] = this.#list[i]!;
    return now;
  }

  /** Calls one listener, unless it was removed meanwhile or the event was stopped. What it throws goes through. */
  call(listener: Listener, event: Event): void {
    if (listener.removed || weakSetHas(stopped, event)) return;
    if (listener.once) this.#drop(listener);
    const { callback } = listener;
    if (typeof callback === "function") apply(callback as (...args: unknown[]) => unknown, this.#target, [event]);
    else {
      const handle: unknown = (callback as { handleEvent?: unknown }).handleEvent;
      apply(handle as (...args: unknown[]) => unknown, callback, [event]);
    }
  }

  /** Adds as addEventListener does: the same listener once only. */
  add(type: string, callback: unknown, options: unknown): void {
    if (typeof callback !== "function" && (typeof callback !== "object" || callback === null)) return;
    const capture = !!option(options, "capture");
    if (this.#find(type, callback, capture) !== null) return;
    const listener: Listener = { type, callback, capture, once: !!option(options, "once"), removed: false };
    const signal = option(options, "signal");
    if (typeof signal === "object" && signal !== null) {
      if (signalAborted(signal)) return;
      nativeAdd(signal, "abort", () => this.#drop(listener));
    }
    this.#list[this.#list.length] = listener;
  }

  /** Removes as removeEventListener does. */
  remove(type: string, callback: unknown, options: unknown): void {
    const known = this.#find(type, callback, !!option(options, "capture"));
    if (known !== null) this.#drop(known);
  }

  /** Defines on…: one listener whose place in the order is where it was first set. `changed` is told of each handler. */
  attribute(holder: object, type: string, changed: (handler: unknown) => void = () => {}): void {
    let handler: unknown = null;
    let known: Listener | null = null;
    const get = (): unknown => handler;
    const set = (value: unknown): void => {
      handler = typeof value === "function" ? value : null;
      changed(handler);
      if (known !== null && handler === null) this.#drop(known);
      if (handler === null || (known !== null && !known.removed)) return;
      const callback = (event: Event): void => attributeCall(handler, this.#target, type, event);
      known = { type, callback, capture: false, once: false, removed: false };
      this.#list[this.#list.length] = known;
    };
    disguise(get, `get on${type}`);
    disguise(set, `set on${type}`);
    defineProperty(holder, `on${type}`, { __proto__: null, get, set, enumerable: true, configurable: true } as PropertyDescriptor);
  }

  #find(type: string, callback: unknown, capture: boolean): Listener | null {
    for (let i = 0; i < this.#list.length; i++) {
      const known = this.#list[i]!;
      if (known.type === type && known.callback === callback && known.capture === capture) return known;
    }
    return null;
  }

  #drop(listener: Listener): void {
    listener.removed = true;
    let kept = 0;
    for (let i = 0; i < this.#list.length; i++) if (this.#list[i] !== listener) this.#list[kept++] = this.#list[i]!;
    this.#list.length = kept;
  }
}

/** Makes the global object's errors and rejections ours: its listeners for them are the ones of the list returned. */
export function installListeners(global: object): ListenerList {
  const list = new ListenerList(global);
  const own = (target: unknown, type: unknown): type is OwnType => (target === global || target === undefined || target === null) && isOwnType(type);
  replace(EventTarget.prototype, {
    addEventListener(this: unknown, type: string, callback: EventListener | null, options?: AddEventListenerOptions): void {
      if (own(this, type)) list.add(type, callback, options);
      else nativeAdd(this ?? global, type, callback, options);
    },
    removeEventListener(this: unknown, type: string, callback: EventListener | null, options?: EventListenerOptions): void {
      if (own(this, type)) list.remove(type, callback, options);
      else nativeRemove(this ?? global, type, callback, options);
    },
  });
  replace(Event.prototype, {
    stopImmediatePropagation(this: Event): void {
      nativeStop(this);
      weakSetAdd(stopped, this);
    },
  });
  for (const type of ownTypes) list.attribute(global, type);
  return list;
}

const errorParts = {
  message: getter<string>(ErrorEvent.prototype, "message"),
  filename: getter<string>(ErrorEvent.prototype, "filename"),
  lineno: getter<number>(ErrorEvent.prototype, "lineno"),
  colno: getter<number>(ErrorEvent.prototype, "colno"),
  error: getter<unknown>(ErrorEvent.prototype, "error"),
};
const preventDefault = uncurry(Event.prototype.preventDefault);

/** Calls an on… handler: onerror has five arguments and handles the error by returning true, the others by returning false. */
function attributeCall(handler: unknown, global: object, type: string, event: Event): void {
  if (typeof handler !== "function") return;
  const call = handler as (...args: unknown[]) => unknown;
  if (type !== "error") {
    if (apply(call, global, [event]) === false) preventDefault(event);
    return;
  }
  const { message, filename, lineno, colno, error } = errorParts;
  const handled = apply(call, global, [message(event), filename(event), lineno(event), colno(event), error(event)]);
  if (handled === true) preventDefault(event);
}
