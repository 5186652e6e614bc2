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
  const folds = folded ? foldsOf(burstsOf(spans), end, room) : [];
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

/** The times during which anybody holds the thread; neighbours are one. */
export function burstsOf(spans: readonly ThreadSpan[]): Burst[] {
  const bursts: Burst[] = [];
  for (const span of spans) {
    if (span.holder === "none") continue;
    const last = bursts[bursts.length - 1];
    if (last && span.begin <= last.end) last.end = Math.max(last.end, span.end);
    else bursts.push({ begin: span.begin, end: span.end });
  }
  return bursts;
}

/** The gaps to fold, each without the padding that stays visible. None when there are more than can be told apart. */
function foldsOf(bursts: readonly Burst[], end: number, room: number): Burst[] {
  const busy = bursts.reduce((sum, burst) => sum + burst.end - burst.begin, 0);
  if (busy === 0) return [];
  const least = Math.max(busy * GAP_SHARE, busy / bursts.length);
  const folds: Burst[] = [];
  bursts.forEach((burst, i) => {
    const next = bursts[i + 1];
    const until = next ? next.begin : end;
    if (until - burst.end <= least) return;
    const before = Math.min(padding(burst), (until - burst.end) / 4);
    const after = next ? Math.min(padding(next), (until - burst.end) / 4) : 0;
    folds.push({ begin: burst.end + before, end: until - after });
  });
  const first = bursts[0];
  if (first && first.begin > least) folds.unshift({ begin: 0, end: first.begin - Math.min(padding(first), first.begin / 4) });
  return folds.length * FOLD_LEAST > room * FOLD_SHARE ? [] : folds;
}

function padding(burst: Burst): number {
  return (burst.end - burst.begin) * PADDING;
}
