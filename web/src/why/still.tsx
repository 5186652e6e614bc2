// The timeline of a finished run as a picture that does not move: for a look at two runs, one above the other.
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventLog } from "../event/log";
import type { SourceFile } from "../program/program";
import { Brush, measureOn } from "../timeline/draw/brush";
import { paint, RIGHT_MARGIN } from "../timeline/draw/paint";
import { paletteOf } from "../timeline/draw/palette";
import { sceneOf } from "../timeline/layout/build";
import { COMPACT } from "../timeline/layout/metrics";
import { TimelineModel } from "../timeline/model/model";
import { Axis, fitting } from "../timeline/scale/axis";
import { sourceNames } from "../timeline/view/source";

/** Events are read so many at a time, between two frames. */
const READ_AT_ONCE = 20_000;
/** Higher pictures are cut at this, in px. */
const MOST_HEIGHT = 1200;

/** The whole of a run, idle time folded. */
export function StillTimeline(props: { log: EventLog; files: readonly SourceFile[]; name: string }): JSX.Element {
  const { log, files } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const model = useMemo(() => new TimelineModel(log), [log]);
  const read = useRead(model);
  useLayoutEffect(() => {
    const element = box.current;
    if (!read || !canvas.current || !element) return;
    const drawn = canvas.current;
    let width = 0;
    let frame = 0;
    const draw = (): void => {
      frame = 0;
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      drawTimeline(drawn, model, files, width);
    };
    // Not at once: the picture's own height is news to the observer.
    const observer = new ResizeObserver(() => { frame ||= requestAnimationFrame(draw); });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [model, read, files]);
  return <div ref={box} class="stilltimeline" tabIndex={0} role="img" aria-label={props.name}><canvas ref={canvas} /></div>;
}

/** Reads a model between frames; true once it is read. */
function useRead(model: TimelineModel): boolean {
  const [read, setRead] = useState<TimelineModel | null>(null);
  useEffect(() => {
    let frame = 0;
    const next = (): void => {
      model.update(READ_AT_ONCE);
      if (model.length < model.log.length) frame = requestAnimationFrame(next);
      else setRead(model);
    };
    frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [model]);
  return read === model;
}

function drawTimeline(canvas: HTMLCanvasElement, model: TimelineModel, files: readonly SourceFile[], width: number): void {
  const context = canvas.getContext("2d");
  const plot = width - COMPACT.gutter - RIGHT_MARGIN;
  if (!context || plot <= 0) return;
  const course = { bursts: model.bursts, end: model.end, folded: true };
  const measure = measureOn(context);
  const choice = { opened: new Set<string>(), pinned: new Set<number>(), source: sourceNames(files) };
  const scene = sceneOf({ model, axis: new Axis(course, fitting(course, plot), 0, plot), metrics: COMPACT, measure, now: model.end, live: false, choice, top: 0, bottom: Infinity, selected: 0 });
  const height = Math.min(MOST_HEIGHT, Math.ceil(scene.head.height + scene.arrangement.height + 8));
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  paint(new Brush(context, paletteOf(canvas), ratio, measure), scene, { width, height, scrollTop: 0, playhead: null, selected: 0, focus: null });
}
