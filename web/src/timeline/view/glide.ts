// The fitted picture's change of scale as a short glide instead of a jump; none where the reader wants no motion.

import type { Zoom } from "../scale/axis";

/** The picture comes closer to its scale by this time constant, in ms. */
const PACE = 55;
/** Nearer than this it is there, as a ratio. */
const NEAR = 0.004;

/** Follows a zoom. */
export class Glide {
  private shown: Zoom | null = null;
  private last = 0;
  /** Whether it is still under way. */
  moving = false;

  /** The zoom to draw with on the way to the one wanted; where `smooth` is false, that one. */
  towards(wanted: Zoom, smooth: boolean): Zoom {
    const now = performance.now();
    const before = this.shown;
    const far = before ? Math.abs(Math.log(before.scale / wanted.scale)) : 0;
    this.moving = smooth && before !== null && far > NEAR && far < 3 && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!this.moving || !before) {
      this.shown = wanted;
    } else {
      const share = 1 - Math.exp(-Math.min(50, now - this.last) / PACE);
      this.shown = { scale: before.scale * (wanted.scale / before.scale) ** share, fold: before.fold + (wanted.fold - before.fold) * share };
    }
    this.last = now;
    return this.shown ?? wanted;
  }

  /** Forgets where it was. */
  stop(): void {
    this.shown = null;
    this.moving = false;
  }
}
