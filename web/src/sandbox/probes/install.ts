// This file puts the probes of a run in place: under their names on the global object, and around the platform's promises.

import { defineProperty, freeze } from "../prelude/primordials";
import { PROBES, LOOP_TURNS, type ProbeName } from "../instrument/names";
import type { Site } from "../instrument/sites";
import { type Act, settledBy } from "./act";
import { Cleaner } from "./cleaner";
import { COUNTED_NS, RECORDED, type ProbeHost, type ProbeRecorder } from "./host";
import { Machine } from "./machine";
import { Makers } from "./makers";
import { plainProbes } from "./plain";
import { Reactions } from "./reactions";
import { Resumables } from "./resumables";

/** What the run worker tells the probes, and asks of them. */
export interface Probes {
  /** Puts the probes under their names, for the sites of a program. Call once, before anything of the program runs. */
  aim(target: ProbeTarget): void;
  /** A task, or a further step of one, begins; `seq` is the task's event. */
  beginTask(seq: number): void;
  /** The task's microtasks are over; what was only counted is recorded now, before taskend. */
  endTask(): void;
  /** Seq of what runs now, as the cause of what it does; 0 when nothing is known to. */
  running(): number;
  /** The position of the call of a built-in that is being answered: its mark, else by a stack; 0 for none. */
  callPosition(): number;
  /** How many frames stand on the stack. */
  depth(): number;
  /** An exception was stopped outside of the user's code, when so many frames still stood. Returns the seq of what it comes from. */
  unwind(depth: number, error: unknown): number;
  /** Another language calls JavaScript, by the event of this seq at a position. Returns what `leave` needs. */
  enter(seq: number, pos: number): number;
  /** The call is over, by whatever way. */
  leave(entered: number): void;
  /** A function of the user's has returned a value to the platform. */
  returned(value: unknown): void;
  /** A promise that the platform made is settled by the event of this seq. */
  settled(promise: object, seq: number): void;
  /** The seqs of what made a promise, settled it, told that nobody handles it, and handled it then; 0 for what is not known. */
  madeBy(promise: object): number;
  settledBy(promise: object): number;
  unhandledBy(promise: object): number;
  handledBy(promise: object): number;
  /** Records that nobody handles a promise's rejection, or that somebody does after all. Returns the event's seq. */
  unhandled(promise: object, reason: unknown): number;
  handled(promise: object): number;
  /** A text, as an error's stack, without the names of probes. */
  clean(text: string): string;
}

/** What the probes are made for: the `prefix` and `sites` of an instrumented Program. */
export interface ProbeTarget {
  readonly prefix: string;
  readonly sites: readonly Site[];
}

/**
 * Installs the patches of Promise and queueMicrotask on a global object; the probes follow with `aim`. The prelude must
 * have run. The probes are neither enumerable nor writable, so the engine may treat them as constants. `recorded`: after
 * how many of one kind, at one place in one task, the rest is only counted.
 */
export function installProbes(global: typeof globalThis, record: ProbeRecorder, host: ProbeHost, recorded = RECORDED): Probes {
  const machine = new Machine(record, host, recorded);
  const cleaner = new Cleaner((site) => (machine.sites[site]?.kind === "forawait" ? machine.sites[site].name : ""));
  const resumables = new Resumables(machine, cleaner);
  const reactions = new Reactions(machine, resumables, cleaner);
  const makers = new Makers(machine, reactions, resumables, cleaner);
  const functions = {
    ...plainProbes(machine, resumables, cleaner),
    ...resumableProbes(machine, resumables, cleaner),
    ...callProbes(machine, resumables, makers),
  };
  reactions.install(global);
  makers.install();
  const aim = ({ prefix, sites }: ProbeTarget): void => {
    machine.aim(sites);
    cleaner.aim(prefix, Object.values(PROBES).map((letter) => prefix + letter));
    const probes: { [P in ProbeName]: unknown } = { counters: machine.counters, ...functions };
    for (const name of Object.keys(PROBES) as ProbeName[]) {
      defineProperty(global, prefix + PROBES[name], { value: probes[name], writable: false, enumerable: false, configurable: false });
    }
  };
  return { aim, ...control(machine, resumables, cleaner) };
}

type Group<N extends ProbeName> = { [P in N]: unknown };

