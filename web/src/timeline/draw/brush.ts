// The painter's hand: the canvas with its colours, fonts and hatches, and the few strokes that everything is made of.

import { FONTS } from "../layout/metrics";
import type { FontName, Measure } from "../layout/metrics";
import type { Ink } from "../layout/scene";
import type { Palette, Token } from "./palette";

/** The family of all fonts. */
export const FAMILY = 'ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
/** The side of a hatch's tile in px: its stripes stand 5 px apart at 45°. */
const TILE = 7;
const STRIPE = 1.6;
/** So many texts of a font are remembered with their width. */
const MOST_MEASURED = 5000;

/** The CSS font of a name. */
export function cssFont(name: FontName): string {
  const { size, weight } = FONTS[name];
  return `${weight} ${size}px ${FAMILY}`;
}

/** A measure of texts on a canvas, which remembers what it measured. */
export function measureOn(context: Pick<CanvasRenderingContext2D, "font" | "measureText">): Measure {
  const byFont = new Map<FontName, Map<string, number>>();
  return (text, font) => {
    let known = byFont.get(font);
    if (!known) byFont.set(font, (known = new Map()));
    let wide = known.get(text);
    if (wide === undefined) {
      context.font = cssFont(font);
      wide = context.measureText(text).width;
      if (known.size > MOST_MEASURED) known.clear();
      known.set(text, wide);
    }
    return wide;
  };
}

const INKS: Readonly<Record<Ink, Token>> = { ink: "ink", ink2: "ink2", ink3: "ink3", onGo: "on-go", onJs: "on-js", goInk: "go-ink", jsInk: "js-ink", outInk: "out-ink", err: "err" };

/** What of a canvas the painter uses: another medium that has it can be painted on too. */
export type Pen = Pick<CanvasRenderingContext2D,
  | "arc" | "beginPath" | "bezierCurveTo" | "clearRect" | "clip" | "closePath" | "createPattern" | "fill" | "fillRect" | "fillStyle" | "fillText"
  | "font" | "globalAlpha" | "lineJoin" | "lineTo" | "lineWidth" | "moveTo" | "rect" | "restore" | "rotate" | "roundRect" | "save" | "setLineDash"
  | "setTransform" | "stroke" | "strokeStyle" | "strokeText" | "textAlign" | "textBaseline" | "translate">;

/** Strokes on one canvas. */
export class Brush {
  private readonly hatches = new Map<Token, CanvasPattern | null>();
  private font = "";

  constructor(readonly context: Pen, readonly palette: Palette, readonly ratio: number, readonly measure: Measure) {}

  /** Call before a picture: fonts set elsewhere are forgotten. */
  begin(): void {
    this.font = "";
  }

  fill(token: Token): void {
    this.context.fillStyle = this.palette[token];
  }

  stroke(token: Token, width = 1, dash: readonly number[] = []): void {
    const { context } = this;
    context.strokeStyle = this.palette[token];
    context.lineWidth = width;
    context.setLineDash([...dash]);
  }

  /** A filled rectangle. */
  rect(token: Token, x: number, y: number, wide: number, high: number): void {
    this.fill(token);
    this.context.fillRect(x, y, wide, high);
  }

  /** A straight line, on whole pixels where it is level or upright. */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  }

  /** The path of a rectangle with round corners. */
  round(x: number, y: number, wide: number, high: number, radius: number): void {
    const { context } = this;
    context.beginPath();
    context.roundRect(x, y, wide, high, Math.max(0, Math.min(radius, wide / 2, high / 2)));
  }

  /** A filled disc. */
  disc(token: Token, x: number, y: number, radius: number): void {
    const { context } = this;
    this.fill(token);
    context.beginPath();
    context.arc(x, y, radius, 0, Math.PI * 2);
    context.fill();
  }

  /** The fill of a hatch in a token's colour. */
  hatch(token: Token): CanvasPattern | string {
    let pattern = this.hatches.get(token);
    if (pattern === undefined) this.hatches.set(token, (pattern = this.tile(token)));
    return pattern ?? this.palette[token];
  }

  /** A text whose middle is at `y`; with a halo it stands on a rim of that colour. */
  text(text: string, x: number, y: number, font: FontName, ink: Token, halo: Token | null = null): void {
    const { context } = this;
    const css = cssFont(font);
    if (css !== this.font) context.font = this.font = css;
    context.textBaseline = "middle";
    context.textAlign = "left";
    if (halo) {
      context.strokeStyle = this.palette[halo];
      context.lineWidth = 4;
      context.lineJoin = "round";
      context.setLineDash([]);
      context.strokeText(text, x, y + 0.5);
    }
    this.fill(ink);
    context.fillText(text, x, y + 0.5);
  }

  /** A text around a middle. */
  centered(text: string, x: number, y: number, font: FontName, ink: Token, halo: Token | null = null): void {
    this.text(text, x - this.measure(text, font) / 2, y, font, ink, halo);
  }

  private tile(token: Token): CanvasPattern | null {
    const side = Math.max(1, Math.round(TILE * this.ratio));
    const tile = new OffscreenCanvas(side, side);
    const pen = tile.getContext("2d");
    if (!pen) return null;
    pen.strokeStyle = this.palette[token];
    pen.lineWidth = STRIPE * this.ratio;
    for (const shift of [-side, 0, side]) {
      pen.beginPath();
      pen.moveTo(shift - 1, side + 1);
      pen.lineTo(shift + side + 1, -1);
      pen.stroke();
    }
    const pattern = this.context.createPattern(tile, "repeat");
    pattern?.setTransform(new DOMMatrix().scale(TILE / side));
    return pattern;
  }
}

/** The token of an ink. */
export function tokenOf(ink: Ink): Token {
  return INKS[ink];
}

/** The middle of a pixel. */
export function crisp(value: number): number {
  return Math.round(value) + 0.5;
}
