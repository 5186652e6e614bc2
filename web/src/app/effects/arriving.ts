// Takes the reader to the moment that a link shows, once a run has come past it.
import { batch, effect } from "@preact/signals";
import type { State } from "../state";
import { sameFiles, sameRun } from "../../program/program";

/** Follows the runs of a program that was opened with a moment. */
export class Arriving {
  constructor(private readonly state: State, private readonly say: (text: string) => void) {}

  /** Begins to follow. */
  watch(): void {
    effect(() => {
      if (this.state.run.value.phase === "ended") this.arrive();
    });
  }

  /** Shows the moment when the run that has ended is the one it was taken from: the same text and the same settings. */
  private arrive(): void {
    const { state } = this;
    const moment = state.shared.peek();
    const opened = state.opened.peek();
    const log = state.log.peek();
    if (moment === null || opened === null || log === null) return;
    state.shared.value = null;
    if (!sameFiles(state.ran.peek() ?? [], opened.program.files) || !sameRun(state.ranWith.peek(), opened.program.settings)) return;
    if (Math.max(moment.at, moment.selected) > log.length) return this.say("This run ended before the moment that was shared.");
    batch(() => {
      state.selection.value = moment.selected;
      state.playhead.value = moment.at === log.length ? 0 : moment.at;
    });
    this.say("This is the moment that was shared.");
  }
}
