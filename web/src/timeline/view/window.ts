// Which part of the run the axis shows, and how the reader moves it: pure arithmetic over the axis.

import { Axis, FOLD_WIDTH, TAIL, closer, fitting, shifted, widthOf } from "../scale/axis";
import type { Course, Zoom } from "../scale/axis";

/** While a run grows its picture may fill this share of the width after each refit. */
const GROWING = 0.66;
/** The first picture of a growing run: ns in one px. */
const FIRST_SCALE = 200;
/** A fold is dragged open to this share of the width at most. */
const WIDEST = 0.8;
/** Spans are brought into view with this share of the width around them. */
const AROUND = 0.3;

/** A window onto a course: its zoom and the time at its left edge. `fitted` keeps the whole run in sight. */
export class TimeWindow {
  zoom: Zoom = { scale: FIRST_SCALE, fold: FOLD_WIDTH };
  begin = 0;
  fitted = true;
  /** By how many px the reader has dragged folds open, by their gap. */
  readonly wider = new Map<number, number>();

  /** Makes a fold wider by so many px, or narrower again; to scale at most. With `left` its left edge moves. */
  widen(course: Course, width: number, gap: number, dx: number, left: boolean): void {
    const { bursts } = course;
    const length = gap < bursts.length ? bursts.gap(gap) : course.end - bursts.gapBegin(gap);
    const before = this.wider.get(gap) ?? 0;
    const more = Math.max(0, Math.min(before + dx, width * WIDEST, length / this.zoom.scale - this.zoom.fold));
    this.wider.set(gap, more);
    this.fitted = false;
    if (left) this.begin = Math.max(0, shifted(course, this.zoom, this.begin, more - before));
  }

  /** Shows the whole run again. While it grows, room is left for what comes, so that the picture seldom changes its scale. */
  refit(course: Course, width: number, growing: boolean): void {
    if (!this.fitted) return;
    this.begin = 0;
    if (!growing) this.zoom = fitting(course, width);
    else if (widthOf(course, this.zoom) > width - TAIL) this.zoom = fitting(course, Math.max(80, width * GROWING));
  }

  /** The axis as it is now. */
  axis(course: Course, width: number): Axis {
    return new Axis(course, this.zoom, this.begin, width);
  }

  /** Forgets what was looked at: a new run begins. */
  reset(): void {
    this.zoom = { scale: FIRST_SCALE, fold: FOLD_WIDTH };
    this.begin = 0;
    this.fitted = true;
    this.wider.clear();
  }

  /** Looks closer, or from farther off with a factor below 1; the time at `x` px stays where it is. */
  zoomAt(course: Course, width: number, x: number, factor: number): void {
    const whole = fitting(course, width);
    const at = this.axis(course, width).timeAt(x);
    const wanted = closer(this.zoom, factor);
    if (wanted.scale >= whole.scale) return this.whole(whole);
    this.fitted = false;
    this.zoom = wanted;
    this.begin = this.held(course, width, shifted(course, wanted, at, -x));
  }

  /** Moves by so many px: positive moves on in time. */
  pan(course: Course, width: number, dx: number): void {
    if (this.fitted) return;
    this.begin = this.held(course, width, shifted(course, this.zoom, this.begin, dx));
  }

  /** Brings a stretch of time to fill the middle of the window. Times in ns. */
  show(course: Course, width: number, begin: number, end: number): void {
    const whole = fitting(course, width);
    const scale = Math.max((end - begin) / (width * (1 - 2 * AROUND)), 1000 / width);
    this.fitted = false;
    this.zoom = closer(whole, Math.max(1, whole.scale / scale));
    this.begin = this.held(course, width, shifted(course, this.zoom, (begin + end) / 2, -width / 2));
  }

  /** Moves, if need be, so that a time can be seen. */
  reveal(course: Course, width: number, at: number): void {
    if (this.fitted) return;
    const x = this.axis(course, width).x(at);
    if (x >= 24 && x <= width - 24) return;
    this.begin = this.held(course, width, shifted(course, this.zoom, at, x < 24 ? -width * 0.25 : -width * 0.75));
  }

  /** Puts a time into the middle. */
  center(course: Course, width: number, at: number): void {
    if (this.fitted) return;
    this.begin = this.held(course, width, shifted(course, this.zoom, at, -width / 2));
  }

  private whole(zoom: Zoom): void {
    this.zoom = zoom;
    this.begin = 0;
    this.fitted = true;
  }

  /** The left edge held so that the run stays in the window. */
  private held(course: Course, width: number, begin: number): number {
    const last = shifted(course, this.zoom, course.end, -(width - TAIL));
    return Math.max(0, Math.min(begin, last));
  }
}
