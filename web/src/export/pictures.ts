// The run as pictures in SVG, apart from the page: the whole timeline, a diagram, diagrams side by side.

import type { EventLog } from "../event/log";
import type { SourceFile } from "../program/program";
import { diagramScene } from "../diagram/layout/build";
import { DiagramModel } from "../diagram/model/model";
import { headsOf, shapesOf } from "../diagram/shapes";
import type { Shape } from "../diagram/shapes";
import { paint, RIGHT_MARGIN } from "../timeline/draw/paint";
import type { Palette } from "../timeline/draw/palette";
import { sceneOf } from "../timeline/layout/build";
import { FONTS, NORMAL } from "../timeline/layout/metrics";
import type { Measure } from "../timeline/layout/metrics";
import { TimelineModel } from "../timeline/model/model";
import { Axis, fitting } from "../timeline/scale/axis";
import { sourceNames } from "../timeline/view/source";
import { element, escaped, svgFile } from "./markup";
import { SvgBrush, SvgPen, hatchPatterns } from "./svgpen";

/** What a picture is drawn with: colours as they are, and how wide texts are. */
export interface Paper {
  readonly palette: Palette;
  readonly measure: Measure;
}

/** A run and what it is called. */
export interface Drawable {
  readonly title: string;
  readonly log: EventLog;
  readonly files: readonly SourceFile[];
}

const TIMELINE_WIDTH = 1200;
const DIAGRAM_WIDTH = 900;
const COLUMN_WIDTH = 430;
const MARGIN = 16;
const TITLE_HEIGHT = 40;

/** The whole timeline, all lanes open; idle time folded or to scale. */
export function timelineSvg(run: Drawable, folded: boolean, paper: Paper): string {
  const model = new TimelineModel(run.log);
  model.update();
  const plot = TIMELINE_WIDTH - NORMAL.gutter - RIGHT_MARGIN;
  const course = { bursts: model.bursts, end: model.end, folded };
  const axis = new Axis(course, fitting(course, plot), 0, plot);
  const choice = { opened: new Set<string>(), pinned: new Set<number>(), source: sourceNames(run.files) };
  const scene = sceneOf({ model, axis, metrics: NORMAL, measure: paper.measure, now: model.end, live: false, choice, top: 0, bottom: Infinity, selected: 0 });
  const height = scene.head.height + scene.arrangement.height + MARGIN;
  const pen = new SvgPen();
  paint(new SvgBrush(pen, paper.palette, paper.measure), scene, { width: TIMELINE_WIDTH, height, scrollTop: 0, playhead: null, selected: 0, focus: null });
  return svgFile(TIMELINE_WIDTH, height, run.title, paper.palette.surface, hatchPatterns(paper.palette) + pen.markup);
}

/** One diagram. */
export function diagramSvg(run: Drawable, paper: Paper): string {
  const drawn = diagramMarkup(run, DIAGRAM_WIDTH, false, paper);
  return svgFile(drawn.width + 2 * MARGIN, drawn.height + MARGIN, run.title, paper.palette.surface, element("g", { transform: `translate(${MARGIN} ${MARGIN / 2})` }, drawn.markup));
}

/** Diagrams side by side, each under its title. */
export function casesSvg(runs: readonly Drawable[], paper: Paper): string {
  let x = MARGIN;
  let height = 0;
  const columns = runs.map((run, i) => {
    const drawn = diagramMarkup(run, COLUMN_WIDTH, true, paper);
    const title = element("text", { x: 4, y: 24, "font-size": 17, "font-weight": "600", fill: paper.palette.ink }, `${i + 1}  ${escaped(run.title)}`);
    const column = element("g", { transform: `translate(${x} 0)` }, title + element("g", { transform: `translate(0 ${TITLE_HEIGHT})` }, drawn.markup));
    x += drawn.width + MARGIN;
    height = Math.max(height, drawn.height + TITLE_HEIGHT);
    return column;
  });
  return svgFile(x, height + MARGIN, runs.map((run) => run.title).join(", "), paper.palette.surface, columns.join(""));
}

function diagramMarkup(run: Drawable, width: number, brief: boolean, paper: Paper): { width: number; height: number; markup: string } {
  const model = new DiagramModel(run.log, run.files);
  model.update();
  const scene = diagramScene({ model, width, measure: paper.measure, brief });
  const shapes = [...headsOf(scene), ...shapesOf(scene)].flatMap((group) => group.shapes);
  return { width: scene.width, height: scene.height, markup: shapes.map((shape) => shapeMarkup(shape, paper.palette)).join("") };
}

function shapeMarkup(shape: Shape, palette: Palette): string {
  if (shape.kind === "text") {
    const { size, weight } = FONTS[shape.font];
    const place = { x: shape.x, y: shape.y, "font-size": size, "font-weight": String(weight), "text-anchor": shape.centred ? "middle" : undefined };
    const halo = shape.halo ? { stroke: palette.surface, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
    return element("text", { ...place, fill: palette[shape.fill], ...halo }, escaped(shape.text));
  }
  const color = { fill: shape.fill ? palette[shape.fill] : "none", stroke: shape.stroke ? palette[shape.stroke] : undefined, "stroke-width": shape.stroke ? (shape.width ?? 1) : undefined, "stroke-dasharray": shape.dash };
  if (shape.kind === "rect") return element("rect", { x: shape.x, y: shape.y, width: shape.wide, height: shape.high, rx: shape.radius, ...color });
  if (shape.kind === "disc") return element("circle", { cx: shape.x, cy: shape.y, r: shape.radius, ...color });
  return element("path", { d: shape.d, ...color });
}
