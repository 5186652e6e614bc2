// The steps that led to an event, in a few words each: the same steps, with the same numbers, that the timeline lights.
import { laneName } from "../event/event";
import type { LogEvent } from "../event/event";
import { litSteps, stepsBefore } from "../timeline/layout/arrows";
import type { Link } from "../timeline/model/links";
import type { TimelineModel } from "../timeline/model/model";
import { eventText } from "../timeline/view/eventtext";

/** One step of a chain of causes. */
export interface Step {
  readonly number: number;
  /** The event that the step is about. */
  readonly seq: number;
  readonly text: string;
  /** The event as a sentence. */
  readonly title: string;
}

/** The steps that led to an event, the first cause first. */
export function stepsTo(model: TimelineModel, selected: number): Step[] {
  return litSteps({ model, selected }).map((link, i) => {
    const seq = link.kind === "set" ? link.from : link.to;
    return { number: i + 1, seq, text: stepText(model, link), title: eventText(model.log.at(seq - 1)) };
  });
}

/** A chain is followed back over so many events to count its steps. */
const COUNTED_BACK = 10_000;

/** What stands before the steps: "and 12 before", or "" where they are all. */
export function beforeText(model: TimelineModel, selected: number): string {
  const { count, all } = stepsBefore({ model, selected }, COUNTED_BACK);
  if (count === 0) return "";
  return `and ${all ? "" : "more than "}${count.toLocaleString("en-US")} before`;
}

function stepText(model: TimelineModel, link: Link): string {
  const from = model.log.at(link.from - 1);
  const to = model.log.at(link.to - 1);
  switch (link.kind) {
    case "go": return `go → ${laneName(to.lane)}`;
    case "set": return outText(from);
    case "fire": return backText(from);
    case "react": return from.kind === "response" ? "goes on" : "promise settled";
    case "wake": return from.kind === "chansend" && from.args.value !== "" ? `${from.args.value} → ${laneName(to.lane)}` : `wakes ${laneName(to.lane)}`;
    case "call": return callText(from, to);
  }
}

function outText(event: LogEvent): string {
  if (event.kind === "timerset") return "timer set";
  if (event.kind === "gowait") return `${laneName(event.lane)} sleeps`;
  return event.kind === "request" ? `${event.args.method} ${event.args.url}` : "goes out";
}

function backText(event: LogEvent): string {
  if (event.kind === "timerset") return "timer fires";
  return event.kind === "gowait" ? `${laneName(event.lane)} wakes` : "answer comes";
}

/** A call across the border, by whoever tells more of it. */
function callText(from: LogEvent, to: LogEvent): string {
  if (from.kind === "jscall") return from.args.name === "" ? "calls JS" : `calls ${from.args.name}`;
  if (from.kind === "gocall") return "calls Go";
  return to.lane === 0 ? "back to JS" : "back to Go";
}
