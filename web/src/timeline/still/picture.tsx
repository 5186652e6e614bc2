// The timeline of a finished run as a picture that does not move: for a look at two runs, beside each other or one above the other.
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../../app/use";
import type { SourceFile } from "../../program/program";
import { Brush, measureOn } from "../draw/brush";
import { paint, RIGHT_MARGIN } from "../draw/paint";
import { paletteOf } from "../draw/palette";
import { useThemeTurn } from "../../ui/themeturn";
import { sceneOf } from "../layout/build";
import { COMPACT, NORMAL } from "../layout/metrics";
import type { Metrics } from "../layout/metrics";
import type { TimelineModel } from "../model/model";
import type { Axis } from "../scale/axis";
import { pointText } from "../scale/ticks";
import { sourceNames } from "../view/source";
import { jointAxis } from "./joint";

/** Below this width of the picture, in px, sizes are compact. */
const COMPACT_BELOW = 720;
const LEAST_PLOT = 40;
/** Room under the last lane, in px. */
const MARGIN = 12;
/** Higher pictures are cut at this, in px. */
const MOST_HEIGHT = 1200;

function metricsFor(width: number): Metrics {
  return width < COMPACT_BELOW ? COMPACT : NORMAL;
}

/** The axis of pictures so many px wide on which all of these runs stand whole. */
export function stillAxis(models: readonly TimelineModel[], width: number): Axis {
  return jointAxis(models, Math.max(LEAST_PLOT, width - metricsFor(width).gutter - RIGHT_MARGIN));
}

/** What is drawn: a run on an axis made for the picture's width, in px; `at` has a line, in ns; without a name it is only to be looked at. */
export interface StillProps {
  readonly model: TimelineModel;
  readonly axis: Axis;
  readonly width: number;
  readonly files: readonly SourceFile[];
  readonly at?: number;
  readonly name?: string;
}

/** A timeline that stands still, drawn as the living one is. */
export function StillTimeline(props: StillProps): JSX.Element {
  const { model, axis, width, files, at, name } = props;
  const { state } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useThemeTurn(state.look.value.theme);
  useLayoutEffect(() => {
    if (canvas.current) draw(canvas.current, props);
  }, [model, axis, width, files, at, colours]);
  return <canvas ref={canvas} class="stilltimeline" {...(name === undefined ? { "aria-hidden": "true" } : { role: "img", "aria-label": name })} />;
}

function draw(canvas: HTMLCanvasElement, { model, axis, width, files, at }: StillProps): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const measure = measureOn(context);
  const choice = { opened: new Set<string>(), pinned: new Set<number>(), source: sourceNames(files) };
  const scene = sceneOf({ model, axis, metrics: metricsFor(width), measure, now: model.end, live: false, choice, top: 0, bottom: Infinity, selected: 0 });
  const height = Math.min(MOST_HEIGHT, Math.ceil(scene.head.height + scene.arrangement.height + MARGIN));
  const ratio = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
  [canvas.style.width, canvas.style.height] = [`${width}px`, `${height}px`];
  const playhead = at === undefined ? null : { at, x: axis.x(at), text: pointText(at), veil: false, resting: false };
  paint(new Brush(context, paletteOf(canvas), ratio, measure), scene, { width, height, scrollTop: 0, playhead, selected: 0, focus: null });
}
