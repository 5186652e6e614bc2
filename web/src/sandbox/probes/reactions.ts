// This file watches promises from outside: then, catch, finally and queueMicrotask, with callbacks wrapped and nothing else changed.

import { apply, functionToString, NativePromise, promiseThen, stringIndexOf } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import type { Cleaner } from "./cleaner";
import type { MicrotaskKind, ThenKind } from "./host";
import type { Machine } from "./machine";
import { type PromiseInfo, settledBy } from "./act";
import type { Resumables } from "./resumables";

type Callback = (value: unknown) => unknown;

/** The internal reactions of one Promise.all, allSettled, any or race: they settle its promise. */
export interface Group {
  readonly how: "all" | "allsettled" | "any" | "race";
  left: number;
  /** The callback that it registers with every element, once one is known. */
  shared: unknown;
  /** The promise of the whole, once the call has returned. */
  result: PromiseInfo | null;
  settled: number;
  /** Registers those of its elements that are only counted; null before the first. */
  counted: CountedElements | null;
}

/** Registers a combinator's elements, all of them by one event. */
interface CountedElements {
  /** Seq of that event. */
  readonly due: number;
  then(promise: unknown, onFulfilled: Callback, onRejected: Callback): unknown;
}

/** One registered reaction. */
interface Reaction {
  readonly how: ThenKind;
  readonly promise: PromiseInfo;
  readonly group: Group | null;
  seq: number;
  pos: number;
  derived: PromiseInfo | null;
}

/** Watches reactions and microtasks. */
export class Reactions {
  /** Set while a combinator of the platform calls then on its elements. */
  group: Group | null = null;
  /** Set while a combinator that is only counted does so. */
  counting = false;
  /** Set while catch or finally of the platform calls then. */
  #how: ThenKind = "then";

  constructor(
    private readonly machine: Machine,
    private readonly resumables: Resumables,
    private readonly cleaner: Cleaner,
  ) {}

  /** Replaces then, catch, finally and queueMicrotask. */
  install(global: { queueMicrotask?: unknown }): void {
    const self = this;
    const { catch: nativeCatch, finally: nativeFinally } = NativePromise.prototype;
    replace(NativePromise.prototype, {
      then(this: unknown, onFulfilled: unknown, onRejected: unknown) {
        return self.#then(this, onFulfilled, onRejected);
      },
      catch(this: unknown, onRejected: unknown) {
        return self.#named("catch", nativeCatch, this, onRejected);
      },
      finally(this: unknown, onFinally: unknown) {
        return self.#named("finally", nativeFinally, this, onFinally);
      },
    });
    const native = global.queueMicrotask;
    if (typeof native !== "function") return;
    replace(global, {
      queueMicrotask(callback: unknown) {
        if (typeof callback !== "function") return apply(native, undefined, arguments);
        return apply(native, undefined, [self.#queued(callback as () => unknown)]);
      },
    });
  }

  /** Catch and finally call then themselves: it is to know under which name. */
  #named(how: ThenKind, native: (callback: never) => unknown, promise: unknown, callback: unknown): unknown {
    this.#how = how;
    try {
      return apply(native, promise, [callback]);
    } finally {
      this.#how = "then";
    }
  }

  #then(promise: unknown, onFulfilled: unknown, onRejected: unknown): unknown {
    const { machine } = this;
    const how = this.#how;
    this.#how = "then";
    const site = machine.takeMark();
    const internal = site < 0 && how === "then" && this.#areInternal(onFulfilled, onRejected);
    if ((internal || site >= 0) && machine.countsRegistration(site)) return this.#thenCounted(promise, site, onFulfilled, onRejected);
    if (!machine.promises.isPromise(promise)) return promiseThen(promise, onFulfilled as Callback, onRejected as Callback);
    const group = internal ? this.group : null;
    const info = this.resumables.find(promise, site >= 0 && machine.sites[site]!.fresh);
    const pos = site >= 0 ? machine.position(site) : internal ? 0 : machine.caller();
    const reaction: Reaction = { how: internal ? "internal" : how, promise: info, group, seq: 0, pos, derived: null };
    if (group !== null) group.left++;
    const result: unknown = promiseThen(promise, this.#wrap(reaction, onFulfilled, false), this.#wrap(reaction, onRejected, true));
    // With two callbacks of its own, and for no combinator, the engine carries an outcome over to a promise that was resolved with this one.
    const carries = internal && group === null && typeof onFulfilled === "function" && typeof onRejected === "function";
    this.#register(reaction, result, carries ? info.takeTaker() : 0);
    return result;
  }

  /** True for callbacks that the engine itself registers. A combinator registers one of its two with every element. */
  #areInternal(onFulfilled: unknown, onRejected: unknown): boolean {
    const { group } = this;
    if (this.counting) return true;
    if (group !== null && group.shared !== null && (onFulfilled === group.shared || onRejected === group.shared)) return true;
    if (!isInternal(onFulfilled) || !isInternal(onRejected)) return false;
    if (group !== null) group.shared = group.how === "any" ? onFulfilled : onRejected;
    return true;
  }

