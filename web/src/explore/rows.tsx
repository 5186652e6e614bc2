// The endings in rows: how many seeds come to each, what it prints, who held the thread, and where it parts from the commonest.
import type { JSX } from "preact";
import type { Ending, Outcome, OutcomeLine } from "../app/outcomes";
import { useApp } from "../app/use";
import type { EventLog } from "../event/log";
import type { Axis } from "../timeline/scale/axis";
import { pointText } from "../timeline/scale/ticks";
import { Menu } from "../ui/menu";
import { Glyph } from "./glyph";
import { partingOf, partingWords } from "./parts";
import type { Models } from "./samples";
import { ThreadStripPicture } from "./strip";

const LINES = 4;
/** Seeds that a menu lists. */
const LISTED = 60;

/** What all rows share. */
export interface RowsContext {
  readonly endings: readonly Ending[];
  readonly total: number;
  /** The seed that is open now, or -1. */
  readonly open: number;
  readonly samples: ReadonlyMap<number, EventLog>;
  readonly models: Models;
  readonly axis: Axis | null;
}

/** One ending. `place` is its place in the list. */
export function EndingRow(props: { ending: Ending; place: number; context: RowsContext }): JSX.Element {
  const { ending, place, context } = props;
  const yours = ending.outcomes.some(({ seed }) => seed === context.open);
  const count = ending.outcomes.length;
  const log = context.samples.get(ending.first.seed);
  return (
    <li class={`endingrow ${yours ? "yours" : ""}`} aria-label={`Ending ${ending.letter}, ${count} of ${context.total} seeds${yours ? ", your run" : ""}`}>
      <div class="endingname">
        <h3><Glyph ending={place} />Ending {ending.letter}{yours && <span class="yourrun">your run</span>}</h3>
        <p class="endingcount"><Bar place={place} share={count / context.total} /><b>{count}</b> of {context.total}</p>
      </div>
      <Printed ending={ending} against={place === 0 ? null : context.endings[0]!.first} />
      <div class="endingwhy">
        {log && context.axis && <ThreadStripPicture model={context.models.of(log)} axis={context.axis} />}
        <p>{endWords(ending.first)}{place === 0 ? (context.endings.length > 1 ? "The most common ending." : "") : partText(ending, context)}</p>
      </div>
      <Doors ending={ending} place={place} context={context} yours={yours} />
    </li>
  );
}

/** Px of the bar that tells a share. */
const BAR = { width: 104, height: 8 };

function Bar(props: { place: number; share: number }): JSX.Element {
  return <svg class="endingbar" {...BAR} aria-hidden="true" focusable="false"><rect class={`ending${props.place}`} width={Math.max(1, BAR.width * props.share)} height={BAR.height} /></svg>;
}

function Printed(props: { ending: Ending; against: Outcome | null }): JSX.Element {
  const { lines, cut } = props.ending.first;
  const more = lines.length - LINES;
  if (lines.length === 0) return <p class="endinglines none">Nothing was printed.</p>;
  return (
    <div class="endinglines">
      {lines.slice(0, LINES).map((line, i) => <Line key={i} line={line} differs={props.against !== null && props.against.lines[i]?.text !== line.text} />)}
      {more > 0 && <span class="moreprinted">{more} more {more === 1 ? "line" : "lines"}{cut ? ", and some that are not kept" : ""}</span>}
    </div>
  );
}

function Line(props: { line: OutcomeLine; differs: boolean }): JSX.Element {
  const { line, differs } = props;
  return <code class={differs ? "differs" : ""} title={line.text}><span aria-hidden="true">{differs ? "› " : "  "}</span>{differs && <span class="unseen">differs from A: </span>}{line.text}</code>;
}

const ENDS: Partial<Record<Outcome["end"], string>> = {
  late: "Not over after 10 s: it was stopped. ", broken: "It broke the sandbox. ", panic: "Go panicked. ", deadlock: "Deadlock. ", error: "Nobody caught an error. ", limit: "Stopped at a limit. ",
};

/** How it ended where that is worth a word. */
function endWords(outcome: Outcome): string {
  return ENDS[outcome.end] ?? (outcome.exitCode > 0 ? `Go exited with code ${outcome.exitCode}. ` : "");
}

/** Where an ending's run parts from A's, in words; "" while their logs are not there. */
function partText(ending: Ending, context: RowsContext): string {
  const log = context.samples.get(ending.first.seed);
  const first = context.samples.get(context.endings[0]!.first.seed);
  if (!log || !first) return "";
  const parting = partingOf(log, first);
  if (!parting) return "Parts from A later than is kept here.";
  const { one, other } = partingWords(parting);
  return `Parts from A at ${pointText(parting.at)}: ${one}. In A ${other}.`;
}

/** What leads into the runs of an ending. */
function Doors(props: { ending: Ending; place: number; context: RowsContext; yours: boolean }): JSX.Element {
  const { effects } = useApp();
  const { ending, place, context, yours } = props;
  const { seed } = ending.first;
  const others = ending.outcomes.slice(1);
  const against = yours && place > 0 ? context.endings[0]!.first.seed : null;
  const canCompare = context.open >= 0 && !yours;
  return (
    <div class="endingdoors">
      {against === null
        ? <button type="button" class="button" onClick={() => effects.seeds.open(seed)}>Open seed {seed}</button>
        : <button type="button" class="button" onClick={() => effects.seeds.compare(context.open, against)}>Compare with seed {against}</button>}
      <span class="endinglinks">
        {canCompare && <button type="button" class="link" aria-label={`Compare seed ${seed} with yours`} onClick={() => effects.seeds.compare(context.open, seed)}>Compare</button>}
        {others.length > 0 && (
          <Menu label={`Other seeds of ending ${ending.letter}`} buttonClass="bare small moreseeds" align="right" face={<>{others.length} more</>}>
            {(close) => (
              <div class="seedlist">
                {others.slice(0, LISTED).map((one) => <button key={one.seed} type="button" class="menuitem" onClick={() => { close(); effects.seeds.open(one.seed); }}>Seed {one.seed}</button>)}
                {others.length > LISTED && <p class="small">and {others.length - LISTED} more, among the marks</p>}
              </div>
            )}
          </Menu>
        )}
      </span>
    </div>
  );
}
