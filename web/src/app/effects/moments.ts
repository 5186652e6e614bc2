// Keeps the state's moment: what both languages are at, at the playhead. Read in slices, so that no frame is late for it.
import { effect } from "@preact/signals";
import type { EventLog } from "../../event/log";
import { MomentReader } from "../../event/moment";
import type { State } from "../state";
import type { World } from "../world";

/** Events are read so many at a time, for so many ms of each frame. */
const READ_AT_ONCE = 2048;
const READ_MS = 3;

/** Follows log and playhead, at most once a frame. */
export class Moments {
  private log: EventLog | null = null;
  private reader: MomentReader | null = null;
  private waiting = false;

  constructor(private readonly state: State, private readonly world: Pick<World, "frame" | "now">) {}

  /** Begins to follow. */
  watch(): void {
    effect(() => {
      const { log, logLength, playhead } = this.state;
      const [now] = [log.value, logLength.value, playhead.value];
      if (now !== this.log) this.begin(now);
      if (now !== null) this.soon();
    });
  }

  private begin(log: EventLog | null): void {
    this.log = log;
    this.reader = log === null ? null : new MomentReader(log);
    this.state.moment.value = null;
  }

  private soon(): void {
    if (this.waiting) return;
    this.waiting = true;
    this.world.frame(() => {
      this.waiting = false;
      this.read();
    });
  }

  private read(): void {
    const { reader, log, state, world } = this;
    if (reader === null || log === null) return;
    const until = world.now() + READ_MS;
    do reader.update(READ_AT_ONCE); while (reader.length < log.length && world.now() < until);
    if (reader.length < log.length) this.soon();
    const seq = state.playhead.peek() || reader.length;
    const known = seq > 0 && seq <= reader.length;
    if (state.moment.peek()?.seq !== (known ? seq : undefined)) state.moment.value = known ? reader.at(seq) : null;
  }
}
