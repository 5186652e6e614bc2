// Finds goroutines that woke before others that had gone to sleep earlier on the same line, where each drew a random number for it: the run's seed decided their order.

import { laneName } from "../../event/event";
import type { EventLog } from "../../event/log";
import type { EventOf, LogEvent } from "../../event/event";
import { atLine, ms } from "./finding";
import type { Detector, Finding } from "./finding";

/** A sleep, and the random number that its goroutine had drawn on the same line. */
interface Sleep {
  readonly draw: EventOf<"drawn">;
  readonly wait: EventOf<"gowait">;
}

/** Tells one such pair of each line: the first. A sleep without a number of its own line is left out, as nothing shows that its length came from one. */
export class Sleeps implements Detector {
  readonly kinds = ["drawn", "gowait", "gowake"] as const;
  /** The number that each goroutine drew last, until it waits. */
  private readonly numbers = new Map<number, EventOf<"drawn">>();
  /** Who sleeps, by line and goroutine, in the order of falling asleep. */
  private readonly asleep = new Map<number, Map<number, Sleep>>();
  private readonly told = new Map<number, Finding>();

  constructor(private readonly log: EventLog) {}

  read(event: LogEvent): void {
    if (event.kind === "drawn" && event.args.what === "number") this.numbers.set(event.lane, event);
    else if (event.kind === "gowait") this.waits(event);
    else if (event.kind === "gowake" && event.origin > 0 && this.asleep.size > 0) this.wakes(event);
  }

  found(): Finding[] {
    return [...this.told.values()];
  }

  private waits(wait: EventOf<"gowait">): void {
    const draw = this.numbers.get(wait.lane);
    this.numbers.delete(wait.lane);
    if (draw === undefined || draw.pos !== wait.pos || wait.args.reason !== "sleep") return;
    const sleepers = this.asleep.get(wait.pos) ?? new Map<number, Sleep>();
    this.asleep.set(wait.pos, sleepers.set(wait.lane, { draw, wait }));
  }

  private wakes(wake: EventOf<"gowake">): void {
    const { pos } = this.log.at(wake.origin - 1);
    const sleepers = this.asleep.get(pos);
    const sleep = sleepers?.get(wake.lane);
    if (sleepers === undefined || sleep?.wait.seq !== wake.origin) return;
    sleepers.delete(wake.lane);
    const [eldest] = sleepers.values();
    if (eldest === undefined || eldest.wait.seq > sleep.wait.seq || this.told.has(pos)) return;
    if (dueOf(eldest) > dueOf(sleep)) this.told.set(pos, this.finding(eldest, sleep, wake));
  }

  private finding(elder: Sleep, sleep: Sleep, wake: EventOf<"gowake">): Finding {
    const [before, who] = [laneName(elder.wait.lane), laneName(wake.lane)];
    return {
      seq: wake.seq, question: "Why do these sleeps end in this order?", proof: [elder.draw.seq, elder.wait.seq, sleep.draw.seq, sleep.wait.seq, wake.seq],
      text: `${who} fell asleep${atLine(this.log, sleep.wait.pos)} after ${before} and woke before it: ${before} sleeps ${ms(elder.wait.args.ns)}, ${who} slept ${ms(sleep.wait.args.ns)}. Each had drawn a random number on that line. Those come from the seed: with another, the sleeps and their order may be others.`,
    };
  }
}

function dueOf({ wait }: Sleep): number {
  return wait.at + wait.args.ns;
}
