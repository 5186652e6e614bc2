// Selection and playhead, as every view asks for them: they move together, so that all show the same event.
import { batch } from "@preact/signals";
import { nextAtLine } from "../../event/places";
import type { State } from "../state";

/** Selects events. */
export class Selecting {
  constructor(private readonly state: State) {}

  /** Selects an event and takes the playhead there; 0 selects nothing and leaves the playhead. */
  select(seq: number): void {
    const { selection, playhead, log } = this.state;
    const length = log.value?.length ?? 0;
    if (seq > length) return;
    batch(() => {
      selection.value = seq;
      if (seq > 0) playhead.value = seq === length ? 0 : seq;
    });
  }

  /**
   * Selects the next event of a line as the run saw it: the first from the playhead on, then the following one each time.
   * Says whether there is one.
   */
  selectLine(file: string, line: number): boolean {
    const { log, selection, playhead } = this.state;
    if (log.value === null) return false;
    const at = selection.value > 0 ? log.value.position(log.value.posAt(selection.value - 1)) : null;
    const again = at?.file === file && at.line === line;
    const seq = nextAtLine(log.value, file, line, again ? selection.value : Math.max(0, playhead.value - 1));
    if (seq > 0) this.select(seq);
    return seq > 0;
  }
}
