// What the card tells of a span or an event, and its spoken name: pure words from the model.

import { laneName } from "../../event/event";
import type { LogEvent } from "../../event/event";
import type { EventLog } from "../../event/log";
import { causeOf } from "../model/chain";
import { OPEN } from "../model/columns";
import type { TimelineModel } from "../model/model";
import type { Look, SpanRef } from "../model/rows";
import { lengthText, pointText } from "../scale/ticks";
import { namesOf, placeText, waitName } from "../words";
import { eventText } from "./eventtext";

/** What the card shows. `facts` are pairs of a short name and a sentence. */
export interface Card {
  readonly tag: "go" | "js" | "out";
  readonly title: string;
  readonly span: string;
  readonly place: string;
  readonly facts: readonly (readonly [string, string])[];
}

/** A span of the card: joined ones count. */
export type CardSpan = Pick<SpanRef, "look" | "begin" | "end" | "beginSeq" | "endSeq"> & { readonly row: { readonly id: string }; readonly count: number };

const TAGS: Readonly<Record<Look, Card["tag"]>> = { go: "go", ready: "go", wait: "go", toJs: "go", js: "js", queued: "js", toGo: "js", task: "js", flight: "out" };

/** The card of a span. */
export function cardOf(model: TimelineModel, span: CardSpan): Card {
  const facts: [string, string][] = [];
  const add = (name: string, text: string): void => { if (text !== "") facts.push([name, text]); };
  if (span.count === 1) {
    add("Why now", whyText(model, span));
    add("It waited", waitedText(model, span));
    add("Next", nextText(model, span));
  } else {
    add("Together", `${span.count.toLocaleString("en-US")} spans, too narrow to tell apart here`);
  }
  return { tag: TAGS[span.look], title: titleOf(model, span), span: timesText(span.begin, span.endSeq === 0 ? OPEN : span.end), place: placeOf(model, span), facts };
}

/** The card of a single event. */
export function eventCard(model: TimelineModel, seq: number, count = 1): Card {
  const event = model.log.at(seq - 1);
  const more = count > 1 ? [["Together", `${count.toLocaleString("en-US")} of its kind, too near to tell apart here`] as const] : [];
  const why = reasonOf(model, causeOf(model, seq));
  return { tag: event.lane === 0 ? "js" : "go", title: eventText(event), span: pointText(event.at), place: placeText(model.log, event.pos), facts: [...more, ...(why === "" ? [] : [["Why now", why] as const])] };
}

/** The name a screen reader says: what, from when to when, where, and why. */
export function spokenOf(model: TimelineModel, span: CardSpan): string {
  const card = cardOf(model, span);
  const why = card.facts.find(([name]) => name === "Why now")?.[1];
  return [card.title, card.span, card.place.replace(":", " line "), why].filter((part) => part !== undefined && part !== "").join(", ");
}

/** "4.71 to 4.77 ms"; both times with the later one's unit. */
export function timesText(begin: number, end: number): string {
  if (end === OPEN) return `from ${pointText(begin)} on`;
  const unit = end < 100_000 ? { ns: 1e3, name: "µs" } : end < 1e9 ? { ns: 1e6, name: "ms" } : { ns: 1e9, name: "s" };
  const number = (ns: number): string => (ns / unit.ns).toFixed(3).replace(/\.?0+$/, "");
  return `${number(begin)} to ${number(end)} ${unit.name}`;
}

function titleOf(model: TimelineModel, span: CardSpan): string {
  const name = namesOf(model.log, span)[0] ?? "";
  if (span.row.id === "thread") return span.look === "js" ? "JavaScript holds the thread" : "Go holds the thread";
  switch (span.look) {
    case "go": return `${span.row.id} runs`;
    case "ready": return `${span.row.id} is ready and waits for its turn`;
    case "wait": return `${span.row.id} waits: ${name}`;
    case "toJs": return `${span.row.id} is in JavaScript`;
    case "js": return `${name} runs`;
    case "queued": return "a microtask waits for its turn";
    case "toGo": return "JavaScript is in Go";
    case "task": return `task: ${name}`;
    case "flight": return `${name} in flight`;
  }
}

/** Where the span is in the source: where it let go, else where it began, else where it had waited. */
function placeOf(model: TimelineModel, span: CardSpan): string {
  const { log } = model;
  const at = (seq: number): string => (seq > 0 ? placeText(log, log.at(seq - 1).pos) : "");
  if (span.look === "go") return at(span.endSeq) || at(log.originAt(Math.max(0, causeOf(model, span.beginSeq) - 1)));
  return at(span.beginSeq);
}

function whyText(model: TimelineModel, span: CardSpan): string {
  if (span.look === "wait" || span.beginSeq === 0) return "";
  return reasonOf(model, causeOf(model, span.beginSeq));
}

/** Why something is: the event that caused it, in words. */
function reasonOf(model: TimelineModel, cause: number): string {
  if (cause === 0) return "";
  const { log } = model;
  const event = log.at(cause - 1);
  switch (event.kind) {
    case "gowake": return wakeReason(model, event);
    case "gonew": return event.args.parent > 0 ? `g${event.args.parent} started it` : "it was just created";
    case "goyield": return "it had let go and its turn came again";
    default: return eventText(event);
  }
}

function wakeReason(model: TimelineModel, wake: LogEvent): string {
  const wait = wake.origin > 0 ? model.log.at(wake.origin - 1) : null;
  if (wait?.kind === "gowait" && wait.args.reason === "sleep") return `its ${waitName("sleep", wait.args.ns)} was over`;
  const cause = wake.cause > 0 ? model.log.at(wake.cause - 1) : null;
  return cause ? eventText(cause) : "Go had nothing else to run";
}

function waitedText(model: TimelineModel, span: CardSpan): string {
  if (span.look !== "go") return "";
  const wake = causeOf(model, span.beginSeq);
  const event = wake > 0 ? model.log.at(wake - 1) : null;
  if (event?.kind !== "gowake" || event.origin === 0) return "";
  const wait = model.log.at(event.origin - 1);
  if (wait.kind !== "gowait") return "";
  const turn = span.begin - event.at;
  const forTurn = turn > 0 ? `, then ${lengthText(turn)} for its turn` : "";
  return `${lengthText(event.at - wait.at)} in ${waitName(wait.args.reason, 0)}${forTurn}`;
}

function nextText(model: TimelineModel, span: CardSpan): string {
  if (span.endSeq === 0) return "";
  return eventText(model.log.at(span.endSeq - 1));
}

/** The event's line in the list of all events. */
export function listText(log: EventLog, index: number): { readonly seq: number; readonly at: string; readonly lane: string; readonly text: string; readonly place: string } {
  const event = log.at(index);
  return { seq: event.seq, at: pointText(event.at), lane: laneName(event.lane), text: eventText(event), place: placeText(log, event.pos) };
}
