// Finds where the run's seed has decided: a select that could go on with several of its cases, and a range over a map in whose course one line spoke again and again.

import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** A select statement that had a choice: its first time, and how often. */
interface Choice {
  readonly draw: EventOf<"drawn">;
  readonly select: EventOf<"select">;
  times: number;
}

/** A range over a map, and the first event since then of each line that prints or calls JavaScript. */
interface Range {
  readonly draw: EventOf<"drawn">;
  readonly spoke: Map<number, number>;
}

/** What another seed may change. A map's order is told only where it came to something. */
export class Drawn implements Detector {
  readonly kinds = ["drawn", "select", "print", "jscall"] as const;
  /** The latest draw of each goroutine's selects. */
  private readonly draws = new Map<number, EventOf<"drawn">>();
  private readonly choices = new Map<number, Choice>();
  private readonly ranges = new Map<number, Range>();
  private readonly orders = new Map<number, Finding>();

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "drawn") this.drawn(event);
    else if (event.kind === "select") this.chosen(event);
    else if (event.kind === "print" || event.kind === "jscall") this.speaks(event);
  }

  found(): Finding[] {
    return [...[...this.choices.values()].map((choice) => this.told(choice)), ...this.orders.values()];
  }

  private drawn(event: EventOf<"drawn">): void {
    if (event.args.what === "case") this.draws.set(event.lane, event);
    if (event.args.what === "start") this.ranges.set(event.lane, { draw: event, spoke: new Map() });
  }

  private chosen(select: EventOf<"select">): void {
    const draw = this.draws.get(select.lane);
    this.draws.delete(select.lane);
    if (draw === undefined || draw.pos !== select.pos) return;
    const choice = this.choices.get(select.pos);
    if (choice) choice.times++;
    else this.choices.set(select.pos, { draw, select, times: 1 });
  }

  private speaks(event: EventOf<"print"> | EventOf<"jscall">): void {
    const range = this.ranges.get(event.lane);
    if (range === undefined) return;
    const first = range.spoke.get(event.pos);
    if (first === undefined) return void range.spoke.set(event.pos, event.seq);
    const { draw } = range;
    this.ranges.delete(event.lane);
    if (this.orders.has(draw.pos)) return;
    this.orders.set(draw.pos, {
      seq: draw.seq, question: "Why does the map come in this order?", proof: [draw.seq, first, event.seq],
      text: `The range${atLine(this.log, draw.pos)} over a map of ${draw.args.of} elements began at ${ms(draw.at)} where the seed said. A map has no order of its own: with another seed its elements may come in another.`,
    });
  }

  private told({ draw, select, times }: Choice): Finding {
    const often = times === 1 ? "" : ` So it was ${times} times in this run.`;
    return {
      seq: select.seq, question: "Why did select take this case?", proof: [draw.seq, select.seq],
      text: `The select${atLine(this.log, select.pos)} could go on with ${draw.args.of === select.args.cases ? "any" : draw.args.of} of its ${select.args.cases} cases at ${ms(draw.at)}. Go takes one of them at random: here the seed did, and with another seed it may be another.${often}`,
    };
  }
}
