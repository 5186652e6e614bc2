// The log in the Trace Event Format (JSON), which ui.perfetto.dev and Chromium's own viewer open: lanes, spans, arrows of cause.

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

/** The trace of a log. */
export function traceOf(log: EventLog, files: readonly SourceFile[], title: string): Trace {
  const model = new TimelineModel(log);
  model.update();
  const source = sourceNames(files);
  const rows = [...model.rows()].filter((row) => row.used);
  const entries: TraceEntry[] = [
    name("process_name", 0, title === "" ? "Interleave" : title),
    ...lanesOf(rows, model),
    ...rows.flatMap((row) => spansOf(row).map((span) => spanEntry(model, span, source))),
    ...rows.flatMap((row) => pointsOf(row, log)),
  ];
  for (let i = 0; i < model.links.length; i++) entries.push(...flow(model, model.links.at(i), i + 1));
  return { displayTimeUnit: "ns", otherData: { title, clock: "virtual time of the run, from its start" }, traceEvents: entries };
}

function name(what: string, tid: number, text: string): TraceEntry {
  return { name: what, ph: "M", pid: PID, tid, args: { name: text } };
}

function lanesOf(rows: readonly Row[], model: TimelineModel): TraceEntry[] {
  const titles = new Map<number, string>();
  for (const row of rows) if (!titles.has(tidOf(row))) titles.set(tidOf(row), titleOf(row, model));
  return [...titles].flatMap(([tid, text]) => [name("thread_name", tid, text), { name: "thread_sort_index", ph: "M", pid: PID, tid, args: { sort_index: tid } } as const]);
}

/** The lane of a row; all frames of JavaScript's stack are on one, where they nest. */
function tidOf(row: Row): number {
  const [, kind = "", number = ""] = /^([a-z]+)(\d*)$/.exec(row.id) ?? [];
  if (kind === "g") return TIDS.goroutine + Number(number);
  if (kind === "flight") return TIDS.flight + Number(number);
  if (kind === "micro" || kind === "task" || kind === "thread") return TIDS[kind];
  return TIDS.stack;
}

function titleOf(row: Row, model: TimelineModel): string {
  const lane = [...model.goroutines.lanes.values()].find((one) => one.row === row);
  if (lane) return `g${lane.id} ${lane.name}`.trim();
  const titles: Readonly<Record<number, string>> = { [TIDS.thread]: "Thread: who holds it", [TIDS.stack]: "JavaScript: call stack", [TIDS.micro]: "JavaScript: microtasks", [TIDS.task]: "JavaScript: tasks" };
  return titles[tidOf(row)] ?? "In flight";
}

function spansOf(row: Row): SpanRef[] {
  return row.tracks.flatMap((track) => Array.from({ length: track.column.length }, (_, i) => spanAt(row, track, i)));
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
function pointsOf(row: Row, log: EventLog): TraceEntry[] {
  return row.points.flatMap(({ column }) => Array.from({ length: column.length }, (_, i) => {
    const event = log.at((column.seqs[i] ?? 1) - 1);
    return { name: pointName(event), ph: "i", s: "t", cat: event.kind, pid: PID, tid: tidOf(row), ts: event.at / 1000, args: { seq: event.seq } } as const;
  }));
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
