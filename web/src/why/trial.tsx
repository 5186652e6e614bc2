// A change on trial: what it changes, and the runs before and after it. The reader decides.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { useApp } from "../app/use";
import type { Trial } from "../app/state";
import { timeText } from "../app/words";
import type { EventLog } from "../event/log";
import type { SourceFile } from "../program/program";
import { Dialog } from "../ui/dialog";
import { OriginTag } from "../ui/tag";
import { changesOf } from "./changes";
import type { ChangedFile } from "./changes";
import { StillTimeline } from "./still";

/** The change that is tried, if any. */
export function TrialDialog(): JSX.Element | null {
  const { state, effects } = useApp();
  const trial = state.trial.value;
  if (trial === null) return null;
  return (
    <Dialog title={trial.label} wide onClose={() => effects.fixing.leave()}>
      <div class="trial">
        <Changes trial={trial} />
        <Ran name="Before" log={trial.before} files={trial.ran} />
        {trial.after ? <Ran name="After" log={trial.after} files={trial.files} /> : <p class="trialwait" role="status">{trial.trouble || "Running the changed program…"}</p>}
        {trial.after && trial.trouble !== "" && <p class="trialwait" role="status">{trial.trouble}</p>}
      </div>
      <div class="row">
        <button type="button" class="button" onClick={() => effects.fixing.leave()}>Leave mine</button>
        <button type="button" class="button primary" disabled={!trial.helps} onClick={() => effects.fixing.use()}>Use this version</button>
      </div>
    </Dialog>
  );
}

function Changes(props: { trial: Trial }): JSX.Element {
  const { ran, files } = props.trial;
  const changed = useMemo(() => changesOf(ran, files), [ran, files]);
  return <div class="trialchanges">{changed.map((file) => <FileChanges key={file.name} file={file} />)}</div>;
}

const SIGNS = { same: " ", gone: "−", new: "+" } as const;
const SPOKEN = { same: "", gone: "removed: ", new: "added: " } as const;

function FileChanges(props: { file: ChangedFile }): JSX.Element {
  const { name, lines } = props.file;
  return (
    <section class="trialfile" aria-label={`Changes to ${name}`}>
      <h3><OriginTag origin={name.endsWith(".go") ? "go" : "js"} /> {name}</h3>
      <pre tabIndex={0}>
        {lines.map((line, i) => (line === "gap" ? <span key={i} class="trialgap">{"⋯\n"}</span> : (
          <span key={i} class={`trialline ${line.how}`}>
            <span class="trialsign" aria-hidden="true">{SIGNS[line.how]}</span><span class="unseen">{SPOKEN[line.how]}</span><code>{line.text.replace(/\t/g, "  ")}</code>{"\n"}
          </span>
        )))}
      </pre>
    </section>
  );
}

function Ran(props: { name: string; log: EventLog; files: readonly SourceFile[] }): JSX.Element {
  const { name, log, files } = props;
  const end = useMemo(() => endText(log), [log]);
  return (
    <section class="trialrun" aria-label={name}>
      <h3>{name}<span class="trialend">{end}</span></h3>
      <StillTimeline log={log} files={files} name={`Timeline ${name.toLowerCase()} the change. ${end}`} />
    </section>
  );
}

const ENDS: Readonly<Record<string, string>> = {
  quiet: "It ends with nothing left to do", exited: "Go ends", deadlock: "Deadlock", panic: "Go panics", error: "An error that nobody catches", limit: "A limit is reached", stopped: "It was stopped",
};

/** How a run ended and when, and how much it printed. */
function endText(log: EventLog): string {
  const last = log.at(log.length - 1);
  const how = last.kind === "end" ? (ENDS[last.args.how] ?? "It ends") : "It ends";
  let lines = 0;
  for (let i = 0; i < log.length; i++) {
    const kind = log.kindAt(i);
    if (kind !== "console" && kind !== "print") continue;
    const event = log.at(i);
    if (event.kind === "console" || (event.kind === "print" && event.args.stream === "stdout")) lines++;
  }
  return `${how} at ${timeText(last.at)} ms, ${lines === 1 ? "1 line" : `${lines} lines`} printed.`;
}
