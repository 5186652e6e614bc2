// The folded axis: busy time is linear, idle time is folded; pure functions from spans to pixels.
import type { ThreadSpan } from "../event/thread";

/** A stretch of the axis. `begin` and `end` in ns of virtual time, `x0` and `x1` in px from the left. */
export interface Segment {
  fold: boolean;
  begin: number;
  end: number;
  x0: number;
  x1: number;
}

/** Times to pixels and back. */
export interface Axis {
  segments: readonly Segment[];
  begin: number;
  end: number;
  width: number;
}

/** A time during which the thread is held, in ns. */
interface Burst {
  begin: number;
  end: number;
}

/** Width of a fold, where there is room, in px. */
export const FOLD_WIDTH = 52;
const FOLD_LEAST = 14;
/** Folds take this share of the width at most. */
const FOLD_SHARE = 0.5;
/** A gap longer than this share of the busy time is folded. */
const GAP_SHARE = 0.08;
/** Idle time kept visible on each side of a burst, as a share of the burst. */
const PADDING = 0.1;
/** Quiet room at the right end, in px. */
const TAIL = 44;

/** The axis of a run from 0 to `end` ns; with `folded` false it is to scale. */
export function axisOf(spans: readonly ThreadSpan[], end: number, width: number, folded: boolean): Axis {
  const room = Math.max(1, width - TAIL);
  const folds = folded ? foldsOf(spans, end, room) : [];
  const foldWidth = folds.length === 0 ? 0 : Math.min(FOLD_WIDTH, (room * FOLD_SHARE) / folds.length);
  const foldedTime = folds.reduce((sum, gap) => sum + gap.end - gap.begin, 0);
  const scale = (room - folds.length * foldWidth) / Math.max(1, end - foldedTime);
  const segments: Segment[] = [];
  let at = 0;
  let x = 0;
  const push = (until: number, fold: boolean): void => {
    const wide = fold ? foldWidth : (until - at) * scale;
    if (until > at) segments.push({ fold, begin: at, end: until, x0: x, x1: x + wide });
    x += until > at ? wide : 0;
    at = Math.max(at, until);
  };
  for (const gap of folds) {
    push(gap.begin, false);
    push(gap.end, true);
  }
  push(end, false);
  return { segments, begin: 0, end, width };
}

/** Where a time stands, in px; outside the run at its edges. */
export function xOf(axis: Axis, time: number): number {
  const segment = segmentAt(axis, (one) => one.end >= time);
  if (!segment) return 0;
  const share = (time - segment.begin) / Math.max(1, segment.end - segment.begin);
  return segment.x0 + Math.max(0, Math.min(1, share)) * (segment.x1 - segment.x0);
}

/** The time at a place, in ns. */
export function timeAt(axis: Axis, x: number): number {
  const segment = segmentAt(axis, (one) => one.x1 >= x);
  if (!segment) return 0;
  const share = (x - segment.x0) / Math.max(1e-9, segment.x1 - segment.x0);
  return segment.begin + Math.max(0, Math.min(1, share)) * (segment.end - segment.begin);
}

/** The first segment that reaches far enough, or the last one. */
function segmentAt(axis: Axis, reaches: (segment: Segment) => boolean): Segment | undefined {
  const { segments } = axis;
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = segments[middle];
    if (one && reaches(one)) high = middle;
    else low = middle + 1;
  }
  return segments[low];
}

/** Places times that never fall, quickly: it remembers the segment of the time before. */
export class Placer {
  private at = 0;

  constructor(private readonly axis: Axis) {}

  /** As xOf. */
  x(time: number): number {
    const { segments } = this.axis;
    let segment = segments[this.at];
    while (segment && segment.end < time && this.at < segments.length - 1) segment = segments[++this.at];
    if (!segment) return 0;
    const share = (time - segment.begin) / Math.max(1, segment.end - segment.begin);
    return segment.x0 + Math.max(0, Math.min(1, share)) * (segment.x1 - segment.x0);
  }
}

/** The stretches during which somebody holds the thread, one after the other; neighbours are one. */
function* burstsOf(spans: readonly ThreadSpan[]): Generator<Burst> {
  let burst: Burst | null = null;
  for (const span of spans) {
    if (span.holder === "none") continue;
    if (burst && span.begin <= burst.end) {
      burst.end = span.end;
      continue;
    }
    if (burst) yield burst;
    burst = { begin: span.begin, end: span.end };
  }
  if (burst) yield burst;
}

/** The gaps to fold, each without the padding that stays visible. None when there are more than can be told apart. */
function foldsOf(spans: readonly ThreadSpan[], end: number, room: number): Burst[] {
  let busy = 0;
  let count = 0;
  for (const burst of burstsOf(spans)) {
    busy += burst.end - burst.begin;
    count++;
  }
  if (count === 0) return [];
  const least = Math.max(busy * GAP_SHARE, busy / count);
  const most = (room * FOLD_SHARE) / FOLD_LEAST;
  const folds: Burst[] = [];
  const add = (before: Burst | null, after: Burst | null): void => {
    const begin = before?.end ?? 0;
    const until = after?.begin ?? end;
    const gap = until - begin;
    if (gap <= least) return;
    folds.push({ begin: begin + Math.min(padding(before), gap / 4), end: until - Math.min(padding(after), gap / 4) });
  };
  let before: Burst | null = null;
  for (const burst of burstsOf(spans)) {
    add(before, burst);
    before = burst;
    if (folds.length > most) return [];
  }
  add(before, null);
  return folds.length > most ? [] : folds;
}

function padding(burst: Burst | null): number {
  return burst ? (burst.end - burst.begin) * PADDING : 0;
}
