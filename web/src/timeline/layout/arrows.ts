// The arrows of a scene: short ones at rest, and the lit chain of the selection's causes.

import type { Axis } from "../scale/axis";
import { chainOf } from "../model/chain";
import type { Link } from "../model/links";
import type { TimelineModel } from "../model/model";
import type { Row } from "../model/rows";
import type { Arrangement, Place } from "./arrange";
import type { Arrow } from "./scene";

/** What arrows are laid out with. */
export interface ArrowContext {
  readonly model: TimelineModel;
  readonly axis: Axis;
  readonly arrangement: Arrangement;
  /** Seq of the selected event, or 0. */
  readonly selected: number;
  /** Whether its effects are lit too. */
  readonly effects: boolean;
}

/** With more arrows than this in the window, none is drawn at rest. */
const MOST_AT_REST = 160;
/** An arrow over more places than this is long. */
const SHORT_REACH = 3;
/** So many steps of the lit chain are drawn, the latest. */
export const MOST_STEPS = 8;
/** So many effects of the selection are lit at most, found among so many arrows. */
const MOST_EFFECTS = 24;
const MOST_LOOKED_AT = 20_000;
/** Arrows farther outside than this are not drawn, in px. */
const OUTSIDE = 400;

/** An end of an arrow before it knows which way it goes. */
interface End {
  readonly x: number;
  readonly place: Place;
}

/** The arrows that can be seen. */
export function arrowsOf(context: ArrowContext): Arrow[] {
  const arrows: Arrow[] = [];
  const lit = litSteps(context);
  const effects = context.effects ? effectLinks(context) : [];
  const litKeys = new Set([...lit, ...effects].map((one) => `${one.kind} ${one.to}`));
  for (const link of linksInWindow(context)) {
    if (litKeys.has(`${link.kind} ${link.to}`)) continue;
    const arrow = arrowOf(context, link, 0, false);
    if (arrow) arrows.push(arrow);
  }
  lit.forEach((link, i) => {
    const arrow = arrowOf(context, link, i + 1, true);
    if (arrow) arrows.push(arrow);
  });
  for (const link of effects) {
    const arrow = arrowOf(context, link, 0, true);
    if (arrow) arrows.push(arrow);
  }
  return arrows;
}

/** The arrows that leave from what is selected: from any event of its span, on its row. */
function effectLinks({ model, selected }: Pick<ArrowContext, "model" | "selected">): Link[] {
  const span = selected > 0 ? model.spanOf(selected) : null;
  const row = model.rowOf(selected);
  if (!row) return [];
  const begin = span?.beginSeq === selected ? selected : selected - 1;
  const end = span?.beginSeq === selected ? span.endSeq || model.length : selected;
  const found: Link[] = [];
  const first = model.links.firstTo(begin);
  for (let i = first; i < Math.min(model.links.length, first + MOST_LOOKED_AT) && found.length < MOST_EFFECTS; i++) {
    const link = model.links.at(i);
    if (link.from < begin || link.from > end) continue;
    if (originRow(model, link) === row) found.push(link);
  }
  return found;
}

/** The row that an arrow leaves from. */
function originRow(model: TimelineModel, link: Link): Row | null {
  if (link.kind !== "go") return model.rowOf(link.from);
  const parent = model.goroutines.lanes.get(model.log.laneAt(link.to - 1))?.parent ?? 0;
  return model.goroutines.lanes.get(parent)?.row ?? null;
}

/** The steps of the chain that ends with the selection, each as an arrow, in order; those within one row are none. */
export function litSteps(context: Pick<ArrowContext, "model" | "selected">): Link[] {
  const { model, selected } = context;
  return selected === 0 ? [] : stepsOf(model, chainOf(model, selected)).slice(-MOST_STEPS);
}

/** How many steps lie before those that are lit, counted over so many events at most; `all` tells whether those were enough. */
export function stepsBefore({ model, selected }: Pick<ArrowContext, "model" | "selected">, most: number): { readonly count: number; readonly all: boolean } {
  const chain = selected === 0 ? [] : chainOf(model, selected, most);
  return { count: Math.max(0, stepsOf(model, chain).length - MOST_STEPS), all: chain.length < most };
}

/** The arrows along a chain. */
function stepsOf(model: TimelineModel, chain: readonly number[]): Link[] {
  const steps: Link[] = [];
  for (let i = 1; i < chain.length; i++) steps.push(...stepsBetween(model, chain[i - 1] ?? 0, chain[i] ?? 0, chain[i + 1] ?? 0));
  return steps;
}

/** The arrows from a cause to its effect; a task is passed through to what it runs. */
function stepsBetween(model: TimelineModel, from: number, to: number, then: number): Link[] {
  const { log } = model;
  const kind = log.kindAt(to - 1);
  if (kind === "gonew") return [{ kind: "go", from: to, to }];
  if (sendsOut(model, from) && (model.flights.endOf(from) === to || log.originAt(to - 1) === from)) {
    const target = kind === "task" && then > 0 && log.causeAt(then - 1) === to ? then : to;
    return [{ kind: "set", from, to: from }, { kind: "fire", from, to: target }];
  }
  if (kind === "task" || log.kindAt(from - 1) === "task" || model.rowOf(from) === model.rowOf(to)) return [];
  if (kind === "microtask" || kind === "resume") return [{ kind: "react", from, to }];
  if (log.laneAt(from - 1) === 0 && log.laneAt(to - 1) === 0) return [];
  return [{ kind: crosses(log.laneAt(from - 1), log.laneAt(to - 1)) ? "call" : "wake", from, to }];
}

