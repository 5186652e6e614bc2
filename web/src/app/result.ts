// The result of a run as scripts get it: plain objects made from the log.
import { readConsole } from "../event/console";
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

/** The plain result of a finished run. */
export function resultOf(finished: Finished): Result {
  const { log, stats } = finished;
  return {
    end: finished.end,
    exitCode: finished.exitCode,
    diagnostics: finished.diagnostics.map((one) => ({ ...one })),
    console: readConsole(log).map(({ at, from, level, text, pos }) => ({ at, from, level, text, pos: placeOf(log, pos) })),
    events: plainEvents(log),
    stats: { compile: stats.compileMs, link: stats.linkMs, start: stats.startMs },
  };
}

function plainEvents(log: EventLog): ResultEvent[] {
  const events: ResultEvent[] = [];
  for (let i = 0; i < log.length; i++) events.push(plainEvent(log, log.at(i)));
  return events;
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
