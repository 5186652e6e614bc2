// What the page says in each state: pure functions from the state to short, plain sentences.
import type { Diagnostic } from "../program/diagnostic";
import type { BuildProgress } from "../toolchain/api";
import type { End, RunStats } from "./run";
import type { RunState, Stand } from "./state";

/** What time can be, to choose from. */
export const CLOCKS = [
  { id: "virtual", text: "Virtual", title: "Time is computed: every run is the same" },
  { id: "real", text: "Real", title: "Time is the machine's own: computing costs what it costs, and no two runs are the same" },
] as const;

/** How idle time is drawn, to choose from. */
export const IDLE_TIMES = [{ id: "folded", text: "Folded" }, { id: "scale", text: "To scale" }] as const;

/** A short word on the run for the top bar. */
export interface Status {
  text: string;
  tone: "plain" | "busy" | "ok" | "error";
}

/** What the top bar says. */
export function statusOf(run: RunState, diagnostics: readonly Diagnostic[]): Status {
  switch (run.phase) {
    case "none":
      return { text: "", tone: "plain" };
    case "building":
      return { text: buildingText(run.progress), tone: "busy" };
    case "running":
      return { text: "Running", tone: "busy" };
    case "broken":
      return { text: "Did not run", tone: "error" };
    case "ended":
      return endedStatus(run.end, run.stats, diagnostics);
  }
}

/** A word on a run that is paused, for the top bar and for screen readers; "" for one that goes. `ns` is the time of its latest event. */
export function standText(stand: Stand, ns: number): string {
  if (stand === "going") return "";
  return stand === "paused" ? "Paused" : `Stepped to ${timeText(ns)} ms`;
}

function endedStatus(end: End, stats: RunStats, diagnostics: readonly Diagnostic[]): Status {
  if (end === "invalid") return { text: problemCount(diagnostics), tone: "error" };
  if (end === "stopped") return { text: "Stopped", tone: "plain" };
  const short = SHORT_ENDS[end];
  if (short) return { text: short, tone: "error" };
  if (stats.compiled) return { text: `Compiled in ${seconds(stats.compileMs + stats.linkMs)}`, tone: "ok" };
  return { text: "Done", tone: "ok" };
}

const SHORT_ENDS: Partial<Record<End, string>> = { limit: "Limit reached", panic: "Go panicked", deadlock: "Deadlock", error: "Uncaught error" };

/** "1 error in main.go", "3 errors in 2 files". */
export function problemCount(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((one) => one.severity === "error");
  const counted = errors.length > 0 ? errors : diagnostics;
  const files = new Set(counted.map((one) => one.file));
  const noun = errors.length > 0 ? "error" : "warning";
  const where = files.size === 1 ? [...files].join("") || "the program" : `${files.size} files`;
  return `${counted.length} ${noun}${counted.length === 1 ? "" : "s"} in ${where}`;
}

/** What is being done before a program starts. */
export function buildingText(progress: BuildProgress | null): string {
  if (progress?.phase === "download") return `Getting ${progress.what}`;
  if (progress?.phase === "link") return "Linking…";
  return progress?.phase === "compile" ? "Compiling…" : "Starting…";
}

/** A download in words: "6 of 10 MB"; small ones in kB. */
export function downloadText(loaded: number, total: number): string {
  const unit = total < 1e6 ? { size: 1e3, name: "kB" } : { size: 1e6, name: "MB" };
  return `${Math.round(Math.min(loaded, total) / unit.size)} of ${Math.max(1, Math.round(total / unit.size))} ${unit.name}`;
}

/** That a task held the thread for so many real ms and the virtual clock hardly moved. */
export function freeText(ms: number): string {
  return `One turn held the thread for ${seconds(ms)} here, and the virtual clock hardly moved: on it computing is free, and only events and waiting take time.`;
}

/** A sentence under the timeline: what happened, or what to do. `strong` comes first and bold. */
export interface Sentence {
  strong?: string;
  text: string;
  tone: "plain" | "error";
}

const STAND_SENTENCES: Record<Stand, string> = {
  going: "The run goes on.",
  paused: "Paused between two tasks. Step runs the next one, Play goes on.",
  stepped: "One task further. Step runs the next one, Play goes on.",
};

/** What stands under the timeline. `mainWaits` tells that Go has not ended. */
export function sentenceOf(run: RunState, diagnostics: readonly Diagnostic[], stale: boolean, goEnded: boolean, stand: Stand = "going"): Sentence {
  switch (run.phase) {
    case "none":
      return { text: "One thread, two languages. Press Run and watch who holds it.", tone: "plain" };
    case "building":
      return run.progress?.phase === "download"
        ? { text: "JavaScript-only edits run at once, without the compiler.", tone: "plain" }
        : { text: "Editing stays possible.", tone: "plain" };
    case "running":
      return { text: STAND_SENTENCES[stand], tone: "plain" };
    case "broken":
      return { strong: "The program did not run.", text: run.text, tone: "error" };
    case "ended":
      return stale && run.end !== "invalid"
        ? { text: "You have edited since this run.", tone: "plain" }
        : endSentence(run.end, run.exitCode, run.why, diagnostics, goEnded);
  }
}

/** How a run ended, in a sentence; `why` is the reason the log gives, or "". */
export function endSentence(end: End, exitCode: number, why: string, diagnostics: readonly Diagnostic[], goEnded: boolean): Sentence {
  const reason = why === "" ? "" : full(why);
  switch (end) {
    case "invalid":
      return { strong: `${problemCount(diagnostics)}.`, text: "Fix it and press Run.", tone: "error" };
    case "stopped":
      return { text: "Stopped. What was recorded so far stays.", tone: "plain" };
    case "limit":
      return { strong: "Stopped at a limit.", text: reason, tone: "plain" };
    case "panic":
      return { strong: why === "" ? "Go panicked." : `Go panicked: ${reason}`, text: "Every goroutine ended with it.", tone: "error" };
    case "deadlock":
      return { strong: "Go gave up.", text: reason || "All goroutines are asleep, and nothing can wake them.", tone: "error" };
    case "error":
      return { strong: why === "" ? "Nobody caught an error." : "Nobody caught an error:", text: why, tone: "error" };
    case "exited":
      return exitCode === 0
        ? { text: reason || "Go's main returned, and nothing is in flight.", tone: "plain" }
        : { strong: `Go exited with code ${exitCode}.`, text: reason, tone: "error" };
    case "quiet":
      return { text: reason || (goEnded ? "Nothing is in flight." : "Nothing is in flight. Go waits, ready for a call."), tone: "plain" };
  }
}

/** A reason as a sentence: it ends with a mark. The case of its first letter stays, as names come first often. */
function full(why: string): string {
  return /[.!?…:)]$/.test(why) ? why : `${why}.`;
}

/** Who does not let go of the thread: a place where it is known, else the goroutine of that number, else the program (0). */
export function heldText(file: string | undefined, line: number | undefined, goroutine = 0): string {
  const who = file ?? (goroutine > 0 ? `g${goroutine}` : "The program");
  return `${who}${file !== undefined && line !== undefined ? `:${line}` : ""} has not let go of the thread.`;
}

/** A duration in seconds with one digit, in ms below a tenth. */
export function seconds(ms: number): string {
  return ms < 95 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** A time of the virtual clock for a console row: ms with two digits, more where it is short. `ns` is integer ns. */
export function timeText(ns: number): string {
  const ms = ns / 1e6;
  if (ms >= 1000) return ms.toFixed(0);
  return ms.toFixed(ms >= 100 ? 1 : ms >= 1 ? 2 : 3);
}
