// The console as one line: the latest line up to the playhead, and a button that opens all of them.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import type { ConsoleLine as Line } from "../event/console";
import { DownIcon, UpIcon } from "../ui/icons";
import { OriginTag } from "../ui/tag";
import { useReading } from "./reading";
import { visible } from "./rows";

/** One line and the button; `open` tells whether the whole console stands above. */
export function ConsoleLine(props: { open: boolean; onToggle: () => void }): JSX.Element {
  const { state } = useApp();
  const { reader, length } = useReading();
  const lines = useMemo(() => reader?.all ?? [], [reader, length]);
  const problems = state.diagnostics.value.length;
  const printed = linesUpTo(lines, state.playhead.value);
  const last = lines[printed - 1];
  return (
    <button type="button" class="consoleline" aria-expanded={props.open} aria-label={`Console, ${countText(printed, lines.length)}`} onClick={props.onToggle}>
      {problems === 0 && last && <><span class="time">{timeText(last.at)}</span><OriginTag origin={last.from} /><span class="text">{visible(last.text.slice(0, MOST))}</span></>}
      <span class="linecount">{problems > 0 ? "The program does not compile" : countText(printed, lines.length)}</span>
      {props.open ? <DownIcon /> : <UpIcon />}
    </button>
  );
}

/** So many characters of the line are shown at most. */
const MOST = 200;

/** How many lines were printed up to an event; 0 is the end of the run. */
function linesUpTo(lines: readonly Line[], playhead: number): number {
  if (playhead === 0) return lines.length;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.seq ?? Infinity) <= playhead) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countText(printed: number, all: number): string {
  if (all === 0) return "nothing printed";
  return printed === all ? `${all.toLocaleString("en-US")} line${all === 1 ? "" : "s"}` : `${printed.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} lines`;
}
