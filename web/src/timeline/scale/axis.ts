// The folded axis: busy time is linear, long idle time is folded to a fixed width; pure functions between ns and px.
import { classOf, longestOf } from "../model/bursts";
import type { Bursts } from "../model/bursts";

/** What an axis is made of. `end` is the run's end in ns; with `folded` false the axis is to scale. */
export interface Course {
  readonly bursts: Bursts;
  readonly end: number;
  readonly folded: boolean;
  /** By how many px the reader has made the folds of some gaps wider; the quiet tail counts as the last gap. */
  readonly wider?: ReadonlyMap<number, number>;
}

/** How close the reader looks. */
export interface Zoom {
  /** ns of virtual time in one px of busy time. */
  readonly scale: number;
  /** Width of a fold in px. */
  readonly fold: number;
}

/** A stretch of the visible axis. `begin` and `end` in ns of virtual time, `x0` and `x1` in px from the left. */
export interface Segment {
  readonly fold: boolean;
  readonly begin: number;
  readonly end: number;
  readonly x0: number;
  readonly x1: number;
  /** The gap that is folded, or -1. */
  readonly gap: number;
}

/** Width of a fold where there is room, and at least, in px. */
export const FOLD_WIDTH = 52;
const FOLD_LEAST = 14;
/** Folds take this share of the width at most. */
const FOLD_SHARE = 0.5;
/** Idle time that stays visible on each side of a burst, in px: a share of the fold, so that many folds leave room. */
const PAD_SHARE = 0.25;
/** A gap is folded when it is at least so wide, in px, and that makes it so much narrower. */
const WIDE_GAP = 84;
const GAIN = 1.25;
/** Quiet room at the right end, in px. */
export const TAIL = 44;
/** No run is drawn wider than so many px for one ns. */
const NEAREST = 1 / 2000;

/** The axis as far as it can be seen. */
export class Axis {
  readonly segments: readonly Segment[];

  /** The axis of a course whose left edge is the time `begin` in ns, `width` px wide. */
  constructor(readonly course: Course, readonly zoom: Zoom, readonly begin: number, readonly width: number) {
    this.segments = segmentsOf(course, zoom, begin, width);
  }

  /** The time at the right edge, in ns. */
  get end(): number {
    return this.timeAt(this.width);
  }

  /** Where a time stands, in px. Times that cannot be seen stand outside, as if nothing were folded there. */
  x(time: number): number {
    const { segments } = this;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle]?.end ?? 0) >= time) high = middle;
      else low = middle + 1;
    }
    const one = segments[low];
    if (!one) return 0;
    if (time < one.begin) return one.x0 - (one.begin - time) / this.zoom.scale;
    if (time > one.end) return one.x1 + (time - one.end) / this.zoom.scale;
    return one.end === one.begin ? one.x0 : one.x0 + ((time - one.begin) / (one.end - one.begin)) * (one.x1 - one.x0);
  }

  /** The time at a place, in ns. */
  timeAt(x: number): number {
    const one = this.segments.find((segment) => segment.x1 >= x) ?? this.segments[this.segments.length - 1];
    if (!one) return this.begin;
    if (x < one.x0) return one.begin - (one.x0 - x) * this.zoom.scale;
    if (x > one.x1) return one.end + (x - one.x1) * this.zoom.scale;
    return one.x1 === one.x0 ? one.begin : one.begin + ((x - one.x0) / (one.x1 - one.x0)) * (one.end - one.begin);
  }
}

/** The time `dx` px to the right of a time, or to the left where it is negative. In ns; not held inside the run. */
export function shifted(course: Course, zoom: Zoom, time: number, dx: number): number {
  if (dx >= 0) return new Axis(course, zoom, time, dx).timeAt(dx);
  let at = time;
  let left = -dx;
  for (const fold of foldsBefore(course, zoom, time)) {
    const linear = Math.max(0, (at - fold.end) / zoom.scale);
    if (linear >= left) return at - left * zoom.scale;
    left -= linear;
    at = Math.min(at, fold.end);
    const perPx = (fold.end - fold.begin) / fold.width;
    const through = (at - fold.begin) / perPx;
    if (through >= left) return at - left * perPx;
    left -= through;
    at = fold.begin;
  }
  return at - left * zoom.scale;
}

/** The px from the run's begin to its end at a zoom. */
export function widthOf(course: Course, zoom: Zoom): number {
  const gaps = course.folded ? course.bursts.above(gapClassOf(zoom)) : { count: 0, length: 0 };
  return (course.end - gaps.length) / zoom.scale + gaps.count * (zoom.fold + 2 * padOf(zoom)) + tailSaving(course, zoom) + widening(course, gapClassOf(zoom));
}

/** By how many px the folds of gaps above a class are wider than usual. */
function widening(course: Course, gapClass: number): number {
  let px = 0;
  if (course.folded && course.wider) for (const [gap, more] of course.wider) if (classOf(lengthOfGap(course, gap)) > gapClass) px += more;
  return px;
}

/** The length of a gap or of the quiet tail, in ns. */
function lengthOfGap(course: Course, gap: number): number {
  return gap < course.bursts.length ? course.bursts.gap(gap) : course.end - lastEnd(course);
}

