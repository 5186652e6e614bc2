// Lays out the marks of the outcomes: each is one run, x is when it came to its landmark, runs of about the same time stand on each other.

import type { Ending } from "../app/outcomes";
import { roundStep } from "../timeline/scale/ticks";
import type { Landmark } from "./lines";

/** One mark: a run, or `per` runs of one ending where there are too many. In px from the plot's top left. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  /** The ending's place in the list. */
  readonly ending: number;
  /** The seed of the run, of the first one where there are several. */
  readonly seed: number;
}

/** The marks with their axis. */
export interface Plot {
  readonly marks: readonly Mark[];
  /** Width and height of a mark's room in px. */
  readonly size: number;
  /** How many runs a mark stands for. */
  readonly per: number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly unit: "µs" | "ms" | "s";
  /** Runs that never came to the landmark. */
  readonly absent: number;
  /** Where a time stands, in px. */
  x(ns: number): number;
}

/** The size of a mark in px, and how many stand beside each other where their times are near. */
interface Room {
  readonly size: number;
  readonly across: number;
}

/** The rooms that are tried. */
const ROOMS: readonly Room[] = [
  { size: 14, across: 1 }, { size: 12, across: 1 }, { size: 14, across: 2 }, { size: 12, across: 2 }, { size: 10, across: 2 },
  { size: 12, across: 3 }, { size: 10, across: 3 }, { size: 8, across: 3 }, { size: 6.5, across: 3 },
];
/** Px between two ticks at least. */
const TICK_ROOM = 64;
/** The axis begins at 0 when the times lie in more than this share of it. */
const FROM_ZERO = 0.7;
/** Room at both ends, in px. */
const EDGE = 12;

/** The plot of some endings in a room of px. */
export function plotOf(endings: readonly Ending[], mark: Landmark, width: number, height: number): Plot {
  const runs: Run[] = [];
  let absent = 0;
  for (const [ending, { outcomes }] of endings.entries()) {
    for (const outcome of outcomes) {
      const at = mark.time(outcome);
      if (at === null) absent++;
      else runs.push({ seed: outcome.seed, ending, at });
    }
  }
  const scale = scaleOf(runs.map(({ at }) => at), width);
  const { size, across } = ROOMS.find((room) => highest(heaps(runs, scale.x, room)) * room.size <= height) ?? ROOMS[ROOMS.length - 1]!;
  const heaped = heaps(runs, scale.x, { size, across });
  const per = Math.max(1, Math.ceil((highest(heaped) * size) / height));
  const marks = heaped.flatMap(({ middle, inside }) => heap(inside, { size, across, per, middle, height }));
  return { marks, size, per, absent, ...scale };
}

/** A run on the plot. */
interface Run {
  readonly seed: number;
  readonly ending: number;
  readonly at: number;
}

/** Runs of about the same time, around a place of the plot in px. */
interface Heap {
  readonly middle: number;
  readonly inside: readonly Run[];
  /** How many rows it has. */
  readonly rows: number;
}

/** Runs in columns of the plot, each as wide as the marks that stand across in it. */
function heaps(runs: readonly Run[], x: (ns: number) => number, { size, across }: Room): Heap[] {
  const columns = new Map<number, Run[]>();
  for (const run of runs) {
    const column = Math.floor(x(run.at) / (size * across));
    columns.set(column, [...(columns.get(column) ?? []), run]);
  }
  return [...columns].map(([column, inside]) => ({ middle: (column + 0.5) * size * across, inside, rows: Math.ceil(inside.length / across) }));
}

function highest(all: readonly Heap[]): number {
  return all.reduce((most, { rows }) => Math.max(most, rows), 0);
}

/** The marks of one heap, ending by ending from the ground up. */
function heap(inside: readonly Run[], place: Room & { per: number; middle: number; height: number }): Mark[] {
  const { size, across, per, middle, height } = place;
  const sorted = [...inside].sort((a, b) => a.ending - b.ending || a.seed - b.seed);
  const marks: Mark[] = [];
  for (let i = 0; i < sorted.length; ) {
    const { ending, seed } = sorted[i]!;
    const n = marks.length;
    marks.push({ x: middle + ((n % across) - (across - 1) / 2) * size, y: height - (Math.floor(n / across) + 0.5) * size, ending, seed });
    const first = i;
    while (i < sorted.length && i < first + per && sorted[i]!.ending === ending) i++;
  }
  return marks;
}

/** The linear axis of some times. */
function scaleOf(times: readonly number[], width: number): Pick<Plot, "ticks" | "unit" | "x"> {
  const latest = times.reduce((most, at) => Math.max(most, at), 1);
  const earliest = times.reduce((least, at) => Math.min(least, at), latest);
  const begin = latest - earliest > latest * FROM_ZERO ? 0 : Math.max(0, earliest - (latest - earliest + 2000) * 0.1);
  const end = latest + (latest - begin) * 0.06 + 1000;
  const x = (ns: number): number => EDGE + ((ns - begin) / (end - begin)) * (width - 2 * EDGE);
  const [ns, unit] = latest < 1e6 ? ([1e3, "µs"] as const) : latest < 1e10 ? ([1e6, "ms"] as const) : ([1e9, "s"] as const);
  const step = roundStep(((end - begin) / ns) * (TICK_ROOM / Math.max(TICK_ROOM, width)));
  const ticks = [];
  for (let value = Math.ceil(begin / ns / step) * step; value * ns <= end; value += step) ticks.push({ x: x(value * ns), text: String(Number(value.toFixed(6))) });
  return { ticks, unit, x };
}
