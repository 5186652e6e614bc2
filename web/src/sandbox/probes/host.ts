// This file says what the probes need of the run worker: where events go, what counting costs, and who is told of rejections.

/** What a call is of. */
export type CallKind = "function" | "method" | "getter" | "setter" | "constructor" | "async" | "generator" | "asyncgenerator" | "module";
/** Why a resumable function is suspended; "implicit" stands for a wait that no expression of the user's shows. */
export type SuspendKind = "await" | "yield" | "delegate" | "forawait" | "implicit";
/** How a suspended function goes on; "unwind": by throw or by return, it is not known which. */
export type ResumeKind = "next" | "throw" | "unwind";
/** What made a promise. */
export type PromiseKind = "constructor" | "async" | "then" | "resolve" | "reject" | "withresolvers" | "try" | "all" | "allsettled" | "any" | "race" | "unknown";
/** Under which name a reaction was registered; "internal": by the engine itself, for another promise. */
export type ThenKind = "then" | "catch" | "finally" | "internal";
/** What a microtask is. Awaiting functions go on by `resume` and have no microtask event. */
export type MicrotaskKind = ThenKind | "queue";
/** How a callback ended. */
export type Outcome = "return" | "throw";

/**
 * The events of the JavaScript lane that the probes record. Each method returns the event's seq, or 0 when the log is
 * full. `cause` and `origin` are as in the log, `pos` is a number of its position table, texts are short previews.
 */
export interface ProbeRecorder {
  /** The number of a source position, from 1; line and column from 1. */
  position(file: string, line: number, col: number): number;
  /** A function of the user's is entered. Cause: what its caller runs for. */
  call(cause: number, origin: number, pos: number, what: CallKind, name: string, text: string): number;
  /** It returns. Origin: its call. */
  return(cause: number, origin: number, pos: number, text: string): number;
  /** An exception leaves it. Origin: its call. */
  throw(cause: number, origin: number, pos: number, text: string): number;
  /** So many further calls of one function in this task were only counted. */
  calls(cause: number, origin: number, pos: number, name: string, count: number): number;
  /** So many further suspensions of one function in this task were only counted. */
  awaits(cause: number, origin: number, pos: number, name: string, count: number): number;
  /** So many further promises, reactions or microtasks registered by one call in this task were only counted. */
  registrations(cause: number, origin: number, pos: number, name: string, count: number): number;
  /** A resumable function is suspended. Origin: its call; promise: what it awaits, or 0. */
  suspend(cause: number, origin: number, pos: number, why: SuspendKind, promise: number): number;
  /** It goes on. Cause: what settled the promise, or who asked for the next value; origin: its suspend. */
  resume(cause: number, origin: number, pos: number, how: ResumeKind): number;
  /** A promise is made or first seen. */
  promise(cause: number, origin: number, pos: number, how: PromiseKind, promise: number): number;
  /** A reaction is registered on `promise`; it settles `derived`. */
  then(cause: number, origin: number, pos: number, how: ThenKind, promise: number, derived: number): number;
  /** A promise is resolved: with `adopted`'s outcome when that is not 0. Origin: its promise event. */
  resolve(cause: number, origin: number, pos: number, promise: number, adopted: number, text: string): number;
  /** A promise is rejected. Origin: its promise event. */
  reject(cause: number, origin: number, pos: number, promise: number, text: string): number;
  /** queueMicrotask was called. */
  queue(cause: number, origin: number, pos: number): number;
  /** A callback runs as a microtask. Cause: what made it due; origin: its then or queue. */
  microtask(cause: number, origin: number, pos: number, what: MicrotaskKind, promise: number): number;
  /** It is over; for a reaction this settles `promise`. Origin: its microtask. */
  microtaskend(cause: number, origin: number, pos: number, how: Outcome, promise: number, text: string): number;
  /** Nobody handles a rejection. Cause: the rejection. */
  unhandled(cause: number, origin: number, pos: number, promise: number, text: string): number;
  /** Somebody handles it after all. Origin: its unhandled. */
  handled(cause: number, origin: number, pos: number, promise: number): number;
}

/** What else the probes need. */
export interface ProbeHost {
  /** Counted work costs so many ns of the virtual clock. */
  charge(ns: number): void;
  /** Code that does not let go of the thread passes here now and then; `pos` is its position, 0 for none. */
  check(pos: number): void;
  /** A rejection was seen: the browser's own detection must be let in before the next task. */
  rejected(): void;
  /** The position from which the user's code called the built-in that runs, found by a stack; 0 for none. */
  caller(): number;
}

/** Past so many recorded calls of a function, awaits of a function or registrations by a call in one task, further ones are only counted. */
export const RECORDED = 1000;
/** So many counted ones pass between two looks. */
export const COUNTED_SLICE = 16384;
/** What one counted call, await, registration or turn of a loop costs on the virtual clock, in ns. */
export const COUNTED_NS = 1;
