// What stands where from top to bottom: groups, rows, lanes of goroutines, and bands where there are too many.

import { DEEPEST } from "../model/javascript";
import type { Lane } from "../model/goroutines";
import type { TimelineModel } from "../model/model";
import type { Population } from "../model/population";
import type { Row } from "../model/rows";
import type { SourceNames } from "../words";
import { BAND, FLIGHT_BAND, GROUP_GAP, GROUP_LINE, GROUP_PAD, OPENED_LINE, SLIM_BLOCK, SLIM_LANE } from "./metrics";
import type { Metrics } from "./metrics";

/** The three groups under the Thread. */
export type GroupName = "js" | "go" | "flight";

/** One strip of the scrolled part; `y` in px from its top. */
export interface Place {
  readonly id: string;
  readonly group: GroupName;
  readonly y: number;
  readonly height: number;
  /** Height of its blocks. */
  readonly block: number;
  /** Its name, and a second word beside or below. */
  readonly name: string;
  readonly note: string;
  readonly row: Row | null;
  readonly lane: Lane | null;
  readonly population: Population | null;
  /** The function whose goroutines it opens as lanes, or closes into a band; empty for none. */
  readonly toggles: string;
}

/** A group with its ground. */
export interface Group {
  readonly name: GroupName;
  readonly title: string;
  readonly note: string;
  readonly y: number;
  readonly height: number;
}

/** Everything from top to bottom. */
export interface Arrangement {
  readonly groups: readonly Group[];
  readonly places: readonly Place[];
  readonly height: number;
  /** The place that shows a row; a lane in a band has the band's. */
  placeOf(row: Row): Place | null;
}

/** What decides about the lanes. */
export interface LaneChoice {
  /** Functions whose goroutines stand one by one though they are many. */
  readonly opened: ReadonlySet<string>;
  /** Goroutines that keep a lane of their own. */
  readonly pinned: ReadonlySet<number>;
  readonly source: SourceNames;
}

/** Up to so many goroutines have lanes of full height. */
const FULL_LANES = 12;
/** More goroutines than this of one function are a band, when there are many lanes. */
const BANDED = 8;
/** Up to so many rows of what is in flight have full height. */
const FULL_FLIGHTS = 5;
/** So many goroutines of a banded function keep their own lane because of what they did. */
const NOTABLE_LANES = 4;

/** Arranges a model. */
export function arrange(model: TimelineModel, metrics: Metrics, choice: LaneChoice): Arrangement {
  const stack = new Stacker();
  if (model.javascript.stack.length > 0 || model.javascript.tasks.used) placeJavaScript(stack, model, metrics);
  const lanes = lanesOf(model);
  if (lanes.length > 0) placeGo(stack, model, lanes, metrics, choice);
  if (model.flights.rows.length > 0) placeFlights(stack, model, metrics);
  return stack.done(model);
}

/** The goroutines that are shown, in the order of their birth: the user's, and those that ran what JavaScript called. */
export function lanesOf(model: TimelineModel): Lane[] {
  const lanes: Lane[] = [];
  let sorted = true;
  for (const lane of model.goroutines.lanes.values()) {
    if (!isShown(lane)) continue;
    sorted &&= lanes.length === 0 || (lanes[lanes.length - 1]?.id ?? 0) < lane.id;
    lanes.push(lane);
  }
  return sorted ? lanes : lanes.sort((a, b) => a.id - b.id);
}

function isShown(lane: Lane): boolean {
  return (lane.role === "user" || (lane.role === "event" && lane.notable)) && lane.row.used;
}

/** Puts strips under each other. */
class Stacker {
  private readonly groups: Group[] = [];
  private readonly places: Place[] = [];
  private readonly byRow = new Map<Row, Place>();
  /** The bands by the function of their goroutines, whose rows are too many to be kept one by one for each picture. */
  private readonly bands = new Map<string, Place>();
  private y = 0;
  private groupTop = 0;

  begin(): void {
    this.groupTop = this.y;
    this.y += GROUP_PAD;
  }

  line(height: number): void {
    this.y += height;
  }

  add(place: Omit<Place, "y">): void {
    const placed = { ...place, y: this.y };
    this.places.push(placed);
    if (place.row) this.byRow.set(place.row, placed);
    if (place.group === "go" && place.population) this.bands.set(place.toggles, placed);
    this.y += place.height;
  }

