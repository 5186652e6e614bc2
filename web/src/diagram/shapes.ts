// The diagram's marks as plain shapes: the page shows them as SVG elements, the export writes the same ones as text.

import type { FontName } from "../timeline/layout/metrics";
import type { Token } from "../timeline/draw/palette";
import type { Arrow, BarBox, DiagramScene, Head, Text } from "./layout/scene";

/** How a shape is painted: colours by their tokens, lengths in px. */
export interface Paint {
  readonly fill?: Token;
  readonly stroke?: Token;
  readonly width?: number;
  readonly dash?: string;
}

/** One mark. */
export type Shape =
  | ({ readonly kind: "rect"; readonly x: number; readonly y: number; readonly wide: number; readonly high: number; readonly radius: number } & Paint)
  | ({ readonly kind: "path"; readonly d: string } & Paint)
  | ({ readonly kind: "disc"; readonly x: number; readonly y: number; readonly radius: number } & Paint)
  | { readonly kind: "text"; readonly x: number; readonly y: number; readonly text: string; readonly font: FontName; readonly fill: Token; readonly halo: boolean; readonly centred: boolean };

/** Marks that belong to one event, or to none where `seq` is 0. `message` is an arrow's index, or -1. */
export interface Group {
  readonly seq: number;
  readonly message: number;
  readonly shapes: readonly Shape[];
}

const CROSS = 5;
/** A loop goes so far to the right, and down, in px. */
const LOOP = 14;
const LOOP_HIGH = 6;
const HEAD_LONG = 7;
const HEAD_HALF = 3.5;
const HEAD_LINE = 13;

/** The heads of the lifelines, which may stay while the rest scrolls. */
export function headsOf(scene: DiagramScene): Group[] {
  return scene.heads.map((head) => ({ seq: 0, message: -1, shapes: headShapes(head) }));
}

/** Everything below the heads, from back to front. */
export function shapesOf(scene: DiagramScene): Group[] {
  const words = new Map<number, Text[]>();
  const arrowSeqs = new Set(scene.arrows.map((arrow) => arrow.to));
  const own: Text[] = [];
  for (const text of scene.texts) {
    const list = arrowSeqs.has(text.seq) && text.font !== "tick" ? words.get(text.seq) : own;
    if (list) list.push(text);
    else words.set(text.seq, [text]);
  }
  const ground: Shape[] = [...scene.folds.flatMap((fold) => foldShapes(fold, scene.width)), ...scene.stems.map(({ x, y0, y1 }): Shape => ({ kind: "path", d: `M${x} ${y0}V${y1}`, stroke: "line2", dash: "2 3" }))];
  return [
    { seq: 0, message: -1, shapes: ground },
    ...scene.bars.map((bar) => ({ seq: bar.beginSeq, message: -1, shapes: barShapes(bar) })),
    { seq: 0, message: -1, shapes: own.map(textShape) },
    ...scene.arrows.map((arrow) => ({ seq: arrow.to, message: arrow.message, shapes: [...arrowShapes(arrow), ...taken(words, arrow.to).map(textShape)] })),
  ];
}

/** The texts of an event, for the first arrow that asks. */
function taken(words: Map<number, Text[]>, seq: number): Text[] {
  const list = words.get(seq) ?? [];
  words.delete(seq);
  return list;
}

function textShape(text: Text): Shape {
  return { kind: "text", x: n(text.x), y: n(text.y), text: text.text, font: text.font, fill: text.ink, halo: text.font !== "tick", centred: false };
}

function foldShapes(fold: { y0: number; y1: number }, width: number): Shape[] {
  const line = (y: number): Shape => ({ kind: "path", d: `M0 ${n(y)}H${n(width)}`, stroke: "line2", dash: "1 2" });
  return [{ kind: "rect", x: 0, y: n(fold.y0), wide: n(width), high: n(fold.y1 - fold.y0), radius: 0, fill: "fold" }, line(fold.y0), line(fold.y1)];
}

const HEADS: Readonly<Record<Head["kind"], { fill: Token; stroke: Token; ink: Token; radius: number }>> = {
  script: { fill: "surface", stroke: "js-line", ink: "js-ink", radius: 8 },
  js: { fill: "js-soft", stroke: "js-line", ink: "ink", radius: 8 },
  gofunc: { fill: "go-soft", stroke: "go-line", ink: "ink", radius: 2 },
  goroutine: { fill: "go-soft", stroke: "go-line", ink: "ink", radius: 2 },
  outside: { fill: "out-soft", stroke: "out", ink: "out-ink", radius: 18 },
};

function headShapes(head: Head): Shape[] {
  const look = HEADS[head.kind];
  const radius = Math.min(look.radius, head.height / 2);
  const box: Shape = head.used
    ? { kind: "rect", x: n(head.x), y: n(head.y), wide: n(head.width), high: head.height, radius, fill: look.fill, stroke: look.stroke }
    : { kind: "rect", x: n(head.x), y: n(head.y), wide: n(head.width), high: head.height, radius, stroke: "line2", dash: "3 3" };
  const first = head.y + head.height / 2 - ((head.text.length - 1) * HEAD_LINE) / 2 + 4;
  const middle = head.x + head.width / 2;
  const lines = head.text.map((text, i): Shape => ({ kind: "text", x: n(middle), y: n(first + i * HEAD_LINE), text, font: "strong", fill: head.used ? look.ink : "ink2", halo: false, centred: true }));
  return [box, ...lines];
}

