// A change on trial: what it changes, and the runs before and after it. The reader decides.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../app/use";
import type { Trial } from "../app/state";
import { timeText } from "../app/words";
import type { EventLog } from "../event/log";
import { TimelineModel } from "../timeline/model/model";
import { StillTimeline, stillAxis } from "../timeline/still/picture";
import { Dialog } from "../ui/dialog";
import { useWidth } from "../ui/room";
import { OriginTag } from "../ui/tag";
import { changesOf } from "./changes";
import type { ChangedFile } from "./changes";

/** Events are read so many at a time, between two frames. */
const READ_AT_ONCE = 20_000;

/** The change that is tried, if any. */
export function TrialDialog(): JSX.Element | null {
  const { state, effects } = useApp();
  const trial = state.trial.value;
  if (trial === null) return null;
  return (
    <Dialog title={trial.label} wide onClose={() => effects.fixing.leave()}>
      <div class="trial">
        <Changes trial={trial} />
        <Runs trial={trial} />
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

/** The runs before and after, beside each other where there is room, on one axis. */
function Runs(props: { trial: Trial }): JSX.Element {
  const { ran, files, before, after, trouble } = props.trial;
  const first = useRef<HTMLElement>(null);
  const width = useWidth(first);
  const one = useRead(before);
  const other = useRead(after);
  const axis = useMemo(() => (width > 0 ? stillAxis([one, other].flatMap((model) => model ?? []), width) : null), [one, other, width]);
  return (
    <div class="trialruns">
      <section class="trialrun" ref={first} aria-label="Before">
        <RunHead name="Before" log={before} />
        {one && axis && <StillTimeline model={one} axis={axis} width={width} files={ran} name="Timeline before the change" />}
      </section>
      <section class="trialrun" aria-label="After">
        {after ? <RunHead name="After" log={after} /> : <><h3>After</h3><p class="trialwait" role="status">{trouble || "Running the changed program…"}</p></>}
        {other && axis && <StillTimeline model={other} axis={axis} width={width} files={files} name="Timeline after the change" />}
      </section>
    </div>
  );
}

function RunHead(props: { name: string; log: EventLog }): JSX.Element {
  return <h3>{props.name}<span class="trialend">{useMemo(() => endText(props.log), [props.log])}</span></h3>;
}

/** A log's model once all of it is read, between frames; null until then. */
function useRead(log: EventLog | null): TimelineModel | null {
  const model = useMemo(() => (log === null ? null : new TimelineModel(log)), [log]);
  const [read, setRead] = useState<TimelineModel | null>(null);
  useEffect(() => {
    let frame = 0;
    const next = (): void => {
      if (model === null) return;
      model.update(READ_AT_ONCE);
      if (model.length < model.log.length) frame = requestAnimationFrame(next);
      else setRead(model);
    };
    frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [model]);
  return read === model ? model : null;
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
