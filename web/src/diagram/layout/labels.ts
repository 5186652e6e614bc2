// Where a message's words go: over its arrow where there is room, else beside it, where no bar is in the way.

import { fitText } from "../../timeline/layout/labels";
import type { FontName, Measure } from "../../timeline/layout/metrics";
import type { Message, Tone } from "../model/parts";
import type { Ink } from "./scene";

/** A label's place before anything has a height: `x` is its left. */
export interface Placed {
  readonly x: number;
  readonly text: string;
  readonly below: boolean;
}

/** The room for labels: px from the left that may be written on. */
export interface Room {
  readonly left: number;
  readonly right: number;
}

const PAD = 5;
const SHORTEST = 4;
const MOST_LINES = 3;

/** Font and ink of a tone. */
export const TONES: Readonly<Record<Tone, { font: FontName; ink: Ink }>> = {
  plain: { font: "block", ink: "ink" },
  strong: { font: "strong", ink: "ink" },
  quiet: { font: "reason", ink: "ink2" },
  err: { font: "strong", ink: "err" },
};

/** Places the label of an arrow from `x0` to `x1`, in px; both are edges of bars. */
export function placeLabel(message: Pick<Message, "label" | "tone" | "fromLine" | "toLine" | "kind">, x0: number, x1: number, room: Room, measure: Measure): Placed {
  const { font } = TONES[message.tone];
  const left = Math.min(x0, x1) + PAD;
  const right = Math.max(x0, x1) - PAD;
  const wide = measure(message.label, font);
  if (message.fromLine === message.toLine && message.kind !== "lost") return { x: right + 2 * PAD, text: fitted(message.label, room.right - right - 2 * PAD, font, measure), below: false };
  if (wide <= right - left) return { x: (left + right - wide) / 2, text: message.label, below: false };
  const text = fitted(message.label, room.right - room.left, font, measure);
  const x = Math.max(room.left, Math.min(left, room.right - measure(text, font)));
  return { x, text, below: x1 < x0 };
}

/** As much of a text as fits into so many px, with an ellipsis. */
export function fitted(text: string, room: number, font: FontName, measure: Measure): string {
  return fitText(text, room, font, measure, SHORTEST);
}

/** A name on as few lines as it needs, three at most: broken after an underscore, a dot or a space, or before a capital. */
export function nameLines(name: string, room: number, font: FontName, measure: Measure): string[] {
  const parts = name.split(/(?<=[_. ])|(?<=[a-z])(?=[A-Z])/);
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines[lines.length - 1];
    if (last !== undefined && (measure(last + part, font) <= room || lines.length === MOST_LINES)) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines.map((line) => fitted(line.trimEnd(), room, font, measure));
}
