// For tests: a second reading of what findings claim. It knows no detector; it looks up each event, name, place and time that a finding names, and what must not be there.

import type { EventOf, LogEvent } from "../../event/event";
import type { Kind } from "../../event/kinds.gen";
import type { EventLog } from "../../event/log";
import type { SourceFile } from "../../program/program";
import { timeText } from "../../app/words";
import type { Finding } from "./finding";
import { FindingReader } from "./findings";

/** A log as a list, with the questions that checks ask of it. */
class Reading {
  readonly all: readonly LogEvent[];
  private knownPlaces: ReadonlySet<string> | undefined;
  private knownTimes: ReadonlySet<string> | undefined;

  constructor(readonly log: EventLog, readonly files: readonly SourceFile[]) {
    this.all = [...log];
  }

  get end(): string {
    const last = this.all.at(-1);
    return last?.kind === "end" ? last.args.how : "";
  }

  /** Every place that an event is at. */
  get places(): ReadonlySet<string> {
    return (this.knownPlaces ??= new Set(this.all.map((event) => this.place(event))));
  }

  /** Every time at which something happens or is due, as texts write it. */
  get times(): ReadonlySet<string> {
    return (this.knownTimes ??= new Set([...this.all.map(({ at }) => at), ...this.of("timerset").map(({ at, args }) => at + args.delay)].map(timeText)));
  }

  of<K extends Kind>(kind: K): EventOf<K>[] {
    return this.all.filter((event): event is LogEvent & EventOf<K> => event.kind === kind);
  }

  at(seq: number): LogEvent | undefined {
    return this.all[seq - 1];
  }

  /** "main.js:4", or "". */
  place(event: LogEvent | undefined): string {
    const place = this.log.position(event?.pos ?? 0);
    return place ? `${place.file}:${place.line}` : "";
  }

  /** The line of source that a position is in; "" where it is not known. */
  lineAt(pos: number): string {
    const place = this.log.position(pos);
    return this.files.find(({ name }) => name === place?.file)?.text.split("\n")[(place?.line ?? 0) - 1] ?? "";
  }

  /** The last event of a goroutine that changes what it is at. */
  lastState(lane: number, before = Infinity): LogEvent | undefined {
    return this.all.findLast((event) => event.lane === lane && event.seq < before && ["gonew", "gorun", "gowait", "gowake", "goend", "goyield"].includes(event.kind));
  }

  /** The task that an event is in. */
  taskOf(seq: number): LogEvent | undefined {
    return this.all.slice(0, seq).findLast((event) => event.kind === "task");
  }
}

type Check = (finding: Finding, proof: readonly LogEvent[], reading: Reading) => boolean;

/** Events of those kinds, in that order, and no others. */
function kinds(proof: readonly LogEvent[], ...wanted: readonly string[]): boolean {
  return proof.length === wanted.length && proof.every((event, i) => (wanted[i] ?? "").split("|").includes(event.kind));
}

