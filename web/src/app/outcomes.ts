// What came of a program under many seeds: each seed's outcome, read from its small log, and outcomes that are alike as one ending.
import { ConsoleReader } from "../event/console";
import { EventLog } from "../event/log";
import { WireError } from "../event/wire";
import type { Position } from "../event/event";
import type { SourceFile } from "../program/program";
import type { Seeded } from "../sandbox/client";
import type { End } from "./run";

/** A line that a run printed. `at` in ns of virtual time. */
export interface OutcomeLine {
  readonly at: number;
  readonly from: "go" | "js";
  readonly level: string;
  readonly text: string;
  readonly place: Position | null;
}

/** How one seed's run went. `late`: it was not over when its real time was. */
export interface Outcome {
  readonly seed: number;
  readonly end: End | "late" | "broken";
  readonly exitCode: number;
  /** When it ended, in ns of virtual time. */
  readonly at: number;
  readonly lines: readonly OutcomeLine[];
  /** Whether it printed more than what is kept here. */
  readonly cut: boolean;
}

/** Runs that printed the same and ended the same. `seeds` are in order; the first stands for all. */
export interface Ending {
  /** A, B, C … by how many seeds end so, then by their first seed. */
  readonly letter: string;
  readonly outcomes: readonly Outcome[];
  /** The one with the lowest seed. */
  readonly first: Outcome;
}

/** Where the exploring of a program is. */
export interface Exploration {
  /** What was run. */
  readonly files: readonly SourceFile[];
  readonly shuffle: boolean;
  readonly phase: "building" | "running" | "done" | "stopped" | "invalid" | "broken";
  /** What kept it from going on, or "". */
  readonly text: string;
  /** Seeds 1 to this one are wanted. */
  readonly wanted: number;
  /** Those that are done, by seed. */
  readonly outcomes: readonly Outcome[];
  /** Real ms that the runs have taken together. */
  readonly ms: number;
  /** Whole logs of the seeds that stand for endings, as far as they have been run again. */
  readonly samples: ReadonlyMap<number, EventLog>;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Events of the small log that make an outcome cut. */
const CUTS: ReadonlySet<string> = new Set(["truncated", "cut"]);

/** Reads what came of a seed. What does not decode was forged or broken in the sandbox, and says nothing. */
export function outcomeOf(seeded: Seeded): Outcome {
  const log = new EventLog();
  const broken = { seed: seeded.seed, exitCode: 0, at: 0, lines: [], cut: false };
  try {
    if (seeded.bytes) log.append(seeded.bytes);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { ...broken, end: "broken" };
  }
  const last = log.length > 0 ? log.at(log.length - 1) : null;
  if (last?.kind !== "end") return { ...broken, end: seeded.how === "late" ? "late" : "broken" };
  return { seed: seeded.seed, end: last.args.how, exitCode: last.args.code, at: last.at, lines: linesOf(log), cut: isCut(log) };
}

function linesOf(log: EventLog): OutcomeLine[] {
  const reader = new ConsoleReader(log, { errors: true });
  reader.update();
  const lines = reader.all.map(({ at, from, level, text, pos }): OutcomeLine => ({ at, from, level, text, place: log.position(pos) }));
  for (const event of log) {
    if (event.kind === "fatal") lines.push({ at: event.at, from: "go", level: "fatal", text: event.args.text, place: null });
  }
  return lines;
}

function isCut(log: EventLog): boolean {
  for (let i = 0; i < log.length; i++) if (CUTS.has(log.kindAt(i))) return true;
  return false;
}

/** The endings among outcomes, the commonest first. Outcomes must be in the order of their seeds. */
export function endingsOf(outcomes: readonly Outcome[]): Ending[] {
  const groups = new Map<string, [Outcome, ...Outcome[]]>();
  for (const outcome of outcomes) {
    const key = keyOf(outcome);
    const group = groups.get(key);
    if (group) group.push(outcome);
    else groups.set(key, [outcome]);
  }
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length || a[0].seed - b[0].seed);
  return sorted.map((group, i) => ({ letter: letterOf(i), outcomes: group, first: group[0] }));
}

/** What makes two outcomes one ending. */
function keyOf(outcome: Outcome): string {
  return JSON.stringify([outcome.end, outcome.exitCode, outcome.cut, outcome.lines.map(({ from, level, text }) => [from, level, text])]);
}

/** A … Z, AA, AB … */
function letterOf(i: number): string {
  const last = LETTERS[i % LETTERS.length] ?? "";
  return i < LETTERS.length ? last : letterOf(Math.floor(i / LETTERS.length) - 1) + last;
}

/** Outcomes with more of them, in the order of their seeds. */
export function withOutcomes(have: readonly Outcome[], more: readonly Outcome[]): Outcome[] {
  return [...have, ...more].sort((a, b) => a.seed - b.seed);
}
