// Where two runs part: the moment, what both did next, and both timelines on one axis.
import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Exploration } from "../app/outcomes";
import { useApp } from "../app/use";
import { Brush, measureOn } from "../timeline/draw/brush";
import { paint, RIGHT_MARGIN } from "../timeline/draw/paint";
import { paletteOf } from "../timeline/draw/palette";
import { sceneOf } from "../timeline/layout/build";
import { COMPACT, NORMAL } from "../timeline/layout/metrics";
import type { TimelineModel } from "../timeline/model/model";
import type { Axis } from "../timeline/scale/axis";
import { pointText } from "../timeline/scale/ticks";
import { sourceNames } from "../timeline/view/source";
import { partingOf, partingWords, storyFrom } from "./parts";
import type { Parting } from "./parts";
import { axisOf } from "./samples";
import type { Models } from "./samples";

/** Events of both runs that the table tells, from where they part. */
const TOLD = 6;
/** Below this width of the pane, in px, sizes are compact. */
const COMPACT_BELOW = 720;
const MARGIN = 12;

/** Two seeds' runs and where they part. */
export function PartPane(props: { exploration: Exploration; a: number; b: number; models: Models }): JSX.Element {
  const { exploration, a, b, models } = props;
  const [shown, setShown] = useState(false);
  const one = exploration.samples.get(a);
  const other = exploration.samples.get(b);
  const parting = useMemo(() => (one && other ? partingOf(one, other) : null), [one, other]);
  return (
    <section class="part" aria-label="Where they part">
      <p class="partline" role="status">
        <b>Where they part</b>
        <span>{!one || !other ? `Running seeds ${a} and ${b} again…` : sentence(a, b, parting)}</span>
        {one && other && parting && <button type="button" class="link" aria-expanded={shown} onClick={() => setShown(!shown)}>{shown ? "Hide both timelines" : "Show both timelines"}</button>}
      </p>
      {shown && one && other && parting && (
        <>
          <Both runs={[{ seed: a, model: models.of(one) }, { seed: b, model: models.of(other) }]} at={parting.at} exploration={exploration} />
          <Story a={a} b={b} one={storyFrom(one, parting.index, TOLD)} other={storyFrom(other, parting.index, TOLD)} />
        </>
      )}
    </section>
  );
}

function sentence(a: number, b: number, parting: Parting | null): string {
  if (!parting) return `Seeds ${a} and ${b} are the same as far as is kept here.`;
  const { one, other } = partingWords(parting);
  return `Seeds ${a} and ${b} are the same up to ${pointText(parting.at)}. Then with ${a} ${one}; with ${b} ${other}.`;
}

type Story = readonly { readonly at: string; readonly text: string }[];

/** What both runs did from there on, side by side, for reading. */
function Story(props: { a: number; b: number; one: Story; other: Story }): JSX.Element {
  const { one, other } = props;
  return (
    <table class="partstory">
      <thead><tr><th scope="col" colSpan={2}>Seed {props.a} goes on</th><th scope="col" colSpan={2}>Seed {props.b} goes on</th></tr></thead>
      <tbody>
        {Array.from({ length: Math.max(one.length, other.length) }, (_, i) => (
          <tr key={i}><td class="time">{one[i]?.at}</td><td>{one[i]?.text}</td><td class="time">{other[i]?.at}</td><td>{other[i]?.text}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** Both timelines, one under the other on one axis, with a line where they part. */
function Both(props: { runs: readonly { seed: number; model: TimelineModel }[]; at: number; exploration: Exploration }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  const metrics = width < COMPACT_BELOW ? COMPACT : NORMAL;
  const axis = useMemo(() => (width > 0 ? axisOf(props.runs.map(({ model }) => model), Math.max(40, width - metrics.gutter - RIGHT_MARGIN)) : null), [props.runs[0]?.model, props.runs[1]?.model, width]);
  return (
    <div ref={box} class="both">
      {axis && props.runs.map(({ seed, model }) => (
        <figure key={seed}>
          <figcaption>Seed {seed}</figcaption>
          <StillTimeline model={model} axis={axis} width={width} at={props.at} exploration={props.exploration} />
        </figure>
      ))}
    </div>
  );
}

/** A timeline that stands still, drawn as the living one is. */
function StillTimeline(props: { model: TimelineModel; axis: Axis; width: number; at: number; exploration: Exploration }): JSX.Element {
  const { model, axis, width, at, exploration } = props;
  const { state } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = state.look.value.theme;
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext("2d");
    if (!element || !context) return;
    const metrics = width < COMPACT_BELOW ? COMPACT : NORMAL;
    const measure = measureOn(context);
    const choice = { opened: new Set<string>(), pinned: new Set<number>(), source: sourceNames(exploration.files) };
    const scene = sceneOf({ model, axis, metrics, measure, now: model.end, live: false, choice, top: 0, bottom: Infinity, selected: 0 });
    const height = scene.head.height + scene.arrangement.height + MARGIN;
    const ratio = window.devicePixelRatio;
    [element.width, element.height] = [width * ratio, height * ratio];
    [element.style.width, element.style.height] = [`${width}px`, `${height}px`];
    const line = { at, x: axis.x(at), text: pointText(at), veil: false, resting: false };
    paint(new Brush(context, paletteOf(element), ratio, measure), scene, { width, height, scrollTop: 0, playhead: line, selected: 0, focus: null });
  }, [model, axis, width, at, theme]);
  return <canvas ref={canvas} aria-hidden="true" />;
}
