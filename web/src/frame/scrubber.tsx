// The scrubber of a phone: the whole run as a strip, to scale, with the playhead as a slider on it.
import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { timeText } from "../app/words";
import { ThreadStrip } from "../event/threadstrip";

/** Events are read so many at a time, once a frame. */
const READ_AT_ONCE = 20_000;
/** The strip's own units: so wide and high, and no block is narrower. */
const WIDE = 1000;
const HALF = 8;
const LEAST = 5;

/** The strip and its slider; nothing before a run. */
export function Scrubber(): JSX.Element | null {
  const { state, effects } = useApp();
  const strip = useStrip();
  const log = state.log.value;
  if (!strip || !log || log.length === 0) return null;
  const end = Math.max(1, strip.end);
  const seq = Math.min(state.playhead.value, log.length);
  const at = seq > 0 ? log.timeAt(seq - 1) : end;
  const key = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" || event.key === "ArrowUp" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    effects.showAt((seq || log.length) + step);
  };
  return (
    <div class="scrubber">
      <svg class="scrubstrip" viewBox={`0 0 ${WIDE} ${2 * HALF}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <path class="scrubline" d={`M0 ${HALF}H${WIDE}`} />
        <path class="scrubjs" d={blocks(strip.js, strip.stretch, end, 0)} />
        <path class="scrubgo" d={blocks(strip.go, strip.stretch, end, HALF)} />
      </svg>
      <input type="range" min={0} max={end} step={1} value={at} aria-label="Playhead" aria-valuetext={`${timeText(at)} ms`}
        onInput={(event) => effects.scrubTo(Number(event.currentTarget.value))} onKeyDown={key} />
    </div>
  );
}

/** The strip of the run that is shown, read on with each frame. */
function useStrip(): ThreadStrip | null {
  const { state } = useApp();
  const log = state.log.value;
  const length = state.logLength.value;
  const strip = useMemo(() => (log ? new ThreadStrip(log) : null), [log]);
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!strip || strip.length >= length) return;
    const frame = requestAnimationFrame(() => {
      strip.update(READ_AT_ONCE);
      redraw((turn) => turn + 1);
    });
    return () => cancelAnimationFrame(frame);
  });
  return strip;
}

/** The stretches in which one language held the thread, as a path; neighbours are one block. */
function blocks(shares: Float64Array, stretch: number, end: number, top: number): string {
  const x = (at: number): number => Math.min(WIDE, (at / end) * WIDE);
  let path = "";
  for (let i = 0; i * stretch <= end && i < shares.length; i++) {
    if (!shares[i]) continue;
    const from = i;
    while (i + 1 < shares.length && shares[i + 1]) i++;
    const wide = Math.max(LEAST, x((i + 1) * stretch) - x(from * stretch));
    path += `M${Math.min(x(from * stretch), WIDE - wide).toFixed(1)} ${top}h${wide.toFixed(1)}v${HALF}h${(-wide).toFixed(1)}z`;
  }
  return path;
}
