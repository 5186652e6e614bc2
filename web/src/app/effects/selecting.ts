// Selection and playhead, as every view asks for them: they move together, so that all show the same event.
import { batch } from "@preact/signals";
import { nextAtLine } from "../../event/places";
import { lineMap } from "../../program/lines";
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
   * Selects the next event of a line of the present text: the first from the playhead on, then the following one each time.
   * Returns what there is to say where there is none, or "".
   */
  selectLine(file: string, line: number): string {
    const { log, selection, playhead, ran, files } = this.state;
    if (log.value === null) return "Nothing has run yet.";
    const present = files.value.find((one) => one.name === file)?.text ?? "";
    const before = ran.value?.find((one) => one.name === file)?.text ?? "";
    const asked = lineMap(present, before)(line);
    if (asked === 0) return `Line ${line} of ${file} was edited since the run.`;
    const at = selection.value > 0 ? log.value.position(log.value.posAt(selection.value - 1)) : null;
    const again = at?.file === file && at.line === asked;
    const seq = nextAtLine(log.value, file, asked, again ? selection.value : Math.max(0, playhead.value - 1));
    if (seq === 0) return `Nothing is recorded at line ${line} of ${file}.`;
    this.select(seq);
    return "";
  }

  /** The same for the line of the cursor. */
  selectAtCursor(): string {
    const at = this.state.cursor.value;
    return at === null ? "" : this.selectLine(at.file, at.line);
  }
}
