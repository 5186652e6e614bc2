// Single arguments of events, read off the log without decoding the rest: what the model asks of nearly every event.

import type { EventLog } from "../../event/log";
import { KIND_SPECS } from "../../event/kinds.gen";
import type { Kind } from "../../event/kinds.gen";

/** Where an argument stands among those of its kind; throws for one that the table does not have. */
function placeOf(kind: Kind, name: string): number {
  const place = KIND_SPECS.find((one) => one.name === kind)?.args.findIndex((arg) => arg.name === name) ?? -1;
  if (place < 0) throw new Error(`${kind} has no ${name}`);
  return place;
}

/** The code of an enum's value. */
function codeOf(kind: Kind, name: string, value: string): number {
  const code = KIND_SPECS.find((one) => one.name === kind)?.args[placeOf(kind, name)]?.values?.indexOf(value) ?? -1;
  if (code < 0) throw new Error(`${kind} has no ${name} ${value}`);
  return code;
}

const HOLDER = placeOf("thread", "holder");
const HOLDS_JS = codeOf("thread", "holder", "js");
const HOLDS_GO = codeOf("thread", "holder", "go");
const SOURCE = placeOf("task", "source");
const FROM_SCRIPT = codeOf("task", "source", "script");
const FROM_MODULE = codeOf("task", "source", "module");
const FROM_INTERVAL = codeOf("task", "source", "interval");
const WHY = placeOf("suspend", "why");
const AT_YIELD = codeOf("suspend", "why", "yield");
const AT_DELEGATE = codeOf("suspend", "why", "delegate");
const ASKED = placeOf("gowait", "ns");
const BY = placeOf("gowake", "by");
const API = placeOf("timerset", "api");
const DELAY = placeOf("timerset", "delay");
const BY_GO = codeOf("timerset", "api", "go");
const BY_SIGNAL = codeOf("timerset", "api", "signal");

/** Arguments of the events of one log, by the event's index. */
export class Args {
  constructor(private readonly log: EventLog) {}

  /** Who holds the thread from a `thread` event on. */
  holder(index: number): "none" | "js" | "go" {
    const code = this.log.numberAt(index, HOLDER);
    return code === HOLDS_JS ? "js" : code === HOLDS_GO ? "go" : "none";
  }

  /** Whether a `task` runs a script or a module. */
  isScript(index: number): boolean {
    const code = this.log.numberAt(index, SOURCE);
    return code === FROM_SCRIPT || code === FROM_MODULE;
  }

  /** Whether a `task` is a round of an interval. */
  isInterval(index: number): boolean {
    return this.log.numberAt(index, SOURCE) === FROM_INTERVAL;
  }

  /** Whether what a `suspend` begins ends in a microtask of its own, not when somebody asks for the next value. */
  awaits(index: number): boolean {
    const code = this.log.numberAt(index, WHY);
    return code !== AT_YIELD && code !== AT_DELEGATE;
  }

  /** How long a `gowait` asked to sleep, in ns; 0 for one that is no sleep. */
  asked(index: number): number {
    return this.log.numberAt(index, ASKED);
  }

  /** The goroutine that did a `gowake`, or 0. */
  waker(index: number): number {
    return this.log.numberAt(index, BY);
  }

  /** The delay of a `timerset`, in ns. */
  delay(index: number): number {
    return this.log.numberAt(index, DELAY);
  }

  /** Whether a `timerset` is Go's runtime's own. */
  isGoTimer(index: number): boolean {
    return this.log.numberAt(index, API) === BY_GO;
  }

  /** Whether a `timerset` only ends a signal. */
  isSignal(index: number): boolean {
    return this.log.numberAt(index, API) === BY_SIGNAL;
  }
}
