// The marks of the time axis: round times in the busy stretches, chips for the folds; pure.
import type { Axis, Segment } from "./axis";

/** A time written on the axis. */
export interface Tick {
  x: number;
  text: string;
}

/** A folded stretch with its length. `text` is empty where there is no room for it. */
export interface Chip {
  x0: number;
  x1: number;
  text: string;
}

/** The unit of the axis: ms, or µs for runs below a tenth of a ms. */
export interface Unit {
  name: "ms" | "µs";
  ns: number;
}

const LABEL_ROOM = 46;
const CHIP_ROOM = 34;

/** The unit that suits a run of this length. */
export function unitOf(end: number): Unit {
  return end < 100_000 ? { name: "µs", ns: 1e3 } : { name: "ms", ns: 1e6 };
}

/** Round times, at least a label's width apart, in every stretch that is not folded. */
export function ticksOf(axis: Axis, unit: Unit): Tick[] {
  const scale = Math.max(...axis.segments.filter((one) => !one.fold && one.end > one.begin).map((one) => (one.x1 - one.x0) / (one.end - one.begin)), 0);
  if (scale === 0) return [];
  const step = roundStep(LABEL_ROOM / scale / unit.ns);
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step))));
  const ticks: Tick[] = [];
  let free = -Infinity;
  for (const segment of axis.segments) {
    if (segment.fold) {
      if (segment.x1 - segment.x0 >= CHIP_ROOM) free = segment.x1 + 2;
      continue;
    }
    for (const at of roundTimes(segment, step, unit)) {
      const x = segment.x0 + (at * unit.ns - segment.begin) * scale;
      if (x - LABEL_ROOM / 2 < free && ticks.length > 0) continue;
      ticks.push({ x, text: at.toFixed(decimals) });
      free = x + LABEL_ROOM / 2;
    }
  }
  return ticks;
}

/** The folds, with their length in words. */
export function chipsOf(axis: Axis): Chip[] {
  return axis.segments.filter((one) => one.fold).map(({ x0, x1, begin, end }) => ({ x0, x1, text: x1 - x0 >= CHIP_ROOM ? lengthText(end - begin) : "" }));
}

/** A length of virtual time in words: "340 µs", "1.7 ms", "2.0 s". `ns` is in nanoseconds. */
export function lengthText(ns: number): string {
  if (ns < 100_000) return `${digits(ns / 1e3)} µs`;
  return ns < 1e9 ? `${digits(ns / 1e6)} ms` : `${digits(ns / 1e9)} s`;
}

function digits(value: number): string {
  return value < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

function roundTimes(segment: Segment, step: number, unit: Unit): number[] {
  const times: number[] = [];
  const first = Math.ceil(segment.begin / unit.ns / step - 1e-9);
  const last = Math.floor(segment.end / unit.ns / step + 1e-9);
  for (let i = first; i <= last && times.length < 400; i++) times.push(i * step);
  return times;
}

/** The next of 1, 2, 5, 10, … at or above a value. */
function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}