function crosses(a: number, b: number): boolean {
  return (a === 0) !== (b === 0);
}

function sendsOut(model: TimelineModel, seq: number): boolean {
  const kind = model.log.kindAt(seq - 1);
  return (kind === "timerset" || kind === "request" || kind === "gowait") && model.flights.rowOf(seq) !== null;
}

/** The arrows that end in the window; none when they are too many to tell apart. */
function linksInWindow(context: ArrowContext): Link[] {
  const { model, axis } = context;
  const first = model.links.firstTo(model.indexAt(axis.timeAt(-OUTSIDE)) + 1);
  const last = model.links.firstTo(model.indexAt(axis.timeAt(axis.width + OUTSIDE)) + 2);
  if (last - first > MOST_AT_REST) return [];
  const links: Link[] = [];
  for (let i = first; i < last; i++) links.push(model.links.at(i));
  return links;
}

/** An arrow's place; null when one of its ends is not shown. `step` is its number in the lit chain, or 0. */
function arrowOf(context: ArrowContext, link: Link, step: number, lit: boolean): Arrow | null {
  const ends = endsOf(context, link);
  if (!ends || ends.from.place === ends.to.place) return null;
  const { from, to } = ends;
  if (Math.max(from.x, to.x) < -OUTSIDE || Math.min(from.x, to.x) > context.axis.width + OUTSIDE) return null;
  const down = to.place.y > from.place.y;
  const { places } = context.arrangement;
  const reach = Math.abs(places.indexOf(from.place) - places.indexOf(to.place));
  const near = Math.abs(to.x - from.x) < 14;
  return {
    kind: link.kind,
    x0: from.x,
    y0: edge(from.place, down),
    x1: to.x,
    y1: edge(to.place, !down),
    bow: near ? (link.kind === "fire" ? -1 : 1) : 0,
    short: reach <= SHORT_REACH,
    lit,
    step,
    value: link.kind === "wake" ? valueOf(context.model, link.from) : "",
    from: link.from,
    to: link.to,
  };
}

/** The lower or upper edge of a place's blocks. */
function edge(place: Place, lower: boolean): number {
  const middle = place.y + place.height / 2;
  return lower ? middle + place.block / 2 : middle - place.block / 2;
}

function endsOf(context: ArrowContext, link: Link): { from: End; to: End } | null {
  const { model, axis, arrangement } = context;
  const end = (row: Row | null, seq: number): End | null => {
    const place = row ? arrangement.placeOf(row) : null;
    return place ? { place, x: axis.x(model.log.timeAt(seq - 1)) } : null;
  };
  const pair = (from: End | null, to: End | null): { from: End; to: End } | null => (from && to ? { from, to } : null);
  switch (link.kind) {
    case "go": return pair(end(originRow(model, link), link.to), end(model.rowOf(link.to), link.to));
    case "set": return pair(end(model.rowOf(link.from), link.from), end(model.flights.rowOf(link.from), link.from));
    case "fire": {
      const landed = landingOf(model, link.to);
      return pair(end(model.flights.rowEndedBy(landed), landed), end(landingRow(model, link.to), link.to));
    }
    case "wake": return pair(wakerEnd(context, link, end), end(model.rowOf(link.to), link.to));
    default: return pair(end(model.rowOf(link.from), link.from), end(model.rowOf(link.to), link.to));
  }
}

/** Where a wake comes from: the send, or, where no event tells what it was, the goroutine that did it at that time. */
function wakerEnd(context: ArrowContext, link: Link, end: (row: Row | null, seq: number) => End | null): End | null {
  const { model } = context;
  const wake = model.log.at(link.to - 1);
  const by = wake.kind === "gowake" ? wake.args.by : 0;
  const kind = link.from > 0 ? model.log.kindAt(link.from - 1) : "gorun";
  if (by > 0 && !kind.startsWith("chan")) return end(model.goroutines.lanes.get(by)?.row ?? null, link.to);
  return link.from > 0 ? end(model.rowOf(link.from), link.from) : null;
}

/** The event with which something from outside came back, for an arrow that ends with it, its task, or what that called. */
function landingOf({ log }: TimelineModel, to: number): number {
  const back = log.kindAt(to - 1) === "call" ? log.causeAt(to - 1) : to;
  const cause = log.causeAt(back - 1);
  return cause > 0 && log.kindAt(cause - 1) === "response" ? cause : back;
}

/** Where something from outside comes back: a task's callback rather than the task. */
function landingRow(model: TimelineModel, seq: number): Row | null {
  if (model.log.kindAt(seq - 1) !== "task") return model.rowOf(seq);
  for (let i = seq; i < Math.min(seq + 4, model.length); i++) if (model.log.kindAt(i) === "call") return model.rowOf(i + 1);
  return model.rowOf(seq);
}

/** The value that a send hands over, short; empty when there is none to show. */
function valueOf(model: TimelineModel, seq: number): string {
  if (seq === 0) return "";
  const event = model.log.at(seq - 1);
  if (event.kind !== "chansend") return "";
  const { value } = event.args;
  return value.length > 12 ? `${value.slice(0, 11)}…` : value;
}