/** The zoom at which the whole run just fits into so many px. */
export function fitting(course: Course, width: number): Zoom {
  const room = Math.max(40, width - TAIL - widening(course, 0));
  let best: Zoom = { scale: Math.max(course.end / room, NEAREST), fold: FOLD_WIDTH };
  if (!course.folded) return best;
  for (let gapClass = classOf(course.end); gapClass >= 0; gapClass--) {
    const zoom = fittingFor(course, room, gapClass);
    if (zoom && zoom.scale < best.scale) best = zoom;
  }
  return best;
}

/** The zoom after looking so many times closer; folds that had to be narrow get their room back. */
export function closer(zoom: Zoom, factor: number): Zoom {
  const scale = Math.max(NEAREST, zoom.scale / factor);
  return { scale, fold: Math.max(FOLD_LEAST, Math.min(FOLD_WIDTH, zoom.fold * Math.sqrt(zoom.scale / scale))) };
}

/** The zoom that fits when exactly the gaps above a class are folded; null where that makes no sense. */
function fittingFor(course: Course, room: number, gapClass: number): Zoom | null {
  const gaps = course.bursts.above(gapClass);
  const tail = course.end - lastEnd(course);
  const tailToo = classOf(tail) > gapClass ? 1 : 0;
  const count = gaps.count + tailToo;
  if (count === 0) return null;
  const fold = Math.min(FOLD_WIDTH, (room * FOLD_SHARE) / count / (1 + 2 * PAD_SHARE));
  if (fold < FOLD_LEAST) return null;
  const busy = course.end - gaps.length - tailToo * tail;
  const scale = Math.max(NEAREST, busy / (room - count * fold * (1 + 2 * PAD_SHARE)));
  const zoom = { scale, fold };
  return gapClassOf(zoom) <= gapClass ? zoom : null;
}

/** Gaps of classes above this one are folded. */
function gapClassOf(zoom: Zoom): number {
  return classOf(zoom.scale * Math.max(WIDE_GAP, (zoom.fold + 2 * padOf(zoom)) * GAIN));
}

function padOf(zoom: Zoom): number {
  return zoom.fold * PAD_SHARE;
}

function lastEnd(course: Course): number {
  return course.bursts.gapBegin(course.bursts.length);
}

/** By how many px the folded tail differs from the linear one. */
function tailSaving(course: Course, zoom: Zoom): number {
  const tail = course.end - lastEnd(course);
  if (!course.folded || classOf(tail) <= gapClassOf(zoom)) return 0;
  return zoom.fold + 2 * padOf(zoom) - tail / zoom.scale;
}

/** A fold's shaded part, in ns. */
interface Fold {
  readonly begin: number;
  readonly end: number;
  /** In px. */
  readonly width: number;
  readonly gap: number;
}

/** The shaded part of gap i; the tail after the last burst counts as a gap too. */
function foldOf(course: Course, zoom: Zoom, i: number): Fold {
  const pad = padOf(zoom) * zoom.scale;
  const end = i < course.bursts.length ? course.bursts.gapBegin(i) + course.bursts.gap(i) : course.end;
  return { begin: course.bursts.gapBegin(i) + pad, end: end - pad, width: zoom.fold + (course.wider?.get(i) ?? 0), gap: i };
}

/** Folds that end after a time, in order. */
function* foldsAfter(course: Course, zoom: Zoom, time: number): Generator<Fold> {
  if (!course.folded) return;
  const { bursts } = course;
  const gapClass = gapClassOf(zoom);
  for (let i = bursts.nextAbove(gapClass, bursts.firstGapAfter(time)); i < bursts.length; i = bursts.nextAbove(gapClass, i + 1)) {
    const fold = foldOf(course, zoom, i);
    if (fold.end > time) yield fold;
  }
  if (classOf(course.end - lastEnd(course)) > gapClass) yield foldOf(course, zoom, bursts.length);
}

/** Folds that begin before a time, the latest first. */
function* foldsBefore(course: Course, zoom: Zoom, time: number): Generator<Fold> {
  if (!course.folded) return;
  const { bursts } = course;
  const gapClass = gapClassOf(zoom);
  const tail = foldOf(course, zoom, bursts.length);
  if (classOf(course.end - lastEnd(course)) > gapClass && tail.begin < time) yield tail;
  for (let i = bursts.lastAbove(gapClass, bursts.firstGapAfter(time)); i >= 0; i = bursts.lastAbove(gapClass, i - 1)) {
    const fold = foldOf(course, zoom, i);
    if (fold.begin < time) yield fold;
  }
}

function segmentsOf(course: Course, zoom: Zoom, begin: number, width: number): Segment[] {
  const segments: Segment[] = [];
  let at = begin;
  let x = 0;
  const push = (gap: number, end: number, perPx: number): void => {
    const x1 = x + (end - at) / perPx;
    segments.push({ fold: gap >= 0, begin: at, end, x0: x, x1, gap });
    at = end;
    x = x1;
  };
  for (const fold of foldsAfter(course, zoom, begin)) {
    if (x >= width) break;
    if (fold.end <= at) continue;
    const edge = at + (width - x) * zoom.scale;
    if (fold.begin > at) push(-1, Math.min(fold.begin, edge), zoom.scale);
    if (fold.begin >= edge) return segments;
    push(fold.gap, fold.end, (fold.end - fold.begin) / fold.width);
  }
  if (x < width || segments.length === 0) push(-1, at + Math.max(0, width - x) * zoom.scale, zoom.scale);
  return segments;
}

/** The class of gaps that a zoom folds, for tests. */
export function foldsAbove(zoom: Zoom): number {
  return longestOf(gapClassOf(zoom));
}
