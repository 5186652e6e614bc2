// Finds what became of the answers of calls into Go: used before they were there, brought by a callback, lost, or returned at once.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { laneName } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

interface Call {
  readonly call: EventOf<"gocall">;
  returned: EventOf<"goreturn"> | null;
  /** Whether anything waited or was handed on before it returned. */
  apart: boolean;
  /** The first event after the return in which the caller used undefined, and the name of the variable that held it; "" where the source is not known. */
  used: { readonly event: EventOf<"call"> | EventOf<"console">; readonly name: string } | null;
  /** The goroutine that the call has started. */
  started: number;
  /** Whether that goroutine has called JavaScript at all. */
  spoke: boolean;
  /** The first function of main.js that it called. */
  answer: EventOf<"call"> | null;
  end: EventOf<"goend"> | null;
}

const UNDEFINED = "undefined";
/** Only so many calls are kept. */
const MOST_KEPT = 1000;

/** `var result = other_function()`, and its better ways. */
export class Answers implements Detector {
  readonly kinds = ["gocall", "goreturn", "gonew", "gowait", "call", "console", "jscall", "chansend", "chanclose", "goend", "funcof"] as const;
  private readonly open = new Map<number, Call>();
  private readonly byGoroutine = new Map<number, Call>();
  /** Calls into JavaScript by their seq, of goroutines that a call has started. */
  private readonly asked = new Map<number, Call>();
  /** Returned calls by what their caller ran for, until it is seen to use the result. */
  private readonly unused = new Map<number, Call>();
  private readonly funcs = new Map<number, number>();
  private readonly kept: Call[] = [];

  constructor(private readonly log: EventLog, private readonly sources: Sources) {}

  read(event: LogEvent): void {
    switch (event.kind) {
      case "funcof": return void this.funcs.set(event.seq, event.pos);
      case "gocall": return this.begins(event);
      case "gonew": return this.starts(event);
      case "goreturn": return this.returns(event);
      case "call": return this.entered(event);
      case "console": return this.uses(event);
      default: return this.goes(event);
    }
  }

  found(): Finding[] {
    const late = this.kept.flatMap((call) => this.late(call));
    return late.length > 0 ? late : this.kept.flatMap((call) => this.plain(call)).slice(0, 1);
  }

  private begins(event: EventOf<"gocall">): void {
    if (event.pos === 0 || this.kept.length >= MOST_KEPT) return;
    const call: Call = { call: event, returned: null, apart: false, used: null, started: 0, spoke: false, answer: null, end: null };
    this.open.set(event.seq, call);
  }

  private starts(event: EventOf<"gonew">): void {
    const call = this.open.get(event.cause);
    if (call === undefined || event.args.role !== "user") return;
    call.apart = true;
    if (call.started !== 0) return;
    call.started = event.lane;
    this.byGoroutine.set(event.lane, call);
  }

  private returns(event: EventOf<"goreturn">): void {
    const call = this.open.get(event.origin);
    this.open.delete(event.origin);
    if (call === undefined) return;
    call.returned = event;
    this.kept.push(call);
    if (event.args.value === UNDEFINED && call.started !== 0 && call.answer === null && call.end === null) this.unused.set(call.call.cause, call);
  }

  private entered(event: EventOf<"call">): void {
    const asked = this.asked.get(event.cause);
    if (asked) asked.answer ??= event;
    this.uses(event);
  }

  /** The caller does something with undefined, and the source says that it is the variable which holds what the call returned. */
  private uses(event: EventOf<"call"> | EventOf<"console">): void {
    const call = this.unused.get(event.cause);
    if (call === undefined) return;
    const name = this.variableOf(call.call);
    if (event.kind === "call") {
      const passed = event.args.args === UNDEFINED && (!this.sources.known || (name !== "" && event.args.name !== "" && this.sources.has(new RegExp(`(?<!function )\\b${escaped(event.args.name)}\\(\\s*${name}\\s*\\)`))));
      if (passed) call.used = { event, name };
      if (passed || !this.sources.known) this.unused.delete(event.cause);
    } else if (name !== "" && event.args.text.endsWith(UNDEFINED) && new RegExp(`^[^;]*\\b${name}\\s*\\)`).test(this.sources.from(event.pos).split("\n", 1)[0] ?? "")) {
      this.unused.delete(event.cause);
      call.used = { event, name };
    }
  }

