// This file joins the probes of JavaScript to a run: what they record, what counting costs, and what code runs for.

import type { ProbeTarget, Probes } from "../probes/install";
import { installProbes } from "../probes/install";
import type { ProbeHost } from "../probes/host";
import type { Clock } from "../loop/clock";
import type { Recorder } from "../recorder";
import type { Running } from "../running";
import { JsEvents } from "./events";
import type { Stacks } from "./stack";

/** Wall ms that a task may hold the thread before it is said where it is, and between two such words. */
const HELD = 500;

/** What the probes need of a run. */
export interface ProbingWorld {
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly stacks: Stacks;
  /** Seq of the running or latest task. */
  taskSeq(): number;
  /** A promise may have been rejected. */
  rejectSeen(): void;
  /** Milliseconds of the wall. */
  wall(): number;
  /** The thread has not been let go of for long: this is where it is. */
  say(file: string, line: number): void;
}

/** The probes of one run. Nothing of the user's may run before `install`. */
export class Probing implements Running {
  readonly #world: ProbingWorld;
  readonly #events: JsEvents;
  #probes: Probes | null = null;
  #checkedTask = -1;
  #since = 0;

  constructor(world: ProbingWorld) {
    this.#world = world;
    this.#events = new JsEvents(world.recorder);
  }

  /** Puts what the probes need in place. The prelude must have run. */
  install(global: typeof globalThis): void {
    this.#probes = installProbes(global, this.#events, this.#host());
  }

  /** Puts the probes under the names that a program calls them by. */
  aim(target: ProbeTarget): void {
    this.probes.aim(target);
  }

  /** The probes. */
  get probes(): Probes {
    if (this.#probes === null) throw new Error("the probes are not in place");
    return this.#probes;
  }

  position(): number {
    return this.probes.callPosition();
  }

  seq(): number {
    return this.probes.running();
  }

  enter(seq: number, pos: number): number {
    return this.probes.enter(seq, pos);
  }

  leave(entered: number): void {
    this.probes.leave(entered);
  }

  #host(): ProbeHost {
    const { clock, recorder, stacks, rejectSeen } = this.#world;
    return {
      charge: (ns) => clock.charge(ns),
      check: (pos) => this.#check(pos),
      rejected: rejectSeen,
      caller: () => recorder.position(stacks.caller()),
    };
  }

  /** Code that does not let go of the thread passes here: its time may be over, and whoever waits is told where it is. */
  #check(pos: number): void {
    const { recorder, wall, taskSeq, say } = this.#world;
    recorder.checkTime();
    const now = wall();
    if (taskSeq() !== this.#checkedTask) {
      this.#checkedTask = taskSeq();
      this.#since = now;
    } else if (now - this.#since > HELD) {
      this.#since = now;
      const at = this.#events.place(pos);
      if (at !== null) say(at.file, at.line);
      recorder.tell();
    }
  }
}
