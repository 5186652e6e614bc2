// How far the lit arrows are drawn: those that a choice has newly lit grow from their causes; none does where the reader wants no motion.

import type { Arrow } from "../layout/scene";

/** A lit arrow is drawn in over so many ms. */
const LONG = 160;

/** Follows what is lit. Times in ms of a clock that never goes back. */
export class DrawIn {
  private choice = "";
  private began = -Infinity;
  /** What was lit in the latest picture, and what had been when the choice was made. */
  private lit: ReadonlySet<string> = new Set();
  private before: ReadonlySet<string> = new Set();

  /** A picture is about to be drawn for a choice; only another choice than before lights anew. */
  take(choice: string, arrows: readonly Arrow[], now: number, still: boolean): void {
    if (choice !== this.choice) {
      this.choice = choice;
      this.before = this.lit;
      this.began = still ? -Infinity : now;
    }
    this.lit = new Set(arrows.filter((arrow) => arrow.lit).map(keyOf));
  }

  /** Whether a picture at that time is not the last one. */
  moving(now: number): boolean {
    return now - this.began < LONG && [...this.lit].some((key) => !this.before.has(key));
  }

  /** How much of an arrow is drawn, up to 1. */
  share(arrow: Arrow, now: number): number {
    return this.before.has(keyOf(arrow)) ? 1 : Math.min(1, (now - this.began) / LONG);
  }
}

function keyOf({ kind, from, to }: Arrow): string {
  return `${kind} ${from} ${to}`;
}
