// The bursts of a run: when the thread is held by somebody, and the idle gaps between, ready for the folded axis.

import { firstAbove, grown } from "./columns";

/** Gap lengths are counted in classes: class k holds those above 2^((k-1)/4) ns and up to 2^(k/4) ns. */
const CLASSES_PER_OCTAVE = 4;
const CLASSES = 64 * CLASSES_PER_OCTAVE;

/** How many gaps are longer than a limit, and how long they are together in ns. */
export interface GapSum {
  count: number;
  length: number;
}

/** The class of a gap's length in ns. */
export function classOf(length: number): number {
  return length <= 1 ? 0 : Math.min(CLASSES - 1, Math.ceil(Math.log2(length) * CLASSES_PER_OCTAVE - 1e-9));
}

/** The longest gap of a class, in ns. */
export function longestOf(gapClass: number): number {
  return 2 ** (gapClass / CLASSES_PER_OCTAVE);
}

/**
 * Bursts in order. Gap i lies before burst i; the quiet tail after the last burst is no gap here. Bursts that touch are
 * one.
 */
export class Bursts {
  length = 0;
  begins = new Float64Array(16);
  ends = new Float64Array(16);
  /** Changes whenever a gap was added. */
  version = 0;
  private readonly counts = new Uint32Array(CLASSES);
  private readonly sums = new Float64Array(CLASSES);
  /** tops[l][i]: the longest of gaps i·2^(l+1) … (i+1)·2^(l+1)-1. */
  private readonly tops: Float64Array<ArrayBuffer>[] = [];

  /** The thread is held from `begin` on, until `extend` says otherwise. Times in ns. */
  begin(at: number): void {
    const last = this.length - 1;
    if (last >= 0 && at <= (this.ends[last] ?? 0)) return;
    if (this.length === this.begins.length) {
      this.begins = grown(this.begins);
      this.ends = grown(this.ends);
    }
    this.begins[this.length] = at;
    this.ends[this.length] = at;
    this.length++;
    this.count(this.length - 1);
  }

  /** The last burst reaches to a time. */
  extend(at: number): void {
    if (this.length > 0) this.ends[this.length - 1] = Math.max(at, this.ends[this.length - 1] ?? 0);
  }

  /** The begin of gap i in ns. */
  gapBegin(i: number): number {
    return i <= 0 ? 0 : (this.ends[i - 1] ?? 0);
  }

  /** The length of gap i in ns. */
  gap(i: number): number {
    return (this.begins[i] ?? 0) - this.gapBegin(i);
  }

  /** Index of the first gap that ends after a time; the length when there is none. */
  firstGapAfter(at: number): number {
    return firstAbove(this.begins, this.length, at);
  }

  /** The gaps of classes above the one given. */
  above(gapClass: number): GapSum {
    const sum = { count: 0, length: 0 };
    for (let k = gapClass + 1; k < CLASSES; k++) {
      sum.count += this.counts[k] ?? 0;
      sum.length += this.sums[k] ?? 0;
    }
    return sum;
  }

  /** Index of the first gap from i on whose class is above the one given; the length when there is none. */
  nextAbove(gapClass: number, i: number): number {
    const limit = longestOf(gapClass);
    let level = 0;
    let at = i;
    while (at << level < this.length) {
      if (this.top(level, at) > limit) {
        if (level === 0) {
          if (classOf(this.gap(at)) > gapClass) return at;
        } else {
          level--;
          at *= 2;
          continue;
        }
      }
      at++;
      while (at % 2 === 0 && level < this.tops.length) {
        at /= 2;
        level++;
      }
    }
    return this.length;
  }

  /** Index of the last gap up to i whose class is above the one given; -1 when there is none. */
  lastAbove(gapClass: number, i: number): number {
    const limit = longestOf(gapClass);
    for (let at = Math.min(i, this.length - 1); at >= 0; at--) {
      const skip = this.quietBefore(at, limit);
      if (skip > 0) at -= skip - 1;
      else if (classOf(this.gap(at)) > gapClass) return at;
    }
    return -1;
  }

  /** How many gaps up to `at` and with it can be passed over because none is longer than the limit. */
  private quietBefore(at: number, limit: number): number {
    let quiet = 0;
    for (let level = 1; level <= this.tops.length; level++) {
      if ((at + 1) % 2 ** level !== 0 || this.top(level, at >> level) > limit) break;
      quiet = 2 ** level;
    }
    return quiet;
  }

  private top(level: number, i: number): number {
    return level === 0 ? this.gap(i) : (this.tops[level - 1]?.[i] ?? 0);
  }

  /** Enters gap i into the classes and the tops. */
  private count(i: number): void {
    const length = this.gap(i);
    const gapClass = classOf(length);
    this.counts[gapClass] = (this.counts[gapClass] ?? 0) + 1;
    this.sums[gapClass] = (this.sums[gapClass] ?? 0) + length;
    this.version++;
    for (let level = 1; level <= this.tops.length; level++) this.raise(level, i >> level, length);
    if (2 ** this.tops.length <= i || this.tops.length === 0) this.tops.push(this.firstTops(this.tops.length + 1));
  }

  /** A gap of that length lies under a place of a level. */
  private raise(level: number, place: number, length: number): void {
    let top = this.tops[level - 1]!;
    if (place >= top.length) this.tops[level - 1] = top = grown(top);
    if (top[place]! < length) top[place] = length;
  }

  /** A new level: its first number covers all gaps so far. */
  private firstTops(level: number): Float64Array<ArrayBuffer> {
    const tops = new Float64Array(8);
    for (let i = 0; i < this.length; i++) tops[i >> level] = Math.max(tops[i >> level] ?? 0, this.gap(i));
    return tops;
  }
}
