// This file watches how promises are made and settled by hand: new Promise, resolve, reject, withResolvers, all and its like.

import { apply, bareArray, NativePromise, uncurry } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import type { Cleaner } from "./cleaner";
import type { Machine } from "./machine";
import type { PromiseKind } from "./host";
import type { PromiseInfo } from "./act";
import type { Group, Reactions } from "./reactions";
import type { Resumables } from "./resumables";

type Settle = (value: unknown) => void;
type Executor = (resolve: Settle, reject?: Settle) => void;

/** Watches the makers of promises. */
export class Makers {
  /** The promises whose `new Promise` has begun and not returned, inner ones last; null for one that is only counted. */
  readonly #making = bareArray<PromiseInfo | null>();
  /** Where each of them is made. */
  readonly #sites = bareArray<number>();
  #depth = 0;

  constructor(
    private readonly machine: Machine,
    private readonly reactions: Reactions,
    private readonly resumables: Resumables,
    private readonly cleaner: Cleaner,
  ) {}

  /**
   * The executor as `new Promise` gets it; what is none, or is meant for another constructor, is passed on as it is. `one`: it cannot
   * see its second argument.
   */
  executor(site: number, constructor: unknown, executor: unknown, one: boolean): unknown {
    if (constructor !== NativePromise || typeof executor !== "function") return executor;
    if (this.machine.countsRegistration(site)) {
      this.#begin(site, null);
      return one
        ? (resolve: Settle): void => this.#executeCounted(executor as Executor, this.#countedResolver(resolve))
        : (resolve: Settle, reject: Settle): void => this.#executeCounted(executor as Executor, this.#countedResolver(resolve), this.#countedRejecter(reject));
    }
    const info = this.machine.promises.create();
    this.#begin(site, info);
    info.made = this.machine.record.promise(this.machine.running, 0, this.machine.position(site), "constructor", info.id);
    // An empty name, as the platform's own settling functions have.
    return (resolve: Settle, reject: Settle): void => this.#execute(info, executor as Executor, resolve, reject);
  }

  /** What `new Promise` has made. */
  made(site: number, promise: unknown): unknown {
    const last = this.#depth - 1;
    // A constructor of that name that is not the platform's has begun nothing.
    if (last < 0 || this.#sites[last] !== site) return promise;
    const info = this.#making[last]!;
    this.#making[last] = null;
    this.#depth = last;
    if (info === null) this.#counted(promise);
    else this.#remember(promise, info);
    return promise;
  }

  #remember(promise: unknown, info: PromiseInfo): void {
    const { promises } = this.machine;
    promises.blank(promise);
    if (promises.isPromise(promise)) promises.remember(promise, info);
  }

