// This file holds the state that all probes of a run share: the stack, the counters, the promises, the marked call.

import { short, shortAll } from "../js/short";
import { bareArray } from "../prelude/primordials";
import type { Site } from "../instrument/sites";
import type { Act, PromiseInfo } from "./act";
import { COUNTED_NS, COUNTED_SLICE, RECORDED, type CallKind, type ProbeHost, type ProbeRecorder } from "./host";
import { Promises } from "./promises";
import { CallStack } from "./stack";

/** Between two checks for code that does not let go there are at most so many microtasks. */
const BEATS = 1024;

/** What registers the engine's own reactions, which no site stands for. */
const ENGINE: Pick<Site, "kind" | "name"> = { kind: "call", name: "" };

/** The probes' state. */
export class Machine {
  readonly stack: CallStack;
  readonly promises = new Promises();
  /** How many calls of each function, and registrations by each call, may pass without a look, by site; the last entry is the engine's own. */
  counters = new Int32Array(1);
  #used = new Int32Array(1);
  #counted = new Float64Array(1);
  /** How many awaits of each function were recorded in this task, and how many only counted: in the slice begun and before it, by site. */
  #awaits = new Int32Array(1);
  #awaitsSlice = new Int32Array(1);
  #awaitsCounted = new Float64Array(1);
  /** The number of the running task, from 1. */
  task = 0;
  readonly #touched = bareArray<number>();
  #positions = new Int32Array(1);
  sites: readonly Site[] = [];
  /** Called when the browser calls into the program anew: what was seen just before has no bearing any more. */
  forget: () => void = () => {};
  /** It was told that nobody handles a rejection: from now on, any task may bring one that does. */
  told = false;
  /** Seq of the event by which an exception has left the user's code last, while nothing else has run; else 0. */
  left = 0;
  /** Preview of the exception that passes through frames, when it is known. */
  #passing = "";
  #mark = 0;
  #beats = 0;

