// The console: problems of the last build, and what the run printed.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useApp } from "../app/use";
import { ConsoleReader } from "../event/console";
import type { ConsoleLine } from "../event/console";
import { CopyIcon } from "../ui/icons";
import { LineList } from "./list";
import { ProblemList } from "./problems";

/** The pane under the timeline. */
export function ConsolePane(): JSX.Element {
  const { state, effects } = useApp();
  const lines = useLines();
  const copy = (): void => effects.copyText(lines.map((line) => line.text).join("\n"), "Console copied.");
  return (
    <section class={`console ${state.stale.value ? "stale" : ""}`} id="pane-console" tabIndex={-1} aria-label="Console">
      <div class="panehead">
        <h2>Console</h2>
        <span class="aside">
          <span>{lines.length === 0 ? "" : `${lines.length.toLocaleString("en-US")} line${lines.length === 1 ? "" : "s"}`}</span>
          {lines.length > 0 && <button type="button" class="button bare small square" aria-label="Copy the console" title="Copy" onClick={copy}><CopyIcon /></button>}
        </span>
      </div>
      <ProblemList />
      {lines.length === 0 ? <Empty /> : <LineList lines={lines} log={state.log.value} />}
    </section>
  );
}

/** The lines so far; the open one comes last. */
function useLines(): readonly ConsoleLine[] {
  const { state } = useApp();
  const log = state.log.value;
  const reader = useMemo(() => (log ? new ConsoleReader(log, { errors: true }) : null), [log]);
  const length = state.logLength.value;
  return useMemo(() => {
    if (!reader) return [];
    reader.update();
    return reader.open ? [...reader.lines, reader.open] : [...reader.lines];
  }, [reader, length]);
}

function Empty(): JSX.Element | null {
  const { state } = useApp();
  const { phase } = state.run.value;
  if (phase === "none" || (phase === "building" && !state.log.value)) return <p class="empty">What both languages print comes here.</p>;
  if (state.diagnostics.value.length > 0) return null;
  return <p class="empty">{phase === "ended" ? "Nothing was printed." : "No output yet."}</p>;
}
