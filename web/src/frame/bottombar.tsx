// The bar at the bottom of a phone: the scrubber, and what is done with the run.
import type { JSX } from "preact";
import { RunControls } from "../toolbar/controls";
import { RunButton } from "../toolbar/run";
import { SpeedChoice } from "../toolbar/speed";
import { Scrubber } from "./scrubber";

/** Scrubber, Run, pause, step and speed. */
export function BottomBar(): JSX.Element {
  return (
    <footer class="bottombar">
      <Scrubber />
      <div class="bottomrow"><RunButton wide /><RunControls few /><SpeedChoice /></div>
    </footer>
  );
}
