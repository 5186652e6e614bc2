// The sizes of the timeline in px, as the design gives them, and the fonts by name.

/** Fonts of the canvas by what they are for. */
export type FontName = "tick" | "block" | "strong" | "reason" | "name" | "title" | "small";

/** The fonts as the canvas takes them; sizes in px. */
export const FONTS: Readonly<Record<FontName, { size: number; weight: number }>> = {
  tick: { size: 10, weight: 400 },
  small: { size: 10, weight: 600 },
  reason: { size: 10.5, weight: 400 },
  block: { size: 11, weight: 400 },
  strong: { size: 11, weight: 600 },
  name: { size: 12, weight: 600 },
  title: { size: 12.5, weight: 650 },
};

/** How wide a text is in a font, in px. */
export type Measure = (text: string, font: FontName) => number;

/** Sizes that depend on how much room there is. */
export interface Metrics {
  readonly gutter: number;
  readonly thread: number;
  readonly stack: number;
  readonly stackBlock: number;
  readonly micro: number;
  readonly microBlock: number;
  readonly lane: number;
  readonly laneBlock: number;
  readonly flight: number;
  readonly flightBlock: number;
}

/** The sizes of a page of ordinary width. */
export const NORMAL: Metrics = { gutter: 124, thread: 52, stack: 24, stackBlock: 20, micro: 26, microBlock: 10, lane: 32, laneBlock: 19, flight: 24, flightBlock: 14 };

/** The sizes for a tablet, an embed, a phone. */
export const COMPACT: Metrics = { gutter: 92, thread: 38, stack: 19, stackBlock: 16, micro: 19, microBlock: 9, lane: 22, laneBlock: 13, flight: 19, flightBlock: 12 };

/** Left of a plot with less room than this stand only the shortest names, in px. */
export const NARROW_GUTTER = 60;

/** Where the parts stand that do not scroll, in px from the top. */
export interface Head {
  readonly strip: number;
  readonly stripHeight: number;
  readonly axis: number;
  readonly axisHeight: number;
  readonly thread: number;
  readonly threadHeight: number;
  readonly height: number;
}

/** The head for some sizes. */
export function headOf(metrics: Metrics): Head {
  const axis = 36;
  const thread = axis + 28;
  return { strip: 6, stripHeight: 22, axis, axisHeight: 26, thread, threadHeight: metrics.thread, height: thread + metrics.thread + 8 };
}

/** The gap between groups, and the rooms inside a group. */
export const GROUP_GAP = 10;
export const GROUP_PAD = 4;
/** The height of a group's own line. */
export const GROUP_LINE = 24;
/** Lanes when there are many, and their blocks. */
export const SLIM_LANE = 14;
export const SLIM_BLOCK = 9;
/** The height of a band of many goroutines, and of one of much in flight. */
export const BAND = 68;
export const FLIGHT_BAND = 44;
/** The line over the lanes of an opened band. */
export const OPENED_LINE = 22;
/** Blocks narrower than this are joined. */
export const NARROW = 3;

/** With more events than the first in one px the picture is seen from afar: lanes are slim and have no labels. It is so until there are fewer than the second. */
const AFAR = { from: 4, until: 2 };

/** Whether a picture with so many events in one px is seen from afar; `was` is what it was before, so that a growing run does not go to and fro. */
export function isAfar(eventsInPx: number, was: boolean): boolean {
  return eventsInPx > (was ? AFAR.until : AFAR.from);
}

/** The sizes for a picture that is seen from afar. */
export function fromAfar(metrics: Metrics): Metrics {
  return { ...metrics, lane: SLIM_LANE, laneBlock: SLIM_BLOCK, flight: SLIM_LANE, flightBlock: SLIM_BLOCK };
}
