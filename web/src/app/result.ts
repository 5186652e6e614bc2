// The result of a run as scripts get it: plain objects made from the log.
import { eachInSlices, inSlices } from "../base/slices";
import { ConsoleReader } from "../event/console";
import type { LogEvent } from "../event/event";
import type { EventLog } from "../event/log";
import type { Diagnostic } from "../program/diagnostic";
import type { End, Finished } from "./run";

/** A place in the program's own source, 1-based. */
export interface Pos {
  file: string;
  line: number;
  col: number;
}

/** One line of the console. `at` is integer ns of virtual time. */
export interface ResultLine {
  at: number;
  from: "go" | "js";
  level: string;
  text: string;
  pos: Pos | null;
}

/** One event as a plain object: its kind's own arguments stand in `args`; `lane` is "js" or a goroutine such as "g7". */
export interface ResultEvent {
  seq: number;
  at: number;
  kind: string;
  lane: string;
  cause: number;
  origin: number;
  pos: Pos | null;
  args: Record<string, string | number>;
}

/** What `interleave.run` resolves to. Times in `stats` are ms of real time. */
export interface Result {
  end: End;
  exitCode: number;
  diagnostics: Diagnostic[];
  console: ResultLine[];
  events: ResultEvent[];
  stats: { compile: number; link: number; start: number };
}

/** The plain result of a finished run; a long one is made in slices, so that the page goes on. */
export async function resultOf(finished: Finished): Promise<Result> {
  const { log, stats } = finished;
  const reader = new ConsoleReader(log);
  const events: ResultEvent[] = [];
  await inSlices(log.length, (i) => {
    reader.update(i + 1);
    events.push(plainEvent(log, log.at(i)));
  });
  const lines: ResultLine[] = [];
  await eachInSlices(reader.all, ({ at, from, level, text, pos }) => lines.push({ at, from, level, text, pos: placeOf(log, pos) }));
  return {
    end: finished.end,
    exitCode: finished.exitCode,
    diagnostics: finished.diagnostics.map((one) => ({ ...one })),
    console: lines,
    events,
    stats: { compile: stats.compileMs, link: stats.linkMs, start: stats.startMs },
  };
}

function plainEvent(log: EventLog, event: LogEvent): ResultEvent {
  const { seq, at, kind, cause, origin } = event;
  const lane = event.lane === 0 ? "js" : `g${event.lane}`;
  return { seq, at, kind, lane, cause, origin, pos: placeOf(log, event.pos), args: { ...event.args } };
}

function placeOf(log: EventLog, pos: number): Pos | null {
  const place = pos === 0 ? null : log.position(pos);
  return place ? { file: place.file, line: place.line, col: place.col } : null;
}
