// The diagram's pane: its head with the legend and the choice of cases, and the diagram, the cases or the table.

import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DiagramChoice, State } from "../app/state";
import { useApp } from "../app/use";
import { Segmented } from "../ui/segmented";
import { Cases } from "./view/cases";
import { Picture } from "./view/picture";
import { DiagramTable } from "./view/table";
import { useShownDiagram } from "./view/which";
import type { Shown } from "./view/which";

/** Who called whom, and what came of it. `tabs` lead to the other pictures of the run, `tools` are for all of them. */
export function DiagramPane(props: { tabs: ComponentChildren; tools: ComponentChildren }): JSX.Element {
  const { state } = useApp();
  const shown = useShownDiagram();
  const [listed, setListed] = useState(false);
  return (
    <section class="diagram" id="pane-timeline" tabIndex={-1} aria-label="Diagram">
      <div class="panehead tall">
        {props.tabs}
        {shown.wide && <span class="diagramnote">{noteOf(shown, state.log.value !== null && state.stale.value)}</span>}
        <span class="aside">
          {shown.wide && <Legend />}
          {shown.ids.length > 0 && <Choice shown={shown} />}
          {shown.what === "run" && <button type="button" class="button small bare listbutton" aria-pressed={listed} onClick={() => setListed(!listed)}>{listed ? "As picture" : "Read as table"}</button>}
          {props.tools}
        </span>
      </div>
      {shown.what === "run" ? <OwnRun listed={listed} /> : <Cases ids={shown.ids} what={shown.what} />}
    </section>
  );
}

function noteOf(shown: Shown, stale: boolean): string {
  if (shown.what === "run") return stale ? "The run before your last edit" : "Time goes down";
  return `Drawn from ${shown.what === "all" ? ["", "one real run", "two real runs", "three real runs"][shown.ids.length] : "a real run"}, time goes down`;
}

function Legend(): JSX.Element {
  return (
    <span class="legend">
      <span><i class="runs" />holds the thread</span>
      <span><i class="waits" />called someone, waits</span>
      <span><i class="flight" />in flight</span>
    </span>
  );
}

function Choice(props: { shown: Shown }): JSX.Element {
  const { effects } = useApp();
  const { shown } = props;
  const numbers = shown.ids.map((_, i) => ({ id: String(i), text: String(i + 1), title: `Case ${i + 1} alone` }));
  const all = shown.wide ? [{ id: "all", text: shown.ids.length === 3 ? "All three" : "Both" }] : [];
  const pick = (id: string): void => {
    const choice: DiagramChoice = id === "run" || id === "all" ? id : Number(id);
    effects.chooseDiagram(choice);
  };
  return <Segmented label="Cases" value={String(shown.what)} onChange={pick} options={[{ id: "run", text: "Your run" }, ...all, ...numbers]} />;
}

/** The diagram of the latest run. */
function OwnRun(props: { listed: boolean }): JSX.Element {
  const { state, effects } = useApp();
  const log = state.log.value;
  const files = state.ran.value;
  const scroller = useRef<HTMLDivElement>(null);
  const length = state.logLength.value;
  const live = state.run.value.phase === "running";
  useWishes(state);
  useLayoutEffect(() => {
    if (live && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [live, length]);
  if (!log || !files) return <div class="diagramempty"><p>Press Run, and who calls whom is drawn here.</p></div>;
  const select = (seq: number): void => effects.select(state.selection.value === seq ? 0 : seq);
  if (props.listed) return <DiagramTable log={log} length={length} files={files} selected={state.selection.value} onSelect={select} />;
  return (
    <div ref={scroller} class="diagramscroller" tabIndex={0} role="region" aria-label="Diagram of the run">
      <Picture log={log} length={length} files={files} brief={false} name="The run" selected={state.selection.value} playhead={state.playhead.value} onSelect={select} />
    </div>
  );
}

/** Does what keys ask for, as far as it makes sense in a diagram: step by event, go to the cause, select. */
function useWishes(state: State): void {
  const wish = state.timelineWish.value;
  const done = useRef(wish?.turn ?? 0);
  useLayoutEffect(() => {
    const log = state.log.value;
    if (!wish || !log || wish.turn === done.current) return;
    done.current = wish.turn;
    const at = state.playhead.value || log.length;
    switch (wish.act) {
      case "next": return void (state.playhead.value = at + 1 >= log.length ? 0 : at + 1);
      case "previous": return void (state.playhead.value = Math.max(1, at - 1));
      case "first": return void (state.playhead.value = 1);
      case "last": return void (state.playhead.value = 0);
      case "select": return void (state.selection.value = at);
      case "leave": return void (state.selection.value = 0);
      case "cause": return void (state.selection.value = state.selection.value > 0 ? log.causeAt(state.selection.value - 1) || state.selection.value : 0);
      default:
    }
  }, [wish]);
}
