// This file holds the table of event kinds and the types of their arguments. Generated from wasm/event/spec.go by build/gen; change it there.

/** Version of the table; it is part of every batch and of the text form. */
export const TABLE_VERSION = 1;

/** Longest text of one argument, in bytes of UTF-8. */
export const MAX_TEXT = 65536;

/** The first event of every log: the settings that, with the Program, decide everything after it. Lane: JavaScript. */
export interface RunArgs {
  /** version of the engine that ran it */
  readonly engine: number;
  /** version of Go, as go1.26.8; empty when the Program has no Go */
  readonly go: string;
  /** what time means in this log */
  readonly clock: "virtual" | "real";
  /** seed of all random data */
  readonly seed: number;
  /** wall clock at time 0, in ms since 1970 */
  readonly epoch: number;
}

/** The one thread passes to another holder, until the next thread event. Lane: the holder's (0 when the goroutine is not known). */
export interface ThreadArgs {
  /** who runs from here on; none is an idle thread */
  readonly holder: "none" | "js" | "go";
}

/** A task of the event loop begins. Cause: the event that queued it; origin: the registration. Lane: JavaScript. */
export interface TaskArgs {
  /** what kind of task it is */
  readonly source: "start" | "script" | "module" | "timer" | "interval" | "gotimer" | "message" | "rejection" | "frame" | "posttask" | "signal" | "response" | "error";
  /** timer id, or 0 */
  readonly id: number;
}

/** The task and all microtasks after it are over. Lane: JavaScript. */
export interface TaskendArgs {
}

/** One write by Go to its output. Lane: the goroutine. */
export interface PrintArgs {
  /** where it was written */
  readonly stream: "stdout" | "stderr";
  /** the bytes, decoded as UTF-8 with U+FFFD for what is not */
  readonly text: string;
}

/** One call of a console method. Lane: JavaScript. */
export interface ConsoleArgs {
  /** the method's name: log, warn, error … */
  readonly level: string;
  /** what it shows, already formatted */
  readonly text: string;
}

/** Part of the event before was not kept. Lane: as the event before. */
export interface CutArgs {
  /** how much is missing, in bytes of UTF-8 */
  readonly bytes: number;
}

/** An exception or a rejection that nothing caught. Lane: JavaScript. */
export interface ErrorArgs {
  /** which of the two */
  readonly what: "exception" | "rejection";
  /** the message, as a browser's console words it */
  readonly text: string;
  /** the stack in the user's own positions, or empty */
  readonly stack: string;
}

/** Go's runtime gave up. Lane: the goroutine. */
export interface FatalArgs {
  /** why */
  readonly what: "panic" | "deadlock" | "fatal";
  /** the runtime's own words */
  readonly text: string;
}

/** The Go program ended: main returned, os.Exit, or a crash. Lane: the goroutine, or JavaScript. */
export interface ExitArgs {
  /** exit code */
  readonly code: number;
}

/** JavaScript called a js.Func after the Go program had ended. Cause: what JavaScript runs for; origin: its funcof, unless that was released. Lane: JavaScript. */
export interface StalecallArgs {
}

/** A budget of the run was reached: nothing after this is recorded but end. Lane: JavaScript. */
export interface TruncatedArgs {
  /** events recorded before this one */
  readonly events: number;
  /** bytes of the log before this one */
  readonly bytes: number;
}

/** The last event. Lane: JavaScript. */
export interface EndArgs {
  /** how the run ended; where several hold, the first of these */
  readonly how: "invalid" | "stopped" | "limit" | "panic" | "deadlock" | "error" | "exited" | "quiet";
  /** Go's exit code where it has one, else 0 */
  readonly code: number;
  /** one sentence for the reader, or empty */
  readonly why: string;
}

/** A function of the user's is entered. Cause: what its caller runs for. */
export interface CallArgs {
  /** what kind of function */
  readonly what: "function" | "method" | "getter" | "setter" | "constructor" | "async" | "generator" | "asyncgenerator" | "module";
  /** its name as written, or empty */
  readonly name: string;
  /** short preview of the arguments */
  readonly args: string;
}

