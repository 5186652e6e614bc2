// This file holds the probes of functions that can be suspended: async functions, generators and modules with await.

import { bareArray, getOwnPropertyDescriptor, isArray } from "../prelude/primordials";
import { proxyTarget } from "../prelude/inert";
import { Act, type PromiseInfo, settledBy } from "./act";
import type { Cleaner } from "./cleaner";
import type { ResumeKind, SuspendKind } from "./host";
import type { Machine } from "./machine";

/** Most activations that wait to be found in an array of promises. */
const MOST_WAITING = 10_000;

/** Follows activations. Every method does nothing for null: a call that was only counted. */
export class Resumables {
  /** The activation that has just given control back to its caller for the first time: the next promise seen is its own. */
  #latest: Act | null = null;
  /** Activations before it whose promises nobody has seen: built-ins that call back, as map does, hand them over together. */
  readonly #unseen = bareArray<Act>();
  /** The activation that has just begun a for await: the async generator that runs next is its source. */
  #asking: Act | null = null;

  constructor(
    private readonly machine: Machine,
    private readonly cleaner: Cleaner,
  ) {
    machine.forget = () => {
      this.#latest = this.#asking = null;
      if (this.#unseen.length > 0) this.#unseen.length = 0;
    };
  }

  /** True when `see` may have something to find out. */
  get waiting(): boolean {
    return this.#latest !== null || this.#unseen.length > 0;
  }

  /**
   * Some function of the user's is entered: a promise seen later is not known to be the latest activation's. Returns the
   * seq of the for await that has just begun and calls it, or 0.
   */
  called(): number {
    const asked = this.#asking?.suspended ?? 0;
    this.#asking = null;
    if (this.#latest !== null && this.#unseen.length < MOST_WAITING) this.#unseen[this.#unseen.length] = this.#latest;
    this.#latest = null;
    return asked;
  }

  /** Looks at a value that a call has returned: it may be the promise of the activation that has just given control back. */
  see(value: unknown): void {
    const unseen = this.#unseen;
    const act = this.#latest;
    if (act !== null && this.#isNew(value)) {
      this.#latest = null;
      this.#link(value, act);
    } else this.called();
    // What the call has called, it has called with the stack at least as deep as it is now.
    let first = unseen.length;
    while (first > 0 && unseen[first - 1]!.below >= this.machine.stack.depth) first--;
    if (first < unseen.length && typeof value === "object" && value !== null && isArray(value) && proxyTarget(value) === undefined) this.#seeAll(value, first);
    unseen.length = first;
  }

  /** What is known of a promise that a method is called on; `fresh` says that a call has returned it just before. */
  find(promise: object, fresh: boolean): PromiseInfo {
    if (fresh && this.#latest !== null && this.#isNew(promise)) {
      this.#link(promise, this.#latest);
      this.#latest = null;
    }
    return this.machine.meet(promise);
  }

  start(site: number, values: readonly unknown[]): Act | null {
    const { machine } = this;
    const asking = this.#asking;
    const asked = this.called();
    if (!machine.admit(site)) return null;
    const { kind } = machine.sites[site]!;
    const below = machine.stack.depth;
    const act = new Act(site, kind === "generator" || kind === "asyncgenerator" || kind === "module" ? kind : "async", machine.call(site, values, asked), below);
    act.frame = machine.stack.push(site, act.call, act);
    if (kind === "asyncgenerator") this.#feed(asking, act);
    return act;
  }

  /** About to await a value. */
  suspend(act: Act, site: number, value: unknown): void {
    const { machine } = this;
    if (this.#latest !== null) this.see(value);
    if (act.counting !== 0 && act.frame === 0) {
      act.pending = value;
      machine.countAwait(act.site);
      return;
    }
    // A promise not seen before gets no number; what settles it may be known all the same by then, as the answer to fetch is.
    this.#suspend(act, site, "await", machine.promises.known(value));
    if (act.awaited === null) act.pending = value;
    if (act.kind !== "asyncgenerator" && machine.lastAwait(act.site)) act.counting = machine.task;
    if (act.kind === "async" || act.kind === "asyncgenerator") this.#givesBack(act);
  }

  /** The await is over. */
  resume(act: Act, site: number): void {
    if (act.counting !== 0 && act.counting === this.machine.task) this.machine.goOn(act.suspended);
    else this.#wake(act, site, "next");
  }

  /** About to yield; of many yields in one task only the first are recorded. */
  yielding(act: Act, site: number, delegate: boolean): void {
    const seq = this.#suspend(act, site, delegate ? "delegate" : "yield", null);
    if (act.kind !== "asyncgenerator") return;
    act.settled = seq;
    if (act.promise !== null) act.promise.settled = seq;
    act.promise = null;
    this.#givesBack(act);
  }

  yielded(act: Act, site: number): void {
    const { stack } = this.machine;
    const { top } = stack;
    this.#feed(top !== null && top.why === "forawait" ? top : this.#asking, act);
    this.called();
    this.#resumeHere(act, site, "next");
  }

  forAwait(act: Act, site: number): void {
    this.#suspend(act, site, "forawait", null);
    this.#givesBack(act);
    this.#asking = act;
    act.source = null;
  }

  step(act: Act, site: number): void {
    // Between two steps nothing shows the wait: it is found out now.
    this.machine.empty();
    this.#resumeAt(act, site, "next", this.#stepCause(act));
    act.why = "forawait";
    act.where = site;
  }

  landed(act: Act, site: number, error: unknown): void {
    const { machine } = this;
    this.cleaner.clean(error, act.where);
    if (act.frame !== 0) machine.passed(act.frame, error);
    else if (act.counting !== 0 && act.counting === machine.task) machine.passed(0, error);
    else if (act.why === "yield" || act.why === "delegate") this.#resumeHere(act, site, machine.sites[site]!.name === "catch" ? "throw" : "unwind");
    else this.#wake(act, site, "throw");
  }

  /** `awaits`: an async generator awaits what its return names. */
  returning(act: Act, value: unknown, awaits: boolean): void {
    this.#ensure(act, "next");
    act.outcome = "return";
    act.text = this.machine.show(value);
    act.adopted = act.kind === "async" && this.machine.promises.isPromise(value) ? this.machine.meet(value) : null;
    if (!awaits || act.kind !== "asyncgenerator") return;
    this.#suspend(act, act.site, "implicit", this.machine.promises.isPromise(value) ? this.machine.meet(value) : null);
    this.#givesBack(act);
  }

  threw(act: Act, error: unknown): void {
    this.cleaner.clean(error, act.where);
    this.#ensure(act, act.counting === 0 ? "throw" : "unwind");
    act.outcome = "throw";
    act.text = this.machine.show(error);
    act.adopted = null;
    this.machine.host.rejected();
  }

  ended(act: Act): void {
    const { machine } = this;
    this.#ensure(act, "unwind");
    machine.stack.unwind(act.frame);
    const pos = machine.position(act.site);
    const { running } = machine;
    // A generator that nobody's return has ended was ended by an exception, or by its consumer.
    act.settled = act.outcome === "return" ? machine.record.return(running, act.call, pos, act.text) : machine.record.throw(running, act.call, pos, act.text);
    if (act.outcome === "none") act.outcome = "throw";
    if (act.outcome === "return") act.adopted?.takenBy(act.settled);
    machine.stack.pop();
    act.frame = 0;
    if (act.kind === "asyncgenerator" && act.promise !== null) act.promise.settled = act.settled;
    if (act.kind === "async" || act.kind === "asyncgenerator") this.#givesBack(act);
  }

  #suspend(act: Act, site: number, why: SuspendKind, promise: PromiseInfo | null): number {
    const { machine } = this;
    this.#ensure(act, "next");
    machine.stack.unwind(act.frame);
    act.why = why;
    act.where = site;
    act.awaited = promise;
    act.suspended = machine.record.suspend(machine.running, act.call, machine.position(site), why, promise?.id ?? 0);
    if (promise !== null && promise.unhandled !== 0) promise.handled = act.suspended;
    machine.stack.pop();
    act.frame = 0;
    return act.suspended;
  }

  /** Goes on in a microtask of its own, with nothing below. */
  #wake(act: Act, site: number, how: ResumeKind): void {
    this.machine.empty();
    const settled = settledBy(act.awaited ?? this.machine.promises.known(act.pending));
    this.#resumeAt(act, site, how, settled > act.suspended ? settled : act.suspended);
  }

  /** Goes on because whoever runs now asks for it. */
  #resumeHere(act: Act, site: number, how: ResumeKind): void {
    const { running } = this.machine;
    this.#resumeAt(act, site, how, running > act.suspended ? running : act.suspended);
  }

