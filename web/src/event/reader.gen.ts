// This file turns an event's bytes into its typed object. Generated from wasm/event/spec.go by build/gen; change it there.

import type { EventHead, LogEvent } from "./event";
import type { ArgReader } from "./wire";

/** Reads the event of that code from checked bytes; throws RangeError for a code that is not in the table. */
export function readEvent(code: number, head: EventHead, r: ArgReader): LogEvent {
  const { seq, at, lane, cause, origin, pos } = head;
  switch (code) {
    case 1:
      return { seq, at, kind: "run", lane, cause, origin, pos, args: { engine: r.uint(), go: r.text(), clock: r.pick(["virtual", "real"]), seed: r.uint(), epoch: r.uint() } };
    case 2:
      return { seq, at, kind: "thread", lane, cause, origin, pos, args: { holder: r.pick(["none", "js", "go"]) } };
    case 3:
      return { seq, at, kind: "task", lane, cause, origin, pos, args: { source: r.pick(["start", "script", "module", "timer", "interval", "gotimer", "message", "rejection", "frame", "posttask", "signal", "response", "error"]), id: r.uint() } };
    case 4:
      return { seq, at, kind: "taskend", lane, cause, origin, pos, args: {} };
    case 5:
      return { seq, at, kind: "print", lane, cause, origin, pos, args: { stream: r.pick(["stdout", "stderr"]), text: r.text() } };
    case 6:
      return { seq, at, kind: "console", lane, cause, origin, pos, args: { level: r.text(), text: r.text() } };
    case 7:
      return { seq, at, kind: "cut", lane, cause, origin, pos, args: { bytes: r.uint() } };
    case 8:
      return { seq, at, kind: "error", lane, cause, origin, pos, args: { what: r.pick(["exception", "rejection"]), text: r.text(), stack: r.text() } };
    case 9:
      return { seq, at, kind: "fatal", lane, cause, origin, pos, args: { what: r.pick(["panic", "deadlock", "fatal"]), text: r.text() } };
    case 10:
      return { seq, at, kind: "exit", lane, cause, origin, pos, args: { code: r.int() } };
    case 11:
      return { seq, at, kind: "stalecall", lane, cause, origin, pos, args: {} };
    case 12:
      return { seq, at, kind: "truncated", lane, cause, origin, pos, args: { events: r.uint(), bytes: r.uint() } };
    case 13:
      return { seq, at, kind: "end", lane, cause, origin, pos, args: { how: r.pick(["invalid", "stopped", "limit", "panic", "deadlock", "error", "exited", "quiet"]), code: r.int(), why: r.text() } };
    default:
      throw new RangeError(`no event kind ${code}`);
  }
}