function resumableProbes(machine: Machine, resumables: Resumables, cleaner: Cleaner): Group<"start" | "suspend" | "resume" | "yielding" | "yielded" | "forAwait" | "step" | "landed" | "returning" | "threw" | "ended"> {
  return {
    start: (site: number, ...values: unknown[]) => resumables.start(site, values),
    suspend(act: Act | null, site: number, value: unknown) {
      if (act !== null) resumables.suspend(act, site, value);
      return value;
    },
    resume(act: Act | null, site: number, value: unknown) {
      if (act !== null) resumables.resume(act, site);
      else machine.empty();
      return value;
    },
    yielding(act: Act | null, site: number, value: unknown) {
      if (act !== null) resumables.yielding(act, site, machine.sites[site]!.kind === "delegate");
      return value;
    },
    yielded(act: Act | null, site: number, value: unknown) {
      if (act !== null) resumables.yielded(act, site);
      return value;
    },
    forAwait(act: Act | null, site: number, iterable: unknown) {
      if (act !== null) resumables.forAwait(act, site);
      return iterable;
    },
    step(act: Act | null, site: number) {
      if (act !== null) resumables.step(act, site);
      else machine.empty();
    },
    landed(act: Act | null, site: number, error: unknown) {
      if (act !== null) resumables.landed(act, site, error);
      else cleaner.clean(error, 0);
    },
    // A function, for its count of arguments: a bare return awaits nothing.
    returning: function (act: Act | null, value: unknown) {
      if (act !== null) resumables.returning(act, value, arguments.length > 1);
      return value;
    },
    threw(act: Act | null, error: unknown) {
      if (act !== null) resumables.threw(act, error);
      else {
        cleaner.clean(error, 0);
        machine.host.rejected();
      }
      return error;
    },
    ended(act: Act | null, value: unknown) {
      if (act !== null) resumables.ended(act);
      return value;
    },
  };
}

function callProbes(machine: Machine, resumables: Resumables, makers: Makers): Group<"mark" | "markSpread" | "called" | "made" | "executor" | "turns"> {
  const over = freeze({ done: true, value: undefined });
  const empty = freeze({ [Symbol.iterator]: () => freeze({ next: () => over }) });
  return {
    mark(site: number, value: unknown) {
      machine.mark(site);
      return value;
    },
    markSpread(site: number) {
      machine.mark(site);
      return empty;
    },
    called(value: unknown) {
      if (resumables.waiting) resumables.see(value);
      return value;
    },
    made: (site: number, promise: unknown) => makers.made(site, promise),
    executor: (site: number, constructor: unknown, executor: unknown, one: 1 | undefined) => makers.executor(site, constructor, executor, one === 1),
    turns(site: number) {
      machine.host.charge(LOOP_TURNS * COUNTED_NS);
      machine.host.check(machine.position(site));
    },
  };
}

function control(machine: Machine, resumables: Resumables, cleaner: Cleaner): Omit<Probes, "aim"> {
  return {
    beginTask: (seq) => machine.beginTask(seq),
    endTask: () => machine.endTask(),
    running: () => machine.running,
    callPosition() {
      const site = machine.takeMark();
      return site >= 0 ? machine.position(site) : machine.caller();
    },
    depth: () => machine.stack.depth,
    unwind: (depth, error) => machine.blame(depth, error),
    enter: (seq, pos) => machine.cross(seq, pos),
    leave: (entered) => machine.crossBack(entered),
    returned(value) {
      if (resumables.waiting) resumables.see(value);
    },
    settled(promise, seq) {
      machine.meet(promise).settled = seq;
    },
    madeBy: (promise) => machine.meet(promise).made,
    settledBy: (promise) => settledBy(machine.meet(promise)),
    unhandledBy: (promise) => machine.meet(promise).unhandled,
    handledBy: (promise) => machine.meet(promise).handled,
    unhandled(promise, reason) {
      machine.told = true;
      const info = machine.meet(promise);
      const settled = settledBy(info);
      info.unhandled = machine.record.unhandled(settled === 0 ? machine.running : settled, info.made, 0, info.id, machine.show(reason));
      return info.unhandled;
    },
    handled(promise) {
      const info = machine.meet(promise);
      return machine.record.handled(info.handled === 0 ? machine.running : info.handled, info.unhandled, 0, info.id);
    },
    clean: (text) => cleaner.text(text, -1),
  };
}
