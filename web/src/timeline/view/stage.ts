// The timeline's stage: holds model, window and canvas, and draws at most once a frame. It knows nothing of the page's state.

import type { EventLog } from "../../event/log";
import { Brush, measureOn } from "../draw/brush";
import { paint, RIGHT_MARGIN } from "../draw/paint";
import { paletteOf } from "../draw/palette";
import { sceneOf } from "../layout/build";
import { hitAt } from "../layout/hit";
import type { Hit } from "../layout/hit";
import { Kept } from "../layout/kept";
import { COMPACT, NORMAL, fromAfar, headOf, isAfar } from "../layout/metrics";
import type { Measure, Metrics } from "../layout/metrics";
import type { Scene } from "../layout/scene";
import { stripAxis } from "../layout/strip";
import type { TimelineModel } from "../model/model";
import { Axis, widthOf } from "../scale/axis";
import type { ModelShelf } from "../shelf";
import type { Course } from "../scale/axis";
import { pointText } from "../scale/ticks";
import { DrawIn } from "./drawin";
import { Glide } from "./glide";
import { Intake } from "./intake";
import { LiveClock } from "./liveclock";
import type { SourceNames } from "../words";
import { TimeWindow } from "./window";

/** What the page has chosen. */
export interface Choice {
  readonly folded: boolean;
  readonly running: boolean;
  /** How fast virtual time passes while nobody holds the thread, in ns for each ms; 0 where it leaps or stands. */
  readonly pace: number;
  /** Seq up to which the run is shown, 0 for its end. */
  readonly playhead: number;
  readonly selected: number;
  /** Whether the effects of the selection are shown. */
  readonly effects: boolean;
  readonly focus: { readonly row: string; readonly seq: number } | null;
  /** The playhead's time in words. */
  readonly timeText: (ns: number) => string;
  readonly source: SourceNames;
}

/** Below this width of the pane, in px, sizes are compact. */
const COMPACT_BELOW = 720;
/** Room under the last group, in px. */
const BOTTOM = 10;

/** Draws a timeline onto a canvas. */
export class Stage {
  readonly window = new TimeWindow();
  model: TimelineModel | null = null;
  scene: Scene | null = null;
  /** Called after each picture: the height of the lanes may have changed. */
  onDrawn: () => void = () => {};
  readonly opened = new Set<string>();
  private readonly context: CanvasRenderingContext2D | null;
  private readonly measure: Measure;
  private brush: Brush | null = null;
  private width = 0;
  private height = 0;
  private gutter = NORMAL.gutter;
  private frame = 0;
  private scroll = 0;
  private readonly intake: Intake;
  private kept = new Kept();
  private readonly glide = new Glide();
  private readonly drawIn = new DrawIn();
  private clock = new LiveClock();
  /** Whether the zoom alone, not where the window stands, shows the run from afar. */
  private afar = false;

  constructor(private readonly canvas: HTMLCanvasElement, private choice: Choice, private readonly shelf: ModelShelf) {
    this.context = canvas.getContext("2d");
    const beside = new OffscreenCanvas(1, 1).getContext("2d");
    this.measure = beside ? measureOn(beside) : () => 0;
    this.intake = new Intake(() => this.redraw());
  }

  /** Width of the plot in px. */
  get plot(): number {
    return Math.max(40, this.width - this.gutter - RIGHT_MARGIN);
  }

  /** Height of everything, head included, in px. */
  get contentHeight(): number {
    return this.scene ? this.scene.head.height + this.scene.arrangement.height + BOTTOM : headOf(this.metrics).height;
  }

  /** What the axis is made of now. */
  get course(): Course | null {
    const { model } = this;
    return model ? { bursts: model.bursts, end: this.now, folded: this.choice.folded, wider: this.window.wider } : null;
  }

  /** Where the run stands, in ns; between two events of a live one, as its clock goes on. */
  private get now(): number {
    const { model, choice } = this;
    if (!model) return 0;
    if (!choice.running || !model.idle) return model.end;
    return this.clock.read(model.end, model.flights.nextDue, choice.pace, performance.now());
  }

  private get metrics(): Metrics {
    const base = { ...(this.width < COMPACT_BELOW ? COMPACT : NORMAL), gutter: this.gutter };
    return this.afar ? fromAfar(base) : base;
  }

  /** Shows another log, or none. */
  show(log: EventLog | null): void {
    if (log === (this.model?.log ?? null)) return;
    this.model = log ? this.shelf.of(log) : null;
    this.scene = null;
    this.clock = new LiveClock();
    this.kept = new Kept();
    this.window.reset();
    this.glide.stop();
    this.redraw();
  }

  /** Takes over what the page has chosen. */
  choose(choice: Choice): void {
    this.choice = choice;
    this.redraw();
  }

  /** The canvas has another size, or the page another look. Sizes in px. */
  resize(width: number, height: number, gutter: number): void {
    this.width = width;
    this.height = height;
    this.gutter = gutter;
    this.brush = null;
    this.redraw();
  }

  /** The colours have changed. */
  recolour(): void {
    this.brush = null;
    this.redraw();
  }

  /** The lanes are scrolled to so many px. */
  scrolled(top: number): void {
    this.scroll = top;
    this.redraw();
  }

