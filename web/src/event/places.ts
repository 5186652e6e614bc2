// This file finds the events of a line of the source, and the line of an event.

import type { Position } from "./event";
import type { EventLog } from "./log";
import type { Moment, MomentReader } from "./moment";

/** Seq of the next event of a line after one, from the begin again after the last; 0 where the line has none. */
export function nextAtLine(log: EventLog, file: string, line: number, after: number): number {
  const asked = new Map<number, boolean>([[0, false]]);
  const isThere = (index: number): boolean => {
    const pos = log.posAt(index);
    let there = asked.get(pos);
    if (there === undefined) {
      const at = log.position(pos);
      asked.set(pos, (there = at?.file === file && at.line === line));
    }
    return there;
  };
  for (let i = Math.max(0, after); i < log.length; i++) if (isThere(i)) return i + 1;
  for (let i = 0; i < Math.min(after, log.length); i++) if (isThere(i)) return i + 1;
  return 0;
}

/** Where an event is: its own position, else that of its language at its moment, or just before. Null where the log does not know. */
export function placeOf(log: EventLog, reader: MomentReader, seq: number): Position | null {
  if (seq < 1 || seq > reader.length) return null;
  const own = log.posAt(seq - 1);
  if (own > 0) return log.position(own);
  const lane = log.laneAt(seq - 1);
  return log.position(lanePos(reader.at(seq), lane) || (seq > 1 ? lanePos(reader.at(seq - 1), lane) : 0));
}

function lanePos(moment: Moment, lane: number): number {
  if (lane === 0) return moment.js?.pos ?? 0;
  return moment.goroutines.find((one) => one.id === lane)?.pos ?? 0;
}
