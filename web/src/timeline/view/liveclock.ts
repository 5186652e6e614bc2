// Where a live run's clock stands between two events: while the run waits for what is in flight its clock goes on, though no event tells.

/** Follows a run's clock by the wall. Times in ns of the run; a pace is ns for each real ms. */
export class LiveClock {
  private end = -1;
  private at = 0;
  private last = 0;
  /** Whether the latest reading was under way to what is due. */
  moving = false;

  /**
   * The run's time at the real time `wall`, in ms: its latest event is at `end`, the next is due at `due` (Infinity when nothing is
   * in flight). A pace of 0 keeps the clock where it is, as in a pause; another pace counts from there on.
   */
  read(end: number, due: number, pace: number, wall: number): number {
    if (end !== this.end) {
      this.end = end;
      this.at = end;
      this.last = wall;
    }
    const waits = due > end && due !== Infinity;
    if (waits) this.at = Math.min(due, this.at + (wall - this.last) * pace);
    this.last = wall;
    this.moving = waits && pace > 0 && this.at < due;
    return waits ? this.at : end;
  }
}