  /** What lies at a point of the canvas. */
  hit(x: number, y: number): Hit | null {
    return this.scene && this.model ? hitAt(this.scene, this.model, x, y, this.scroll) : null;
  }

  /** A place on the plot in px from its left, for a point of the canvas. */
  plotX(x: number): number {
    return x - this.gutter;
  }

  /** Looks closer or farther, around a place of the plot. */
  zoom(factor: number, x = this.plot / 2): void {
    const { course } = this;
    if (!course) return;
    this.window.zoomAt(course, this.plot, x, factor);
    this.redraw();
  }

  /** Moves the picture by so many px. */
  pan(dx: number): void {
    const { course } = this;
    if (!course) return;
    this.window.pan(course, this.plot, dx);
    this.redraw();
  }

  /** Moves so that a place of the strip stands in the middle. */
  center(at: number): void {
    const { course } = this;
    if (!course) return;
    this.window.center(course, this.plot, at);
    this.redraw();
  }

  /** Drags an edge of a fold by so many px. */
  widen(gap: number, dx: number, left: boolean): void {
    const { course } = this;
    if (!course) return;
    this.window.widen(course, this.plot, gap, dx, left);
    this.redraw();
  }

  /** The whole run, with its folds as narrow as ever. */
  fit(): void {
    this.window.wider.clear();
    this.window.fitted = true;
    this.redraw();
  }

  /** Fills the middle with a stretch of time, in ns. */
  showSpan(begin: number, end: number): void {
    const { course } = this;
    if (!course) return;
    this.window.show(course, this.plot, begin, end);
    this.redraw();
  }

  /** Moves, if need be, so that a time can be seen. */
  reveal(at: number): void {
    const { course } = this;
    if (course) this.window.reveal(course, this.plot, at);
    this.redraw();
  }

  /** The time at a place of the strip, in ns. */
  stripTime(x: number): number {
    return this.model ? stripAxis(this.model, this.now, this.plot).timeAt(this.plotX(x)) : 0;
  }

  /** Opens or closes the band of a function's goroutines. */
  toggleBand(fn: string): void {
    if (!this.opened.delete(fn)) this.opened.add(fn);
    this.redraw();
  }

  /** Draws with the next frame. */
  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  /** Stops drawing for good. */
  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.intake.dispose();
    this.frame = -1;
  }

  private draw(): void {
    this.frame = 0;
    if (!this.context || this.width === 0 || this.height === 0) return;
    const brush = (this.brush ??= this.newBrush(this.context));
    const { model } = this;
    if (!model) return this.clear(brush);
    if (!this.intake.read(model)) return;
    const begin = performance.now();
    this.lay(model);
    if (this.scene) this.paint(brush, this.scene, model, begin);
    this.canvas.dataset["events"] = String(model.length);
    this.onDrawn();
    this.intake.pictured(begin, performance.now());
    if (this.glide.moving || this.drawIn.moving(begin) || (this.choice.running && this.clock.moving)) this.redraw();
  }

  private lay(model: TimelineModel): void {
    const { course, window, choice } = this;
    if (!course || model.length === 0) return;
    window.refit(course, this.plot, choice.running);
    const zoom = this.glide.towards(window.zoom, window.fitted);
    this.afar = isAfar(model.length / Math.max(1, widthOf(course, window.zoom)), this.afar);
    const { metrics } = this;
    const pinned = new Set<number>(choice.selected > 0 && choice.selected <= model.length ? [model.log.laneAt(choice.selected - 1)] : []);
    const head = headOf(metrics);
    this.scene = sceneOf({
      model, metrics, measure: this.measure, axis: new Axis(course, zoom, window.begin, this.plot), now: course.end, live: choice.running, choice: { opened: this.opened, pinned, source: choice.source },
      kept: this.kept, top: this.scroll, bottom: this.scroll + this.height - head.height, selected: Math.min(choice.selected, model.length), effects: choice.effects,
    });
  }

  private paint(brush: Brush, scene: Scene, model: TimelineModel, now: number): void {
    const { choice, drawIn } = this;
    drawIn.take(`${choice.selected} ${choice.effects}`, scene.arrows, now, window.matchMedia("(prefers-reduced-motion: reduce)").matches);
    const past = choice.playhead > 0 && choice.playhead <= model.length;
    const at = past ? model.log.timeAt(choice.playhead - 1) : scene.end;
    paint(brush, scene, {
      width: this.width,
      height: this.height,
      scrollTop: this.scroll,
      playhead: { at, x: scene.axis.x(at), text: scene.unit.name === "ms" ? choice.timeText(at) : pointText(at), veil: past, resting: !past && !choice.running },
      selected: model.spanOf(choice.selected)?.beginSeq ?? choice.selected,
      focus: choice.focus,
      drawn: (arrow) => drawIn.share(arrow, now),
    });
  }

  private clear(brush: Brush): void {
    this.scene = null;
    brush.context.setTransform(brush.ratio, 0, 0, brush.ratio, 0, 0);
    brush.context.clearRect(0, 0, this.width, this.height);
    this.onDrawn();
  }

  private newBrush(context: CanvasRenderingContext2D): Brush {
    const { canvas } = this;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(this.width * ratio);
    canvas.height = Math.round(this.height * ratio);
    return new Brush(context, paletteOf(canvas), ratio, this.measure);
  }
}