  end(name: GroupName, title: string, note: string): void {
    this.y += GROUP_PAD;
    this.groups.push({ name, title, note, y: this.groupTop, height: this.y - this.groupTop });
    this.y += GROUP_GAP;
  }

  done(model: TimelineModel): Arrangement {
    const { byRow, bands } = this;
    const bandOf = (row: Row): Place | null => {
      const lane = model.goroutines.ofRow(row);
      return lane !== null && isShown(lane) ? bands.get(lane.fn) ?? null : null;
    };
    return { groups: this.groups, places: this.places, height: Math.max(0, this.y - GROUP_GAP), placeOf: (row) => byRow.get(row) ?? bandOf(row) };
  }
}

function placeJavaScript(stack: Stacker, model: TimelineModel, metrics: Metrics): void {
  const { javascript } = model;
  const plain = { group: "js", lane: null, population: null, toggles: "" } as const;
  stack.begin();
  const deeper = javascript.deeper > 0 ? `${javascript.deeper.toLocaleString("en-US")} deeper` : "";
  const depth = javascript.stack.length === 0 ? 1 : Math.max(2, javascript.stack.length);
  for (let i = 0; i < depth; i++) {
    const row = javascript.stack[i] ?? null;
    stack.add({ ...plain, id: `stack${i}`, height: metrics.stack, block: metrics.stackBlock, name: i === 0 ? "JavaScript" : i === 1 ? "call stack" : i === DEEPEST - 1 ? deeper : "", note: "", row });
  }
  if (javascript.micros.used) {
    stack.add({ ...plain, id: "micro", height: metrics.micro, block: metrics.microBlock, name: "microtasks", note: "", row: javascript.micros });
  }
  stack.add({ ...plain, id: "task", height: metrics.stack - 2, block: 8, name: "tasks", note: "", row: javascript.tasks });
  stack.end("js", "JavaScript", "");
}

function placeGo(stack: Stacker, model: TimelineModel, lanes: readonly Lane[], metrics: Metrics, choice: LaneChoice): void {
  stack.begin();
  stack.line(GROUP_LINE);
  const banded = lanes.length > FULL_LANES ? bandedOf(model, lanes, choice) : new Map<string, Band>();
  const together = (lane: Lane): boolean => banded.get(lane.fn)?.holds(lane) === true;
  const alone = lanes.reduce((count, lane) => (together(lane) ? count : count + 1), 0);
  const slim = alone > FULL_LANES;
  const height = slim ? SLIM_LANE : metrics.lane;
  const block = slim ? SLIM_BLOCK : metrics.laneBlock;
  const started = new Set<string>();
  const notes = new Map<string, string>();
  for (const lane of lanes) {
    const band = banded.get(lane.fn);
    if (band && !started.has(lane.fn)) {
      started.add(lane.fn);
      placeBand(stack, model, lane.fn, band.lanes, choice);
    }
    if (together(lane)) continue;
    if (choice.opened.has(lane.fn) && !started.has(lane.fn)) {
      started.add(lane.fn);
      placeOpened(stack, model, lane, choice);
    }
    stack.add({ id: lane.row.id, group: "go", height, block, name: `g${lane.id}`, note: keptNote(notes, model, lane, choice), row: lane.row, lane, population: null, toggles: "" });
  }
  stack.end("go", "Go", `${lanes.length} goroutine${lanes.length === 1 ? "" : "s"}`);
}

/** The note of a goroutine; those that were made alike have the same. */
function keptNote(notes: Map<string, string>, model: TimelineModel, lane: Lane, choice: LaneChoice): string {
  if (lane.id === 1) return noteOf(model, lane, choice);
  const key = `${lane.role} ${lane.bornSeq === 0 ? "" : model.log.posAt(lane.bornSeq - 1)} ${lane.fn}`;
  const known = notes.get(key);
  if (known !== undefined) return known;
  const note = noteOf(model, lane, choice);
  notes.set(key, note);
  return note;
}

/** What a goroutine runs: its function, or for a literal what the go statement says. */
function noteOf(model: TimelineModel, lane: Lane, choice: LaneChoice): string {
  if (lane.role === "event") return "js event";
  if (!lane.nameless || lane.bornSeq === 0) return lane.name;
  const at = model.log.position(model.log.at(lane.bornSeq - 1).pos);
  const { source } = choice;
  return source.goStatement(at) || source.calledIn(at) || (lane.ofUser ? source.around(at) : "") || lane.name;
}