/** The function returns. Origin: its call. */
export interface ReturnArgs {
  /** short preview of the result */
  readonly value: string;
}

/** An exception leaves the function. Origin: its call. */
export interface ThrowArgs {
  /** short preview of what was thrown, or empty */
  readonly value: string;
}

/** Calls of one function in this task that were counted, not recorded. */
export interface CallsArgs {
  /** the function's name, or empty */
  readonly name: string;
  /** how many calls */
  readonly count: number;
}

/** A function that can be suspended lets go. Origin: its call. */
export interface SuspendArgs {
  /** what made it; implicit is a wait that no expression shows */
  readonly why: "await" | "yield" | "delegate" | "forawait" | "implicit";
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
}

/** It goes on. Cause: what settled the promise, or who asked for the next value; origin: its suspend. */
export interface ResumeArgs {
  /** with a value, by an exception, or by one of throw and return where it is not known which */
  readonly how: "next" | "throw" | "unwind";
}

/** A promise is made, or first seen. */
export interface PromiseArgs {
  /** what made it */
  readonly how: "constructor" | "async" | "then" | "resolve" | "reject" | "withresolvers" | "try" | "all" | "allsettled" | "any" | "race" | "unknown";
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
}

/** A reaction is registered on a promise. */
export interface ThenArgs {
  /** by which method; internal is the engine's own, for another promise */
  readonly how: "then" | "catch" | "finally" | "internal";
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
  /** number of the promise that the reaction settles */
  readonly derived: number;
}

/** A promise is resolved. Origin: its promise event. */
export interface ResolveArgs {
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
  /** number of the promise whose outcome it takes, or 0 */
  readonly adopted: number;
  /** short preview of the value */
  readonly value: string;
}

/** A promise is rejected. Origin: its promise event. */
export interface RejectArgs {
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
  /** short preview of the reason */
  readonly value: string;
}

/** queueMicrotask was called. */
export interface QueueArgs {
}

/** A callback runs as a microtask. Cause: what made it due; origin: its then or queue. */
export interface MicrotaskArgs {
  /** what it is */
  readonly what: "then" | "catch" | "finally" | "internal" | "queue";
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
}

/** The microtask's callback is over. Origin: its microtask. */
export interface MicrotaskendArgs {
  /** how it ended */
  readonly how: "return" | "throw";
  /** number of the promise that its end settles, or 0 */
  readonly promise: number;
  /** short preview of the result or the exception */
  readonly value: string;
}

/** Nobody handles a rejection. Cause: the rejection. */
export interface UnhandledArgs {
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
  /** short preview of the reason */
  readonly value: string;
}

/** Somebody handles it after all. Origin: its unhandled. */
export interface HandledArgs {
  /** number of the promise, from 1; 0 when there is none to name */
  readonly promise: number;
}

/** A timer starts, in flight until its task begins. Lane: who set it. */
export interface TimersetArgs {
  /** what set it; go is the Go runtime's own timer */
  readonly api: "timeout" | "interval" | "frame" | "posttask" | "signal" | "go";
  /** number of the timer, from 1 */
  readonly id: number;
  /** ns of virtual time until it is due */
  readonly delay: number;
}

/** A timer is cancelled before it fired. Lane: who cancelled it. Origin: its timerset. */
export interface TimerclearArgs {
  /** number of the timer */
  readonly id: number;
}

/** A task is queued at once, by a message or another API without a delay. */
export interface PostArgs {
  /** what queued it */
  readonly api: "message" | "posttask" | "yield";
}

/** A request leaves for the simulated world. */
export interface RequestArgs {
  /** number of the request, from 1 */
  readonly id: number;
  /** GET, POST … */
  readonly method: string;
  /** path and query */
  readonly url: string;
}

/** The request is over. Origin: its request. */
export interface ResponseArgs {
  /** number of the request */
  readonly id: number;
  /** how it ended */
  readonly outcome: "answered" | "failed" | "aborted";
  /** HTTP status, or 0 */
  readonly status: number;
}

