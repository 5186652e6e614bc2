// This file says in a few words what a goroutine waits for.

import type { LogEvent } from "./event";
import type { EventLog } from "./log";

const WAITS: Readonly<Record<string, string>> = {
  "select (no cases)": "select {}", "sync.WaitGroup.Wait": "WaitGroup", "sync.Mutex.Lock": "mutex", "sync.RWMutex.Lock": "mutex",
  "sync.RWMutex.RLock": "mutex", "sync.Cond.Wait": "Cond", "chan receive (nil chan)": "receive from nil", "chan send (nil chan)": "send to nil",
  "chan receive (synctest)": "chan receive", "chan send (synctest)": "chan send", "": "until Go is idle", unknown: "until Go is idle",
};

/** The runtime's reason for a wait in the page's words. */
export function waitReason(reason: string): string {
  return WAITS[reason] ?? reason;
}

/** What the goroutine of an event waits for since then; one whose thread was taken waits until Go is called again. */
export function waitOf(log: EventLog, event: LogEvent): string {
  if (event.kind !== "gowait") return "until Go is called";
  const before = event.seq > 1 ? log.at(event.seq - 2) : null;
  if (event.args.reason === "" && before?.kind === "print" && before.lane === event.lane) return "writes";
  return waitReason(event.args.reason);
}

/** As `waitOf`, for the events of many goroutines by their index: where one waits like the one before, it is not decoded. */
export function waitsOf(log: EventLog): (index: number) => string {
  let known = -1;
  let words = "";
  return (index) => {
    if (known >= 0 && log.alike(index, known)) return words;
    const event = log.at(index);
    words = waitOf(log, event);
    // Without a reason it is the event before that tells.
    known = event.kind === "gowait" && event.args.reason !== "" ? index : -1;
    return words;
  };
}
