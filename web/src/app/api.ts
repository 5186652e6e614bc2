// What the page offers to scripts of its own origin and to tests: window.interleave.
import type { Program } from "../program/program";
import { checkProgram } from "../program/program";
import type { Effects } from "./effects";
import { resultOf } from "./result";
import type { Result } from "./result";
import { RUN_DEFAULTS } from "./run";
import type { RunOptions } from "./run";
import type { Runner } from "./runner";

/** A program as scripts write it. */
export interface PlainProgram {
  title?: string;
  files: Record<string, string>;
}

/** Options of `run`, all with defaults; `timeout` is wall ms, `maxVirtualMs` virtual ms. */
export interface PlainOptions {
  clock?: "virtual" | "real";
  seed?: number;
  shuffle?: boolean;
  speed?: number | "max";
  timeout?: number;
  maxEvents?: number;
  maxVirtualMs?: number;
}

/** The page's scripting interface. */
export interface Interleave {
  /** Runs a program apart from the editors; calls queue. Rejects only when the world fails or the arguments are no program. */
  run(program: PlainProgram, options?: PlainOptions): Promise<Result>;
  /** Opens a program in the editors; the draft is kept first. */
  open(program: PlainProgram): void;
  /** Stops what runs. */
  stop(): void;
  /** Pauses what runs before its next task, lets it go on, or lets it do one task. */
  pause(): void;
  resume(): void;
  step(): void;
  /** Changes the speed of what runs. */
  setSpeed(speed: number | "max"): void;
  /** Resolves when a program is open and the page can run. */
  ready: Promise<void>;
}

/** The interface over the same runner and effects that the Run button uses. */
export function createApi(runner: Runner, effects: Effects, ready: Promise<void>): Interleave {
  return {
    run: async (program, options = {}) => {
      const checked = checkOptions(options);
      const finished = await runner.run(toProgram(program, checked), checked);
      return await resultOf(finished);
    },
    open: (program) => effects.openProgram(toProgram(program, { ...RUN_DEFAULTS, speed: 1 })),
    stop: () => runner.stop(),
    pause: () => runner.running?.pause(),
    resume: () => runner.running?.resume(),
    step: () => runner.running?.step(),
    setSpeed: (speed) => runner.running?.setSpeed(checkSpeed(speed)),
    ready,
  };
}

/** Decodes what a script handed in; throws a TypeError that says what is wrong. */
export function toProgram(value: unknown, options: Pick<RunOptions, "clock" | "seed" | "shuffle" | "speed">): Program {
  const { clock, seed, shuffle, speed } = options;
  if (typeof value !== "object" || value === null) throw new TypeError("A program is {title?, files: {name: text}}.");
  const files: unknown = Reflect.get(value, "files");
  if (typeof files !== "object" || files === null) throw new TypeError("A program needs files: {name: text}.");
  const list = Object.entries(files).map(([name, text]: [string, unknown]) => ({ name, text }));
  const title: unknown = Reflect.get(value, "title") ?? "";
  const checked = checkProgram({ title, files: list, settings: { clock, seed, shuffle, speed } });
  if (!checked.ok) throw new TypeError(checked.why);
  return checked.program;
}

/** Options with their defaults; throws a TypeError for what is no option's value. */
export function checkOptions(options: PlainOptions): RunOptions {
  const { clock = "virtual", seed = 1, shuffle = false, speed = "max", timeout, maxEvents, maxVirtualMs } = options;
  if (clock !== "virtual" && clock !== "real") throw new TypeError('clock is "virtual" or "real".');
  if (typeof shuffle !== "boolean") throw new TypeError("shuffle is true or false.");
  return {
    ...RUN_DEFAULTS,
    clock,
    seed: count("seed", seed),
    shuffle,
    speed: checkSpeed(speed),
    timeoutMs: count("timeout", timeout ?? RUN_DEFAULTS.timeoutMs),
    maxEvents: count("maxEvents", maxEvents ?? RUN_DEFAULTS.maxEvents),
    maxVirtualMs: count("maxVirtualMs", maxVirtualMs ?? RUN_DEFAULTS.maxVirtualMs),
  };
}

function checkSpeed(speed: unknown): number | "max" {
  if (speed === "max" || (typeof speed === "number" && speed > 0)) return speed;
  throw new TypeError('speed is a number above 0 or "max".');
}

function count(name: string, value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) throw new TypeError(`${name} is a number from 0.`);
  return Math.min(Math.round(value), Number.MAX_SAFE_INTEGER);
}
