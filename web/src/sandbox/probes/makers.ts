// This file watches how promises are made and settled by hand: new Promise, resolve, reject, withResolvers, all and its like.

import { apply, bareArray, NativePromise } from "../prelude/primordials";
import { replace } from "../prelude/natives";
import type { Cleaner } from "./cleaner";
import type { Machine } from "./machine";
import type { PromiseKind } from "./host";
import type { PromiseInfo } from "./act";
import type { Group, Reactions } from "./reactions";

type Settle = (value: unknown) => void;
type Executor = (resolve: Settle, reject: Settle) => void;

/** Watches the makers of promises. */
export class Makers {
  /** The promises whose `new Promise` has begun and not returned, inner ones last. */
  readonly #making = bareArray<PromiseInfo>();

  constructor(
    private readonly machine: Machine,
    private readonly reactions: Reactions,
    private readonly cleaner: Cleaner,
  ) {}

  /** The executor as `new Promise` gets it; what is none, or is meant for another constructor, is passed on as it is. */
  executor(site: number, constructor: unknown, executor: unknown): unknown {
    if (constructor !== NativePromise || typeof executor !== "function") return executor;
    const info = this.machine.promises.create();
    this.#making[this.#making.length] = info;
    info.made = this.machine.record.promise(this.machine.running, 0, this.machine.position(site), "constructor", info.id);
    // An empty name, as the platform's own settling functions have.
    return (resolve: Settle, reject: Settle): void => this.#execute(info, executor as Executor, resolve, reject);
  }

  /** What `new Promise` has made. */
  made(promise: unknown): unknown {
    const last = this.#making.length - 1;
    if (last >= 0 && this.machine.promises.isPromise(promise)) {
      this.machine.promises.remember(promise, this.#making[last]!);
      this.#making.length = last;
    }
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
    const { resolve, reject, withResolvers, try: nativeTry } = NativePromise as typeof NativePromise & { withResolvers?: Settle; try?: Settle };
    replace(NativePromise, {
      resolve(this: unknown, value: unknown) {
        const marked = machine.takeMark();
        const result = apply(resolve, this, [value]);
        // Without a mark the platform calls, for each element of a combinator, or a value is only passed through.
        if (marked >= 0 && result !== value) self.#note("resolve", marked, result, value);
        return result;
      },
      reject(this: unknown, error: unknown) {
        const marked = machine.takeMark();
        machine.host.rejected();
        const result = apply(reject, this, [error]);
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
    const outer = reactions.group;
    machine.host.rejected();
    const group: Group = { how, left: 0, result: null, settled: 0 };
    reactions.group = group;
    let result: unknown;
    try {
      result = apply(native, self, args);
    } finally {
      reactions.group = outer;
    }
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
    const info = this.#made("withresolvers", marked, fields.promise);
    fields.resolve = this.#resolver(info, fields.resolve);
    fields.reject = this.#rejecter(info, fields.reject);
    return made;
  }
}
