// The shapes of the endings: each ending has one, so that colour alone never tells.
import type { JSX } from "preact";

/** How many endings have a shape of their own; what comes after shares the last one. */
export const SHAPES = 6;

/** The path of an ending's shape in a square of 12 around 0, 0. */
const PATHS = [
  "M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z",
  "M0-5.6L5.6 0L0 5.6L-5.6 0z",
  "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
  "M0-5L5.2 4.2H-5.2z",
  "M-4.2-4.2H4.2V4.2H-4.2z",
  "M-5 0H5M0-5V5",
  "M-3.6-3.6L3.6 3.6M-3.6 3.6L3.6-3.6",
];

/** The class of an ending by its place in the list. */
export function classOf(ending: number): string {
  return `ending${Math.min(ending, SHAPES)}`;
}

/** An ending's shape around a place of a picture, in a room of so many px. */
export function Shape(props: { ending: number; x: number; y: number; size: number }): JSX.Element {
  const { ending, x, y, size } = props;
  return <path class={`outcome ${classOf(ending)}`} d={PATHS[Math.min(ending, SHAPES)]} transform={`translate(${x} ${y}) scale(${size / 14})`} />;
}

/** An ending's shape beside its name. */
export function Glyph(props: { ending: number }): JSX.Element {
  return <svg class="glyph" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false"><Shape ending={props.ending} x={0} y={0} size={14} /></svg>;
}
