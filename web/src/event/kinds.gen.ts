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

/** JavaScript called a js.Func after the Go program had ended. Lane: JavaScript. */
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
};
