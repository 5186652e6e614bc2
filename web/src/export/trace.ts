// The log in the Trace Event Format (JSON), which ui.perfetto.dev and Chromium's own viewer open: lanes, spans, arrows of cause.

import { eachInSlices, inSlices } from "../base/slices";
import type { LogEvent } from "../event/event";
import type { EventLog } from "../event/log";
import type { SourceFile } from "../program/program";
import { OPEN } from "../timeline/model/columns";
import type { Link } from "../timeline/model/links";
import { TimelineModel } from "../timeline/model/model";
import { spanAt } from "../timeline/model/rows";
import type { Row, SpanRef } from "../timeline/model/rows";
import { sourceNames } from "../timeline/view/source";
import { namesOf, placeText } from "../timeline/words";
import type { SourceNames } from "../timeline/words";

/** One entry. `ts` and `dur` in µs of virtual time; phases: X a span, i a point, s and f an arrow's ends, M a name. */
export interface TraceEntry {
  readonly name: string;
  readonly ph: "X" | "i" | "s" | "f" | "M";
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly id?: number;
  readonly bp?: "e";
  readonly s?: "t";
  readonly args: Readonly<Record<string, string | number>>;
}

/** The file. */
export interface Trace {
  readonly displayTimeUnit: "ns";
  readonly otherData: Readonly<Record<string, string>>;
  readonly traceEvents: readonly TraceEntry[];
}

const PID = 1;
/** Numbers of the lanes, in the order in which a viewer shows them. */
const TIDS = { thread: 1, stack: 2, micro: 3, task: 4, goroutine: 1000, flight: 1_000_000 } as const;

/** Events are read so many at a time. */
const AT_ONCE = 500;
/** The file is put together from pieces of so many characters. */
const PIECE = 1 << 19;

/** The trace of a log as a file: JSON with a `Trace`. It is made in slices, so that the page goes on also with a long log. */
export async function traceFile(log: EventLog, files: readonly SourceFile[], title: string): Promise<Blob> {
  const model = new TimelineModel(log);
  await inSlices(Math.ceil(log.length / AT_ONCE), () => model.update(AT_ONCE), 1);
  const text = new Pieces();
  const head: Omit<Trace, "traceEvents"> = { displayTimeUnit: "ns", otherData: { title, clock: "virtual time of the run, from its start" } };
  let before = `${JSON.stringify(head).slice(0, -1)},"traceEvents":[`;
  await eachInSlices(entriesOf(model, files, title), (entry) => {
    text.add(before + JSON.stringify(entry));
    before = ",";
  });
  text.add("]}");
  return text.file();
}

/** A long text as a file: each piece leaves the page's memory as soon as it is full. */
class Pieces {
  private readonly full: Blob[] = [];
  private open: string[] = [];
  private length = 0;

  add(text: string): void {
    this.open.push(text);
    this.length += text.length;
    if (this.length >= PIECE) this.close();
  }

  file(): Blob {
    this.close();
    return new Blob(this.full, { type: "application/json" });
  }

  private close(): void {
    this.full.push(new Blob(this.open));
    this.open = [];
    this.length = 0;
  }
}

function* entriesOf(model: TimelineModel, files: readonly SourceFile[], title: string): Generator<TraceEntry> {
  const source = sourceNames(files);
  const rows = [...model.rows()].filter((row) => row.used);
  yield name("process_name", 0, title === "" ? "Interleave" : title);
  yield* lanesOf(rows, model);
  for (const row of rows) yield* spansOf(row, model, source);
  for (const row of rows) yield* pointsOf(row, model.log);
  for (let i = 0; i < model.links.length; i++) yield* flow(model, model.links.at(i), i + 1);
}

function name(what: string, tid: number, text: string): TraceEntry {
  return { name: what, ph: "M", pid: PID, tid, args: { name: text } };
}

