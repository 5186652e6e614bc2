// The marks of the outcomes over time: each is one seed's run, its shape tells the ending.
import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Ending, Outcome } from "../app/outcomes";
import { useApp } from "../app/use";
import { useWidth } from "../ui/room";
import { Glyph, Shape, SHAPES } from "./glyph";
import { landmarksOf, tellingOf } from "./lines";
import type { Landmark } from "./lines";
import { plotOf } from "./plot";
import type { Mark, Plot } from "./plot";

const HEIGHT = 230;
const LOW = 150;
/** Room for the open seed's flag over the marks, and for the axis under them, in px. */
const FLAG = 34;
const AXIS = 26;

/** When a line was printed, over all runs. `open` is the seed that is open now, or -1. */
export function Marks(props: { endings: readonly Ending[]; outcomes: readonly Outcome[]; open: number }): JSX.Element {
  const { endings, outcomes, open } = props;
  const [chosen, setChosen] = useState("");
  const landmarks = useMemo(() => landmarksOf(outcomes), [outcomes]);
  const mark = landmarks.find(({ id }) => id === chosen) ?? tellingOf(landmarks, outcomes);
  return (
    <div class="marks">
      <div class="marksbar">
        <label>When
          <select aria-label="What the marks are placed by" value={mark?.id} onChange={(event) => setChosen(event.currentTarget.value)}>
            {landmarks.map(({ id, label }) => <option key={id} value={id}>{label}</option>)}
          </select>
          {mark?.id === "end" ? "came" : "was printed"}, virtual time
        </label>
        <Legend endings={endings} />
      </div>
      {mark && <Picture endings={endings} landmark={mark} open={open} />}
    </div>
  );
}

function Legend(props: { endings: readonly Ending[] }): JSX.Element {
  const shown = props.endings.slice(0, SHAPES);
  const others = props.endings.length - shown.length;
  return (
    <span class="endinglegend">
      {shown.map(({ letter }, i) => <span key={letter}><Glyph ending={i} />Ending {letter}</span>)}
      {others > 0 && <span><Glyph ending={SHAPES} />{others === 1 ? "Another" : `${others} others`}</span>}
    </span>
  );
}

function Picture(props: { endings: readonly Ending[]; landmark: Landmark; open: number }): JSX.Element {
  const { endings, landmark, open } = props;
  const { state, effects } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const height = state.width.value === "narrow" ? LOW : HEIGHT;
  const plot = useMemo(() => plotOf(endings, landmark, width, height - FLAG), [endings, landmark, width, height]);
  const clicked = (event: MouseEvent): void => {
    const seed = event.target instanceof Element ? event.target.getAttribute("data-seed") : null;
    if (seed !== null) effects.seeds.open(Number(seed));
  };
  return (
    <div ref={box} class="marksbox">
      {width > 0 && (
        <svg width={width} height={height + AXIS} role="img" aria-label={spokenOf(endings, plot)} onClick={clicked}>
          <AxisLine plot={plot} width={width} y={height} />
          <g transform={`translate(0 ${FLAG})`}>
            {plot.marks.map((mark) => <Run key={mark.seed} mark={mark} size={plot.size} letter={endings[mark.ending]?.letter ?? ""} per={plot.per} />)}
            <Flag endings={endings} plot={plot} open={open} width={width} />
          </g>
        </svg>
      )}
      {(plot.per > 1 || plot.absent > 0) && (
        <p class="marksnote">{plot.per > 1 && `Each mark is up to ${plot.per} runs. `}{plot.absent > 0 && `${plot.absent} ${plot.absent === 1 ? "run" : "runs"} never came to it.`}</p>
      )}
    </div>
  );
}

function AxisLine(props: { plot: Plot; width: number; y: number }): JSX.Element {
  const { plot, width, y } = props;
  return (
    <g class="marksaxis">
      <path d={`M4 ${y + 4.5}H${width - 4}`} />
      {plot.ticks.map(({ x, text }, i) => (
        <g key={text}><path d={`M${x} ${y + 4.5}v5`} /><text x={x} y={y + 21} text-anchor="middle">{i === plot.ticks.length - 1 ? `${text} ${plot.unit}` : text}</text></g>
      ))}
    </g>
  );
}

function Run(props: { mark: Mark; size: number; letter: string; per: number }): JSX.Element {
  const { mark, size, letter, per } = props;
  return (
    <g class="mark">
      <Shape ending={mark.ending} x={mark.x} y={mark.y} size={size} />
      <rect class="markhit" x={mark.x - size / 2} y={mark.y - size / 2} width={size} height={size} data-seed={mark.seed}>
        <title>{per > 1 ? `Seed ${mark.seed} and more, ending ${letter}` : `Seed ${mark.seed}, ending ${letter}. Click runs it.`}</title>
      </rect>
    </g>
  );
}

/** A ring around the seed that is open, and its name over the marks. */
function Flag(props: { endings: readonly Ending[]; plot: Plot; open: number; width: number }): JSX.Element | null {
  const { endings, plot, open, width } = props;
  const ending = endings.findIndex(({ outcomes }) => outcomes.some(({ seed }) => seed === open));
  const mark = plot.marks.reduce<Mark | null>((best, one) => (one.ending === ending && one.seed <= open && (best?.seed ?? -1) < one.seed ? one : best), null);
  if (!mark) return null;
  const anchor = mark.x < 80 ? "start" : mark.x > width - 80 ? "end" : "middle";
  return (
    <g class="openflag">
      <path d={`M${mark.x} -14V${mark.y - Math.max(8, plot.size * 0.75)}`} />
      <circle cx={mark.x} cy={mark.y} r={Math.max(8, plot.size * 0.75)} />
      <text x={mark.x} y={-20} text-anchor={anchor}>seed {open}, open now</text>
    </g>
  );
}

function spokenOf(endings: readonly Ending[], plot: Plot): string {
  const counted = endings.slice(0, SHAPES).map(({ letter, outcomes }) => `ending ${letter} ${outcomes.length}`);
  const span = plot.ticks.length > 1 ? `, from ${plot.ticks[0]?.text} to ${plot.ticks[plot.ticks.length - 1]?.text} ${plot.unit}` : "";
  return `Marks of all runs over time${span}: ${counted.join(", ")}. The list below holds the same.`;
}
