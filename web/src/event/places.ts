// This file finds the events of a line of the source.

import type { EventLog } from "./log";

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
