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
    case 14:
      return { seq, at, kind: "call", lane, cause, origin, pos, args: { what: r.pick(["function", "method", "getter", "setter", "constructor", "async", "generator", "asyncgenerator", "module"]), name: r.text(), args: r.text() } };
    case 15:
      return { seq, at, kind: "return", lane, cause, origin, pos, args: { value: r.text() } };
    case 16:
      return { seq, at, kind: "throw", lane, cause, origin, pos, args: { value: r.text() } };
    case 17:
      return { seq, at, kind: "calls", lane, cause, origin, pos, args: { name: r.text(), count: r.uint() } };
    case 18:
      return { seq, at, kind: "suspend", lane, cause, origin, pos, args: { why: r.pick(["await", "yield", "delegate", "forawait", "implicit"]), promise: r.uint() } };
    case 19:
      return { seq, at, kind: "resume", lane, cause, origin, pos, args: { how: r.pick(["next", "throw", "unwind"]) } };
    case 20:
      return { seq, at, kind: "promise", lane, cause, origin, pos, args: { how: r.pick(["constructor", "async", "then", "resolve", "reject", "withresolvers", "try", "all", "allsettled", "any", "race", "unknown"]), promise: r.uint() } };
    case 21:
      return { seq, at, kind: "then", lane, cause, origin, pos, args: { how: r.pick(["then", "catch", "finally", "internal"]), promise: r.uint(), derived: r.uint() } };
    case 22:
      return { seq, at, kind: "resolve", lane, cause, origin, pos, args: { promise: r.uint(), adopted: r.uint(), value: r.text() } };
    case 23:
      return { seq, at, kind: "reject", lane, cause, origin, pos, args: { promise: r.uint(), value: r.text() } };
    case 24:
      return { seq, at, kind: "queue", lane, cause, origin, pos, args: {} };
    case 25:
      return { seq, at, kind: "microtask", lane, cause, origin, pos, args: { what: r.pick(["then", "catch", "finally", "internal", "queue"]), promise: r.uint() } };
    case 26:
      return { seq, at, kind: "microtaskend", lane, cause, origin, pos, args: { how: r.pick(["return", "throw"]), promise: r.uint(), value: r.text() } };
    case 27:
      return { seq, at, kind: "unhandled", lane, cause, origin, pos, args: { promise: r.uint(), value: r.text() } };
    case 28:
      return { seq, at, kind: "handled", lane, cause, origin, pos, args: { promise: r.uint() } };
    case 29:
      return { seq, at, kind: "timerset", lane, cause, origin, pos, args: { api: r.pick(["timeout", "interval", "frame", "posttask", "signal", "go"]), id: r.uint(), delay: r.uint() } };
    case 30:
      return { seq, at, kind: "timerclear", lane, cause, origin, pos, args: { id: r.uint() } };
    case 31:
      return { seq, at, kind: "post", lane, cause, origin, pos, args: { api: r.pick(["message", "posttask", "yield"]) } };
    case 32:
      return { seq, at, kind: "request", lane, cause, origin, pos, args: { id: r.uint(), method: r.text(), url: r.text() } };
    case 33:
      return { seq, at, kind: "response", lane, cause, origin, pos, args: { id: r.uint(), outcome: r.pick(["answered", "failed", "aborted"]), status: r.uint() } };
    case 34:
      return { seq, at, kind: "gonew", lane, cause, origin, pos, args: { parent: r.uint(), fn: r.text(), role: r.pick(["user", "system", "event"]) } };
    case 35:
      return { seq, at, kind: "gorun", lane, cause, origin, pos, args: {} };
    case 36:
      return { seq, at, kind: "gowait", lane, cause, origin, pos, args: { reason: r.text(), ns: r.uint() } };
    case 37:
      return { seq, at, kind: "gowake", lane, cause, origin, pos, args: { by: r.uint() } };
    case 38:
      return { seq, at, kind: "goyield", lane, cause, origin, pos, args: {} };
    case 39:
      return { seq, at, kind: "goend", lane, cause, origin, pos, args: {} };
    case 40:
      return { seq, at, kind: "gopanic", lane, cause, origin, pos, args: { value: r.text() } };
    case 41:
      return { seq, at, kind: "chanmake", lane, cause, origin, pos, args: { ch: r.uint(), cap: r.uint(), elem: r.text() } };
    case 42:
      return { seq, at, kind: "chansend", lane, cause, origin, pos, args: { ch: r.uint(), len: r.uint(), how: r.pick(["handed", "buffered", "waits"]), value: r.text() } };
    case 43:
      return { seq, at, kind: "chanrecv", lane, cause, origin, pos, args: { ch: r.uint(), len: r.uint(), how: r.pick(["taken", "buffered", "handed", "closed", "waits"]), value: r.text() } };
    case 44:
      return { seq, at, kind: "chanclose", lane, cause, origin, pos, args: { ch: r.uint() } };
    case 45:
      return { seq, at, kind: "select", lane, cause, origin, pos, args: { cases: r.uint(), chosen: r.int() } };
    case 46:
      return { seq, at, kind: "jscall", lane, cause, origin, pos, args: { name: r.text(), args: r.text() } };
    case 47:
      return { seq, at, kind: "jsreturn", lane, cause, origin, pos, args: { how: r.pick(["value", "threw"]), value: r.text() } };
    case 48:
      return { seq, at, kind: "gocall", lane, cause, origin, pos, args: { func: r.uint(), args: r.text() } };
    case 49:
      return { seq, at, kind: "goreturn", lane, cause, origin, pos, args: { value: r.text() } };
    case 50:
      return { seq, at, kind: "funcof", lane, cause, origin, pos, args: { func: r.uint() } };
    case 51:
      return { seq, at, kind: "funcrelease", lane, cause, origin, pos, args: { func: r.uint() } };
    case 52:
      return { seq, at, kind: "awaits", lane, cause, origin, pos, args: { name: r.text(), count: r.uint() } };
    case 53:
      return { seq, at, kind: "registrations", lane, cause, origin, pos, args: { name: r.text(), count: r.uint() } };
    case 54:
      return { seq, at, kind: "drawn", lane, cause, origin, pos, args: { what: r.pick(["case", "start", "turn", "number"]), of: r.uint() } };
    default:
      throw new RangeError(`no event kind ${code}`);
  }
}
