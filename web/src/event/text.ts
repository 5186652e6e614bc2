// This file writes the text form of a log; wasm/event/text.go describes it.

import { laneName, type LogEvent, type Position } from "./event";
import { KIND_CODES, KIND_SPECS, TABLE_VERSION, type ArgSpec } from "./kinds.gen";
import type { EventLog } from "./log";

/** The first line of the text form. */
export const TEXT_HEADER = `interleave log ${TABLE_VERSION}`;

/** The text form of a log: a line for each event, the same for the same events, whatever batches they came in. */
export function formatLog(log: EventLog): string {
  const lines = [TEXT_HEADER];
  for (const event of log) lines.push(formatEvent(event, log.position(event.pos)));
  return lines.join("\n") + "\n";
}

/** The line of one event. */
export function formatEvent(event: LogEvent, place: Position | null): string {
  let line = `${event.seq} ${event.at} ${laneName(event.lane)} ${event.kind}`;
  if (place !== null) line += ` ${fileText(place.file)}:${place.line}:${place.col}`;
  if (event.cause !== 0) line += ` cause=${event.cause}`;
  if (event.origin !== 0) line += ` origin=${event.origin}`;
  const values = new Map<string, string | number>(Object.entries(event.args));
  for (const spec of KIND_SPECS[KIND_CODES[event.kind] - 1]?.args ?? []) {
    line += ` ${spec.name}=${formatArg(spec, values.get(spec.name))}`;
  }
  return line;
}

function formatArg(spec: ArgSpec, value: string | number | undefined): string {
  return spec.type === "text" ? quote(String(value)) : String(value);
}

/** A file's name bare where nothing in it could be mistaken, else quoted. */
function fileText(file: string): string {
  return /^[A-Za-z0-9._/+-]+$/.test(file) ? file : quote(file);
}

const SHORT = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);

/** A JSON string in which everything is escaped that a terminal or a reviewer could not see. */
function quote(text: string): string {
  const unseen = /["\\\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  const escaped = text.replace(unseen, (one) => SHORT.get(one) ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}
