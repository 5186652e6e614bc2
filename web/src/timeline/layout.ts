// The Thread band as a scene: rectangles, joints, ticks and chips in pixels; pure, so that it can be tested as text.
import type { ThreadSpan } from "../event/thread";
import { Placer, axisOf } from "./axis";
import type { Axis } from "./axis";
import { chipsOf, ticksOf, unitOf } from "./ticks";
import type { Chip, Tick, Unit } from "./ticks";

/** A stretch of one holder. Several narrow ones are one mark. */
export interface Mark {
  holder: "js" | "go";
  x0: number;
  x1: number;
  /** How many spans it stands for. */
  count: number;
}

/** Everything that is drawn of the Thread band. */
export interface Scene {
  axis: Axis;
  unit: Unit;
  marks: readonly Mark[];
  /** Where the thread passes over from one language to the other without a pause, in px. */
  joints: readonly number[];
  ticks: readonly Tick[];
  chips: readonly Chip[];
  /** The whole run to scale. */
  strip: readonly Mark[];
}

/** How long each held the thread, in ns. */
export interface Shares {
  js: number;
  go: number;
  none: number;
}

/** Below this distance in px marks of one holder are one. */
const JOIN = 1;

/** Lays out the spans of a run that reaches to `end` ns, `width` px wide. */
export function sceneOf(spans: readonly ThreadSpan[], end: number, width: number, folded: boolean): Scene {
  const axis = axisOf(spans, end, width, folded);
  const unit = unitOf(end);
  const whole = axisOf([], end, width + 44, false);
  return {
    axis,
    unit,
    marks: marksOf(spans, axis),
    joints: jointsOf(spans, axis),
    ticks: ticksOf(axis, unit),
    chips: chipsOf(axis),
    strip: marksOf(spans, whole),
  };
}

/** How long each held the thread. */
export function sharesOf(spans: readonly ThreadSpan[]): Shares {
  const shares: Shares = { js: 0, go: 0, none: 0 };
  for (const span of spans) shares[span.holder] += span.end - span.begin;
  return shares;
}

function marksOf(spans: readonly ThreadSpan[], axis: Axis): Mark[] {
  const marks: Mark[] = [];
  const last: { js: Mark | null; go: Mark | null } = { js: null, go: null };
  const place = new Placer(axis);
  for (const span of spans) {
    if (span.holder === "none") continue;
    const x0 = place.x(span.begin);
    const x1 = place.x(span.end);
    const before = last[span.holder];
    if (before && x0 - before.x1 < JOIN) {
      before.x1 = Math.max(before.x1, x1);
      before.count++;
      continue;
    }
    const mark: Mark = { holder: span.holder, x0, x1, count: 1 };
    last[span.holder] = mark;
    marks.push(mark);
  }
  return marks;
}

function jointsOf(spans: readonly ThreadSpan[], axis: Axis): number[] {
  const joints: number[] = [];
  const place = new Placer(axis);
  for (let i = 1; i < spans.length; i++) {
    const before = spans[i - 1];
    const span = spans[i];
    if (!before || !span || before.holder === "none" || span.holder === "none" || before.holder === span.holder) continue;
    const x = place.x(span.begin);
    if (x - (joints[joints.length - 1] ?? -9) >= 2) joints.push(x);
  }
  return joints;
}
