// Where two runs part: the moment, what both did next, and both timelines on one axis.
import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { Exploration } from "../app/outcomes";
import type { TimelineModel } from "../timeline/model/model";
import { pointText } from "../timeline/scale/ticks";
import { StillTimeline, stillAxis } from "../timeline/still/picture";
import { useWidth } from "../ui/room";
import { partingOf, partingWords, storyFrom } from "./parts";
import type { Parting } from "./parts";
import type { Models } from "./samples";

/** Events of both runs that the table tells, from where they part. */
const TOLD = 6;

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
      <colgroup><col class="time" /><col /><col class="time" /><col /></colgroup>
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
  const width = useWidth(box);
  const axis = useMemo(() => (width > 0 ? stillAxis(props.runs.map(({ model }) => model), width) : null), [props.runs[0]?.model, props.runs[1]?.model, width]);
  return (
    <div ref={box} class="both">
      {axis && props.runs.map(({ seed, model }) => (
        <figure key={seed}>
          <figcaption>Seed {seed}</figcaption>
          <StillTimeline model={model} axis={axis} width={width} files={props.exploration.files} at={props.at} />
        </figure>
      ))}
    </div>
  );
}