/** A goroutine is created; this declares its lane. Position: the go statement. Cause: what its creator runs for. */
export interface GonewArgs {
  /** the goroutine that created it, or 0 */
  readonly parent: number;
  /** the function it runs */
  readonly fn: string;
  /** whose it is; event runs what JavaScript calls */
  readonly role: "user" | "system" | "event";
}

/** The goroutine gets the thread. Cause: what made it runnable. */
export interface GorunArgs {
}

/** It waits and lets go of the thread. Position: the user's line. */
export interface GowaitArgs {
  /** what for, in the runtime's own words */
  readonly reason: string;
  /** how long it asked to sleep, or 0 */
  readonly ns: number;
}

/** It is runnable again. Position: the line that woke it. Cause: the send, receive or close that ended its wait, else what its waker runs for, else the task in which its time was up; for one that handles a call from JavaScript, the event after which no other could run. Origin: its gowait. */
export interface GowakeArgs {
  /** the goroutine that woke it, or 0 */
  readonly by: number;
}

/** It lets go of the thread and stays runnable. Position: the user's line. */
export interface GoyieldArgs {
}

/** It is over. */
export interface GoendArgs {
}

/** It panics; a panic that is recovered too. Position: the line that does. */
export interface GopanicArgs {
  /** short preview of the panic's value */
  readonly value: string;
}

/** A channel is made by the user's code, or one that a library has made first comes to it. Channels that only libraries use are not told of. */
export interface ChanmakeArgs {
  /** number of the channel, from 1; 0 is nil */
  readonly ch: number;
  /** size of its buffer */
  readonly cap: number;
  /** type of its elements */
  readonly elem: string;
}

/** A value is sent, or offered while the sender waits; a select that waits offers in every case. On JavaScript's lane: by a timer of Go's. Cause: what the sender runs for. */
export interface ChansendArgs {
  /** number of the channel, from 1; 0 is nil */
  readonly ch: number;
  /** values in the buffer afterwards */
  readonly len: number;
  /** to a waiting receiver, into the buffer, or not yet: the sender waits */
  readonly how: "handed" | "buffered" | "waits";
  /** preview of a basic value, else empty */
  readonly value: string;
}

/** A value is received, or asked for while the receiver waits; a select that waits asks in every case. Cause: the send or close that it comes from. */
export interface ChanrecvArgs {
  /** number of the channel, from 1; 0 is nil */
  readonly ch: number;
  /** values in the buffer afterwards */
  readonly len: number;
  /** from a waiting sender, from the buffer, by a sender while it waited, from a closed channel, or not yet */
  readonly how: "taken" | "buffered" | "handed" | "closed" | "waits";
  /** preview of a basic value, else empty */
  readonly value: string;
}

/** A channel is closed. */
export interface ChancloseArgs {
  /** number of the channel, from 1; 0 is nil */
  readonly ch: number;
}

/** A select statement in the user's code has chosen. */
export interface SelectArgs {
  /** cases it had, without default */
  readonly cases: number;
  /** the case chosen, from 0: first the sends, then the receives, each in source order; -1 is default */
  readonly chosen: number;
}

/** The user's Go code, or a library for it, calls JavaScript. Position: the user's line. */
export interface JscallArgs {
  /** what is called, as far as it has a name */
  readonly name: string;
  /** short preview of the arguments */
  readonly args: string;
}

/** JavaScript returns to Go. Cause and origin: its jscall. */
export interface JsreturnArgs {
  /** how it came back */
  readonly how: "value" | "threw";
  /** short preview of the result or the exception */
  readonly value: string;
}

/** JavaScript calls a js.Func. Cause: what JavaScript runs for; origin: its funcof. */
export interface GocallArgs {
  /** number of the js.Func, from 1 */
  readonly func: number;
  /** short preview of the arguments */
  readonly args: string;
}

/** The js.Func returns to JavaScript, when no other goroutine can run. Cause: what its goroutine runs for by then; origin: its gocall. */
export interface GoreturnArgs {
  /** short preview of the result */
  readonly value: string;
}

/** The user's code, or a library for it, makes a js.Func. */
export interface FuncofArgs {
  /** number of the js.Func, from 1 */
  readonly func: number;
}

