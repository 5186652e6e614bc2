// The steps of the speed slider: how fast virtual time passes against the wall.
import type { Settings } from "../program/program";

/** A speed: virtual time per real time, or as fast as it goes. */
export type Speed = Settings["speed"];

/** What the slider offers, slow to fast. */
export const SPEEDS: readonly Speed[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, "max"];

/** The slider's place of 1×, where virtual time passes like real time. */
export const REAL_TIME = SPEEDS.indexOf(1);

/** The place nearest to a speed. */
export function placeOf(speed: Speed): number {
  if (speed === "max") return SPEEDS.length - 1;
  let best = 0;
  SPEEDS.forEach((step, i) => {
    const held = SPEEDS[best];
    if (step !== "max" && held !== undefined && held !== "max" && distance(step, speed) < distance(held, speed)) best = i;
  });
  return best;
}

/** The speed at a place of the slider. */
export function speedAt(place: number): Speed {
  return SPEEDS[Math.max(0, Math.min(place, SPEEDS.length - 1))] ?? 1;
}

/** A speed in words: "0.05×" or "max". */
export function speedText(speed: Speed): string {
  return speed === "max" ? "max" : `${speed}×`;
}

function distance(a: number, b: number): number {
  return Math.abs(Math.log(a) - Math.log(b));
}