  constructor(
    readonly record: ProbeRecorder,
    readonly host: ProbeHost,
    private readonly recorded = RECORDED,
  ) {
    this.stack = new CallStack((act, seq, site) => this.#lost(act, seq, site));
  }

  /** Says which sites there are. Nothing of the program's has run yet. */
  aim(sites: readonly Site[]): void {
    this.sites = sites;
    this.counters = new Int32Array(sites.length + 1);
    this.#used = new Int32Array(sites.length + 1);
    this.#counted = new Float64Array(sites.length + 1);
    this.#awaits = new Int32Array(sites.length + 1);
    this.#awaitsSlice = new Int32Array(sites.length + 1);
    this.#awaitsCounted = new Float64Array(sites.length + 1);
    this.#positions = new Int32Array(sites.length + 1);
  }

  /** Seq of what runs now. */
  get running(): number {
    return this.stack.running;
  }

  /** The number of a site's position in the log. */
  position(site: number): number {
    const known = this.#positions[site]!;
    if (known !== 0) return known;
    if (site === this.sites.length) return 0;
    const { file, line, col } = this.sites[site]!;
    return (this.#positions[site] = this.record.position(file, line, col));
  }

  /** A short text for a value. */
  show(value: unknown): string {
    return short(value);
  }

  /** Short texts for arguments. */
  showAll(values: readonly unknown[]): string {
    return shortAll(values);
  }

  /** Remembers the site of a registering call that is about to be made. */
  mark(site: number): void {
    this.#mark = site + 1;
  }

  /** The site of the registering call that has just been made, or -1; it is given once. */
  takeMark(): number {
    const site = this.#mark - 1;
    this.#mark = 0;
    return site;
  }

  /**
   * Whether this call of a function is recorded. Within its first calls in a task it is; later ones are let pass by the
   * counter, and this is reached only once per slice of them.
   */
  admit(site: number): boolean {
    this.#mark = 0;
    return this.#admit(site, !this.stack.full);
  }

  #admit(site: number, room: boolean): boolean {
    const used = this.#used[site]!;
    if (used < this.recorded && room) {
      if (used === 0) this.#touched[this.#touched.length] = site;
      this.#used[site] = used + 1;
      this.counters[site] = 0;
      return true;
    }
    if (used === 0) this.#touched[this.#touched.length] = site;
    // The first call that is not recorded begins a slice; from then on each visit ends one and begins the next.
    const begun = used > this.recorded;
    this.#used[site] = this.recorded + 1;
    this.#counted[site]! += begun ? COUNTED_SLICE : 0;
    if (begun) this.host.charge(COUNTED_SLICE * COUNTED_NS);
    this.counters[site] = COUNTED_SLICE - 1;
    if (begun) this.host.check(this.position(site));
    return false;
  }

  /** Whether this is the last await of a function that is recorded in this task. */
  lastAwait(site: number): boolean {
    if (this.#awaits[site]! === 0 && this.#used[site]! === 0) this.#touched[this.#touched.length] = site;
    return ++this.#awaits[site]! >= this.recorded;
  }

  /** An await is only counted. */
  countAwait(site: number): void {
    if (++this.#awaitsSlice[site]! < COUNTED_SLICE) return;
    this.#awaitsSlice[site] = 0;
    this.#awaitsCounted[site]! += COUNTED_SLICE;
    this.host.charge(COUNTED_SLICE * COUNTED_NS);
    this.host.check(this.position(site));
  }

  /** Whether what the call at a site registers, or with -1 the engine for itself, is only counted. */
  countsRegistration(site: number): boolean {
    const place = site >= 0 ? site : this.sites.length;
    return --this.counters[place]! >= 0 || !this.#admit(place, true);
  }

  /** What is only counted goes on, by the latest event that it is known to follow from. */
  goOn(seq: number): void {
    this.empty();
    this.stack.slot = seq;
  }

  /** Enters a function: records the call and returns its seq. `asked`: what has called it when that is not what runs, or 0. */
  call(site: number, values: readonly unknown[], asked: number): number {
    const { kind, name } = this.sites[site]!;
    return this.record.call(asked === 0 ? this.running : asked, 0, this.position(site), kind as CallKind, name, this.showAll(values));
  }

  /** A task or a step of one begins, by the event of this seq. */
  beginTask(seq: number): void {
    this.empty();
    this.task++;
    if (this.told) this.host.rejected();
    this.stack.slot = this.stack.task = seq;
  }

  /** Another language calls into JavaScript. Returns the frame to leave by, 0 when the stack is full. */
  cross(seq: number, pos: number): number {
    this.#mark = 0;
    return this.stack.full ? 0 : this.stack.cross(seq, pos);
  }

  /** The call is over, by whatever way. */
  crossBack(frame: number): void {
    if (frame === 0 || this.stack.depth < frame) return;
    this.stack.unwind(frame);
    this.stack.pop();
  }

  /** The position from which the built-in that runs was called, when no mark tells it; 0 for none. */
  caller(): number {
    const { border } = this.stack;
    return border >= 0 ? border : this.host.caller();
  }

  /** The browser calls into the program, with nothing below. */
  empty(): void {
    this.#mark = this.left = 0;
    this.forget();
    this.stack.begin(0);
  }

  /** A task's microtasks are over: what was only counted is recorded, and counting begins anew. */
  endTask(): void {
    this.empty();
    for (let i = 0; i < this.#touched.length; i++) this.#report(this.#touched[i]!);
    this.#touched.length = 0;
  }

  /** A microtask of ours begins, by the event of this seq; `empty` was called before that was recorded. */
  beginMicrotask(seq: number, pos: number): void {
    this.stack.slot = seq;
    this.beat(pos);
  }

  /** Called for every microtask: endless ones must be noticed. */
  beat(pos: number): void {
    if ((++this.#beats & (BEATS - 1)) === 0) this.host.check(pos);
  }

  #report(site: number): void {
    const begun = this.#used[site]! > this.recorded ? COUNTED_SLICE - this.counters[site]! : 0;
    const count = this.#counted[site]! + begun;
    const slice = this.#awaitsSlice[site]!;
    const awaits = this.#awaitsCounted[site]! + slice;
    this.#used[site] = this.#counted[site] = this.counters[site] = this.#awaits[site] = this.#awaitsSlice[site] = this.#awaitsCounted[site] = 0;
    this.host.charge((begun + slice) * COUNTED_NS);
    const { kind, name } = this.sites[site] ?? ENGINE;
    if (count > 0) this.record[kind === "call" ? "registrations" : "calls"](0, 0, this.position(site), name, count);
    if (awaits > 0) this.record.awaits(0, 0, this.position(site), name, awaits);
  }

  /** Takes off the frames that an exception has passed through, which was stopped when so many still stood. */
  passed(depth: number, error: unknown): void {
    if (this.stack.depth <= depth) return;
    this.#passing = this.show(error);
    this.stack.unwind(depth);
    this.#passing = "";
  }

  /** As `passed`, where nothing of the user's has stopped it. Returns the seq of the event it comes from. */
  blame(depth: number, error: unknown): number {
    this.passed(depth, error);
    const { left } = this;
    this.left = 0;
    return left === 0 ? this.running : left;
  }

  /** A frame is over that did not say so: an exception passed through it, or it waits where no probe stands. */
  #lost(act: Act | null, seq: number, site: number): void {
    if (act === null) this.left = this.record.throw(this.running, seq, this.position(site), this.#passing);
    else this.suspendUnseen(act);
  }

  /** An activation on the stack turns out to be suspended by a wait that no expression shows. */
  suspendUnseen(act: Act): void {
    act.why = act.why === "forawait" ? "forawait" : "implicit";
    act.suspended = this.record.suspend(this.running, act.call, this.position(act.where), act.why, 0);
    act.awaited = null;
    act.frame = 0;
  }

  /** Number and memory for a promise seen for the first time. */
  meet(promise: object): PromiseInfo {
    const known = this.promises.known(promise);
    if (known !== null) return known;
    const info = this.promises.create();
    this.promises.remember(promise, info);
    return info;
  }
}
