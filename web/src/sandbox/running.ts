// This file says what JavaScript runs for, where Go and JavaScript call each other: the cause of what is recorded there.

/** What JavaScript runs for. */
export interface Running {
  /** Seq of the event that JavaScript runs for now. */
  seq(): number;
  /** The number of the position from which JavaScript called the function that runs; 0 for none. Ask once, first of all. */
  position(): number;
  /** Go calls JavaScript, by the event of this seq and at a position of the log's table. Returns what `leave` needs. */
  enter(seq: number, pos: number): number;
  /** The call is over, by whatever way. */
  leave(entered: number): void;
}
