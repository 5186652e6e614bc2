// The bars under the top bar: what happened outside the program, and an honest word when the page itself broke.
import type { JSX } from "preact";
import { timeOfLast } from "../app/state";
import { sentenceOf, standText, statusOf } from "../app/words";
import { useApp } from "../app/use";
import { AlertIcon, CloseIcon } from "../ui/icons";

/** A message with at most one thing to do about it. */
export function NoticeBar(): JSX.Element | null {
  const { state } = useApp();
  const notice = state.notice.value;
  if (!notice) return null;
  return (
    <div class={`notice ${notice.tone}`} role={notice.tone === "error" ? "alert" : "status"}>
      <span>{notice.text}</span>
      {notice.action && <button type="button" class="link" onClick={notice.action.run}>{notice.action.label}</button>}
      <button type="button" class="button bare small square last" aria-label="Close" onClick={() => { state.notice.value = null; }}><CloseIcon /></button>
    </div>
  );
}

/** Shown once our own code threw; the editors keep their text. */
export function CrashBar(): JSX.Element | null {
  const { state } = useApp();
  const crash = state.crash.value;
  if (crash === null) return null;
  return (
    <div class="notice error crash" role="alert">
      <AlertIcon />
      <div>
        <strong>Interleave itself broke.</strong> This is our mistake, not your program's. Your text is kept; reload the page to go on.
        <details><summary>Details</summary><pre>{crash}</pre></details>
      </div>
      <button type="button" class="button bare small square last" aria-label="Close" onClick={() => { state.crash.value = null; }}><CloseIcon /></button>
    </div>
  );
}

/** Tells screen readers how a run goes on. */
export function LiveRegion(): JSX.Element {
  const { state } = useApp();
  const run = state.run.value;
  const text = run.phase === "none" || run.phase === "building" ? statusOf(run, state.diagnostics.value).text : spoken(state);
  return <div class="unseen" role="status" aria-live="polite">{state.said.value || text}</div>;
}

function spoken(state: ReturnType<typeof useApp>["state"]): string {
  const run = state.run.value;
  if (run.phase === "running") return standText(state.stand.value, timeOfLast(state)) || "Running";
  if (state.replaying.value) return "Playing the run again";
  const sentence = sentenceOf(run, state.diagnostics.value, false, false);
  return `${sentence.strong ?? ""} ${sentence.text}`.trim();
}
