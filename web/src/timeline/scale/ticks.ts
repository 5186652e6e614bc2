// The marks of the time axis: round times in the busy stretches, chips for the folds; pure.
import type { Axis, Segment } from "./axis";

/** A time written on the axis. */
export interface Tick {
  readonly x: number;
  readonly text: string;
}

/** A folded stretch with its length. `text` is empty where there is no room for it. */
export interface Chip {
  readonly x0: number;
  readonly x1: number;
  readonly text: string;
}

/** The unit of the axis: ms, or µs for runs below a tenth of a ms, or s for long ones. */
export interface Unit {
  readonly name: "s" | "ms" | "µs";
  readonly ns: number;
}

const LABEL_ROOM = 32;
const DIGIT = 5.6;
const CHIP_ROOM = 30;
const MOST_TICKS = 200;

/** The unit that suits a run of this length in ns. */
export function unitOf(end: number): Unit {
  if (end < 100_000) return { name: "µs", ns: 1e3 };
  return end < 10e9 ? { name: "ms", ns: 1e6 } : { name: "s", ns: 1e9 };
}

/** Round times, a label's width apart, in every stretch that is not folded. A later stretch's first label comes first. */
export function ticksOf(axis: Axis, unit: Unit): Tick[] {
  const { scale } = axis.zoom;
  const digits = Math.max(3, String(Math.floor(axis.end / unit.ns)).length + decimalsOf((LABEL_ROOM * scale) / unit.ns));
  const step = roundStep(((LABEL_ROOM + Math.max(0, digits - 3) * DIGIT) * scale) / unit.ns);
  const decimals = decimalsOf(step);
  const half = (decimals + String(Math.floor(axis.end / unit.ns)).length) * DIGIT * 0.5 + 5;
  const ticks: Tick[] = [];
  const chips = chipsOf(axis).filter((chip) => chip.text !== "").map(({ x0, x1, text }) => ({ x: (x0 + x1) / 2, half: text.length * DIGIT * 0.5 + 6 }));
  let free = -half;
  for (const segment of axis.segments) {
    if (segment.fold) continue;
    for (const at of roundTimes(segment, step, unit, axis.width)) {
      const x = segment.x0 + (at * unit.ns - segment.begin) / scale;
      if (x - half < free || ticks.length >= MOST_TICKS || chips.some((chip) => Math.abs(chip.x - x) < chip.half + half - 4)) continue;
      ticks.push({ x, text: at.toFixed(decimals) });
      free = x + half;
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

/** A point of virtual time in words, exact to the event: "4.847 ms", "12 µs". */
export function pointText(ns: number): string {
  if (ns < 100_000) return `${trimmed(ns / 1e3, 3)} µs`;
  return ns < 1e9 ? `${trimmed(ns / 1e6, 3)} ms` : `${trimmed(ns / 1e9, 6)} s`;
}

function trimmed(value: number, most: number): string {
  return value.toFixed(most).replace(/\.?0+$/, "");
}

function digits(value: number): string {
  return Number.isInteger(value) || value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
}

function decimalsOf(step: number): number {
  return Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
}

/** The multiples of a step inside a stretch, as far as it can be seen. */
function roundTimes(segment: Segment, step: number, unit: Unit, width: number): number[] {
  const times: number[] = [];
  const perPx = (segment.end - segment.begin) / Math.max(1e-9, segment.x1 - segment.x0);
  const end = Math.min(segment.end, segment.begin + (width - segment.x0) * perPx);
  const first = Math.max(0, Math.ceil(segment.begin / unit.ns / step - 1e-9));
  const last = Math.floor(end / unit.ns / step + 1e-9);
  for (let i = first; i <= last && times.length < MOST_TICKS; i++) times.push(i * step);
  return times;
}

/** The next of 1, 2, 5, 10, … at or above a value. */
export function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}
