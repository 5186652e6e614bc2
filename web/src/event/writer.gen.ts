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

  /** JavaScript called a js.Func after the Go program had ended. Cause: what JavaScript runs for; origin: its funcof, unless that was released. Lane: JavaScript. */
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

  /** A function of the user's is entered. Cause: what its caller runs for. */
  call(lane: number, cause: number, origin: number, pos: number, what: kinds.CallArgs["what"], name: string, args: string): number {
    if (!this.beginEvent(14, lane, cause, origin, pos)) return 0;
    this.putUint(what === "function" ? 0 : what === "method" ? 1 : what === "getter" ? 2 : what === "setter" ? 3 : what === "constructor" ? 4 : what === "async" ? 5 : what === "generator" ? 6 : what === "asyncgenerator" ? 7 : 8);
    this.putText(name);
    this.putText(args);
    return this.finishEvent();
  }

  /** The function returns. Origin: its call. */
  return(lane: number, cause: number, origin: number, pos: number, value: string): number {
    if (!this.beginEvent(15, lane, cause, origin, pos)) return 0;
    this.putText(value);
    return this.finishEvent();
  }

  /** An exception leaves the function. Origin: its call. */
  throw(lane: number, cause: number, origin: number, pos: number, value: string): number {
    if (!this.beginEvent(16, lane, cause, origin, pos)) return 0;
    this.putText(value);
    return this.finishEvent();
  }

  /** Calls of one function in this task that were counted, not recorded. */
  calls(lane: number, cause: number, origin: number, pos: number, name: string, count: number): number {
    if (!this.beginEvent(17, lane, cause, origin, pos)) return 0;
    this.putText(name);
    this.putUint(count);
    return this.finishEvent();
  }

  /** A function that can be suspended lets go. Origin: its call. */
  suspend(lane: number, cause: number, origin: number, pos: number, why: kinds.SuspendArgs["why"], promise: number): number {
    if (!this.beginEvent(18, lane, cause, origin, pos)) return 0;
    this.putUint(why === "await" ? 0 : why === "yield" ? 1 : why === "delegate" ? 2 : why === "forawait" ? 3 : 4);
    this.putUint(promise);
    return this.finishEvent();
  }

  /** It goes on. Cause: what settled the promise, or who asked for the next value; origin: its suspend. */
  resume(lane: number, cause: number, origin: number, pos: number, how: kinds.ResumeArgs["how"]): number {
    if (!this.beginEvent(19, lane, cause, origin, pos)) return 0;
    this.putUint(how === "next" ? 0 : how === "throw" ? 1 : 2);
    return this.finishEvent();
  }

  /** A promise is made, or first seen. */
  promise(lane: number, cause: number, origin: number, pos: number, how: kinds.PromiseArgs["how"], promise: number): number {
    if (!this.beginEvent(20, lane, cause, origin, pos)) return 0;
    this.putUint(how === "constructor" ? 0 : how === "async" ? 1 : how === "then" ? 2 : how === "resolve" ? 3 : how === "reject" ? 4 : how === "withresolvers" ? 5 : how === "try" ? 6 : how === "all" ? 7 : how === "allsettled" ? 8 : how === "any" ? 9 : how === "race" ? 10 : 11);
    this.putUint(promise);
    return this.finishEvent();
  }

  /** A reaction is registered on a promise. */
  then(lane: number, cause: number, origin: number, pos: number, how: kinds.ThenArgs["how"], promise: number, derived: number): number {
    if (!this.beginEvent(21, lane, cause, origin, pos)) return 0;
    this.putUint(how === "then" ? 0 : how === "catch" ? 1 : how === "finally" ? 2 : 3);
    this.putUint(promise);
    this.putUint(derived);
    return this.finishEvent();
  }

  /** A promise is resolved. Origin: its promise event. */
  resolve(lane: number, cause: number, origin: number, pos: number, promise: number, adopted: number, value: string): number {
    if (!this.beginEvent(22, lane, cause, origin, pos)) return 0;
    this.putUint(promise);
    this.putUint(adopted);
    this.putText(value);
    return this.finishEvent();
  }

  /** A promise is rejected. Origin: its promise event. */
  reject(lane: number, cause: number, origin: number, pos: number, promise: number, value: string): number {
    if (!this.beginEvent(23, lane, cause, origin, pos)) return 0;
    this.putUint(promise);
    this.putText(value);
    return this.finishEvent();
  }

  /** queueMicrotask was called. */
  queue(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(24, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** A callback runs as a microtask. Cause: what made it due; origin: its then or queue. */
  microtask(lane: number, cause: number, origin: number, pos: number, what: kinds.MicrotaskArgs["what"], promise: number): number {
    if (!this.beginEvent(25, lane, cause, origin, pos)) return 0;
    this.putUint(what === "then" ? 0 : what === "catch" ? 1 : what === "finally" ? 2 : what === "internal" ? 3 : 4);
    this.putUint(promise);
    return this.finishEvent();
  }

  /** The microtask's callback is over. Origin: its microtask. */
  microtaskend(lane: number, cause: number, origin: number, pos: number, how: kinds.MicrotaskendArgs["how"], promise: number, value: string): number {
    if (!this.beginEvent(26, lane, cause, origin, pos)) return 0;
    this.putUint(how === "return" ? 0 : 1);
    this.putUint(promise);
    this.putText(value);
    return this.finishEvent();
  }

  /** Nobody handles a rejection. Cause: the rejection. */
  unhandled(lane: number, cause: number, origin: number, pos: number, promise: number, value: string): number {
    if (!this.beginEvent(27, lane, cause, origin, pos)) return 0;
    this.putUint(promise);
    this.putText(value);
    return this.finishEvent();
  }

  /** Somebody handles it after all. Origin: its unhandled. */
  handled(lane: number, cause: number, origin: number, pos: number, promise: number): number {
    if (!this.beginEvent(28, lane, cause, origin, pos)) return 0;
    this.putUint(promise);
    return this.finishEvent();
  }

  /** A timer starts, in flight until its task begins. Lane: who set it. */
  timerset(lane: number, cause: number, origin: number, pos: number, api: kinds.TimersetArgs["api"], id: number, delay: number): number {
    if (!this.beginEvent(29, lane, cause, origin, pos)) return 0;
    this.putUint(api === "timeout" ? 0 : api === "interval" ? 1 : api === "frame" ? 2 : api === "posttask" ? 3 : api === "signal" ? 4 : 5);
    this.putUint(id);
    this.putUint(delay);
    return this.finishEvent();
  }

  /** A timer is cancelled before it fired. Lane: who cancelled it. Origin: its timerset. */
  timerclear(lane: number, cause: number, origin: number, pos: number, id: number): number {
    if (!this.beginEvent(30, lane, cause, origin, pos)) return 0;
    this.putUint(id);
    return this.finishEvent();
  }

  /** A task is queued at once, by a message or another API without a delay. */
  post(lane: number, cause: number, origin: number, pos: number, api: kinds.PostArgs["api"]): number {
    if (!this.beginEvent(31, lane, cause, origin, pos)) return 0;
    this.putUint(api === "message" ? 0 : api === "posttask" ? 1 : 2);
    return this.finishEvent();
  }

  /** A request leaves for the simulated world. */
  request(lane: number, cause: number, origin: number, pos: number, id: number, method: string, url: string): number {
    if (!this.beginEvent(32, lane, cause, origin, pos)) return 0;
    this.putUint(id);
    this.putText(method);
    this.putText(url);
    return this.finishEvent();
  }

  /** The request is over. Origin: its request. */
  response(lane: number, cause: number, origin: number, pos: number, id: number, outcome: kinds.ResponseArgs["outcome"], status: number): number {
    if (!this.beginEvent(33, lane, cause, origin, pos)) return 0;
    this.putUint(id);
    this.putUint(outcome === "answered" ? 0 : outcome === "failed" ? 1 : 2);
    this.putUint(status);
    return this.finishEvent();
  }

  /** A goroutine is created; this declares its lane. Position: the go statement. Cause: what its creator runs for. */
  gonew(lane: number, cause: number, origin: number, pos: number, parent: number, fn: string, role: kinds.GonewArgs["role"]): number {
    if (!this.beginEvent(34, lane, cause, origin, pos)) return 0;
    this.putUint(parent);
    this.putText(fn);
    this.putUint(role === "user" ? 0 : role === "system" ? 1 : 2);
    return this.finishEvent();
  }

  /** The goroutine gets the thread. Cause: what made it runnable. */
  gorun(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(35, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** It waits and lets go of the thread. Position: the user's line. */
  gowait(lane: number, cause: number, origin: number, pos: number, reason: string, ns: number): number {
    if (!this.beginEvent(36, lane, cause, origin, pos)) return 0;
    this.putText(reason);
    this.putUint(ns);
    return this.finishEvent();
  }

  /** It is runnable again. Position: the line that woke it. Cause: the send, receive or close that ended its wait, else what its waker runs for, else the task in which its time was up; for one that handles a call from JavaScript, the event after which no other could run. Origin: its gowait. */
  gowake(lane: number, cause: number, origin: number, pos: number, by: number): number {
    if (!this.beginEvent(37, lane, cause, origin, pos)) return 0;
    this.putUint(by);
    return this.finishEvent();
  }

  /** It lets go of the thread and stays runnable. Position: the user's line. */
  goyield(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(38, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** It is over. */
  goend(lane: number, cause: number, origin: number, pos: number): number {
    if (!this.beginEvent(39, lane, cause, origin, pos)) return 0;
    return this.finishEvent();
  }

  /** It panics; a panic that is recovered too. Position: the line that does. */
  gopanic(lane: number, cause: number, origin: number, pos: number, value: string): number {
    if (!this.beginEvent(40, lane, cause, origin, pos)) return 0;
    this.putText(value);
    return this.finishEvent();
  }

  /** A channel is made by the user's code, or one that a library has made first comes to it. Channels that only libraries use are not told of. */
  chanmake(lane: number, cause: number, origin: number, pos: number, ch: number, cap: number, elem: string): number {
    if (!this.beginEvent(41, lane, cause, origin, pos)) return 0;
    this.putUint(ch);
    this.putUint(cap);
    this.putText(elem);
    return this.finishEvent();
  }

  /** A value is sent, or offered while the sender waits; a select that waits offers in every case. On JavaScript's lane: by a timer of Go's. Cause: what the sender runs for. */
  chansend(lane: number, cause: number, origin: number, pos: number, ch: number, len: number, how: kinds.ChansendArgs["how"], value: string): number {
    if (!this.beginEvent(42, lane, cause, origin, pos)) return 0;
    this.putUint(ch);
    this.putUint(len);
    this.putUint(how === "handed" ? 0 : how === "buffered" ? 1 : 2);
    this.putText(value);
    return this.finishEvent();
  }

  /** A value is received, or asked for while the receiver waits; a select that waits asks in every case. Cause: the send or close that it comes from. */
  chanrecv(lane: number, cause: number, origin: number, pos: number, ch: number, len: number, how: kinds.ChanrecvArgs["how"], value: string): number {
    if (!this.beginEvent(43, lane, cause, origin, pos)) return 0;
    this.putUint(ch);
    this.putUint(len);
    this.putUint(how === "taken" ? 0 : how === "buffered" ? 1 : how === "handed" ? 2 : how === "closed" ? 3 : 4);
    this.putText(value);
    return this.finishEvent();
  }

  /** A channel is closed. */
  chanclose(lane: number, cause: number, origin: number, pos: number, ch: number): number {
    if (!this.beginEvent(44, lane, cause, origin, pos)) return 0;
    this.putUint(ch);
    return this.finishEvent();
  }

  /** A select statement in the user's code has chosen. */
  select(lane: number, cause: number, origin: number, pos: number, cases: number, chosen: number): number {
    if (!this.beginEvent(45, lane, cause, origin, pos)) return 0;
    this.putUint(cases);
    this.putInt(chosen);
    return this.finishEvent();
  }

  /** The user's Go code, or a library for it, calls JavaScript. Position: the user's line. */
  jscall(lane: number, cause: number, origin: number, pos: number, name: string, args: string): number {
    if (!this.beginEvent(46, lane, cause, origin, pos)) return 0;
    this.putText(name);
    this.putText(args);
    return this.finishEvent();
  }

  /** JavaScript returns to Go. Cause and origin: its jscall. */
  jsreturn(lane: number, cause: number, origin: number, pos: number, how: kinds.JsreturnArgs["how"], value: string): number {
    if (!this.beginEvent(47, lane, cause, origin, pos)) return 0;
    this.putUint(how === "value" ? 0 : 1);
    this.putText(value);
    return this.finishEvent();
  }

  /** JavaScript calls a js.Func. Cause: what JavaScript runs for; origin: its funcof. */
  gocall(lane: number, cause: number, origin: number, pos: number, func: number, args: string): number {
    if (!this.beginEvent(48, lane, cause, origin, pos)) return 0;
    this.putUint(func);
    this.putText(args);
    return this.finishEvent();
  }

  /** The js.Func returns to JavaScript, when no other goroutine can run. Cause: what its goroutine runs for by then; origin: its gocall. */
  goreturn(lane: number, cause: number, origin: number, pos: number, value: string): number {
    if (!this.beginEvent(49, lane, cause, origin, pos)) return 0;
    this.putText(value);
    return this.finishEvent();
  }

  /** The user's code, or a library for it, makes a js.Func. */
  funcof(lane: number, cause: number, origin: number, pos: number, func: number): number {
    if (!this.beginEvent(50, lane, cause, origin, pos)) return 0;
    this.putUint(func);
    return this.finishEvent();
  }

  /** A js.Func is released. Origin: its funcof. */
  funcrelease(lane: number, cause: number, origin: number, pos: number, func: number): number {
    if (!this.beginEvent(51, lane, cause, origin, pos)) return 0;
    this.putUint(func);
    return this.finishEvent();
  }

  /** Suspensions of one function in this task that were counted, not recorded. */
  awaits(lane: number, cause: number, origin: number, pos: number, name: string, count: number): number {
    if (!this.beginEvent(52, lane, cause, origin, pos)) return 0;
    this.putText(name);
    this.putUint(count);
    return this.finishEvent();
  }

  /** Promises made, or reactions or microtasks registered, by one call in this task that were counted, not recorded. */
  registrations(lane: number, cause: number, origin: number, pos: number, name: string, count: number): number {
    if (!this.beginEvent(53, lane, cause, origin, pos)) return 0;
    this.putText(name);
    this.putUint(count);
    return this.finishEvent();
  }

  /** Where several would do, one is drawn from the run's seed. Lane: the goroutine that goes on with it. Position: the user's line, none for turn; for number the line that drew it. Cause: what it runs for, or what made it runnable. */
  drawn(lane: number, cause: number, origin: number, pos: number, what: kinds.DrawnArgs["what"], of: number): number {
    if (!this.beginEvent(54, lane, cause, origin, pos)) return 0;
    this.putUint(what === "case" ? 0 : what === "start" ? 1 : what === "turn" ? 2 : 3);
    this.putUint(of);
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
      case "call":
        return this.call(e.lane, e.cause, e.origin, e.pos, e.args.what, e.args.name, e.args.args);
      case "return":
        return this.return(e.lane, e.cause, e.origin, e.pos, e.args.value);
      case "throw":
        return this.throw(e.lane, e.cause, e.origin, e.pos, e.args.value);
      case "calls":
        return this.calls(e.lane, e.cause, e.origin, e.pos, e.args.name, e.args.count);
      case "suspend":
        return this.suspend(e.lane, e.cause, e.origin, e.pos, e.args.why, e.args.promise);
      case "resume":
        return this.resume(e.lane, e.cause, e.origin, e.pos, e.args.how);
      case "promise":
        return this.promise(e.lane, e.cause, e.origin, e.pos, e.args.how, e.args.promise);
      case "then":
        return this.then(e.lane, e.cause, e.origin, e.pos, e.args.how, e.args.promise, e.args.derived);
      case "resolve":
        return this.resolve(e.lane, e.cause, e.origin, e.pos, e.args.promise, e.args.adopted, e.args.value);
      case "reject":
        return this.reject(e.lane, e.cause, e.origin, e.pos, e.args.promise, e.args.value);
      case "queue":
        return this.queue(e.lane, e.cause, e.origin, e.pos);
      case "microtask":
        return this.microtask(e.lane, e.cause, e.origin, e.pos, e.args.what, e.args.promise);
      case "microtaskend":
        return this.microtaskend(e.lane, e.cause, e.origin, e.pos, e.args.how, e.args.promise, e.args.value);
      case "unhandled":
        return this.unhandled(e.lane, e.cause, e.origin, e.pos, e.args.promise, e.args.value);
      case "handled":
        return this.handled(e.lane, e.cause, e.origin, e.pos, e.args.promise);
      case "timerset":
        return this.timerset(e.lane, e.cause, e.origin, e.pos, e.args.api, e.args.id, e.args.delay);
      case "timerclear":
        return this.timerclear(e.lane, e.cause, e.origin, e.pos, e.args.id);
      case "post":
        return this.post(e.lane, e.cause, e.origin, e.pos, e.args.api);
      case "request":
        return this.request(e.lane, e.cause, e.origin, e.pos, e.args.id, e.args.method, e.args.url);
      case "response":
        return this.response(e.lane, e.cause, e.origin, e.pos, e.args.id, e.args.outcome, e.args.status);
      case "gonew":
        return this.gonew(e.lane, e.cause, e.origin, e.pos, e.args.parent, e.args.fn, e.args.role);
      case "gorun":
        return this.gorun(e.lane, e.cause, e.origin, e.pos);
      case "gowait":
        return this.gowait(e.lane, e.cause, e.origin, e.pos, e.args.reason, e.args.ns);
      case "gowake":
        return this.gowake(e.lane, e.cause, e.origin, e.pos, e.args.by);
      case "goyield":
        return this.goyield(e.lane, e.cause, e.origin, e.pos);
      case "goend":
        return this.goend(e.lane, e.cause, e.origin, e.pos);
      case "gopanic":
        return this.gopanic(e.lane, e.cause, e.origin, e.pos, e.args.value);
      case "chanmake":
        return this.chanmake(e.lane, e.cause, e.origin, e.pos, e.args.ch, e.args.cap, e.args.elem);
      case "chansend":
        return this.chansend(e.lane, e.cause, e.origin, e.pos, e.args.ch, e.args.len, e.args.how, e.args.value);
      case "chanrecv":
        return this.chanrecv(e.lane, e.cause, e.origin, e.pos, e.args.ch, e.args.len, e.args.how, e.args.value);
      case "chanclose":
        return this.chanclose(e.lane, e.cause, e.origin, e.pos, e.args.ch);
      case "select":
        return this.select(e.lane, e.cause, e.origin, e.pos, e.args.cases, e.args.chosen);
      case "jscall":
        return this.jscall(e.lane, e.cause, e.origin, e.pos, e.args.name, e.args.args);
      case "jsreturn":
        return this.jsreturn(e.lane, e.cause, e.origin, e.pos, e.args.how, e.args.value);
      case "gocall":
        return this.gocall(e.lane, e.cause, e.origin, e.pos, e.args.func, e.args.args);
      case "goreturn":
        return this.goreturn(e.lane, e.cause, e.origin, e.pos, e.args.value);
      case "funcof":
        return this.funcof(e.lane, e.cause, e.origin, e.pos, e.args.func);
      case "funcrelease":
        return this.funcrelease(e.lane, e.cause, e.origin, e.pos, e.args.func);
      case "awaits":
        return this.awaits(e.lane, e.cause, e.origin, e.pos, e.args.name, e.args.count);
      case "registrations":
        return this.registrations(e.lane, e.cause, e.origin, e.pos, e.args.name, e.args.count);
      case "drawn":
        return this.drawn(e.lane, e.cause, e.origin, e.pos, e.args.what, e.args.of);
    }
  }
}
