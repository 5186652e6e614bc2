// The timeline's pane: its head, the picture or the list, and a sentence on what happened.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { State, TimelineAct } from "../app/state";
import { CLOCKS, IDLE_TIMES, downloadText, buildingText, heldText, sentenceOf } from "../app/words";
import { useApp } from "../app/use";
import { keyText } from "../app/commands";
import type { GoMoment } from "../event/moment";
import { PlayIcon } from "../ui/icons";
import { Segmented } from "../ui/segmented";
import { TimelineCanvas } from "./view/canvas";
import { EventList } from "./view/list";
import { Skeleton } from "./view/skeleton";

/** Who holds the thread, live. `tabs` lead to the other pictures of the run, `tools` are for all of them. */
export function TimelinePane(props: { tabs: ComponentChildren; tools: ComponentChildren }): JSX.Element {
  const { state } = useApp();
  const run = state.run.value;
  const [listed, setListed] = useState(false);
  const dimmed = state.log.value !== null && (state.stale.value || run.phase === "building" || (run.phase === "ended" && run.end === "invalid"));
  return (
    <section class={`timeline ${dimmed ? "dimmed" : ""}`} id="pane-timeline" tabIndex={-1} aria-label="Timeline">
      <TimelineHead listed={listed} onList={() => setListed(!listed)} {...props} />
      <div class="stage">
        {listed ? <EventList /> : <TimelineCanvas />}
        {!listed && state.log.value === null && <Skeleton />}
        {run.phase === "none" && <FirstRun />}
        {run.phase === "building" && run.progress?.phase === "download" && <Download />}
        {dimmed && run.phase !== "building" && <span class="dimnote">The run before your last edit</span>}
      </div>
      <Foot />
    </section>
  );
}

function TimelineHead(props: { listed: boolean; onList: () => void; tabs: ComponentChildren; tools: ComponentChildren }): JSX.Element {
  const { state, effects } = useApp();
  const act = (name: TimelineAct): void => { state.timelineWish.value = { act: name, turn: (state.timelineWish.value?.turn ?? 0) + 1 }; };
  const wide = state.width.value === "wide";
  return (
    <div class="panehead tall">
      {props.tabs}
      <span class="aside">
        {state.width.value !== "narrow" && (
          <span class="timechoices">
            {wide && <span class="timelabel">Clock</span>}
            <Segmented label="Clock" value={state.settings.value.clock} onChange={(clock) => effects.setClock(clock)} options={CLOCKS} />
            {wide && <span class="timelabel gap">Idle time</span>}
            <Segmented label="Idle time" value={state.folded.value ? "folded" : "scale"} onChange={(id) => { state.folded.value = id === "folded"; }} options={IDLE_TIMES} />
          </span>
        )}
        <span class="segmented zoom" role="group" aria-label="Zoom">
          <button type="button" aria-label="Farther" onClick={() => act("farther")}>−</button>
          <button type="button" onClick={() => act("fit")}>Fit</button>
          <button type="button" aria-label="Nearer" onClick={() => act("nearer")}>+</button>
        </span>
        <button type="button" class="button small bare listbutton" aria-pressed={props.listed} onClick={props.onList}>{props.listed ? "As picture" : "Read as list"}</button>
        {props.tools}
      </span>
    </div>
  );
}

/** The large Run of the first visit. */
function FirstRun(): JSX.Element | null {
  const { state, effects, mac } = useApp();
  if (!state.opened.value) return null;
  return (
    <button type="button" class="button primary firstrun" onPointerEnter={() => effects.nearRun()} onClick={() => { effects.run(); effects.show("timeline"); }}>
      <PlayIcon />Run<span class="keyhint" aria-hidden="true">{keyText("Mod+Enter", mac)}</span>
    </button>
  );
}

/** How far the compiler has come down the line. */
function Download(): JSX.Element | null {
  const { state } = useApp();
  const run = state.run.value;
  if (run.phase !== "building" || run.progress?.phase !== "download") return null;
  const { loaded, total } = run.progress;
  return (
    <div class="card" role="status">
      <div class="cardhead"><b>{buildingText(run.progress)}</b><span>{downloadText(loaded, total)}</span></div>
      <progress max={Math.max(1, total)} value={loaded} aria-label={buildingText(run.progress)} />
      <p>Once only: it stays in this browser.</p>
    </div>
  );
}

/** What happened, or that the thread is held. */
function Foot(): JSX.Element {
  const { state, effects } = useApp();
  const held = state.held.value;
  if (held) {
    const holder = held.file === undefined ? runningGoroutine(state) : null;
    return (
      <div class="foot" role="alert">
        <span class="sentence"><b>{heldText(held.file, held.line, holder?.id)}</b> Callbacks and timers wait until it does.{lastPlace(state, holder?.pos ?? 0)}</span>
        <button type="button" class="button" onClick={() => effects.stop()}>Stop</button>
        <button type="button" class="button" onClick={() => effects.goOn()}>Go on</button>
      </div>
    );
  }
  const sentence = sentenceOf(state.run.value, state.diagnostics.value, state.stale.value, goEnded(state), state.stand.value);
  return (
    <div class={`foot ${sentence.tone}`}>
      <span class="sentence">{sentence.strong && <b>{sentence.strong} </b>}{sentence.text}</span>
      {state.diagnostics.value.length > 0 && <button type="button" class="button small" onClick={() => effects.nextProblem(1)}><kbd>F8</kbd> goes to it</button>}
    </div>
  );
}

/** The goroutine that runs now, as far as the log says. */
function runningGoroutine(state: State): GoMoment | null {
  const { log, logLength, moment } = state;
  const now = moment.value;
  return log.value && now?.seq === logLength.value && now.holder === "go" && now.go?.state === "running" ? now.go : null;
}

/** Where something was when the log last told, as a sentence; "" where that is not known. */
function lastPlace(state: State, pos: number): string {
  const place = state.log.value?.position(pos);
  return place ? ` It was last seen at ${place.file}:${place.line}.` : "";
}

/** Whether there is no Go that could still be called. */
function goEnded(state: State): boolean {
  const run = state.run.value;
  return (run.phase === "ended" && run.end === "exited") || !(state.ran.value ?? []).some((file) => file.name.endsWith(".go"));
}
