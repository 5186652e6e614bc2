// What the timeline calls things: labels of spans, names of waits and tasks, sentences for cards and screen readers.

import { laneName } from "../event/event";
import type { LogEvent, Position } from "../event/event";
import type { EventLog } from "../event/log";
import { waitOf, waitReason } from "../event/waits";
import type { SpanRef } from "./model/rows";
import { lengthText } from "./scale/ticks";

/** Names of a span, the fullest first; a shorter one is for where there is less room. */
export type Names = readonly string[];

/** What only the source tells. */
export interface SourceNames {
  /** The function that a go statement starts, or empty. */
  goStatement(at: Position | null): string;
  /** The program's own function that a literal at a go statement calls first, or empty. */
  calledIn(at: Position | null): string;
  /** The function that a place lies in, by its own name or by that of the variable that holds it wrapped; or empty. */
  around(at: Position | null): string;
  /** The function that a call of js.FuncOf wraps, or empty. */
  wrapped(at: Position | null): string;
}

/** The names where there is no source to look at. */
export const NO_SOURCE: SourceNames = { goStatement: () => "", calledIn: () => "", around: () => "", wrapped: () => "" };

const TASKS: Readonly<Record<string, string>> = {
  start: "Go starts", script: "script", module: "module", timer: "timer", interval: "interval", gotimer: "Go timer", message: "message",
  rejection: "rejection", frame: "frame", posttask: "task", signal: "signal", response: "answer", error: "error",
};

const CALLBACKS: Readonly<Record<string, string>> = {
  timer: "timer callback", interval: "interval callback", frame: "frame callback", message: "message handler", response: "answer handler",
  rejection: "rejection handler", posttask: "task callback", signal: "abort handler", error: "error handler", script: "script", module: "module",
};

/** The name of a task by its source. */
export function taskName(source: string): string {
  return TASKS[source] ?? source;
}

/** What a goroutine waits for, in few words. `ns` is how long it asked to sleep. */
export function waitName(reason: string, ns: number): string {
  if (reason === "sleep") return ns > 0 ? `sleep ${lengthText(ns)}` : "sleep";
  return waitReason(reason);
}

/** The names of a span by the event that began it. */
export function namesOf(log: EventLog, span: Pick<SpanRef, "look" | "beginSeq">, source: SourceNames = NO_SOURCE): Names {
  if (span.beginSeq < 1 || span.beginSeq > log.length) return [];
  const event = log.at(span.beginSeq - 1);
  switch (span.look) {
    case "js": return frameNames(log, event);
    case "toGo": return intoGo(log, event, source);
    case "toJs": return event.kind === "jscall" ? away(event.args.name, event.args.args) : ["→ JS"];
    case "task": return event.kind === "task" ? [taskName(event.args.source)] : [];
    case "wait": return [waitNameOf(log, event)];
    case "flight": return flightNames(log, event);
    default: return [];
  }
}

/** The line that a goroutine is at when it lets go, for where there is room in its block; empty where the log tells none. */
export function lineNames(log: EventLog, endSeq: number): Names {
  const at = endSeq > 0 ? log.position(log.at(endSeq - 1).pos) : null;
  return at ? [`${at.file}:${at.line}`, String(at.line)] : [];
}

/** The position at which an event happened, as "main.go:3"; empty where there is none. */
export function placeText(log: EventLog, pos: number): string {
  const at = log.position(pos);
  return at ? `${at.file}:${at.line}` : "";
}

/** What a goroutine waits for, with the length of a sleep. */
function waitNameOf(log: EventLog, event: LogEvent): string {
  return event.kind === "gowait" && event.args.reason === "sleep" ? waitName("sleep", event.args.ns) : waitOf(log, event);
}

function intoGo(log: EventLog, event: LogEvent, source: SourceNames): Names {
  if (event.kind !== "gocall") return ["→ Go"];
  const made = event.origin > 0 ? log.position(log.at(event.origin - 1).pos) : null;
  const name = source.wrapped(made);
  return name === "" ? [`→ Go(${event.args.args})`, "→ Go"] : [`→ ${name}(${event.args.args})`, `→ ${name}`, "→ Go"];
}

function away(name: string, args: string): Names {
  return name === "" ? ["→ JS"] : [`→ JS ${name}(${args})`, `→ JS ${name}`, "→ JS"];
}

/** The names of a frame of JavaScript's stack, or of a microtask. */
function frameNames(log: EventLog, event: LogEvent): Names {
  switch (event.kind) {
    case "call": return callNames(log, event.args.name, event.args.args, event.cause);
    case "resume": {
      const call = log.at(log.originAt(event.origin - 1) - 1);
      const names = call.kind === "call" ? callNames(log, call.args.name, "", call.cause) : [];
      const short = names[names.length - 1];
      return short === undefined ? [] : [`${short} goes on`, short];
    }
    case "task": return [event.args.source === "module" ? "module" : "script"];
    case "microtask": return microtaskNames(log, event.seq, event.args.what === "queue");
    default: return [];
  }
}

/** A microtask by what it calls; one that calls nothing of the user's is only a reaction. */
function microtaskNames(log: EventLog, seq: number, queued: boolean): Names {
  const next = seq < log.length ? log.at(seq) : null;
  const name = next?.kind === "call" && next.cause === seq ? next.args.name : "";
  if (queued) return name === "" ? ["queueMicrotask callback", "callback"] : [`callback: ${name}`, "callback"];
  return name === "" ? ["reaction"] : [`reaction: ${name}`, "reaction"];
}

function callNames(log: EventLog, name: string, args: string, cause: number): Names {
  if (name !== "") return args === "" ? [name] : [`${name}(${args})`, name];
  const by = cause > 0 ? log.at(cause - 1) : null;
  if (by?.kind === "task") return [CALLBACKS[by.args.source] ?? "callback", "callback"];
  return by?.kind === "microtask" || by?.kind === "jscall" ? ["callback"] : ["anonymous"];
}

const APIS: Readonly<Record<string, string>> = { timeout: "setTimeout", interval: "every", frame: "next frame", posttask: "task after", go: "Go timer" };

function flightNames(log: EventLog, event: LogEvent): Names {
  switch (event.kind) {
    case "timerset": {
      const name = APIS[event.args.api] ?? event.args.api;
      return event.args.api === "frame" ? [name] : [`${name} ${lengthText(event.args.delay)}`, lengthText(event.args.delay)];
    }
    case "gowait": {
      const sleep = waitName(event.args.reason, event.args.ns);
      return [`${laneName(event.lane)} ${sleep}`, sleep, laneName(event.lane)];
    }
    case "request": return [`${event.args.method} ${event.args.url}`, event.args.url, event.args.method];
    case "task": {
      const set = event.origin > 0 ? log.at(event.origin - 1) : null;
      return set ? flightNames(log, set) : [];
    }
    default: return [];
  }
}
