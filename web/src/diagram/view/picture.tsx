// One diagram on the page: measured, laid out for the room there is, and drawn as SVG whose text can be selected.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventLog } from "../../event/log";
import type { SourceFile } from "../../program/program";
import { measureOn } from "../../timeline/draw/brush";
import { FONTS } from "../../timeline/layout/metrics";
import type { Measure } from "../../timeline/layout/metrics";
import { useWidth } from "../../ui/room";
import { diagramScene } from "../layout/build";
import type { DiagramScene } from "../layout/scene";
import { rowAt } from "../layout/scene";
import { DiagramModel } from "../model/model";
import { headsOf, shapesOf } from "../shapes";
import type { Group, Shape } from "../shapes";
import { messageText } from "./words";

/** What is drawn and what may be done with it. */
export interface PictureProps {
  readonly log: EventLog;
  /** Events of the log to read; a run that goes on has more each time. */
  readonly length: number;
  readonly files: readonly SourceFile[];
  readonly brief: boolean;
  readonly name: string;
  readonly selected: number;
  /** Seq of the event at the playhead, or 0 for none. */
  readonly playhead: number;
  /** Takes an event that is pointed at or clicked; none where the picture is only to be looked at. */
  readonly onSelect?: (seq: number) => void;
  /** Is told how many lifelines are drawn. */
  readonly onLifelines?: (count: number) => void;
}

/** Parts of a diagram that are added to the page in one frame. */
const PARTS_A_FRAME = 30;

/** The diagram of a log. */
export function Picture(props: PictureProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const model = useMemo(() => new DiagramModel(props.log, props.files), [props.log, props.files]);
  const counted = useCounting(model, props.length);
  const scene = useMemo(() => {
    model.update();
    return width > 0 ? diagramScene({ model, width, measure: measure(), brief: props.brief }) : null;
  }, [model, props.length, counted, width, props.brief]);
  const lifelines = scene?.heads.length ?? 0;
  useEffect(() => props.onLifelines?.(lifelines), [lifelines]);
  return <div ref={box} class="diagrampicture">{scene && <Drawn scene={scene} model={model} {...props} />}</div>;
}

/** Counts a long run's calls between frames; changes when that is done. */
function useCounting(model: DiagramModel, length: number): number {
  const [done, setDone] = useState(0);
  useEffect(() => {
    let frame = 0;
    const next = (): void => {
      model.count();
      if (model.counting) frame = requestAnimationFrame(next);
      else setDone((now) => now + 1);
    };
    if (model.cut && model.counting) frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [model, length]);
  return done;
}

/** How many of the parts of a long diagram are drawn: some more with each frame, so that none is late. */
function useGrowing(length: number): number {
  const [most, setMost] = useState(PARTS_A_FRAME);
  useEffect(() => {
    if (most >= length) return undefined;
    const frame = requestAnimationFrame(() => setMost(most + PARTS_A_FRAME));
    return () => cancelAnimationFrame(frame);
  }, [most, length]);
  return most;
}

function Drawn(props: PictureProps & { scene: DiagramScene; model: DiagramModel }): JSX.Element {
  const { scene, model, name } = props;
  const groups = useMemo(() => shapesOf(scene), [scene]);
  const heads = useMemo(() => headsOf(scene), [scene]);
  const drawn = useGrowing(groups.length);
  const { lines, messages } = model.sheet;
  const { width, height, headHeight } = scene;
  const summary = `${name}: a sequence diagram of ${scene.heads.length} lifelines and ${messages.length} messages.`;
  return (
    <>
      <svg class="diagramsvg heads" width={width} height={headHeight} viewBox={`0 0 ${width} ${headHeight}`} role="img" aria-label={`Lifelines: ${scene.heads.map((head) => head.text.join("")).join(", ")}`}>
        {heads.map((group, i) => <Marks key={i} group={group} lit={false} title="" onSelect={undefined} />)}
      </svg>
      <svg class="diagramsvg" width={width} height={height - headHeight} viewBox={`0 ${headHeight} ${width} ${height - headHeight}`} role="img" aria-label={summary}>
        {groups.slice(0, drawn).map((group, i) => (
          <Marks key={i} group={group} lit={group.message >= 0 && group.seq === props.selected} onSelect={props.onSelect}
            title={group.message >= 0 ? messageText(messages[group.message], lines) : ""} />
        ))}
        {props.playhead > 0 && <path class="diagramplayhead" d={`M0 ${rowAt(scene, props.playhead)}H${width}`} stroke="var(--sel)" stroke-width="1.75" />}
      </svg>
    </>
  );
}

function Marks(props: { group: Group; lit: boolean; title: string; onSelect: PictureProps["onSelect"] }): JSX.Element {
  const { group, onSelect } = props;
  if (group.message < 0) return <g>{group.shapes.map((shape, i) => <Mark key={i} shape={shape} />)}</g>;
  return (
    <g class={`diagrammessage ${props.lit ? "lit" : ""}`} data-seq={group.seq} onClick={onSelect ? () => onSelect(group.seq) : undefined}>
      <title>{props.title}</title>
      {group.shapes.map((shape, i) => shape.kind === "path" && <path key={`hit${i}`} d={shape.d} class="diagramhit" />)}
      {group.shapes.map((shape, i) => <Mark key={i} shape={shape} />)}
    </g>
  );
}

function Mark(props: { shape: Shape }): JSX.Element {
  const { shape } = props;
  if (shape.kind === "text") {
    const { size, weight } = FONTS[shape.font];
    const halo = shape.halo ? { stroke: "var(--surface)", "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" } as const : {};
    return <text x={shape.x} y={shape.y} font-size={size} font-weight={weight} fill={`var(--${shape.fill})`} text-anchor={shape.centred ? "middle" : "start"} {...halo}>{shape.text}</text>;
  }
  const paint = {
    fill: shape.fill ? `var(--${shape.fill})` : "none",
    ...(shape.stroke ? { stroke: `var(--${shape.stroke})`, "stroke-width": shape.width ?? 1 } : {}),
    ...(shape.dash ? { "stroke-dasharray": shape.dash } : {}),
  };
  if (shape.kind === "rect") return <rect x={shape.x} y={shape.y} width={shape.wide} height={shape.high} rx={shape.radius} {...paint} />;
  if (shape.kind === "disc") return <circle cx={shape.x} cy={shape.y} r={shape.radius} {...paint} />;
  return <path d={shape.d} {...paint} />;
}

/** How wide texts are in the page's own fonts. */
function measure(): Measure {
  const context = document.createElement("canvas").getContext("2d");
  return context ? measureOn(context) : (text, font) => text.length * FONTS[font].size * 0.55;
}
