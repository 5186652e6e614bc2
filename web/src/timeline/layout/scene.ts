// The scene: everything that is drawn, in pixels. Painter, hit test, spoken names and tests all read the same scene.

import type { Axis } from "../scale/axis";
import type { Landing } from "../model/flights";
import type { Look, Row } from "../model/rows";
import type { Chip, Tick, Unit } from "../scale/ticks";
import type { Arrangement, Place } from "./arrange";
import type { FontName, Head, Metrics } from "./metrics";

/** A span, or several joined ones. Its place is in px: x from the plot's left, y from the top of the scrolled part. */
export interface Block {
  readonly look: Look;
  readonly row: Row;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly height: number;
  /** How many spans it stands for; of several, `filled` is the share of their time in the block's. */
  readonly count: number;
  readonly filled: number;
  readonly begin: number;
  readonly end: number;
  readonly beginSeq: number;
  /** 0 when it goes on. */
  readonly endSeq: number;
  /** For what is in flight: how it ended. */
  readonly landing: Landing | null;
}

/** Ink of a text, by the token that colours it. */
export type Ink = "ink" | "ink2" | "ink3" | "onGo" | "onJs" | "goInk" | "jsInk" | "outInk" | "err";

/** A text on one line; `y` is its middle. With `halo` it stands over lines on a rim of the ground's colour. */
export interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly font: FontName;
  readonly ink: Ink;
  readonly halo: boolean;
  /** The time it speaks of, in ns: later than the playhead it is pale. */
  readonly at: number;
}

/** Small marks: a line printed, a point, something failed, a goroutine born or ended, nothing can wake it. */
export type Sign = "print" | "point" | "fail" | "born" | "ended" | "stuck";

/** A small mark. */
export interface Mark {
  readonly sign: Sign;
  readonly x: number;
  readonly y: number;
  readonly js: boolean;
  readonly at: number;
  readonly seq: number;
  readonly count: number;
  /** In a crowd: the px to the next one, as which it is part of a line. Else 0. */
  readonly reach: number;
  readonly row: Row;
}

/** An arrow of cause between two points. `short` ones are drawn whole at rest, others as stubs; `lit` ones are the selection's. */
export interface Arrow {
  readonly kind: "go" | "wake" | "set" | "fire" | "react" | "call";
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** 1 bows to the right, -1 to the left, 0 is plain. */
  readonly bow: number;
  readonly short: boolean;
  readonly lit: boolean;
  /** The number of a step of the lit chain, or 0. */
  readonly step: number;
  /** A value that is handed over, or empty. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** One column of a band of goroutines: how high each state stands, as shares of the band. */
export interface BandStep {
  readonly x: number;
  readonly running: number;
  readonly ready: number;
  readonly waiting: number;
  /** The share of the column's time in which one of them ran. */
  readonly held: number;
}

/** A band of many goroutines. */
export interface Band {
  readonly place: Place;
  readonly steps: readonly BandStep[];
  /** Which state is which, where there is room for the word. */
  readonly labels: readonly Label[];
}

/** A number of joined spans, at the right end of the last of them. */
export interface Pill {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** The whole run to scale. */
export interface Strip {
  readonly blocks: readonly Pick<Block, "look" | "x0" | "x1" | "filled">[];
  /** The part that the axis shows, in px. */
  readonly from: number;
  readonly to: number;
}

/** Everything that is drawn. */
export interface Scene {
  readonly axis: Axis;
  readonly unit: Unit;
  readonly metrics: Metrics;
  readonly head: Head;
  readonly arrangement: Arrangement;
  readonly ticks: readonly Tick[];
  readonly chips: readonly Chip[];
  readonly strip: Strip;
  /** The Thread's spans; `y` counts from the band's top. */
  readonly thread: readonly Block[];
  readonly threadLabels: readonly Label[];
  /** Where the thread passes over without a pause, in px. */
  readonly joints: readonly number[];
  readonly blocks: readonly Block[];
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
  readonly pills: readonly Pill[];
  readonly arrows: readonly Arrow[];
  /** The end of the run or of what is known of it, in ns and in px. */
  readonly end: number;
  readonly endX: number;
}
