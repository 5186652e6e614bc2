// The diagram's scene: everything that is drawn, in pixels. View, exports, tests and screen readers read the same one.

import type { FontName } from "../../timeline/layout/metrics";
import type { BarState, Landing, LineKind, MessageKind } from "../model/parts";

/** A lifeline's head: its name in a box, on one or two lines. */
export interface Head {
  readonly kind: LineKind;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: readonly string[];
  /** Whether anything happens on it. */
  readonly used: boolean;
}

/** The dotted line below a head. */
export interface Stem {
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
}

/** A bar; `x` is its left edge. With `endSeq` 0 it goes on. */
export interface BarBox {
  readonly kind: LineKind;
  readonly state: BarState;
  readonly landing: Landing;
  readonly x: number;
  readonly y0: number;
  readonly y1: number;
  readonly width: number;
  readonly beginSeq: number;
  readonly endSeq: number;
}

/** An arrow; its points touch the edges of bars. `lost` ones end in a cross. */
export interface Arrow {
  readonly kind: MessageKind;
  /** Whether it ends where it begins: then it is a loop to the right. */
  readonly self: boolean;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly from: number;
  readonly to: number;
  /** Index of its message in the model. */
  readonly message: number;
}

/** Ink of a text, by the token that colours it. */
export type Ink = "ink" | "ink2" | "err";

/** A text on one line; `y` is its baseline, `x` its left. */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly font: FontName;
  readonly ink: Ink;
  /** Seq of the event that it speaks of, or 0. */
  readonly seq: number;
}

/** Folded idle time. */
export interface Fold {
  readonly y0: number;
  readonly y1: number;
}

/** The height at which an event stands. */
export interface Row {
  readonly seq: number;
  readonly y: number;
}

/** Everything that is drawn. */
export interface DiagramScene {
  readonly width: number;
  readonly height: number;
  /** The heads stand above this height. */
  readonly headHeight: number;
  readonly heads: readonly Head[];
  readonly stems: readonly Stem[];
  readonly bars: readonly BarBox[];
  readonly arrows: readonly Arrow[];
  readonly texts: readonly Text[];
  readonly folds: readonly Fold[];
  /** Rows by rising seq. */
  readonly rows: readonly Row[];
  /** Lifelines that are left out for want of room. */
  readonly hiddenLines: number;
}

/** The height of the latest row up to an event, or of the first one. */
export function rowAt(scene: DiagramScene, seq: number): number {
  let y = scene.rows[0]?.y ?? 0;
  for (const row of scene.rows) {
    if (row.seq > seq) break;
    y = row.y;
  }
  return y;
}
