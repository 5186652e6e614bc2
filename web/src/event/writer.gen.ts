// This file holds the one writer of the log: a method per kind of event. Generated from wasm/event/spec.go by build/gen; change it there.

import type { LogEvent } from "./event";
import type * as kinds from "./kinds.gen";
import { BatchWriter } from "./writer";

/** Writes events into batches. Each method returns the event's seq, or 0 when a budget refused it. */
export class EventWriter extends BatchWriter {
  /** The first event of every log: the settings that, with the Program, decide everything after it. Lane: JavaScript. */
  run(lane: number, cause: number, origin: number, pos: number, engine: number, go: string, clock: kinds.RunArgs["clock"], seed: number, epoch: number): number {
    if (!this.beginEvent(1, lane, cause, origin, pos)) return 0;
    this.putUint(engine);
    this.putText(go);
    this.putUint(clock === "virtual" ? 0 : 1);
    this.putUint(seed);
    this.putUint(epoch);
    return this.finishEvent();
  }

  /** The one thread passes to another holder, until the next thread event. Lane: the holder's (0 when the goroutine is not known). */
  thread(lane: number, cause: number, origin: number, pos: number, holder: kinds.ThreadArgs["holder"]): number {
    if (!this.beginEvent(2, lane, cause, origin, pos)) return 0;
    this.putUint(holder === "none" ? 0 : holder === "js" ? 1 : 2);
    return this.finishEvent();
  }

  /** A task of the event loop begins. Cause: the event that queued it; origin: the registration. Lane: JavaScript. */
  task(lane: number, cause: number, origin: number, pos: number, source: kinds.TaskArgs["source"], id: number): number {
    if (!this.beginEvent(3, lane, cause, origin, pos)) return 0;
    this.putUint(source === "start" ? 0 : source === "script" ? 1 : source === "module" ? 2 : source === "timer" ? 3 : source === "interval" ? 4 : source === "gotimer" ? 5 : source === "message" ? 6 : source === "rejection" ? 7 : source === "frame" ? 8 : source === "posttask" ? 9 : source === "signal" ? 10 : source === "response" ? 11 : 12);
    this.putUint(id);
    return this.finishEvent();
  }

  /** The task and all microtasks after it are over. Lane: JavaScript. */
  taskend(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(4, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** One write by Go to its output. Lane: the goroutine. */
  print(lane: number, cause: number, origin: number, pos: number, stream: kinds.PrintArgs["stream"], text: string): number {
    let first = 0;
    let from = 0;
    do {
      if (!this.beginEvent(5, lane, cause, origin, pos)) return first;
      this.putUint(stream === "stdout" ? 0 : 1);
      from = this.putPart(text, from);
      cause = this.finishEvent();
      if (cause === 0) return first;
      if (first === 0) first = cause;
    } while (from < text.length);
    return first;
  }

  /** One call of a console method. Lane: JavaScript. */
  console(lane: number, cause: number, origin: number, pos: number, level: string, text: string): number {
    if (!this.beginEvent(6, lane, cause, origin, pos)) return 0;
    this.putText(level);
    this.putText(text);
    return this.finishEvent();
  }

  /** Part of the event before was not kept. Lane: as the event before. */
  cut(lane: number, cause: number, origin: number, pos: number, bytes: number): number {
    if (!this.beginEvent(7, lane, cause, origin, pos)) return 0;
    this.putUint(bytes);
    return this.finishEvent();
  }

  /** An exception or a rejection that nothing caught. Lane: JavaScript. */
  error(lane: number, cause: number, origin: number, pos: number, what: kinds.ErrorArgs["what"], text: string, stack: string): number {
    if (!this.beginEvent(8, lane, cause, origin, pos)) return 0;
    this.putUint(what === "exception" ? 0 : 1);
    this.putText(text);
    this.putText(stack);
    return this.finishEvent();
  }

  /** Go's runtime gave up. Lane: the goroutine. */
  fatal(lane: number, cause: number, origin: number, pos: number, what: kinds.FatalArgs["what"], text: string): number {
    if (!this.beginEvent(9, lane, cause, origin, pos)) return 0;
    this.putUint(what === "panic" ? 0 : what === "deadlock" ? 1 : 2);
    this.putText(text);
    return this.finishEvent();
  }

  /** The Go program ended: main returned, os.Exit, or a crash. Lane: the goroutine, or JavaScript. */
  exit(lane: number, cause: number, origin: number, pos: number, code: number): number {
    if (!this.beginEvent(10, lane, cause, origin, pos)) return 0;
    this.putInt(code);
    return this.finishEvent();
  }

  /** JavaScript called a js.Func after the Go program had ended. Lane: JavaScript. */
  stalecall(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(11, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** A budget of the run was reached: nothing after this is recorded but end. Lane: JavaScript. */
  truncated(lane: number, cause: number, origin: number, pos: number, events: number, bytes: number): number {
    if (!this.beginEvent(12, lane, cause, origin, pos)) return 0;
    this.putUint(events);
    this.putUint(bytes);
    return this.finishEvent();
  }

  /** The last event. Lane: JavaScript. */
  end(lane: number, cause: number, origin: number, pos: number, how: kinds.EndArgs["how"], code: number, why: string): number {
    if (!this.beginEvent(13, lane, cause, origin, pos)) return 0;
    this.putUint(how === "invalid" ? 0 : how === "stopped" ? 1 : how === "limit" ? 2 : how === "panic" ? 3 : how === "deadlock" ? 4 : how === "error" ? 5 : how === "exited" ? 6 : 7);
    this.putInt(code);
    this.putText(why);
    return this.finishEvent();
  }

  /** Writes any event; its seq and at are not used, the writer gives its own. */
  event(e: LogEvent): number {
    switch (e.kind) {
      case "run":
        return this.run(e.lane, e.cause, e.origin, e.pos, e.args.engine, e.args.go, e.args.clock, e.args.seed, e.args.epoch);
      case "thread":
        return this.thread(e.lane, e.cause, e.origin, e.pos, e.args.holder);
      case "task":
        return this.task(e.lane, e.cause, e.origin, e.pos, e.args.source, e.args.id);
      case "taskend":
        return this.taskend(e.lane, e.cause, e.origin, e.pos);
      case "print":
        return this.print(e.lane, e.cause, e.origin, e.pos, e.args.stream, e.args.text);
      case "console":
        return this.console(e.lane, e.cause, e.origin, e.pos, e.args.level, e.args.text);
      case "cut":
        return this.cut(e.lane, e.cause, e.origin, e.pos, e.args.bytes);
      case "error":
        return this.error(e.lane, e.cause, e.origin, e.pos, e.args.what, e.args.text, e.args.stack);
      case "fatal":
        return this.fatal(e.lane, e.cause, e.origin, e.pos, e.args.what, e.args.text);
      case "exit":
        return this.exit(e.lane, e.cause, e.origin, e.pos, e.args.code);
      case "stalecall":
        return this.stalecall(e.lane, e.cause, e.origin, e.pos);
      case "truncated":
        return this.truncated(e.lane, e.cause, e.origin, e.pos, e.args.events, e.args.bytes);
      case "end":
        return this.end(e.lane, e.cause, e.origin, e.pos, e.args.how, e.args.code, e.args.why);
    }
  }
}