function* lanesOf(rows: readonly Row[], model: TimelineModel): Generator<TraceEntry> {
  const goroutines = new Map([...model.goroutines.lanes.values()].map((lane) => [lane.row, `g${lane.id} ${lane.name}`.trim()]));
  const named = new Set<number>();
  for (const row of rows) {
    const tid = tidOf(row);
    if (named.has(tid)) continue;
    named.add(tid);
    yield name("thread_name", tid, goroutines.get(row) ?? TITLES[tid] ?? "In flight");
    yield { name: "thread_sort_index", ph: "M", pid: PID, tid, args: { sort_index: tid } };
  }
}

const TITLES: Readonly<Record<number, string>> = { [TIDS.thread]: "Thread: who holds it", [TIDS.stack]: "JavaScript: call stack", [TIDS.micro]: "JavaScript: microtasks", [TIDS.task]: "JavaScript: tasks" };

/** The lane of a row; all frames of JavaScript's stack are on one, where they nest. */
function tidOf(row: Row): number {
  const [, kind = "", number = ""] = /^([a-z]+)(\d*)$/.exec(row.id) ?? [];
  if (kind === "g") return TIDS.goroutine + Number(number);
  if (kind === "flight") return TIDS.flight + Number(number);
  if (kind === "micro" || kind === "task" || kind === "thread") return TIDS[kind];
  return TIDS.stack;
}

function* spansOf(row: Row, model: TimelineModel, source: SourceNames): Generator<TraceEntry> {
  for (const track of row.tracks) for (let i = 0; i < track.column.length; i++) yield spanEntry(model, spanAt(row, track, i), source);
}

function spanEntry(model: TimelineModel, span: SpanRef, source: SourceNames): TraceEntry {
  const { log } = model;
  const end = span.end === OPEN ? model.end : span.end;
  const event = log.at(span.beginSeq - 1);
  const where = placeText(log, event.pos);
  const args = { begin: span.beginSeq, end: span.endSeq, ...(where === "" ? {} : { where }) };
  return { name: spanName(model, span, source), ph: "X", cat: span.look, pid: PID, tid: tidOf(span.row), ts: span.begin / 1000, dur: (end - span.begin) / 1000, args };
}

const LOOKS: Readonly<Partial<Record<SpanRef["look"], string>>> = { go: "runs", js: "JavaScript", ready: "runnable", queued: "queued", toJs: "→ JS", toGo: "→ Go" };

function spanName(model: TimelineModel, span: SpanRef, source: SourceNames): string {
  if (span.row === model.thread) return span.look === "go" ? "Go" : "JavaScript";
  return namesOf(model.log, span, source)[0] ?? LOOKS[span.look] ?? span.look;
}

/** Output and other points of a row. */
function* pointsOf(row: Row, log: EventLog): Generator<TraceEntry> {
  for (const { column } of row.points) {
    for (let i = 0; i < column.length; i++) {
      const event = log.at((column.seqs[i] ?? 1) - 1);
      yield { name: pointName(event), ph: "i", s: "t", cat: event.kind, pid: PID, tid: tidOf(row), ts: event.at / 1000, args: { seq: event.seq } };
    }
  }
}

function pointName(event: LogEvent): string {
  return event.kind === "console" || event.kind === "print" ? event.args.text.trimEnd() : event.kind;
}

/** The two ends of an arrow; none where one of them is not on a lane. */
function flow(model: TimelineModel, link: Link, id: number): TraceEntry[] {
  const [from, to] = endsOf(model, link);
  if (!from || !to) return [];
  const common = { name: link.kind, cat: "cause", id, pid: PID, args: { from: link.from, to: link.to } };
  const at = (seq: number): number => model.log.timeAt(seq - 1) / 1000;
  return [{ ...common, ph: "s", tid: tidOf(from), ts: at(link.from) }, { ...common, ph: "f", bp: "e", tid: tidOf(to), ts: at(link.to) }];
}

function endsOf(model: TimelineModel, link: Link): readonly [Row | null, Row | null] {
  const { log, goroutines, flights } = model;
  const to = model.rowOf(link.to);
  if (link.kind === "go") return [goroutines.lanes.get(goroutines.lanes.get(log.laneAt(link.to - 1))?.parent ?? 0)?.row ?? null, to];
  if (link.kind === "set") return [model.rowOf(link.from), flights.rowOf(link.from)];
  return [model.rowOf(link.from), to];
}
