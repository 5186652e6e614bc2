// The console: problems of the last build, and what the run printed.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useApp } from "../app/use";
import { ConsoleReader } from "../event/console";
import { CopyIcon } from "../ui/icons";
import { useSteady } from "../ui/steady";
import { LineList } from "./list";
import { ProblemList } from "./problems";

/** The pane under the timeline; `tabs` stand in its head in place of its name. */
export function ConsolePane(props: { tabs?: JSX.Element }): JSX.Element {
  const { state, effects } = useApp();
  const length = useSteady(state.logLength.value, state.run.value.phase === "running");
  const reader = useReader(length);
  const count = reader ? reader.lines.length + (reader.open ? 1 : 0) : 0;
  const copy = (): void => {
    const lines = reader ? [...reader.lines, ...(reader.open ? [reader.open] : [])] : [];
    effects.copyText(lines.map((line) => line.text).join("\n"), "Console copied.");
  };
  return (
    <section class={`console ${state.stale.value ? "stale" : ""}`} id="pane-console" tabIndex={-1} aria-label="Console">
      <div class="panehead">
        {props.tabs ?? <h2>Console</h2>}
        <span class="aside">
          <span>{count === 0 ? "" : `${count.toLocaleString("en-US")} line${count === 1 ? "" : "s"}`}</span>
          {count > 0 && <button type="button" class="button bare small square" aria-label="Copy the console" title="Copy" onClick={copy}><CopyIcon /></button>}
        </span>
      </div>
      <ProblemList />
      {reader && count > 0 ? <LineList reader={reader} length={length} log={state.log.value} /> : <Empty />}
    </section>
  );
}

/** The console of the run, read up to now; `length` tells that the log has grown. */
function useReader(length: number): ConsoleReader | null {
  const { state } = useApp();
  const log = state.log.value;
  const reader = useMemo(() => (log ? new ConsoleReader(log, { errors: true }) : null), [log]);
  useMemo(() => reader?.update(), [reader, length]);
  return reader;
}

function Empty(): JSX.Element | null {
  const { state } = useApp();
  const { phase } = state.run.value;
  if (state.diagnostics.value.length > 0) return null;
  if (!state.log.value) return <p class="empty">What both languages print comes here.</p>;
  return <p class="empty">{phase === "ended" ? "Nothing was printed." : "No output yet."}</p>;
}
