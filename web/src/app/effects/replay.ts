// Playing a recorded run again: the playhead goes through the log at the chosen speed, and nothing is run.
import type { State } from "../state";
import type { World } from "../world";

/** A folded wait passes in so many real ms at most, whatever the speed. */
const FOLD_MS = 300;
/** At the highest speed the whole run passes in about so many frames. */
const FRAMES = 300;
/** A page that was hidden or busy for longer than this goes on as if it had not been, in ms. */
const LONGEST_FRAME = 100;

/** Moves the playhead by itself. */
export class Replay {
  /** Counts up with each beginning and end, so that a frame knows whether it still matters. */
  private turn = 0;
  /** The time that has been reached, in ns of the run, and the real time of the latest frame, in ms. */
  private at = 0;
  private last = 0;
  /** Where this put the playhead; a playhead elsewhere was moved by the reader. */
  private put = 0;

  constructor(private readonly state: State, private readonly world: Pick<World, "frame" | "now">) {}

  /** Goes on from the playhead, or from the begin where it stands at the end. */
  play(): void {
    const { log } = this.state;
    if (!log.value || log.value.length === 0) return;
    this.pause();
    this.put = this.state.playhead.value || 1;
    this.state.playhead.value = this.put;
    this.at = log.value.timeAt(this.put - 1);
    this.last = this.world.now();
    this.state.replaying.value = true;
    this.next();
  }

  /** Leaves the playhead where it is. */
  pause(): void {
    this.turn++;
    this.state.replaying.value = false;
  }

  private next(): void {
    const { turn } = this;
    this.world.frame(() => { if (turn === this.turn) this.frame(); });
  }

  private frame(): void {
    const { playhead } = this.state;
    const log = this.state.log.value;
    if (!log || playhead.value !== this.put) return this.pause();
    const now = this.world.now();
    const seq = this.reached(Math.min(now - this.last, LONGEST_FRAME));
    this.last = now;
    this.put = seq;
    playhead.value = seq < log.length ? seq : 0;
    if (seq < log.length) this.next();
    else this.pause();
  }

  /** Seq of the last event that has happened when `ms` real milliseconds more have passed. */
  private reached(ms: number): number {
    const { log, settings, folded } = this.state;
    const events = log.value;
    const { speed, clock } = settings.value;
    if (!events) return 0;
    if (speed === "max") return Math.min(events.length, this.put + Math.ceil(events.length / FRAMES));
    const pace = (clock === "real" ? 1 : speed) * 1e6;
    this.at += ms * pace;
    let seq = this.put;
    while (seq < events.length && events.timeAt(seq) <= this.at) seq++;
    if (seq < events.length && folded.value) this.at = Math.max(this.at, events.timeAt(seq) - FOLD_MS * pace);
    return seq;
  }
}