  #resumeAt(act: Act, site: number, how: ResumeKind, cause: number): void {
    const { machine } = this;
    const seq = machine.record.resume(cause, act.suspended, machine.position(site), how);
    act.frame = machine.stack.push(act.site, seq, act);
    act.awaited = null;
    act.pending = undefined;
    act.counting = 0;
    act.resumed = seq;
    machine.beat(machine.position(site));
  }

  /** Puts an activation back that was suspended where no probe stands, as by `await using` or the end of a for await. */
  #ensure(act: Act, how: ResumeKind): void {
    if (act.frame !== 0) return;
    if (act.why === "yield" || act.why === "delegate") this.#resumeHere(act, act.where, how);
    else this.#wake(act, act.where, how);
  }

  /** What a step of a for await was waiting for: the yield or end of the async generator it takes values from. */
  #stepCause(act: Act): number {
    const settled = act.source?.settled ?? 0;
    return settled > act.resumed ? settled : act.suspended;
  }

  #feed(consumer: Act | null, source: Act): void {
    if (consumer !== null && consumer !== source) consumer.source = source;
  }

  /** Control goes back to the caller, who may now hold the activation's promise. */
  #givesBack(act: Act): void {
    this.called();
    if (act.promise === null) this.#latest = act;
  }

  #isNew(value: unknown): value is object {
    return this.machine.promises.known(value) === null && this.machine.promises.isPromise(value);
  }

  #link(promise: object, act: Act): void {
    const { machine } = this;
    const info = machine.meet(promise);
    act.promise = info;
    info.made = machine.record.promise(machine.running, act.call, machine.position(act.site), "async", info.id);
    if (act.kind === "async") info.act = act;
    else if (act.why === "yield" || act.outcome !== "none") {
      info.settled = act.settled;
      act.promise = null;
    }
  }

  /** An array of promises that as many activations of one function, called from one place, have given back are theirs, in order. */
  #seeAll(array: object, first: number): void {
    const unseen = this.#unseen;
    const length: unknown = getOwnPropertyDescriptor(array, "length")?.value;
    if (length !== unseen.length - first) return;
    for (let i = 0; i < length; i++) {
      const act = unseen[first + i]!;
      if (act.site !== unseen[first]!.site || act.below !== unseen[first]!.below) return;
      if (!this.#isNew(getOwnPropertyDescriptor(array, i)?.value)) return;
    }
    for (let i = 0; i < length; i++) {
      const promise: unknown = getOwnPropertyDescriptor(array, i)?.value;
      if (this.#isNew(promise)) this.#link(promise, unseen[first + i]!);
    }
  }
}
