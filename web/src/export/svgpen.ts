// A canvas that writes SVG: the timeline's painter draws on it what it draws on the page, and texts stay texts.

import { Brush } from "../timeline/draw/brush";
import type { Pen } from "../timeline/draw/brush";
import type { Palette, Token } from "../timeline/draw/palette";
import type { Measure } from "../timeline/layout/metrics";
import { element, escaped, num } from "./markup";

/** What save and restore keep: the place of the origin, how it is turned, and how many clips were opened since. */
interface Held {
  x: number;
  y: number;
  turn: number;
  clips: number;
}

type Style = string | CanvasGradient | CanvasPattern;

/** Takes strokes and gives markup. It knows moves and turns, which is all that the painter uses. */
export class SvgPen implements Pen {
  fillStyle: Style = "#000";
  strokeStyle: Style = "#000";
  lineWidth = 1;
  lineJoin: CanvasLineJoin = "miter";
  globalAlpha = 1;
  font = "";
  textAlign: CanvasTextAlign = "left";
  textBaseline: CanvasTextBaseline = "alphabetic";
  private readonly parts: string[] = [];
  private readonly stack: Held[] = [];
  private held: Held = { x: 0, y: 0, turn: 0, clips: 0 };
  private path = "";
  private dash = "";
  private clipCount = 0;

  /** Everything drawn so far, as markup. */
  get markup(): string {
    return this.parts.join("");
  }

  save(): void {
    this.stack.push({ ...this.held });
    this.held.clips = 0;
  }

  restore(): void {
    this.parts.push("</g>".repeat(this.held.clips));
    this.held = this.stack.pop() ?? { x: 0, y: 0, turn: 0, clips: 0 };
  }

  translate(x: number, y: number): void {
    [this.held.x, this.held.y] = this.point(x, y);
  }

  rotate(angle: number): void {
    this.held.turn += angle;
  }

  setTransform(): void {
    this.held = { ...this.held, x: 0, y: 0, turn: 0 };
  }

  clearRect(): void {}

  createPattern(): null {
    return null;
  }

  setLineDash(dash: Iterable<number>): void {
    this.dash = [...dash].map(num).join(" ");
  }

  beginPath(): void {
    this.path = "";
  }

  closePath(): void {
    this.path += "Z";
  }

  moveTo(x: number, y: number): void {
    this.path += `M${this.at(x, y)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `${this.path === "" ? "M" : "L"}${this.at(x, y)}`;
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.path += `C${this.at(ax, ay)} ${this.at(bx, by)} ${this.at(x, y)}`;
  }

  rect(x: number, y: number, wide: number, high: number): void {
    this.path += `M${this.at(x, y)}L${this.at(x + wide, y)}L${this.at(x + wide, y + high)}L${this.at(x, y + high)}Z`;
  }

  roundRect(x: number, y: number, wide: number, high: number, radii?: number | DOMPointInit | Iterable<number | DOMPointInit>): void {
    const r = typeof radii === "number" ? Math.min(radii, wide / 2, high / 2) : 0;
    const corner = (cx: number, cy: number): string => `A${num(r)} ${num(r)} 0 0 1 ${this.at(cx, cy)}`;
    this.path += `M${this.at(x + r, y)}L${this.at(x + wide - r, y)}${corner(x + wide, y + r)}L${this.at(x + wide, y + high - r)}${corner(x + wide - r, y + high)}`;
    this.path += `L${this.at(x + r, y + high)}${corner(x, y + high - r)}L${this.at(x, y + r)}${corner(x + r, y)}Z`;
  }

  arc(x: number, y: number, radius: number, from: number, to: number, back = false): void {
    const on = (angle: number): string => this.at(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const sweep = back ? 0 : 1;
    const whole = Math.abs(to - from) >= Math.PI * 2 - 1e-9;
    const middle = whole ? from + Math.PI : from + (back ? -1 : 1) * (turned(back ? from - to : to - from) / 2);
    const half = (angle: number): string => `A${num(radius)} ${num(radius)} 0 0 ${sweep} ${on(angle)}`;
    this.path += `${this.path === "" ? "M" : "L"}${on(from)}${half(middle)}${half(to)}`;
  }

  clip(): void {
    const id = `clip${++this.clipCount}`;
    this.parts.push(`${element("clipPath", { id }, element("path", { d: this.path }))}<g clip-path="url(#${id})">`);
    this.held.clips++;
  }

  fill(): void {
    this.parts.push(element("path", { d: this.path, fill: textOf(this.fillStyle), ...this.shared() }));
  }

  stroke(): void {
    this.parts.push(element("path", { d: this.path, fill: "none", ...this.strokes(), ...this.shared() }));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const [left, top] = this.point(x, y);
    this.parts.push(element("rect", { x: left, y: top, width: Math.max(0, width), height: Math.max(0, height), fill: textOf(this.fillStyle), ...this.shared() }));
  }

  fillText(text: string, x: number, y: number): void {
    this.text(text, x, y, { fill: textOf(this.fillStyle) });
  }

  strokeText(text: string, x: number, y: number): void {
    this.text(text, x, y, { fill: "none", "aria-hidden": "true", ...this.strokes(), "stroke-linejoin": "round" });
  }

  private text(text: string, x: number, y: number, paint: Readonly<Record<string, string | number | undefined>>): void {
    const found = /^(\d+) ([\d.]+)px/.exec(this.font);
    const size = Number(found?.[2] ?? 11);
    const [left, middle] = this.point(x, y);
    this.parts.push(element("text", { x: left, y: middle + size * 0.35, "font-size": size, "font-weight": found?.[1] ?? "400", ...paint, ...this.shared() }, escaped(text)));
  }

  private strokes(): Record<string, string | number | undefined> {
    return { stroke: textOf(this.strokeStyle), "stroke-width": this.lineWidth, "stroke-dasharray": this.dash || undefined };
  }

  private shared(): { opacity: number | undefined } {
    return { opacity: this.globalAlpha === 1 ? undefined : this.globalAlpha };
  }

  private point(x: number, y: number): [number, number] {
    const { turn } = this.held;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    return [this.held.x + x * cos - y * sin, this.held.y + x * sin + y * cos];
  }

  private at(x: number, y: number): string {
    return this.point(x, y).map(num).join(" ");
  }
}

/** An angle between 0 and a whole turn. */
function turned(angle: number): number {
  const whole = Math.PI * 2;
  return ((angle % whole) + whole) % whole;
}

function textOf(style: Style): string {
  return typeof style === "string" ? style : "none";
}

/** The tokens of which there are hatches. */
const HATCHED: readonly Token[] = ["go", "js-line"];

/** A brush on a pen that writes SVG; hatches are patterns of the file. */
export class SvgBrush extends Brush {
  constructor(pen: SvgPen, palette: Palette, measure: Measure) {
    super(pen, palette, 1, measure);
  }

  override hatch(token: Token): string {
    return HATCHED.includes(token) ? `url(#hatch-${token})` : this.palette[token];
  }
}

/** The patterns that a brush's hatches name. */
export function hatchPatterns(palette: Palette): string {
  const patterns = HATCHED.map((token) => {
    const stripe = element("path", { d: "M-1 8L8 -1M-1 1L1 -1M6 8L8 6", stroke: palette[token], "stroke-width": 1.6 });
    return element("pattern", { id: `hatch-${token}`, width: 7, height: 7, patternUnits: "userSpaceOnUse" }, stripe);
  });
  return element("defs", {}, patterns.join(""));
}
