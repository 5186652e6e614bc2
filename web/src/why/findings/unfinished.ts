// Finds goroutines that are not over when the run is: those that wait with nothing in flight, and those that ended with main.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { waitReason } from "../../event/waits";
import { atLine, grouped, listed, ms } from "./finding";
import type { Detector, Finding } from "./finding";
import { GOROUTINE_KINDS, Goroutines } from "./goroutines";

/** Waits that another goroutine has to end. */
const FOR_OTHERS = /^(chan |select$|sync\.)/;

/** Goroutines of the user's, main apart, grouped by where they stand. */
export class Unfinished implements Detector {
  readonly kinds = [...GOROUTINE_KINDS, "exit", "end"] as const;
  private readonly goroutines = new Goroutines();
  private exit: EventOf<"exit"> | null = null;
  private end: EventOf<"end"> | null = null;

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "end") this.end = event;
    else if (event.kind === "exit") this.exit = event;
    else if (this.exit === null) this.goroutines.read(event);
  }

  found(): Finding[] {
    const how = this.end?.args.how;
    if (how === "quiet" && this.exit === null) return this.waiting();
    return this.exit !== null && this.goroutines.isMain(this.exit.lane) && how !== "panic" && how !== "deadlock" ? this.cutOff(this.exit) : [];
  }

  /** The run is over with nothing in flight, and these still wait for somebody. */
  private waiting(): Finding[] {
    const groups = grouped(this.others().flatMap((lane) => this.goroutines.waiting.get(lane) ?? []).filter((wait) => FOR_OTHERS.test(wait.args.reason)), ({ pos }) => pos);
    return [...groups.values()].flatMap((waits) => waits.slice(0, 1).map((first) => ({
      seq: first.seq,
      question: "Who wakes this goroutine?",
      text: `${listed(waits.map(({ lane }) => this.goroutines.name(lane)))} ${waits.length === 1 ? "waits" : "wait"} in ${waitReason(first.args.reason)}${atLine(this.log, first.pos)} since ${ms(first.at)}, and the run ended with nothing in flight: nothing is left that could wake ${waits.length === 1 ? "it" : "them"}, unless JavaScript calls Go again.`,
      proof: waits.map(({ seq }) => seq),
    })));
  }

  /** Go ended while these were not done. */
  private cutOff(exit: EventOf<"exit">): Finding[] {
    const groups = grouped(this.others(), (lane) => this.state(lane));
    return [...groups].flatMap(([state, lanes]) => lanes.slice(0, 1).map((lane) => ({
      seq: exit.seq,
      question: `Why did ${this.goroutines.name(lane)} not finish?`,
      text: `Go ended with main at ${ms(exit.at)}, and every goroutine with it: ${listed(lanes.map((one) => this.goroutines.name(one)))} ${state}.`,
      proof: [exit.seq, ...lanes.map((one) => this.goroutines.waiting.get(one)?.seq ?? this.goroutines.born.get(one)?.seq ?? 0)],
    })));
  }

  private others(): number[] {
    return [...this.goroutines.born.values()].filter(({ lane, pos, args }) => args.role === "user" && pos !== 0 && !this.goroutines.isMain(lane)).map(({ lane }) => lane);
  }

  private state(lane: number): string {
    const wait = this.goroutines.waiting.get(lane);
    if (wait?.args.reason === "") return "was not done";
    if (wait) return wait.args.reason === "sleep" ? `still slept${atLine(this.log, wait.pos)}` : `still waited in ${waitReason(wait.args.reason)}${atLine(this.log, wait.pos)}`;
    return this.goroutines.hasRun(lane) ? "was not done" : "had not had the thread once";
  }
}
