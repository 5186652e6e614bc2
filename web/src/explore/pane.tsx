// The outcomes' pane: what the open program comes to under many seeds, and where two of its runs part.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { endingsOf } from "../app/outcomes";
import type { Ending, Exploration } from "../app/outcomes";
import { useApp } from "../app/use";
import { seconds } from "../app/words";
import { jointAxis } from "../timeline/still/joint";
import { ExploreIcon, RestartIcon } from "../ui/icons";
import { SHAPES } from "./glyph";
import { Marks } from "./marks";
import { PartPane } from "./part";
import { EndingRow } from "./rows";
import type { RowsContext } from "./rows";
import { Models } from "./samples";

/** Width of the rows' strips in px. */
const STRIP = 320;

/** What other seeds come to. `tabs` lead to the other pictures. */
export function OutcomesPane(props: { tabs: ComponentChildren }): JSX.Element {
  const { state } = useApp();
  const exploration = state.exploration.value;
  return (
    <section class="outcomes" id="pane-timeline" tabIndex={-1} aria-label="Outcomes">
      <div class="panehead tall">
        {props.tabs}
        <span class="aside"><Shuffle /></span>
      </div>
      {exploration ? <Explored exploration={exploration} /> : <Unexplored />}
    </section>
  );
}

/** The switch that lets the seed order the goroutines. */
function Shuffle(): JSX.Element {
  const { state, effects } = useApp();
  const help = "Where several goroutines could run, the seed picks which goes next. Go promises no order, so every order may happen.";
  return (
    <label class="shuffle" title={help}>
      <input type="checkbox" aria-describedby="shufflehelp" checked={state.settings.value.shuffle} onChange={(event) => effects.seeds.setShuffle(event.currentTarget.checked)} />
      Shuffle the scheduler
      <span class="unseen" id="shufflehelp">{help}</span>
    </label>
  );
}

function Unexplored(): JSX.Element {
  const { effects } = useApp();
  return (
    <div class="unexplored">
      <p>The same program with another seed: other random numbers, another select, and with a shuffled scheduler another order of goroutines.</p>
      <button type="button" class="button primary" onClick={() => effects.seeds.begin()}><ExploreIcon />Run 200 seeds</button>
    </div>
  );
}

function Explored(props: { exploration: Exploration }): JSX.Element {
  const { state, effects } = useApp();
  const { exploration } = props;
  const { outcomes, samples } = exploration;
  const endings = useMemo(() => endingsOf(outcomes), [outcomes]);
  const models = useMemo(() => new Models(), []);
  const explored = state.explored.value;
  useEffect(() => { if (explored) effects.seeds.resume(); }, [explored]);
  const axis = useMemo(() => (samples.size > 0 ? jointAxis([...samples.values()].map((log) => models.of(log)), STRIP) : null), [samples]);
  const seed = state.settings.value.seed;
  const open = explored && outcomes.some((one) => one.seed === seed) ? seed : -1;
  const context: RowsContext = { endings, total: outcomes.length, open, samples, models, axis };
  return (
    <div class="explored" tabIndex={0} role="region" aria-label="What the seeds came to">
      <Head exploration={exploration} endings={endings} explored={explored} />
      <div inert={!explored}>
        {outcomes.length > 0 && <Marks endings={endings} outcomes={outcomes} open={open} />}
        <ol class="endings">
          {endings.slice(0, SHAPES).map((ending, i) => <EndingRow key={ending.first.seed} ending={ending} place={i} context={context} />)}
        </ol>
        <Others endings={endings} context={context} />
        <Parting exploration={exploration} endings={endings} open={open} models={models} />
      </div>
    </div>
  );
}

function Head(props: { exploration: Exploration; endings: readonly Ending[]; explored: boolean }): JSX.Element {
  const { state, effects } = useApp();
  const { exploration, endings, explored } = props;
  const { clock } = state.settings.value;
  const { phase, outcomes, wanted } = exploration;
  const going = phase === "building" || phase === "running";
  return (
    <div class="exploredhead">
      <div>
        <h2>{titleOf(exploration, endings)}</h2>
        <p class="unseen" role="status">{going ? "Running seeds" : titleOf(exploration, endings)}</p>
        <p>{noteOf(exploration, endings.length, explored)}{clock === "real" && " Seeds run on the virtual clock."}</p>
      </div>
      {going && <progress max={wanted} value={outcomes.length} aria-label="Seeds that are done" />}
      {going && <button type="button" class="button" onClick={() => effects.seeds.stop()}>Stop</button>}
      {!going && <button type="button" class="button" onClick={() => effects.seeds.begin()}><RestartIcon />{explored && phase === "done" ? "Run 200 more" : "Run 200 seeds"}</button>}
    </div>
  );
}

/** "200 seeds, 3 different endings". */
function titleOf({ phase, outcomes, wanted }: Exploration, endings: readonly Ending[]): string {
  if (phase === "building") return "Building the program…";
  if (phase === "running") return `${outcomes.length} of ${wanted} seeds`;
  if (phase === "invalid") return "The program does not compile";
  if (outcomes.length === 0) return phase === "stopped" ? "Stopped" : "The seeds were not run";
  const seeds = `${outcomes.length} ${outcomes.length === 1 ? "seed" : "seeds"}`;
  return endings.length === 1 ? `${seeds}, one ending` : `${seeds}, ${endings.length} different endings`;
}

function noteOf(exploration: Exploration, endings: number, explored: boolean): string {
  const { phase, outcomes, text, ms, shuffle } = exploration;
  if (phase === "invalid") return "Run shows where it is wrong.";
  if (phase === "broken") return text;
  if (!explored) return "Of the program as it was before your last change.";
  if (phase === "stopped") return "Stopped. What was found so far stays.";
  const what = phase === "done" && endings === 1 ? "The seed does not change what is printed." : "Only the seed changed. Each mark is one run; shape tells the ending.";
  const how = shuffle ? " The scheduler was shuffled." : "";
  return phase === "done" ? `${what}${how} ${outcomes.length} runs in ${seconds(ms)}.` : `${what}${how}`;
}

/** The endings after the sixth, without rows of their own. */
function Others(props: { endings: readonly Ending[]; context: RowsContext }): JSX.Element | null {
  const { effects } = useApp();
  const others = props.endings.slice(SHAPES);
  if (others.length === 0) return null;
  return (
    <details class="otherendings">
      <summary>{others.length} {others.length === 1 ? "other ending" : "other endings"}</summary>
      <ul>
        {others.map(({ letter, first, outcomes }) => (
          <li key={first.seed}>
            <b>Ending {letter}</b> {outcomes.length} of {props.context.total}: <code>{first.lines.map(({ text }) => text).join(" · ")}</code>
            <button type="button" class="link" onClick={() => effects.seeds.open(first.seed)}>Open seed {first.seed}</button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Two runs that were asked for, else yours or B's against A's. */
function Parting(props: { exploration: Exploration; endings: readonly Ending[]; open: number; models: Models }): JSX.Element | null {
  const { state } = useApp();
  const { exploration, endings, open, models } = props;
  const [first, second] = endings;
  if (exploration.phase !== "done" || !first || !second) return null;
  const yours = endings.find(({ outcomes }) => outcomes.some(({ seed }) => seed === open));
  const own = yours && yours !== first && exploration.samples.has(open) ? open : second.first.seed;
  const { a, b } = state.parting.value ?? { a: own, b: first.first.seed };
  return <PartPane key={`${a} ${b}`} exploration={exploration} a={a} b={b} models={models} />;
}
