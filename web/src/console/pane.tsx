// The console: problems of the last build, and what the run printed.
import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { useApp } from "../app/use";
import { CopyIcon } from "../ui/icons";
import { Segmented } from "../ui/segmented";
import { LineList } from "./list";
import { ProblemList } from "./problems";
import { useReading } from "./reading";
import { passes } from "./rowstore";
import type { Filter } from "./rowstore";

/** The pane under the timeline; `tabs` stand in its head in place of its name. */
export function ConsolePane(props: { tabs?: JSX.Element }): JSX.Element {
  const { state, effects } = useApp();
  const { reader, length } = useReading();
  const [filter, setFilter] = useState<Filter>("all");
  const count = useMemo(() => (reader ? reader.lines.length + (reader.open ? 1 : 0) : 0), [reader, length]);
  const copy = (): void => {
    const lines = reader ? [...reader.lines, ...(reader.open ? [reader.open] : [])].filter((line) => passes(line, filter)) : [];
    effects.copyText(lines.map((line) => line.text).join("\n"), "Console copied.");
  };
  return (
    <section class={`console ${state.stale.value ? "stale" : ""}`} id="pane-console" tabIndex={-1} aria-label="Console">
      <div class="panehead">
        {props.tabs ?? <h2>Console</h2>}
        <span class="aside">
          {count > 0 && <Segmented label="Lines of" value={filter} onChange={setFilter} options={FILTERS} />}
          <span class="linecount">{count === 0 ? "" : `${count.toLocaleString("en-US")} line${count === 1 ? "" : "s"}`}</span>
          {count > 0 && <button type="button" class="button bare small square" aria-label="Copy the console" title="Copy" onClick={copy}><CopyIcon /></button>}
        </span>
      </div>
      <ProblemList />
      {reader && count > 0 ? <LineList reader={reader} length={length} log={state.log.value} filter={filter} /> : <Empty />}
    </section>
  );
}

const FILTERS: readonly { id: Filter; text: string; title: string }[] = [
  { id: "all", text: "All", title: "Every line" }, { id: "go", text: "Go", title: "What Go printed" },
  { id: "js", text: "JS", title: "What JavaScript printed" }, { id: "errors", text: "Errors", title: "What went wrong, in either language" },
];

function Empty(): JSX.Element | null {
  const { state } = useApp();
  const { phase } = state.run.value;
  if (state.diagnostics.value.length > 0) return null;
  if (!state.log.value) return <p class="empty">What both languages print comes here.</p>;
  return <p class="empty">{phase === "ended" ? "Nothing was printed." : "No output yet."}</p>;
}
