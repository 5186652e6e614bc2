// The diagram's model: reads a log once, event by event, into lifelines, bars, messages and notes; up to a limit.

import type { LogEvent } from "../../event/event";
import type { EventLog } from "../../event/log";
import type { Kind } from "../../event/kinds.gen";
import type { SourceFile } from "../../program/program";
import { sourceNames } from "../../timeline/view/source";
import { Flights } from "./flights";
import { Goroutines } from "./goroutines";
import { Calls } from "./javascript";
import { Output, short } from "./output";
import { Sheet } from "./sheet";
import { CallSites } from "./source";

/** A diagram holds so many messages; of a run with more it shows the first. */
export const MOST_MESSAGES = 400;
/** It looks at so many events at most, and at so many lines printed. */
const MOST_EVENTS = 60_000;
const MOST_NOTES = 600;
/** Calls are counted in so many events at once: in a long run that takes longer than a frame. */
const COUNTED_AT_ONCE = 20_000;

const CALLS: ReadonlySet<Kind> = new Set<Kind>(["call", "gocall", "jscall"]);

/** A time in which nobody held the thread. */
export interface Idle {
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** The diagram of one log, which may still grow. */
export class DiagramModel {
  readonly sheet = new Sheet();
  /** Calls in the log, and those among what is drawn. */
  calls = 0;
  drawnCalls = 0;
  /** Events read into the diagram. */
  read = 0;
  /** Seq of the event that ended the run, or 0. */
  endSeq = 0;
  /** When nobody held the thread: the events after which that began and with which it ended, in order. */
  readonly idles: Idle[] = [];
  private counted = 0;
  private letGo = 0;
  private readonly flights: Flights;
  private readonly javascript: Calls;
  private readonly goroutines: Goroutines;
  private readonly output: Output;

  /** The diagram of a log; `files` are the program's as it ran, and `most` the messages it holds. */
  constructor(readonly log: EventLog, files: readonly SourceFile[], private readonly most = MOST_MESSAGES) {
    const words = { names: sourceNames(files), sites: new CallSites(files), script: files.find((file) => /^main\.[jt]s$/.test(file.name))?.name ?? "" };
    this.flights = new Flights(log, this.sheet);
    this.output = new Output(this.sheet);
    this.javascript = new Calls(log, this.sheet, this.flights, words);
    this.goroutines = new Goroutines(log, this.sheet, this.flights, this.javascript, words);
  }

  /** Whether the run holds more than is drawn. */
  get cut(): boolean {
    return this.sheet.messages.length >= this.most || this.sheet.notes.length >= MOST_NOTES || this.read >= MOST_EVENTS;
  }

  /** What is drawn of all calls, in words; until all are counted, without their number. */
  get share(): string {
    const drawn = `the first ${this.drawnCalls.toLocaleString("en-US")}`;
    return this.counting ? `${drawn} calls` : `${drawn} of ${this.calls.toLocaleString("en-US")} calls`;
  }

  /** Whether there are calls still to count. */
  get counting(): boolean {
    return this.counted < this.log.length;
  }

  /** Counts on, so many events at most. */
  count(): void {
    const until = Math.min(this.log.length, this.counted + COUNTED_AT_ONCE);
    for (; this.counted < until; this.counted++) if (CALLS.has(this.log.kindAt(this.counted))) this.calls++;
  }

  /** Reads what was appended to the log since the last call. */
  update(): void {
    this.count();
    while (this.read < this.log.length && !this.cut) {
      const event = this.log.at(this.read++);
      this.noteIdle(event);
      if (CALLS.has(event.kind)) this.drawnCalls++;
      if (event.lane === 0) this.readJs(event);
      else this.readGo(event);
    }
  }

  /** Idle time begins when the thread is let go of and ends with the next event. */
  private noteIdle(event: LogEvent): void {
    if (this.letGo > 0) this.idles.push({ fromSeq: this.letGo, toSeq: event.seq });
    this.letGo = event.kind === "thread" && event.args.holder === "none" ? event.seq : 0;
  }

  private readJs(event: LogEvent): void {
    const { javascript, flights, goroutines, sheet } = this;
    switch (event.kind) {
      case "thread": return goroutines.thread(event);
      case "task":
        flights.task(event.seq, event.args.source === "interval");
        return javascript.task(event);
      case "taskend":
        javascript.empty(event.seq);
        return flights.taskEnd();
      case "call": return javascript.call(event);
      case "return":
      case "throw": return javascript.leave(event);
      case "suspend": return javascript.suspend(event);
      case "resume": return javascript.resume(event);
      case "microtask": return javascript.microtask(event);
      case "microtaskend": return javascript.microtaskEnd(event);
      case "gocall": return goroutines.served(javascript.goCall(event));
      case "goreturn":
        goroutines.servedOut(event.origin);
        return javascript.goReturn(event);
      default:
        sheet.happened(event.seq, javascript.line);
        return this.readBoth(event, javascript.line);
    }
  }

  private readGo(event: LogEvent): void {
    const { goroutines, sheet } = this;
    if (event.kind !== "gowake" && event.kind !== "gonew") sheet.happened(event.seq, goroutines.lineOf(event.lane));
    switch (event.kind) {
      case "thread": return goroutines.thread(event);
      case "gonew": return goroutines.born(event);
      case "gorun": return goroutines.runs(event);
      case "gowait": return goroutines.waits(event);
      case "gowake": return goroutines.wakes(event);
      case "goyield": return goroutines.yields(event);
      case "goend": return goroutines.ends(event);
      case "jscall": return goroutines.callsJs(event);
      case "jsreturn": return goroutines.jsReturns(event);
      case "chansend":
      case "chanclose": return goroutines.sends(event.lane);
      case "print": return this.output.print(event, goroutines.lineOf(event.lane));
      case "gopanic": return sheet.note({ line: goroutines.lineOf(event.lane), seq: event.seq, text: `panics: ${short(event.args.value)}`, tone: "err", output: false });
      default: return this.readBoth(event, goroutines.lineOf(event.lane));
    }
  }

  /** Kinds that may come from either language. */
  private readBoth(event: LogEvent, line: number): void {
    const { flights, sheet } = this;
    switch (event.kind) {
      case "timerset": return flights.timer(event.seq, line, event.args.api, event.args.delay);
      case "timerclear": return flights.end(event.seq, event.origin, "cancelled");
      case "request": return flights.request(event.seq, line);
      case "response":
        flights.end(event.seq, event.origin, event.args.outcome === "answered" ? "fired" : "failed");
        return sheet.happened(event.seq, sheet.outside);
      case "console": return this.output.console(event, line);
      case "error": return sheet.note({ line, seq: event.seq, text: `nobody catches ${short(event.args.text)}`, tone: "err", output: false });
      case "fatal": return this.output.fatal(event, line);
      case "exit": return this.goroutines.endAll(event.seq);
      case "end":
        this.javascript.empty(event.seq);
        this.goroutines.endAll(event.seq);
        this.endSeq = event.seq;
        return;
      default:
    }
  }
}
