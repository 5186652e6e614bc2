// The speed slider: how fast virtual time passes against the wall.
import type { JSX } from "preact";
import { REAL_TIME, SPEEDS, placeOf, speedAt, speedText } from "../app/pace";
import { useApp } from "../app/use";

/** A slider from 0.01× to max, with a mark at 1×. */
export function SpeedSlider(): JSX.Element | null {
  const { state, effects } = useApp();
  const { speed, clock } = state.settings.value;
  if (clock === "real") return <span class="speed real">Real clock</span>;
  const place = placeOf(speed);
  const text = speedText(speed);
  return (
    <label class="speed" title="How fast virtual time passes against real time">
      {state.width.value === "wide" && <span>Speed</span>}
      <span class="rail">
        <span class="mark" style={{ left: `${(REAL_TIME / (SPEEDS.length - 1)) * 100}%` }} />
        <input type="range" min={0} max={SPEEDS.length - 1} step={1} value={place} aria-label="Speed" aria-valuetext={text === "max" ? "as fast as it goes" : text}
          onInput={(event) => effects.setSpeed(speedAt(Number(event.currentTarget.value)))} />
      </span>
      <output>{text}</output>
    </label>
  );
}