  #begin(site: number, info: PromiseInfo | null): void {
    const depth = this.#depth++;
    this.#making[depth] = info;
    this.#sites[depth] = site;
  }

  /** A promise that is only counted must not be taken for that of the function that has just given control back. */
  #counted(promise: unknown): unknown {
    const { machine, resumables } = this;
    machine.promises.blank(promise);
    if (resumables.waiting && machine.promises.isPromise(promise)) machine.meet(promise);
    return promise;
  }

  /** Replaces the static methods of Promise that make promises. */
  install(): void {
    this.#installSingle();
    this.#installGroups();
  }

  #execute(info: PromiseInfo, executor: Executor, resolve: Settle, reject: Settle): void {
    const { machine } = this;
    const depth = machine.stack.depth;
    try {
      executor(this.#resolver(info, resolve), this.#rejecter(info, reject));
    } catch (error) {
      this.cleaner.clean(error, 0);
      machine.passed(depth, error);
      this.#reject(info, error);
      throw error;
    }
  }

  #executeCounted(executor: Executor, resolve: Settle, reject?: Settle): void {
    const { machine } = this;
    const depth = machine.stack.depth;
    try {
      executor(resolve, reject);
    } catch (error) {
      this.cleaner.clean(error, 0);
      machine.passed(depth, error);
      machine.host.rejected();
      throw error;
    }
  }

  /** A resolving function of a promise that is only counted. */
  #countedResolver(resolve: Settle): Settle {
    const { machine } = this;
    return (value) => {
      machine.takeMark();
      // What it adopts may be rejected already, long ago.
      if (typeof value === "object") machine.host.rejected();
      resolve(value);
    };
  }

  #countedRejecter(reject: Settle): Settle {
    const { machine } = this;
    return (error) => {
      machine.takeMark();
      machine.host.rejected();
      reject(error);
    };
  }

  /** A resolving function that says when it is called; without a name and of length 1, as the platform's. */
  #resolver(info: PromiseInfo, resolve: Settle): Settle {
    return (value) => {
      this.#resolve(info, value);
      resolve(value);
    };
  }

  #rejecter(info: PromiseInfo, reject: Settle): Settle {
    return (error) => {
      this.#reject(info, error);
      reject(error);
    };
  }

  #resolve(info: PromiseInfo, value: unknown): void {
    const { machine } = this;
    const pos = this.#position();
    if (info.locked) return;
    info.locked = true;
    info.via = machine.promises.isPromise(value) ? machine.meet(value) : null;
    // A promise that is to wait for itself is rejected.
    if (info.via === info) machine.host.rejected();
    info.settled = machine.record.resolve(machine.running, info.made, pos, info.id, info.via?.id ?? 0, machine.show(value));
    if (info.via !== info) info.via?.takenBy(info.settled);
  }

  #reject(info: PromiseInfo, error: unknown): void {
    const { machine } = this;
    const pos = this.#position();
    machine.host.rejected();
    if (info.locked) return;
    info.locked = true;
    info.settled = machine.record.reject(machine.running, info.made, pos, info.id, machine.show(error));
  }

  /** The position of the marked call; else it is looked for. */
  #position(): number {
    const { machine } = this;
    const site = machine.takeMark();
    if (site >= 0) return machine.position(site);
    // Called by a timer, say, there is nobody to look for.
    return machine.stack.depth > 0 ? machine.caller() : 0;
  }

  /** Promise.resolve, reject, withResolvers and try. */
  #installSingle(): void {
    const self = this;
    const { machine } = this;
    const nativeResolve = uncurry(NativePromise.resolve);
    const { reject, withResolvers, try: nativeTry } = NativePromise as typeof NativePromise & { withResolvers?: Settle; try?: Settle };
    replace(NativePromise, {
      resolve(this: unknown, value: unknown) {
        const marked = machine.takeMark();
        const result = nativeResolve(this, value);
        // Without a mark the platform calls, for each element of a combinator, or a value is only passed through.
        if (marked < 0 || result === value) return result;
        if (machine.countsRegistration(marked)) return self.#counted(result);
        machine.promises.blank(result);
        self.#note("resolve", marked, result, value);
        return result;
      },
      reject(this: unknown, error: unknown) {
        const marked = machine.takeMark();
        machine.host.rejected();
        const result = apply(reject, this, [error]);
        if (marked >= 0 && machine.countsRegistration(marked)) return self.#counted(result);
        self.#note("reject", marked, result, error);
        return result;
      },
    });
    if (withResolvers !== undefined) {
      replace(NativePromise, {
        withResolvers(this: unknown) {
          const marked = machine.takeMark();
          return self.#withResolvers(marked, apply(withResolvers, this, []));
        },
      });
    }
    if (nativeTry === undefined) return;
    replace(NativePromise, {
      try(this: unknown) {
        const marked = machine.takeMark();
        const depth = machine.stack.depth;
        const result = apply(nativeTry, this, arguments) as unknown;
        machine.stack.unwind(depth);
        machine.host.rejected();
        if (marked >= 0 && machine.countsRegistration(marked)) return self.#counted(result);
        if (machine.promises.isPromise(result)) self.#made("try", marked, result);
        return result;
      },
    });
  }

  #installGroups(): void {
    const self = this;
    const { all, allSettled, any, race } = NativePromise;
    replace(NativePromise, {
      all(this: unknown) {
        return self.#together("all", all, this, arguments);
      },
      allSettled(this: unknown) {
        return self.#together("allsettled", allSettled, this, arguments);
      },
      any(this: unknown) {
        return self.#together("any", any, this, arguments);
      },
      race(this: unknown) {
        return self.#together("race", race, this, arguments);
      },
    });
  }

  /** Calls a combinator; the reactions that it registers on its elements are one group. */
  #together(how: Group["how"], native: (elements: never) => unknown, self: unknown, args: ArrayLike<unknown>): unknown {
    const { machine, reactions } = this;
    const marked = machine.takeMark();
    const { group: outer, counting } = reactions;
    machine.host.rejected();
    const counted = marked >= 0 && machine.countsRegistration(marked);
    const group: Group | null = counted ? null : { how, left: 0, shared: null, result: null, settled: 0, counted: null };
    reactions.group = group;
    reactions.counting = counted;
    let result: unknown;
    try {
      result = apply(native, self, args);
    } finally {
      reactions.group = outer;
      reactions.counting = counting;
    }
    if (group === null) return this.#counted(result);
    if (!machine.promises.isPromise(result)) return result;
    const info = this.#made(how, marked, result);
    group.result = info;
    if (group.left === 0) info.settled = info.made;
    return result;
  }

  #note(how: "resolve" | "reject", marked: number, result: unknown, value: unknown): void {
    const { machine } = this;
    if (!machine.promises.isPromise(result)) return;
    const info = this.#made(how, marked, result);
    info.locked = true;
    info.via = how === "resolve" && machine.promises.isPromise(value) ? machine.meet(value) : null;
    const settle = how === "resolve" ? machine.record.resolve(machine.running, info.made, 0, info.id, info.via?.id ?? 0, machine.show(value)) : machine.record.reject(machine.running, info.made, 0, info.id, machine.show(value));
    info.settled = settle;
    info.via?.takenBy(settle);
  }

  /** Records a promise that a static method has made. */
  #made(how: PromiseKind, marked: number, promise: object): PromiseInfo {
    const { machine } = this;
    const info = machine.meet(promise);
    const pos = marked >= 0 ? machine.position(marked) : machine.caller();
    if (info.made === 0) info.made = machine.record.promise(machine.running, 0, pos, how, info.id);
    return info;
  }

  #withResolvers(marked: number, made: unknown): unknown {
    if (typeof made !== "object" || made === null) return made;
    // A fresh object of the platform's: reading and setting its own three fields runs nothing else.
    const fields = made as { promise: unknown; resolve: Settle; reject: Settle };
    if (!this.machine.promises.isPromise(fields.promise)) return made;
    if (marked >= 0 && this.machine.countsRegistration(marked)) {
      this.#counted(fields.promise);
      fields.resolve = this.#countedResolver(fields.resolve);
      fields.reject = this.#countedRejecter(fields.reject);
      return made;
    }
    const info = this.#made("withresolvers", marked, fields.promise);
    fields.resolve = this.#resolver(info, fields.resolve);
    fields.reject = this.#rejecter(info, fields.reject);
    return made;
  }
}