/** What all goroutines of a band run; where that is a literal, in which function it is written, as what created them is not what they run. */
function bandName(model: TimelineModel, lanes: readonly Lane[], choice: LaneChoice): string {
  const { log } = model;
  const [first] = lanes;
  if (!first) return "";
  if (!first.nameless) return first.name;
  const places = new Set(lanes.map((lane) => (lane.bornSeq > 0 ? log.posAt(lane.bornSeq - 1) : 0)));
  const names = new Set([...places].map((pos) => choice.source.goStatement(log.position(pos)) || choice.source.calledIn(log.position(pos))));
  const [name = ""] = names;
  if (names.size === 1 && name !== "") return name;
  const around = places.size === 1 ? choice.source.around(log.position([...places][0] ?? 0)) : "";
  return first.ofUser ? `func in ${around || first.name}` : first.name;
}

/** Goroutines of one function that are drawn together. There may be hundreds of thousands, so no set is made of them for each picture. */
interface Band {
  readonly lanes: readonly Lane[];
  /** Whether it holds a goroutine of its function. */
  holds(lane: Lane): boolean;
}

/** The goroutines of each function that are drawn together. */
function bandedOf(model: TimelineModel, lanes: readonly Lane[], choice: LaneChoice): Map<string, Band> {
  const byFunction = new Map<string, Lane[]>();
  for (const lane of lanes) {
    if (!model.goroutines.populations.has(lane.fn) || choice.opened.has(lane.fn)) continue;
    const list = byFunction.get(lane.fn);
    if (list) list.push(lane);
    else byFunction.set(lane.fn, [lane]);
  }
  const bands = new Map<string, Band>();
  for (const [fn, list] of byFunction) if (list.length > BANDED) bands.set(fn, bandOf(list, choice));
  return bands;
}

/** All but the pinned and, where they are few, the notable ones. */
function bandOf(lanes: readonly Lane[], choice: LaneChoice): Band {
  const few = lanes.reduce((count, lane) => (lane.notable ? count + 1 : count), 0) <= NOTABLE_LANES;
  const holds = (lane: Lane): boolean => !choice.pinned.has(lane.id) && !(few && lane.notable);
  return { lanes: lanes.filter(holds), holds };
}

function placeBand(stack: Stacker, model: TimelineModel, fn: string, lanes: readonly Lane[], choice: LaneChoice): void {
  const population = model.goroutines.populations.get(fn) ?? null;
  const name = bandName(model, lanes, choice) || fn;
  stack.add({ id: `band:${fn}`, group: "go", height: BAND, block: BAND - 8, name, note: `${population?.total ?? lanes.length} goroutines`, row: null, lane: null, population, toggles: fn });
}

/** The line over the lanes of a function that are many and stand one by one. */
function placeOpened(stack: Stacker, model: TimelineModel, first: Lane, choice: LaneChoice): void {
  const total = model.goroutines.populations.get(first.fn)?.total ?? 0;
  if (total <= BANDED) return;
  stack.add({ id: `open:${first.fn}`, group: "go", height: OPENED_LINE, block: 0, name: bandName(model, [first], choice), note: `${total} goroutines`, row: null, lane: null, population: null, toggles: first.fn });
}

function placeFlights(stack: Stacker, model: TimelineModel, metrics: Metrics): void {
  stack.begin();
  const { rows, more } = model.flights;
  const slim = rows.length > FULL_FLIGHTS;
  rows.forEach((row, i) => {
    const name = i === 0 ? "In flight" : i === 1 ? "outside world" : "";
    stack.add({ id: row.id, group: "flight", height: slim ? SLIM_LANE : metrics.flight, block: slim ? SLIM_BLOCK : metrics.flightBlock, name, note: "", row, lane: null, population: null, toggles: "" });
  });
  if (more.total > 0) {
    stack.add({ id: "flights", group: "flight", height: FLIGHT_BAND, block: FLIGHT_BAND - 8, name: `+ ${more.total.toLocaleString("en-US")}`, note: "more in flight", row: null, lane: null, population: more, toggles: "" });
  }
  stack.end("flight", "In flight", "");
}
