// Where a block's label goes: inside, else right, else left, else cut inside, else nowhere.

import type { FontName, Measure } from "./metrics";

/** A block that wants a label: its own stretch and the room up to its neighbours, in px. */
export interface Wanting {
  readonly x0: number;
  readonly x1: number;
}

/** A label's place: where its text begins, and how it stands to its block. */
export interface Placing {
  readonly x: number;
  readonly text: string;
  readonly where: "inside" | "right" | "left";
}

const INSIDE_PAD = 5;
const OUTSIDE_PAD = 6;
/** A label that belongs beside its block may stand in one that is so wide, in px. */
const PINCHED = 120;
/** A cut label shows so many characters at least. */
const LEAST_CHARACTERS = 3;
/** The longest label, in characters: longer previews are cut before they are measured. */
const LONGEST = 60;

/** The labels of one row: remembers what is taken. Blocks are added first, then labels asked for from left to right. */
export class LabelRow {
  /** For each px of the row whether it is taken. */
  private readonly taken: Uint8Array;

  constructor(private readonly width: number, private readonly measure: Measure) {
    this.taken = new Uint8Array(Math.ceil(width) + 1);
  }

  /** A stretch is drawn over. */
  take(x0: number, x1: number): void {
    this.taken.fill(1, Math.max(0, Math.floor(x0)), Math.max(0, Math.ceil(x1)));
  }

  /** The place for a block's label; null for nowhere. Where `beside` is set there is no room inside, only at a pinch. */
  place(block: Wanting, names: readonly string[], font: FontName, beside = false): Placing | null {
    const outside = beside ? this.outside(block, names, font) : null;
    if (outside || (beside && Math.min(this.width, block.x1) - Math.max(0, block.x0) < PINCHED)) return outside;
    const x0 = Math.max(0, block.x0);
    const x1 = Math.min(this.width, block.x1);
    const room = x1 - x0 - 2 * INSIDE_PAD;
    for (const name of names) {
      const text = shortened(name);
      if (this.measure(text, font) <= room) return { x: x0 + INSIDE_PAD, text, where: "inside" };
    }
    return (beside ? null : this.outside(block, names, font)) ?? this.cut(x0 + INSIDE_PAD, room, names[names.length - 1] ?? "", font);
  }

  /** A place right or left of the block, in the fullest form that fits. */
  private outside(block: Wanting, names: readonly string[], font: FontName): Placing | null {
    for (const name of names) {
      const text = shortened(name);
      const wide = this.measure(text, font);
      const right = block.x1 + OUTSIDE_PAD;
      if (block.x1 >= 0 && this.free(right - 2, right + wide + 4)) return this.taking({ x: right, text, where: "right" }, wide);
      const left = block.x0 - OUTSIDE_PAD - wide;
      if (block.x0 <= this.width && this.free(left - 4, left + wide + 2)) return this.taking({ x: left, text, where: "left" }, wide);
    }
    return null;
  }

  /** The text cut so that it fits inside. */
  private cut(x: number, room: number, name: string, font: FontName): Placing | null {
    const text = cutText(name, room, font, this.measure);
    return text === "" ? null : { x, text, where: "inside" };
  }

  private free(x0: number, x1: number): boolean {
    if (x0 < 0 || x1 > this.width) return false;
    const at = this.taken.indexOf(1, Math.ceil(x0));
    return at < 0 || at >= Math.floor(x1);
  }

  private taking(placing: Placing, wide: number): Placing {
    this.take(placing.x, placing.x + wide);
    return placing;
  }
}

/** As much of a text as fits, with an ellipsis; empty when that is too little. */
export function cutText(text: string, room: number, font: FontName, measure: Measure): string {
  for (let length = Math.min(text.length, LONGEST); length >= LEAST_CHARACTERS; length--) {
    const cut = length === text.length ? text : `${text.slice(0, length)}…`;
    if (measure(cut, font) <= room) return cut;
  }
  return "";
}

/** As much of a text as fits into so many px, with an ellipsis; so many characters stay even where they do not fit. */
export function fitText(text: string, room: number, font: FontName, measure: Measure, least: number): string {
  if (measure(text, font) <= room) return text;
  let length = text.length;
  while (length > least && measure(`${text.slice(0, length)}…`, font) > room) length--;
  return `${text.slice(0, length)}…`;
}

function shortened(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}