  /** A reaction that is only counted: nothing of it is recorded, but what its callbacks do follows from a recorded event. */
  #thenCounted(promise: unknown, site: number, onFulfilled: unknown, onRejected: unknown): unknown {
    const { machine, resumables } = this;
    const waits = resumables.waiting;
    if (waits && site >= 0 && machine.sites[site]!.fresh && machine.promises.isPromise(promise)) resumables.find(promise, true);
    const result: unknown = site < 0 && this.group !== null
      ? this.#elementCounted(promise, this.group, onFulfilled, onRejected)
      : promiseThen(promise, this.#wrapCounted(promise, onFulfilled, false), this.#wrapCounted(promise, onRejected, true));
    machine.promises.blank(result);
    // Or it would be taken for the promise of the function that has just given control back.
    if (waits && machine.promises.isPromise(result)) machine.meet(result);
    return result;
  }

  /** Its callbacks share all they need but the element's own: there may be very many, and what each holds is copied by the collector. */
  #elementCounted(promise: unknown, group: Group, onFulfilled: unknown, onRejected: unknown): unknown {
    group.left++;
    const due = this.machine.running;
    if (group.counted?.due !== due) group.counted = this.#countedElements(group, due);
    return group.counted.then(promise, onFulfilled as Callback, onRejected as Callback);
  }

  /** Registers elements of a group that are only counted and that the event of seq `due` registers. */
  #countedElements(group: Group, due: number): CountedElements {
    const { machine } = this;
    const settle = (promise: unknown, rejected: boolean): void => {
      group.left--;
      if (!decides(group, rejected)) return;
      const settled = settledBy(machine.promises.known(promise));
      settleGroup(group, settled > due ? settled : due);
    };
    const then = (promise: unknown, onFulfilled: Callback, onRejected: Callback): unknown => {
      const fulfil = (value: unknown): unknown => {
        settle(promise, false);
        return onFulfilled(value);
      };
      const reject = (error: unknown): unknown => {
        settle(promise, true);
        return onRejected(error);
      };
      return promiseThen(promise, fulfil, reject);
    };
    return { due, then };
  }

  #wrapCounted(promise: unknown, callback: unknown, rejected: boolean): Callback {
    if (typeof callback !== "function") return callback as Callback;
    const info = this.machine.promises.known(promise);
    const due = this.machine.running;
    return rejected
      ? (error: unknown): unknown => {
          this.cleaner.clean(error, 0);
          return this.#runCounted(info, due, callback as Callback, error);
        }
      : (value: unknown): unknown => this.#runCounted(info, due, callback as Callback, value);
  }

  #runCounted(info: PromiseInfo | null, due: number, callback: Callback, value: unknown): unknown {
    const { machine } = this;
    const settled = info === null ? 0 : settledBy(info);
    machine.goOn(settled > due ? settled : due);
    try {
      return callback(value);
    } catch (error) {
      this.cleaner.clean(error, 0);
      machine.host.rejected();
      machine.passed(0, error);
      throw error;
    } finally {
      machine.stack.slot = 0;
    }
  }

  /** `taken`: seq of the event by which another promise took over the outcome, where the reaction carries it there, or 0. */
  #register(reaction: Reaction, result: unknown, taken: number): void {
    const { machine } = this;
    const { promise } = reaction;
    machine.promises.blank(result);
    const derived = machine.promises.isPromise(result) ? machine.meet(result) : null;
    reaction.derived = derived;
    const asked = !machine.stack.known && reaction.how === "internal" ? promise.made : machine.running;
    reaction.seq = machine.record.then(taken || asked, promise.made, reaction.pos, reaction.how, promise.id, derived?.id ?? 0);
    if (promise.unhandled !== 0) promise.handled = reaction.seq;
    if (derived === null) return;
    derived.made = reaction.seq;
    // Where no callback of the two runs, the outcome passes through.
    derived.via = promise;
  }

  /** The callback as the platform gets it: it does the same and says when. What is no function is passed on as it is. */
  #wrap(reaction: Reaction, callback: unknown, rejected: boolean): Callback {
    if (typeof callback !== "function") return callback as Callback;
    return (value: unknown): unknown => this.#run(reaction, callback as Callback, value, rejected);
  }

  #run(reaction: Reaction, callback: Callback, value: unknown, rejected: boolean): unknown {
    const { machine } = this;
    const seq = this.#begin(reaction.how, settledBy(reaction.promise), reaction.seq, reaction.pos, reaction.promise.id);
    if (rejected) this.cleaner.clean(value, 0);
    if (reaction.group !== null) {
      reaction.group.left--;
      if (decides(reaction.group, rejected)) settleGroup(reaction.group, seq);
    }
    try {
      const result = callback(value);
      this.#end(reaction, seq, result);
      return result;
    } catch (error) {
      this.cleaner.clean(error, 0);
      machine.host.rejected();
      this.#fail(reaction, seq, error);
      throw error;
    }
  }

  #begin(what: MicrotaskKind, due: number, origin: number, pos: number, promise: number): number {
    const { machine } = this;
    machine.empty();
    const seq = machine.record.microtask(due > origin ? due : origin, origin, pos, what, promise);
    machine.beginMicrotask(seq, pos);
    return seq;
  }

  #end(reaction: Reaction, seq: number, result: unknown): void {
    const { machine } = this;
    const { derived } = reaction;
    machine.stack.unwind(0);
    const adopted = derived !== null && machine.promises.isPromise(result) ? this.resumables.find(result, true) : null;
    const end = machine.record.microtaskend(machine.running, seq, 0, "return", derived?.id ?? 0, reaction.how === "internal" ? "" : machine.show(result));
    if (derived !== null) {
      derived.settled = end;
      derived.via = adopted;
      // A promise that is to wait for itself is rejected.
      if (adopted === derived) machine.host.rejected();
      else adopted?.takenBy(end);
    }
    machine.stack.slot = 0;
  }

  #fail(reaction: Reaction, seq: number, error: unknown): void {
    const { machine } = this;
    const { derived } = reaction;
    machine.passed(0, error);
    const end = machine.record.microtaskend(machine.running, seq, 0, "throw", derived?.id ?? 0, machine.show(error));
    if (derived !== null) {
      derived.settled = end;
      derived.via = null;
    }
    machine.stack.slot = 0;
  }

  #queued(callback: () => unknown): () => void {
    const { machine } = this;
    const site = machine.takeMark();
    if (site >= 0 && machine.countsRegistration(site)) return this.#queuedCounted(callback);
    const pos = site >= 0 ? machine.position(site) : machine.caller();
    const origin = machine.record.queue(machine.running, 0, pos);
    return () => {
      const seq = this.#begin("queue", origin, origin, pos, 0);
      let how: "return" | "throw" = "throw";
      // No catch: an exception that is thrown anew would be reported at our line.
      try {
        callback();
        how = "return";
      } finally {
        machine.stack.unwind(0);
        machine.left = machine.record.microtaskend(machine.running, seq, 0, how, 0, "");
        machine.stack.slot = 0;
      }
    };
  }

  #queuedCounted(callback: () => unknown): () => void {
    const { machine } = this;
    const due = machine.running;
    return () => {
      machine.goOn(due);
      try {
        callback();
      } finally {
        machine.stack.unwind(0);
        if (machine.left === 0) machine.left = due;
        machine.stack.slot = 0;
      }
    };
  }
}

/** True for a callback of the engine's own. */
function isInternal(callback: unknown): boolean {
  return typeof callback !== "function" || stringIndexOf(functionToString(callback as () => void), "[native code]") >= 0;
}

/** True when the settling of an element, that was counted off just before, may decide the whole of a combinator. */
function decides({ how, left, settled }: Group, rejected: boolean): boolean {
  return settled === 0 && (how === "race" || (how === "all" && rejected) || (how === "any" && !rejected) || left === 0);
}

/** The whole of a combinator is settled by an event. */
function settleGroup(group: Group, seq: number): void {
  group.settled = seq;
  if (group.result !== null) group.result.settled = seq;
}
