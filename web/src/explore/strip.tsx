// Who held the thread in one run, small: the upper half is JavaScript, the lower one Go.
import type { JSX } from "preact";
import { piecesOf } from "../timeline/layout/pieces";
import type { TimelineModel } from "../timeline/model/model";
import type { Axis } from "../timeline/scale/axis";

const HALF = 11;
/** No block is drawn narrower, in px: at this size it says only that something was there. */
const LEAST = 2;

/** The strip of a run on an axis that it may share with others. */
export function ThreadStripPicture(props: { model: TimelineModel; axis: Axis }): JSX.Element {
  const { model, axis } = props;
  return (
    <svg class="runstrip" viewBox={`0 0 ${axis.width} ${2 * HALF + 2}`} width={axis.width} height={2 * HALF + 2} aria-hidden="true" focusable="false">
      <title>Who held the thread: above JavaScript, below Go</title>
      <path class="runstripline" d={`M0 ${HALF + 1}H${axis.width}`} />
      {model.thread.tracks.map(({ look, column }) => piecesOf(column, axis, model.end).map((piece) => (
        <rect key={`${look} ${piece.index}`} class={look === "js" ? "runstripjs" : "runstripgo"} x={piece.x0} y={look === "js" ? 0 : HALF + 2}
          width={Math.max(LEAST, piece.x1 - piece.x0)} height={HALF} rx={look === "js" ? 1.5 : 0} />
      )))}
    </svg>
  );
}
