// Keeps the state's moment: what both languages are at, at the playhead, and where the selected event is. Read in slices, so that no frame is late for it.
import { effect } from "@preact/signals";
import type { EventLog } from "../../event/log";
import { MomentReader } from "../../event/moment";
import { placeOf } from "../../event/places";
import { groupOf } from "../files";
import type { State } from "../state";
import type { World } from "../world";

/** Events are read so many at a time, for so many ms of each frame. */
const READ_AT_ONCE = 2048;
const READ_MS = 3;
/** A moment that took longer than this in ms, as with very many goroutines, is made again during a run only after so many times as long. */
const DEAR_MS = 2;
const REST = 10;

/** Follows log and playhead, at most once a frame. */
export class Moments {
  private log: EventLog | null = null;
  private reader: MomentReader | null = null;
  private waiting = false;
  /** The selection whose place is known. */
  private selected = 0;
  /** Until this time, in ms, a run that goes on is given no new moment. */
  private rests = 0;

  constructor(private readonly state: State, private readonly world: Pick<World, "frame" | "now">) {}

  /** Begins to follow. */
  watch(): void {
    effect(() => {
      const { log, logLength, playhead, selection } = this.state;
      const [now] = [log.value, logLength.value, playhead.value, selection.value];
      if (now !== this.log) this.begin(now);
      if (now !== null) this.soon();
    });
  }

  private begin(log: EventLog | null): void {
    this.log = log;
    this.reader = log === null ? null : new MomentReader(log);
    this.state.moment.value = null;
    this.state.picked.value = null;
    this.selected = 0;
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
    this.pick(log, reader);
    if (state.moment.peek()?.seq !== (known ? seq : undefined)) this.tell(known ? seq : 0, reader);
  }

  /** Makes the moment of an event, or none for 0; a dear one not in every frame of a run. */
  private tell(seq: number, reader: MomentReader): void {
    const { state, world } = this;
    const began = world.now();
    if (seq > 0 && state.busy.peek() && began < this.rests) return this.soon();
    state.moment.value = seq > 0 ? reader.at(seq) : null;
    const took = world.now() - began;
    this.rests = took > DEAR_MS ? began + took * REST : 0;
  }

  /** Finds the place of the selection, and shows its file where its editor stands. */
  private pick(log: EventLog, reader: MomentReader): void {
    const { selection, picked, shown, files } = this.state;
    if (selection.peek() === this.selected) return;
    if (selection.peek() > reader.length) return this.soon();
    this.selected = selection.peek();
    const place = placeOf(log, reader, this.selected);
    picked.value = place;
    if (place === null || !files.peek().some((file) => file.name === place.file)) return;
    const group = groupOf(place.file);
    if (shown.peek()[group] !== place.file) shown.value = { ...shown.peek(), [group]: place.file };
  }
}