/** Go has square corners, JavaScript round ones; what is in flight is a capsule with a dot where it landed. */
function barShapes(bar: BarBox): Shape[] {
  const high = bar.y1 - bar.y0;
  const go = bar.kind === "gofunc" || bar.kind === "goroutine";
  const box = { kind: "rect", x: n(bar.x) + 0.5, y: n(bar.y0) + 0.5, wide: bar.width - 1, high: n(Math.max(4, high)) - 1, radius: go ? 1.5 : Math.min(6, high / 2) } as const;
  if (bar.state === "waits") return [{ ...box, fill: go ? "go-soft" : "js-soft", stroke: go ? "go-line" : "js-line", width: 1.5, dash: "3 2" }];
  if (bar.state === "runs") return [{ ...box, fill: go ? "go" : "js", ...(go ? {} : { stroke: "js-edge" as const }) }];
  const capsule: Shape = { ...box, radius: 6.5, fill: "out-soft", stroke: "out" };
  const x = bar.x + bar.width / 2;
  const y = Math.max(bar.y0 + 6, bar.y1 - 8);
  if (bar.landing === "flying") return [capsule];
  if (bar.landing === "cancelled") return [capsule, cross(x, y, 3, "out", 1.5)];
  return [capsule, { kind: "disc", x: n(x), y: n(y), radius: 4, fill: bar.landing === "failed" ? "err" : "out" }];
}

const DASHES: Readonly<Record<Arrow["kind"], string>> = { call: "", fire: "", go: "", wake: "", return: "6 3.5", throw: "6 3.5", lost: "6 3.5", set: "3 2.5", react: "1.5 3" };
/** Arrows with an open head: nobody is called by them. */
const OPEN_HEADS: ReadonlySet<Arrow["kind"]> = new Set<Arrow["kind"]>(["return", "throw", "set", "react"]);

function arrowShapes(arrow: Arrow): Shape[] {
  const { x0, y0, x1, y1, kind } = arrow;
  const stroke: Token = kind === "throw" ? "err" : "ink";
  const dash = DASHES[kind] === "" ? {} : { dash: DASHES[kind] };
  if (arrow.self) return loop(arrow, stroke);
  const line: Shape = { kind: "path", d: `M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`, stroke, width: 1.5, ...dash };
  if (kind === "lost") return [line, cross(x1 + (x1 < x0 ? -CROSS : CROSS), y1, CROSS, "err", 1.75)];
  const start: Shape[] = kind === "go" || kind === "wake" ? [{ kind: "disc", x: n(x0), y: n(y0), radius: 2.5, fill: "ink" }] : [];
  const tip: Shape = kind === "go" ? { kind: "disc", x: n(x1), y: n(y1), radius: 4, fill: "surface", stroke: "go-ink", width: 1.75 } : head(arrow, stroke);
  return [line, ...start, tip];
}

/** A call of a function by itself, or its return. */
function loop(arrow: Arrow, stroke: Token): Shape[] {
  const { x0, y0, x1, kind } = arrow;
  const right = Math.max(x0, x1) + LOOP;
  const y1 = y0 + LOOP_HIGH;
  const line: Shape = { kind: "path", d: `M${n(x0)} ${n(y0)}H${n(right)}V${n(y1)}H${n(x1 + 2)}`, stroke, width: 1.5, ...(DASHES[kind] === "" ? {} : { dash: DASHES[kind] }) };
  return [line, head({ ...arrow, x0: right, y0: y1, x1: x1 + 1, y1 }, stroke)];
}

/** The head at an arrow's end, along its line. */
function head({ x0, y0, x1, y1, kind }: Arrow, token: Token): Shape {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const [bx, by] = [x1 - dx * HEAD_LONG, y1 - dy * HEAD_LONG];
  const d = `M${n(bx - dy * HEAD_HALF)} ${n(by + dx * HEAD_HALF)}L${n(x1)} ${n(y1)}L${n(bx + dy * HEAD_HALF)} ${n(by - dx * HEAD_HALF)}`;
  return OPEN_HEADS.has(kind) ? { kind: "path", d, stroke: token, width: 1.5 } : { kind: "path", d: `${d}Z`, fill: token };
}

function cross(x: number, y: number, half: number, stroke: Token, width: number): Shape {
  return { kind: "path", d: `M${n(x - half)} ${n(y - half)}L${n(x + half)} ${n(y + half)}M${n(x - half)} ${n(y + half)}L${n(x + half)} ${n(y - half)}`, stroke, width };
}

/** A place in tenths of a pixel. */
function n(value: number): number {
  return Math.round(value * 10) / 10;
}
