// This file gives the global object listeners for the events that the run itself delivers: errors and rejections.

import { apply, bareArray, defineProperty, getter, uncurry } from "../prelude/primordials";
import { replace } from "../prelude/natives";

/** The types of events on the global object that are ours. */
export type OwnType = "error" | "unhandledrejection" | "rejectionhandled";

/** One listener: a function, or an object with handleEvent. */
interface Listener {
  readonly type: OwnType;
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

/** The listeners of the global object. */
export class GlobalListeners {
  readonly #global: object;
  readonly #list = bareArray<Listener>();
  readonly #attributes: Record<OwnType, Listener | null> = { error: null, unhandledrejection: null, rejectionhandled: null };

  constructor(global: object) {
    this.#global = global;
  }

  /** Replaces addEventListener and removeEventListener, and the three on… attributes. */
  install(): void {
    const own = (target: unknown, type: unknown): type is OwnType => (target === this.#global || target === undefined || target === null) && isOwnType(type);
    const listeners = this;
    replace(EventTarget.prototype, {
      addEventListener(this: unknown, type: string, callback: EventListener | null, options?: AddEventListenerOptions): void {
        if (own(this, type)) listeners.#add(type, callback, options);
        else nativeAdd(this ?? listeners.#global, type, callback, options);
      },
      removeEventListener(this: unknown, type: string, callback: EventListener | null, options?: EventListenerOptions): void {
        if (own(this, type)) listeners.#remove(type, callback, options);
        else nativeRemove(this ?? listeners.#global, type, callback, options);
      },
    });
    replace(Event.prototype, {
      stopImmediatePropagation(this: Event): void {
        nativeStop(this);
        weakSetAdd(stopped, this);
      },
    });
    for (const type of ownTypes) this.#attribute(type);
  }

  /** The listeners of a type as they are now, in order. Call each through `call`. */
  snapshot(type: OwnType): readonly Listener[] {
    const now = bareArray<Listener>();
    for (let i = 0; i < this.#list.length; i++) if (this.#list[i]!.type === type) now[now.length] = this.#list[i]!;
    return now;
  }

  /** Calls one listener, unless it was removed meanwhile or the event was stopped. What it throws goes through. */
  call(listener: Listener, event: Event): void {
    if (listener.removed || weakSetHas(stopped, event)) return;
    if (listener.once) this.#drop(listener);
    const { callback } = listener;
    if (typeof callback === "function") apply(callback as (...args: unknown[]) => unknown, this.#global, [event]);
    else {
      const handle: unknown = (callback as { handleEvent?: unknown }).handleEvent;
      apply(handle as (...args: unknown[]) => unknown, callback, [event]);
    }
  }

  #add(type: OwnType, callback: unknown, options: unknown): void {
    if (typeof callback !== "function" && (typeof callback !== "object" || callback === null)) return;
    const capture = !!option(options, "capture");
    for (let i = 0; i < this.#list.length; i++) {
      const known = this.#list[i]!;
      if (known.type === type && known.callback === callback && known.capture === capture) return;
    }
    const listener: Listener = { type, callback, capture, once: !!option(options, "once"), removed: false };
    const signal = option(options, "signal");
    if (typeof signal === "object" && signal !== null) {
      if (signalAborted(signal)) return;
      nativeAdd(signal, "abort", () => this.#drop(listener));
    }
    this.#list[this.#list.length] = listener;
  }

  #remove(type: OwnType, callback: unknown, options: unknown): void {
    const capture = !!option(options, "capture");
    for (let i = 0; i < this.#list.length; i++) {
      const known = this.#list[i]!;
      if (known.type === type && known.callback === callback && known.capture === capture) return this.#drop(known);
    }
  }

  #drop(listener: Listener): void {
    listener.removed = true;
    let kept = 0;
    for (let i = 0; i < this.#list.length; i++) if (this.#list[i] !== listener) this.#list[kept++] = this.#list[i]!;
    this.#list.length = kept;
  }

  /** Defines on…: one listener whose place in the order is where it was first set. */
  #attribute(type: OwnType): void {
    const listeners = this;
    let handler: unknown = null;
    const accessor = {
      get [`on${type}`](): unknown {
        return handler;
      },
      set [`on${type}`](value: unknown) {
        handler = typeof value === "function" ? value : null;
        const known = listeners.#attributes[type];
        if (known !== null && handler === null) listeners.#drop(known);
        if (known !== null && !known.removed) return;
        if (handler === null) return;
        const callback = (event: Event): void => attributeCall(handler, listeners.#global, type, event);
        const listener: Listener = { type, callback, capture: false, once: false, removed: false };
        listeners.#attributes[type] = listener;
        listeners.#list[listeners.#list.length] = listener;
      },
    };
    const descriptor = Object.getOwnPropertyDescriptor(accessor, `on${type}`)!;
    defineProperty(this.#global, `on${type}`, { ...descriptor, enumerable: true, configurable: true });
  }
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
function attributeCall(handler: unknown, global: object, type: OwnType, event: Event): void {
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
