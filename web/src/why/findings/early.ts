// Finds variables that were read before the function that writes them had run: a callback's, or an async function's after its await.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { blanked, functionsIn, variablesIn } from "./code";
import type { FunctionRange, Variable } from "./code";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import type { Sources } from "./sources";

/** So many calls of one writing function are followed at once. */
const MOST_OPEN = 100;

/** A variable's story in this run. */
interface Story {
  readonly variable: Variable;
  /** The event that shows that it still was what it was at first. */
  read: EventOf<"console"> | EventOf<"call"> | EventOf<"return"> | null;
  /** The event since which the code that writes runs, and the end of that code. */
  wrote: { readonly since: EventOf<"call"> | EventOf<"resume">; readonly end: EventOf<"return"> } | null;
  /** It was written before it was read, or that is not sure. */
  over: boolean;
}

/** A call of a function that writes, while it is open. */
interface Writing {
  readonly story: Story;
  readonly waits: boolean;
  since: EventOf<"call"> | EventOf<"resume">;
}

/** Told only where the source accounts for every use of the variable, so that nothing else can have written it, and nothing reads it later. */
export class Early implements Detector {
  readonly kinds = ["call", "return", "console", "suspend", "resume"] as const;
  private readonly file: string;
  private readonly text: string;
  private readonly functions: readonly FunctionRange[];
  private readonly stories: readonly Story[];
  private readonly open = new Map<number, Writing[]>();
  private readonly suspended = new Map<number, number>();
  /** Calls of functions in which a variable is read to be returned. */
  private readonly returning = new Map<number, Story>();

  constructor(private readonly log: EventLog, private readonly sources: Sources) {
    const only = sources.onlyScript();
    const text = only === null ? null : blanked(only.text);
    [this.file, this.text] = [only?.name ?? "", text ?? ""];
    this.functions = functionsIn(this.text);
    this.stories = variablesIn(this.text).map((variable) => ({ variable, read: null, wrote: null, over: false }));
  }

  read(event: LogEvent): void {
    if (this.stories.length === 0) return;
    if (event.kind === "call") this.called(event);
    else if (event.kind === "return") this.returned(event);
    else if (event.kind === "console") this.printed(event);
    else if (event.kind === "suspend") this.suspends(event);
    else if (event.kind === "resume") this.resumes(event);
  }

  found(): Finding[] {
    return this.stories.flatMap((story) => this.finding(story));
  }

  private called(event: EventOf<"call">): void {
    const at = this.offset(event.pos);
    for (const story of this.stories) {
      const { read, writers, initial } = story.variable;
      if (read.how === "passed" && event.args.name === read.callee) this.reads(story, event, event.args.args === initial);
      const writer = writers.get(at);
      if (writer !== undefined) this.begins(story, writer.waits, event);
      else if (read.how === "return" && this.around(read.offset) === at) this.returning.set(event.seq, story);
    }
  }

  private begins(story: Story, waits: boolean, call: EventOf<"call">): void {
    if (story.read === null && !waits) story.over = true;
    if (story.over || story.wrote !== null) return;
    const writing = this.open.get(call.seq) ?? [];
    if (this.open.size < MOST_OPEN) this.open.set(call.seq, [...writing, { story, waits, since: call }]);
    else story.over = true;
  }

  private returned(event: EventOf<"return">): void {
    const asked = this.returning.get(event.origin);
    this.returning.delete(event.origin);
    if (asked !== undefined) this.reads(asked, event, event.args.value === asked.variable.initial);
    const writing = this.open.get(event.origin);
    if (writing === undefined) return;
    this.open.delete(event.origin);
    for (const { story, since, waits } of writing) if (story.read !== null && (!waits || since.kind === "resume")) story.wrote ??= { since, end: event };
  }

  private printed(event: EventOf<"console">): void {
    const at = this.offset(event.pos);
    for (const story of this.stories) {
      const { read, initial } = story.variable;
      if (read.how === "return" || at < 0 || at > read.offset || !this.isWithin(at, read.offset)) continue;
      const shown = event.args.text;
      this.reads(story, event, shown === initial || (shown.endsWith(initial) && /[^\w.-]/.test(shown.at(-1 - initial.length) ?? "")));
    }
  }

  private suspends(event: EventOf<"suspend">): void {
    if (this.open.has(event.origin)) this.suspended.set(event.seq, event.origin);
  }

  private resumes(event: EventOf<"resume">): void {
    const call = this.suspended.get(event.origin) ?? 0;
    this.suspended.delete(event.origin);
    for (const writing of this.open.get(call) ?? []) {
      writing.since = event;
      if (writing.story.read === null) writing.story.over = true;
    }
  }

  /** The variable is read. Who reads it again will find what has been written meanwhile: that surprises nobody. */
  private reads(story: Story, event: NonNullable<Story["read"]>, asAtFirst: boolean): void {
    if (story.read !== null || !asAtFirst) story.over = true;
    else story.read = event;
  }

  /** Whether the call of the console that begins at an offset takes what stands at another as one of its arguments. */
  private isWithin(call: number, argument: number): boolean {
    const from = this.text.indexOf("(", call);
    if (from < 0 || from > argument || !/^[\w$]+\s*$/.test(this.text.slice(call, from))) return false;
    const between = this.text.slice(from, argument);
    return (between.match(/\(/g) ?? []).length - (between.match(/\)/g) ?? []).length === 1 && !/=>|\bfunction\b|[?|&]/.test(between);
  }

  /** The start of the innermost function around an offset; -1 where there is none. */
  private around(offset: number): number {
    return this.functions.findLast(({ from, to }) => from <= offset && offset < to)?.start ?? -1;
  }

  /** A position as an offset into the script; -1 for other files. */
  private offset(pos: number): number {
    return this.log.position(pos)?.file === this.file ? (this.sources.offset(pos)?.offset ?? -1) : -1;
  }

  private finding({ variable: { name, initial }, read, wrote, over }: Story): Finding[] {
    if (over || read === null || wrote === null || wrote.since.at <= read.at) return [];
    const line = read.kind === "console" ? atLine(this.log, read.pos) : "";
    const who = read.kind === "console" ? `The console${line}` : read.kind === "call" ? read.args.name : `The function${atLine(this.log, read.pos)}`;
    const did = read.kind === "return" ? "returned" : "got";
    const writer = this.log.at(wrote.end.origin - 1);
    const went = wrote.since.kind === "resume" ? "went on, after its await, only" : "was called only";
    return [{
      seq: read.seq, question: `Why is ${name} still ${initial}?`, proof: [read.seq, wrote.since.seq, wrote.end.seq],
      text: `${who} ${did} ${name} at ${ms(read.at)}, when nothing had written it. The function${atLine(this.log, writer.pos)}, which does, ${went} at ${ms(wrote.since.at)}: ${ms(wrote.since.at - read.at)} too late. What needs ${name} has its place there.`,
    }];
  }
}
