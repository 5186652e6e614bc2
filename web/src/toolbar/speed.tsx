// The speed slider: how fast virtual time passes against the wall.
import type { JSX } from "preact";
import type { Speed } from "../app/pace";
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
      <span class="slide">
        <span class="mark" style={{ left: `${(REAL_TIME / (SPEEDS.length - 1)) * 100}%` }} />
        <input type="range" min={0} max={SPEEDS.length - 1} step={1} value={place} aria-label="Speed" aria-valuetext={text === "max" ? "as fast as it goes" : text}
          onInput={(event) => effects.setSpeed(speedAt(Number(event.currentTarget.value)))} />
      </span>
      <output>{text}</output>
    </label>
  );
}

/** The same as a list to choose from, where there is no room for a slider. */
export function SpeedChoice(): JSX.Element {
  const { state, effects } = useApp();
  const { speed, clock } = state.settings.value;
  if (clock === "real") return <span class="speedchoice real">Real clock</span>;
  const offered: readonly Speed[] = SPEEDS.includes(speed) ? SPEEDS : [speed, ...SPEEDS];
  return (
    <select class="speedchoice" aria-label="Speed" value={String(speed)}
      onChange={(event) => effects.setSpeed(event.currentTarget.value === "max" ? "max" : Number(event.currentTarget.value))}>
      {offered.map((one) => <option key={one} value={String(one)}>{speedText(one)}</option>)}
    </select>
  );
}