  /** The variable that is given what the call returns; "" where the line does not say so plainly. */
  private variableOf(call: EventOf<"gocall">): string {
    return /^\s*(?:(?:var|let|const)\s+)?([A-Za-z_]\w*)\s*=\s*(?:[A-Za-z_]\w*\.)*$/.exec(this.sources.before(call.pos))?.[1] ?? "";
  }

  private goes(event: LogEvent): void {
    if (event.kind === "gowait" && event.args.reason !== "") for (const call of this.open.values()) call.apart = true;
    const call = this.byGoroutine.get(event.lane);
    if (call === undefined) return;
    if (event.kind === "jscall" || event.kind === "chansend" || event.kind === "chanclose") call.spoke = true;
    if (event.kind === "jscall") this.asked.set(event.seq, call);
    if (event.kind !== "goend") return;
    call.end = event;
    this.byGoroutine.delete(event.lane);
  }

  private late({ call, returned, used, started, spoke, answer, end }: Call): Finding[] {
    if (returned === null || used === null || (answer ?? end) === null) return [];
    const name = used.event.kind === "console" ? "the console" : used.event.args.name || "a function";
    const done = answer ?? end ?? returned;
    const deed = answer ? `called ${answer.args.name || "its callback"} with ${answer.args.args || "nothing"}` : "was done";
    const told = `It ${deed} at ${ms(done.at)}, ${ms(done.at - used.event.at)} too late for ${name}${answer || spoke ? "" : ", and JavaScript was not told"}.`;
    const go = this.log.position(this.funcs.get(call.origin) ?? 0);
    const place = this.log.position(call.pos);
    return [{
      seq: used.event.seq,
      question: used.name === "" ? `Why did ${name} get undefined?` : `Why is ${used.name} undefined?`,
      text: `The call into Go${atLine(this.log, call.pos)} returned at ${ms(returned.at)} with undefined, while ${laneName(started)}, which it had started, was still at work. ${told}`,
      proof: [call.seq, returned.seq, used.event.seq, done.seq],
      ...(go && place && !answer ? { fix: { kind: "callback", go, call: place } } : {}),
    }];
  }

  /** No surprise, but the question that everybody has of such a call. */
  private plain({ call, returned, apart, started, spoke, answer, end }: Call): Finding[] {
    if (returned === null) return [];
    const at = atLine(this.log, call.pos);
    const empty = /^(undefined|null)$/.test(returned.args.value);
    if (!apart && !empty && !/^[A-Z]?\w*Promise\b/.test(returned.args.value)) return [{
      seq: returned.seq, question: "Where does the answer come from?", proof: [call.seq, returned.seq],
      text: `JavaScript called Go${at} at ${ms(call.at)} and stood still until Go returned ${returned.args.value} at ${ms(returned.at)}: the answer came back to where it was asked for.`,
    }];
    if (!empty || started === 0) return [];
    const first = `The call into Go${at} returned at ${ms(returned.at)} with ${returned.args.value}: ${laneName(started)}, which it had started, worked on.`;
    if (answer && answer.at > returned.at) return [{
      seq: answer.seq, question: "Where does the answer go?", proof: [call.seq, returned.seq, answer.seq],
      text: `${first} At ${ms(answer.at)} it called ${answer.args.name || "the callback"} with ${answer.args.args || "nothing"}: the answer came there, and not to the code that had asked.`,
    }];
    if (!end || spoke || end.at < returned.at) return [];
    return [{
      seq: end.seq, question: "Where does the answer go?", proof: [call.seq, returned.seq, end.seq],
      text: `${first} It was done at ${ms(end.at)} and had called nothing in JavaScript: no answer came back.`,
    }];
  }
}

function escaped(name: string): string {
  return name.replace(/[^\w]/g, "\\$&");
}
