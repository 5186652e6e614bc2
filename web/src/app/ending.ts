// How a run ended, in the program's own words: what the log's last events say where its end does not.
import type { EventLog } from "../event/log";
import type { End } from "./run";

/** How far back from the end the reason is looked for, in events. */
const LOOK_BACK = 5000;

/** The reason of an end: the end's own, else the words of the error or the fatal event that led to it. */
export function reasonOf(log: EventLog, end: End, why: string): string {
  if (why !== "" || (end !== "error" && end !== "panic" && end !== "deadlock")) return why;
  const wanted = end === "error" ? "error" : "fatal";
  for (let i = log.length - 1; i >= Math.max(0, log.length - LOOK_BACK); i--) {
    if (log.kindAt(i) !== wanted) continue;
    const event = log.at(i);
    if (event.kind === "error" || event.kind === "fatal") return firstLine(event.args.text);
  }
  return "";
}

function firstLine(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