/** A js.Func is released. Origin: its funcof. */
export interface FuncreleaseArgs {
  /** number of the js.Func, from 1 */
  readonly func: number;
}

/** Suspensions of one function in this task that were counted, not recorded. */
export interface AwaitsArgs {
  /** the function's name, or empty */
  readonly name: string;
  /** how many suspensions, each with what let it go on */
  readonly count: number;
}

/** Promises made, or reactions or microtasks registered, by one call in this task that were counted, not recorded. */
export interface RegistrationsArgs {
  /** what is called: then, Promise, queueMicrotask …; empty for reactions of the engine's own */
  readonly name: string;
  /** how many, each with all that comes of it */
  readonly count: number;
}

/** Where several would do, one is drawn from the run's seed. Lane: the goroutine that goes on with it. Position: the user's line, none for turn; for number the line that drew it. Cause: what it runs for, or what made it runnable. */
export interface DrawnArgs {
  /** which of a select's cases that can go on it takes; where in a map its range begins; in a shuffled scheduler, which runnable goroutine gets the thread; or the latest random number of a goroutine that sleeps now, told here as programs draw millions */
  readonly what: "case" | "start" | "turn" | "number";
  /** from how many: cases that can go on, elements of the map, runnable goroutines, the runtime's own apart; 0 for a number */
  readonly of: number;
}

/** The arguments of each kind, by its name. */
export interface KindArgs {
  readonly run: RunArgs;
  readonly thread: ThreadArgs;
  readonly task: TaskArgs;
  readonly taskend: TaskendArgs;
  readonly print: PrintArgs;
  readonly console: ConsoleArgs;
  readonly cut: CutArgs;
  readonly error: ErrorArgs;
  readonly fatal: FatalArgs;
  readonly exit: ExitArgs;
  readonly stalecall: StalecallArgs;
  readonly truncated: TruncatedArgs;
  readonly end: EndArgs;
  readonly call: CallArgs;
  readonly return: ReturnArgs;
  readonly throw: ThrowArgs;
  readonly calls: CallsArgs;
  readonly suspend: SuspendArgs;
  readonly resume: ResumeArgs;
  readonly promise: PromiseArgs;
  readonly then: ThenArgs;
  readonly resolve: ResolveArgs;
  readonly reject: RejectArgs;
  readonly queue: QueueArgs;
  readonly microtask: MicrotaskArgs;
  readonly microtaskend: MicrotaskendArgs;
  readonly unhandled: UnhandledArgs;
  readonly handled: HandledArgs;
  readonly timerset: TimersetArgs;
  readonly timerclear: TimerclearArgs;
  readonly post: PostArgs;
  readonly request: RequestArgs;
  readonly response: ResponseArgs;
  readonly gonew: GonewArgs;
  readonly gorun: GorunArgs;
  readonly gowait: GowaitArgs;
  readonly gowake: GowakeArgs;
  readonly goyield: GoyieldArgs;
  readonly goend: GoendArgs;
  readonly gopanic: GopanicArgs;
  readonly chanmake: ChanmakeArgs;
  readonly chansend: ChansendArgs;
  readonly chanrecv: ChanrecvArgs;
  readonly chanclose: ChancloseArgs;
  readonly select: SelectArgs;
  readonly jscall: JscallArgs;
  readonly jsreturn: JsreturnArgs;
  readonly gocall: GocallArgs;
  readonly goreturn: GoreturnArgs;
  readonly funcof: FuncofArgs;
  readonly funcrelease: FuncreleaseArgs;
  readonly awaits: AwaitsArgs;
  readonly registrations: RegistrationsArgs;
  readonly drawn: DrawnArgs;
}

/** The name of a kind of event. */
export type Kind = keyof KindArgs;

/** One argument of a kind; an enum carries its names, index 0 first. */
export interface ArgSpec {
  readonly name: string;
  readonly type: "uint" | "int" | "enum" | "text";
  readonly values?: readonly string[];
}

/** One row of the table. */
export interface KindSpec {
  readonly name: Kind;
  readonly args: readonly ArgSpec[];
}