/** What must hold for each question; the names in questions are left out. */
const CHECKS: readonly (readonly [RegExp, Check])[] = [
  [/^Why did Go give up\?$/, (finding, proof, reading) => {
    if (reading.end !== "deadlock" || !["fatal", "end"].includes(proof[0]?.kind ?? "")) return false;
    if (!finding.text.startsWith("The js.Func")) return proof.slice(1).every((wait) => reading.lastState(wait.lane) === wait);
    const [, call, wait] = proof;
    const returned = reading.of("goreturn").some(({ origin, seq }) => origin === call?.seq && seq < finding.seq);
    const others = reading.of("gonew").filter(({ args, at, seq }) => args.role === "user" && seq < finding.seq && at >= 0).map(({ lane }) => reading.lastState(lane, finding.seq));
    return call?.kind === "gocall" && !returned && wait?.kind === "gowait" && reading.lastState(wait.lane, finding.seq) === wait && wait.seq > call.seq
      && others.every((state) => state?.kind === "gowait" || state?.kind === "goend")
      && (!finding.text.includes("can be answered only") || (proof[3]?.kind === "request" && !reading.of("response").some(({ origin, seq }) => origin === proof[3]?.seq && seq < finding.seq)))
      && (!finding.text.includes("when Go had given up") || (proof[3]?.kind === "stalecall" && proof[3].seq > finding.seq));
  }],
  [/^Why did Go panic\?$/, (_, proof, reading) => kinds(proof, "jscall", "jsreturn", "gopanic", "fatal") && new Set(proof.map(({ lane }) => lane)).size === 1 && proof[1]?.origin === proof[0]?.seq
    && proof[1]?.kind === "jsreturn" && proof[1].args.how === "threw" && reading.end === "panic"
    && !reading.all.some((event) => event.lane === proof[1]?.lane && event.seq > (proof[1]?.seq ?? 0) && event.seq < (proof[2]?.seq ?? 0) && event.kind !== "thread")],
  [/^Who holds the thread\?$/, (_, proof, reading) => kinds(proof, "thread", "end") && reading.end === "limit" && reading.of("thread").at(-1)?.seq === proof[0]?.seq && (reading.of("taskend").at(-1)?.seq ?? 0) < (reading.of("task").at(-1)?.seq ?? 0)],
  [/^Why (is \w+|did .+ get) undefined\?$/, (_, proof, reading) => {
    const [call, returned, used, done] = proof;
    if (call?.kind !== "gocall" || returned?.kind !== "goreturn" || returned.args.value !== "undefined" || returned.origin !== call.seq || !used || !done || used.cause !== call.cause) return false;
    const shown = used.kind === "call" ? used.args.args : used.kind === "console" ? used.args.text : "";
    const started = reading.of("gonew").filter(({ cause }) => cause === call.seq).map(({ lane }) => lane);
    const by = done.kind === "goend" ? done.lane : done.kind === "call" ? (reading.at(done.cause)?.lane ?? 0) : 0;
    return shown.endsWith("undefined") && used.seq > returned.seq && done.seq > used.seq && started.includes(by);
  }],
  [/^Where does the answer come from\?$/, (finding, proof, reading) => kinds(proof, "gocall", "goreturn") && proof[1]?.origin === proof[0]?.seq && proof[1]?.kind === "goreturn" && finding.text.includes(`returned ${proof[1].args.value} at`)
    && !reading.of("gonew").some(({ cause, args }) => cause === proof[0]?.seq && args.role === "user")],
  [/^Where does the answer go\?$/, (_, proof, reading) => {
    const [call, returned, last] = proof;
    if (call?.kind !== "gocall" || returned?.kind !== "goreturn" || returned.origin !== call.seq || !/^(undefined|null)$/.test(returned.args.value) || !last || last.seq < returned.seq) return false;
    const started = reading.of("gonew").find(({ cause, args }) => cause === call.seq && args.role === "user");
    if (last.kind === "call") return reading.at(last.cause)?.kind === "jscall" && reading.at(last.cause)?.lane === started?.lane;
    return last.kind === "goend" && last.lane === started?.lane && !reading.of("jscall").some(({ lane }) => lane === started.lane);
  }],
  [/^Why is \w+ a promise\?$/, (_, proof, reading) => kinds(proof, "call", "promise", "call|console", "return") && proof[0]?.kind === "call" && proof[0].args.what === "async" && proof[1]?.origin === proof[0].seq && proof[3]?.origin === proof[0].seq
    && reading.of("return").filter(({ origin }) => origin === proof[0]?.seq).length === 1],
  [/^Why is [\w$]+ still .+\?$/, (finding, proof, reading) => {
    const [read, since, end] = proof;
    const [, name = "", initial = ""] = /^Why is ([\w$]+) still (.+)\?$/.exec(finding.question) ?? [];
    const shown = read?.kind === "console" ? read.args.text : read?.kind === "call" ? read.args.args : read?.kind === "return" ? read.args.value : "";
    const call = end?.kind === "return" ? reading.at(end.origin) : undefined;
    if (read === undefined || since === undefined || call?.kind !== "call" || !shown.endsWith(initial) || since.seq < read.seq) return false;
    const goesOn = since.kind === "resume" ? reading.at(since.origin)?.origin === call.seq : since.seq === call.seq;
    const before = reading.of("return").some(({ origin, seq }) => seq < read.seq && reading.at(origin)?.pos === call.pos);
    const [file] = reading.files.filter(({ name: one }) => /\.m?js$/.test(one));
    return goesOn && !before && file !== undefined && file.text.split("\n").slice((reading.log.position(call.pos)?.line ?? 1) - 1).join("\n").includes(name)
      && [...file.text.matchAll(new RegExp(`\\b(?:let|var|const) ${name.replaceAll("$", "\\$")}\\b`, "g"))].length === 1;
  }],
  [/^Why did this (?:send|close) panic\?$/, (finding, proof, reading) => {
    const [panic, close, send] = [...proof].reverse();
    const value = panic?.kind === "gopanic" ? panic.args.value : "";
    const waited = send === undefined || (send.kind === "chansend" && send.args.how === "waits" && send.lane === panic?.lane && close?.kind === "chanclose" && send.args.ch === close.args.ch && send.seq < close.seq);
    return waited && close?.kind === "chanclose" && close.seq < (panic?.seq ?? 0) && value === (finding.question.includes("send") ? "send on closed channel" : "close of closed channel")
      && new Set(reading.of("chanclose").map(({ args }) => args.ch)).size === 1 && reading.of("fatal").some(({ args }) => args.text === `panic: ${value}`) && reading.lineAt(panic?.pos ?? 0).includes(finding.question.includes("send") ? "<-" : "close(");
  }],
  [/^Why did try not catch this\?$/, (_, proof, reading) => {
    const [set, over, task, error] = proof;
    return kinds(proof, "timerset", "taskend", "task", "error") && set !== undefined && over !== undefined && task?.origin === set.seq && reading.taskOf(error?.seq ?? 0) === task && reading.taskOf(over.seq) === reading.taskOf(set.seq)
      && (error?.seq ?? 0) > over.seq && reading.files.some(({ text }) => /\btry\s*\{/.test(text));
  }],
  [/^Why is [\w$]+\.[\w$]+ undefined\?$/, (finding, proof, reading) => {
    const [, name = "", property = ""] = /^Why is ([\w$]+)\.([\w$]+) undefined/.exec(finding.question) ?? [];
    const [request, used, response] = proof;
    return kinds(proof, "request", "console", "response") && request?.lane === 0 && response?.origin === request.seq && used?.kind === "console" && used.args.text.endsWith("undefined")
      && reading.lineAt(request.pos).includes(`${name} = fetch(`) && reading.lineAt(used.pos).includes(`${name}.${property}`);
  }],
  [/^Why did the next then get undefined\?$/, (_, proof, reading) => {
    const [call, returned, end, next] = proof;
    const source = call?.kind === "call" ? reading.lineAt(call.pos) : "";
    const settles = end?.kind === "microtaskend" ? end.args.promise : 0;
    const microtask = reading.at(next?.cause ?? 0);
    return kinds(proof, "call", "return", "microtaskend", "call") && returned?.kind === "return" && returned.origin === call?.seq && returned.args.value === "undefined" && end?.kind === "microtaskend" && end.args.value === "undefined"
      && call?.cause === end.origin && settles > 0 && microtask?.kind === "microtask" && microtask.args.promise === settles && next?.kind === "call" && next.args.args === "undefined" && source.includes("{");
  }],
  [/^Why did this call into Go fail\?$/, (_, proof, reading) => kinds(proof, "exit", "stalecall") && (proof[0]?.seq ?? 0) < (proof[1]?.seq ?? 0) && reading.of("fatal").length === 0],
  [/^Who handles this rejection\?$/, (_, proof, reading) => kinds(proof, "unhandled") && !reading.of("handled").some(({ origin }) => origin === proof[0]?.seq)],
  [/^Who wakes this goroutine\?$/, (_, proof, reading) => reading.end === "quiet" && reading.of("exit").length === 0 && proof.every((wait) => wait.kind === "gowait" && reading.lastState(wait.lane) === wait && !/^(sleep|IO wait|)$/.test(wait.args.reason))
    && proof.every(({ lane }) => reading.of("gonew").some((born) => born.lane === lane && born.args.role === "user" && born.args.fn !== "main.main"))],
  [/^Why did g\d+ not finish\?$/, (_, proof, reading) => proof[0]?.kind === "exit" && reading.of("exit").length === 1 && proof.slice(1).every(({ lane }) => lane !== proof[0]?.lane && !reading.of("goend").some((over) => over.lane === lane))],
  [/^Why was this callback never called\?$|^Why did .+ never go on\?$/, (_, proof, reading) => {
    const [waits, promise] = proof;
    const number = promise?.kind === "promise" ? promise.args.promise : 0;
    return reading.end === "quiet" && number > 0 && (waits?.kind === "then" || waits?.kind === "suspend") && waits.args.promise === number
      && !reading.all.some((event) => (event.kind === "resolve" || event.kind === "reject") && event.args.promise === number) && !reading.all.some((event) => (event.kind === "microtask" || event.kind === "resume") && event.origin === waits.seq);
  }],
  [/^Who calls this js\.Func\?$/, (_, proof, reading) => kinds(proof, "funcof") && reading.end === "quiet" && !reading.all.some((event) => event.origin === proof[0]?.seq)],
  [/^Why did this timer come late\?$/, (_, proof, reading) => {
    const [timer, holder, late] = proof;
    if (timer?.kind !== "timerset" || holder?.kind !== "task" || late?.kind !== "task" || late.origin !== timer.seq) return false;
    const due = timer.at + timer.args.delay;
    const idle = reading.of("thread").some(({ at, args }) => args.holder === "none" && at > due && at < late.at);
    return late.at - due >= 1e6 && holder.seq < late.seq && !idle && reading.taskOf(late.seq - 1) !== undefined;
  }],
  [/^Why does this timer take 4 ms\?$/, (finding, proof, reading) => {
    let depth = 0;
    for (let seq = finding.seq; seq > 0 && reading.at(seq)?.kind === "timerset"; depth++) {
      const task = reading.taskOf(seq);
      seq = task?.kind === "task" && task.args.source === "timer" ? task.origin : 0;
    }
    const set = proof[0];
    return depth >= 7 && set?.kind === "timerset" && set.args.delay === 4e6 && reading.lineAt(set.pos).includes("setTimeout");
  }],
  [/^Who gets .*\?$/, (_, proof, reading) => kinds(proof, "task", "call", "return") && proof[1]?.cause === proof[0]?.seq && proof[2]?.origin === proof[1]?.seq && reading.taskOf(proof[1]?.seq ?? 0) === proof[0]],
  [/^Why did select take this case\?$/, (finding, proof, reading) => {
    const [draw, select] = proof;
    return draw?.kind === "drawn" && draw.args.what === "case" && select?.kind === "select" && draw.lane === select.lane && draw.pos === select.pos && select.args.chosen >= 0 && draw.args.of >= 2 && draw.args.of <= select.args.cases
      && finding.text.includes(`with ${draw.args.of < select.args.cases ? draw.args.of : "any"} of its ${select.args.cases} cases`) && !reading.of("select").some(({ lane, seq }) => lane === select.lane && seq > draw.seq && seq < select.seq);
  }],
  [/^Why does the map come in this order\?$/, (_, proof) => kinds(proof, "drawn", "print|jscall", "print|jscall") && proof[0]?.kind === "drawn" && proof[0].args.what === "start" && proof[0].args.of >= 2
    && proof[1]?.pos === proof[2]?.pos && proof.every(({ lane, seq }) => lane === proof[0]?.lane && seq >= (proof[0]?.seq ?? 0))],
  [/^Why do these sleeps end in this order\?$/, (_, proof, reading) => {
    const [number, sleep, laterNumber, laterSleep, wake] = proof;
    const drew = (draw: LogEvent | undefined, wait: LogEvent | undefined): boolean => draw?.kind === "drawn" && draw.args.what === "number" && wait?.kind === "gowait" && wait.args.reason === "sleep"
      && draw.lane === wait.lane && draw.pos === wait.pos && draw.seq < wait.seq && !reading.of("gowait").some(({ lane, seq }) => lane === wait.lane && seq > draw.seq && seq < wait.seq);
    const woken = reading.of("gowake").find(({ origin }) => origin === sleep?.seq);
    return drew(number, sleep) && drew(laterNumber, laterSleep) && sleep?.pos === laterSleep?.pos && wake?.kind === "gowake" && wake.origin === laterSleep?.seq
      && (sleep?.seq ?? 0) < laterSleep.seq && (woken === undefined || woken.seq > wake.seq);
  }],
  [/^Who releases these js\.Funcs\?$/, (_, proof, reading) => proof.length >= 3 && proof.every((made) => made.kind === "funcof" && made.pos === proof[0]?.pos && !reading.of("funcrelease").some(({ origin }) => origin === made.seq))],
];

/** The times that a text names, as it writes them. */
const TIMES = /\b(?:at|since) (\d[\d.]*) ms/g;
const PLACES = /\b[\w.-]+\.(?:go|js|mjs|ts):\d+\b/g;

/** What is wrong with a finding: its proof does not show what it says, or it names a place or a time that the log does not have. */
function fault(finding: Finding, reading: Reading): string {
  const proof = finding.proof.flatMap((seq) => reading.at(seq) ?? []);
  const check = CHECKS.find(([form]) => form.test(finding.question))?.[1];
  if (!check) return "nobody checks this question";
  if (proof.length !== finding.proof.length || !finding.proof.includes(finding.seq)) return "its proof is not in the log";
  const { places, times } = reading;
  for (const [place] of finding.text.matchAll(PLACES)) if (!places.has(place)) return `no event is at ${place}`;
  for (const [, time] of finding.text.matchAll(TIMES)) if (!times.has(time ?? "")) return `nothing happened at ${time} ms`;
  return check(finding, proof, reading) ? "" : "the log does not bear it out";
}

/** All that is found in a log. */
export function foundIn(log: EventLog, files: readonly SourceFile[]): readonly Finding[] {
  const reader = new FindingReader(log, files);
  reader.update();
  return reader.findings;
}

/** What is wrong with findings of a log: by default with those that present themselves. */
export function faultsOf(log: EventLog, files: readonly SourceFile[], found = foundIn(log, files)): readonly string[] {
  const reading = new Reading(log, files);
  return found.flatMap((finding) => {
    const wrong = fault(finding, reading);
    return wrong === "" ? [] : [`${finding.question} ${finding.text} (${wrong})`];
  });
}
