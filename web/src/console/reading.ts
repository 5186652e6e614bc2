// How the console reads a log that grows or is long: in short slices, so that the page's thread stays free, with a drawing now and then.
import { useEffect, useMemo, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { LaterTask } from "../base/slices";
import { ConsoleReader } from "../event/console";
import type { EventLog } from "../event/log";
import { useSteady } from "../ui/steady";

/** Events are read so many at a time, and for so many ms without a pause. */
const AT_ONCE = 100;
const SLICE_MS = 4;
/** While there is more to read, it is drawn this seldom, in ms. */
const READING_DRAWN_MS = 120;

/** The lines of one log, read slice after slice; `redraw` is called when there are more to draw than `read` has told. */
export class Reading {
  readonly reader: ConsoleReader;
  private readonly next = new LaterTask(() => this.goOn());
  private told = 0;

  constructor(private readonly log: EventLog, private readonly redraw: () => void, private readonly now = (): number => performance.now()) {
    this.reader = new ConsoleReader(log, { errors: true });
  }

  /** Reads on for one slice, and after that by itself. Gives how many events are read. */
  read(): number {
    if (!this.slice()) this.next.ask();
    this.told = this.now();
    return this.reader.read;
  }

  /** Reads no more. */
  dispose(): void {
    this.next.close();
  }

  /** True when everything is read. */
  private slice(): boolean {
    const { reader, log } = this;
    const until = this.now() + SLICE_MS;
    do reader.update(Math.min(reader.read + AT_ONCE, log.length)); while (reader.read < log.length && this.now() < until);
    return reader.read >= log.length;
  }

  private goOn(): void {
    const all = this.slice();
    if (!all) this.next.ask();
    if (all || this.now() - this.told >= READING_DRAWN_MS) this.redraw();
  }
}

/** The console of the run, and how many events of its log are to be drawn: of a flood not the newest in every frame. */
export function useReading(): { readonly reader: ConsoleReader | null; readonly length: number } {
  const { state } = useApp();
  const log = state.log.value;
  const [, redraw] = useState(0);
  const reading = useMemo(() => (log ? new Reading(log, () => redraw((turn) => turn + 1)) : null), [log]);
  useEffect(() => () => reading?.dispose(), [reading]);
  const grown = state.logLength.value; // Read before the slice, so that this is called again when there is more.
  const read = reading?.read() ?? 0;
  const length = useSteady(read, state.run.value.phase === "running" || read < grown);
  return { reader: reading?.reader ?? null, length };
}