/** The table: the spec of code k is KIND_SPECS[k - 1]. */
export const KIND_SPECS: readonly KindSpec[] = [
  { name: "run", args: [{ name: "engine", type: "uint" }, { name: "go", type: "text" }, { name: "clock", type: "enum", values: ["virtual", "real"] }, { name: "seed", type: "uint" }, { name: "epoch", type: "uint" }] },
  { name: "thread", args: [{ name: "holder", type: "enum", values: ["none", "js", "go"] }] },
  { name: "task", args: [{ name: "source", type: "enum", values: ["start", "script", "module", "timer", "interval", "gotimer", "message", "rejection", "frame", "posttask", "signal", "response", "error"] }, { name: "id", type: "uint" }] },
  { name: "taskend", args: [] },
  { name: "print", args: [{ name: "stream", type: "enum", values: ["stdout", "stderr"] }, { name: "text", type: "text" }] },
  { name: "console", args: [{ name: "level", type: "text" }, { name: "text", type: "text" }] },
  { name: "cut", args: [{ name: "bytes", type: "uint" }] },
  { name: "error", args: [{ name: "what", type: "enum", values: ["exception", "rejection"] }, { name: "text", type: "text" }, { name: "stack", type: "text" }] },
  { name: "fatal", args: [{ name: "what", type: "enum", values: ["panic", "deadlock", "fatal"] }, { name: "text", type: "text" }] },
  { name: "exit", args: [{ name: "code", type: "int" }] },
  { name: "stalecall", args: [] },
  { name: "truncated", args: [{ name: "events", type: "uint" }, { name: "bytes", type: "uint" }] },
  { name: "end", args: [{ name: "how", type: "enum", values: ["invalid", "stopped", "limit", "panic", "deadlock", "error", "exited", "quiet"] }, { name: "code", type: "int" }, { name: "why", type: "text" }] },
  { name: "call", args: [{ name: "what", type: "enum", values: ["function", "method", "getter", "setter", "constructor", "async", "generator", "asyncgenerator", "module"] }, { name: "name", type: "text" }, { name: "args", type: "text" }] },
  { name: "return", args: [{ name: "value", type: "text" }] },
  { name: "throw", args: [{ name: "value", type: "text" }] },
  { name: "calls", args: [{ name: "name", type: "text" }, { name: "count", type: "uint" }] },
  { name: "suspend", args: [{ name: "why", type: "enum", values: ["await", "yield", "delegate", "forawait", "implicit"] }, { name: "promise", type: "uint" }] },
  { name: "resume", args: [{ name: "how", type: "enum", values: ["next", "throw", "unwind"] }] },
  { name: "promise", args: [{ name: "how", type: "enum", values: ["constructor", "async", "then", "resolve", "reject", "withresolvers", "try", "all", "allsettled", "any", "race", "unknown"] }, { name: "promise", type: "uint" }] },
  { name: "then", args: [{ name: "how", type: "enum", values: ["then", "catch", "finally", "internal"] }, { name: "promise", type: "uint" }, { name: "derived", type: "uint" }] },
  { name: "resolve", args: [{ name: "promise", type: "uint" }, { name: "adopted", type: "uint" }, { name: "value", type: "text" }] },
  { name: "reject", args: [{ name: "promise", type: "uint" }, { name: "value", type: "text" }] },
  { name: "queue", args: [] },
  { name: "microtask", args: [{ name: "what", type: "enum", values: ["then", "catch", "finally", "internal", "queue"] }, { name: "promise", type: "uint" }] },
  { name: "microtaskend", args: [{ name: "how", type: "enum", values: ["return", "throw"] }, { name: "promise", type: "uint" }, { name: "value", type: "text" }] },
  { name: "unhandled", args: [{ name: "promise", type: "uint" }, { name: "value", type: "text" }] },
  { name: "handled", args: [{ name: "promise", type: "uint" }] },
  { name: "timerset", args: [{ name: "api", type: "enum", values: ["timeout", "interval", "frame", "posttask", "signal", "go"] }, { name: "id", type: "uint" }, { name: "delay", type: "uint" }] },
  { name: "timerclear", args: [{ name: "id", type: "uint" }] },
  { name: "post", args: [{ name: "api", type: "enum", values: ["message", "posttask", "yield"] }] },
  { name: "request", args: [{ name: "id", type: "uint" }, { name: "method", type: "text" }, { name: "url", type: "text" }] },
  { name: "response", args: [{ name: "id", type: "uint" }, { name: "outcome", type: "enum", values: ["answered", "failed", "aborted"] }, { name: "status", type: "uint" }] },
  { name: "gonew", args: [{ name: "parent", type: "uint" }, { name: "fn", type: "text" }, { name: "role", type: "enum", values: ["user", "system", "event"] }] },
  { name: "gorun", args: [] },
  { name: "gowait", args: [{ name: "reason", type: "text" }, { name: "ns", type: "uint" }] },
  { name: "gowake", args: [{ name: "by", type: "uint" }] },
  { name: "goyield", args: [] },
  { name: "goend", args: [] },
  { name: "gopanic", args: [{ name: "value", type: "text" }] },
  { name: "chanmake", args: [{ name: "ch", type: "uint" }, { name: "cap", type: "uint" }, { name: "elem", type: "text" }] },
  { name: "chansend", args: [{ name: "ch", type: "uint" }, { name: "len", type: "uint" }, { name: "how", type: "enum", values: ["handed", "buffered", "waits"] }, { name: "value", type: "text" }] },
  { name: "chanrecv", args: [{ name: "ch", type: "uint" }, { name: "len", type: "uint" }, { name: "how", type: "enum", values: ["taken", "buffered", "handed", "closed", "waits"] }, { name: "value", type: "text" }] },
  { name: "chanclose", args: [{ name: "ch", type: "uint" }] },
  { name: "select", args: [{ name: "cases", type: "uint" }, { name: "chosen", type: "int" }] },
  { name: "jscall", args: [{ name: "name", type: "text" }, { name: "args", type: "text" }] },
  { name: "jsreturn", args: [{ name: "how", type: "enum", values: ["value", "threw"] }, { name: "value", type: "text" }] },
  { name: "gocall", args: [{ name: "func", type: "uint" }, { name: "args", type: "text" }] },
  { name: "goreturn", args: [{ name: "value", type: "text" }] },
  { name: "funcof", args: [{ name: "func", type: "uint" }] },
  { name: "funcrelease", args: [{ name: "func", type: "uint" }] },
  { name: "awaits", args: [{ name: "name", type: "text" }, { name: "count", type: "uint" }] },
  { name: "registrations", args: [{ name: "name", type: "text" }, { name: "count", type: "uint" }] },
  { name: "drawn", args: [{ name: "what", type: "enum", values: ["case", "start", "turn", "number"] }, { name: "of", type: "uint" }] },
];

/** The wire code of each kind. */
export const KIND_CODES: { readonly [K in Kind]: number } = {
  run: 1,
  thread: 2,
  task: 3,
  taskend: 4,
  print: 5,
  console: 6,
  cut: 7,
  error: 8,
  fatal: 9,
  exit: 10,
  stalecall: 11,
  truncated: 12,
  end: 13,
  call: 14,
  return: 15,
  throw: 16,
  calls: 17,
  suspend: 18,
  resume: 19,
  promise: 20,
  then: 21,
  resolve: 22,
  reject: 23,
  queue: 24,
  microtask: 25,
  microtaskend: 26,
  unhandled: 27,
  handled: 28,
  timerset: 29,
  timerclear: 30,
  post: 31,
  request: 32,
  response: 33,
  gonew: 34,
  gorun: 35,
  gowait: 36,
  gowake: 37,
  goyield: 38,
  goend: 39,
  gopanic: 40,
  chanmake: 41,
  chansend: 42,
  chanrecv: 43,
  chanclose: 44,
  select: 45,
  jscall: 46,
  jsreturn: 47,
  gocall: 48,
  goreturn: 49,
  funcof: 50,
  funcrelease: 51,
  awaits: 52,
  registrations: 53,
  drawn: 54,
};
