// Every kind of event as a short phrase: for the list of events, for steps of a chain of causes, and for screen readers.

import { laneName } from "../../event/event";
import type { EventOf, LogEvent } from "../../event/event";
import type { ChanrecvArgs, DrawnArgs, Kind, ThreadArgs } from "../../event/kinds.gen";
import { lengthText } from "../scale/ticks";
import { taskName, waitName } from "../words";

/** Phrases of some kinds; `who` is the event's lane. */
type Phrases<K extends Kind> = { readonly [One in K]: (event: EventOf<One>, who: string) => string };

/** One event as a short phrase with its subject. */
export function eventText(event: LogEvent): string {
  return phraseOf(event.kind)(event, laneName(event.lane));
}

/** The one place where a kind's phrase meets its event: the tables below are checked to have every kind. */
function phraseOf(kind: Kind): (event: LogEvent, who: string) => string {
  return PHRASES[kind] as (event: LogEvent, who: string) => string;
}

const value = (text: string): string => (text === "" ? "" : ` ${text}`);
const named = (text: string): string => (text === "" ? "a callback" : text);
const times = (count: number): string => count.toLocaleString("en-US");

const RUN = {
  run: ({ args }) => `the run begins with seed ${args.seed}`,
  thread: ({ args }, who) => threadText(args.holder, who),
  task: ({ args }) => `the task begins: ${taskName(args.source)}`,
  taskend: () => "the task is over",
  print: ({ args }, who) => `${who} prints ${args.text.trimEnd()}`,
  console: ({ args }) => `console.${args.level}: ${args.text}`,
  cut: ({ args }) => `${times(args.bytes)} more bytes of it are left out`,
  error: ({ args }) => `nobody caught ${args.text}`,
  fatal: ({ args }) => `Go gives up: ${args.text}`,
  exit: ({ args }) => `Go ends with code ${args.code}`,
  stalecall: () => "JavaScript calls Go, which has ended",
  truncated: () => "the recording stops at its limit",
  end: () => "the run is over",
  timerset: ({ args }) => `a timer is set: ${lengthText(args.delay)}`,
  timerclear: () => "the timer is cancelled",
  post: () => "a task is queued",
  request: ({ args }) => `${args.method} ${args.url} leaves`,
  response: ({ args }) => (args.outcome === "answered" ? "the answer is there" : `the request ${args.outcome === "failed" ? "failed" : "was aborted"}`),
} satisfies Partial<Phrases<Kind>>;

const JAVASCRIPT = {
  call: ({ args }) => `${named(args.name)} is called`,
  return: ({ args }) => `it returns${value(args.value)}`,
  throw: ({ args }) => `it throws${value(args.value)}`,
  calls: ({ args }) => `${named(args.name)} is called ${times(args.count)} times more`,
  suspend: ({ args }) => `it waits: ${args.why}`,
  resume: () => "it goes on",
  awaits: ({ args }) => `${named(args.name)} waits ${times(args.count)} times more`,
  promise: () => "a promise is made",
  then: ({ args }) => (args.how === "internal" ? "a promise will follow another" : `${args.how} is called on a promise`),
  resolve: ({ args }) => `a promise is resolved with${value(args.value) || " nothing"}`,
  reject: ({ args }) => `a promise is rejected with${value(args.value) || " nothing"}`,
  registrations: ({ args }) => `${times(args.count)} times more: ${args.name === "" ? "a promise will follow another" : args.name}`,
  queue: () => "queueMicrotask was called",
  microtask: () => "its microtask runs",
  microtaskend: () => "the microtask is over",
  unhandled: ({ args }) => `nobody handles the rejection${value(args.value)}`,
  handled: () => "the rejection is handled after all",
} satisfies Partial<Phrases<Kind>>;

const GO = {
  gonew: (_, who) => `${who} is created`,
  gorun: (_, who) => `${who} runs`,
  gowait: ({ args }, who) => `${who} waits: ${waitName(args.reason, args.ns)}`,
  gowake: (_, who) => `${who} can run again`,
  goyield: (_, who) => `${who} lets go`,
  goend: (_, who) => `${who} ends`,
  gopanic: ({ args }, who) => `${who} panics:${value(args.value)}`,
  chanmake: ({ args }) => `channel ${args.ch} is there, ${args.cap === 0 ? "without a buffer" : `with room for ${args.cap}`}`,
  chansend: ({ args }, who) => `${who} ${args.how === "waits" ? "offers" : "sent"}${value(args.value) || " a value"}`,
  chanrecv: ({ args }, who) => `${who} ${receiveText(args)}`,
  chanclose: (_, who) => `${who} closes the channel`,
  select: (_, who) => `${who} has its case of a select`,
  drawn: ({ args }, who) => drawnText(args, who),
} satisfies Partial<Phrases<Kind>>;

const BORDER = {
  jscall: ({ args }, who) => `${who} calls ${args.name || "a function"} in JavaScript`,
  jsreturn: ({ args }) => `JavaScript ${args.how === "threw" ? "throws" : "returns"}${value(args.value)}`,
  gocall: () => "JavaScript calls Go",
  goreturn: ({ args }) => `Go returns${value(args.value)}`,
  funcof: (_, who) => `${who} makes a js.Func`,
  funcrelease: (_, who) => `${who} releases a js.Func`,
} satisfies Partial<Phrases<Kind>>;

const PHRASES: Phrases<Kind> = { ...RUN, ...JAVASCRIPT, ...GO, ...BORDER };

function threadText(holder: ThreadArgs["holder"], who: string): string {
  if (holder === "none") return "nobody has the thread";
  return holder === "js" ? "JavaScript has the thread" : `Go has the thread${who === "js" ? "" : `, in ${who}`}`;
}

function receiveText({ how, value: text }: ChanrecvArgs): string {
  if (how === "waits") return "asks for a value";
  return how === "closed" ? "took nothing: the channel is closed" : `took${value(text) || " a value"}`;
}

function drawnText({ what, of }: DrawnArgs, who: string): string {
  switch (what) {
    case "case": return `the seed takes one of ${of} cases that ${who} could go on with`;
    case "start": return `the seed begins ${who}'s range over a map of ${of}`;
    case "turn": return `the seed picks ${who} out of ${of} that could run`;
    case "number": return `${who} had a random number from the seed`;
  }
}
