// This file is the page's side of running one program with many seeds: it asks, pulls what is done, and ends the sandbox.

import type { Frame } from "../frame";
import type { BootMessage, PageMessage, SeedsMessage } from "../protocol";
import { SandboxUnavailable } from "../unavailable";
import type { Harvest, WireSeed } from "./protocol";

/** What came of one seed's run: its small log as a batch, or null where there is none. */
export type Seeded = WireSeed;

/** Why no more seeds come: all are done, it was stopped, or the sandbox broke for the reason given. */
export interface SeedsDone {
  readonly how: "all" | "stopped" | "crashed";
  readonly text: string;
}

/** Takes what the seeds' runs leave, in the order in which they are done. */
export interface SeedsSink {
  seeds(list: readonly Seeded[]): void;
  /** Called exactly once, last. */
  done(reason: SeedsDone): void;
}

/** Many runs under way. */
export interface SeedsHandle {
  stop(): void;
}

/** How long the boot script may keep a pull open, in ms. */
const WAIT = 500;
/** The watchdog's tick in ms, and how many ticks a pull may stay unanswered: a busy page must not blame the sandbox. */
const TICK = 100;
const SILENT_TICKS = 100;

/** The runs of one program with many seeds, in one frame. */
export class SeedsRun implements SeedsHandle {
  readonly #frame: Frame;
  readonly #job: SeedsMessage;
  readonly #sink: SeedsSink;
  readonly #after: () => void;
  #send: (message: PageMessage) => void = () => {};
  #pulls = 0;
  #ticks = 0;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #done = false;

  /** @param after called once, when the frame is not needed any more. */
  constructor(frame: Frame, job: SeedsMessage, sink: SeedsSink, after: () => void) {
    this.#frame = frame;
    this.#job = job;
    this.#sink = sink;
    this.#after = after;
    void frame.ready().then((refused) => this.#begin(refused));
  }

  stop(): void {
    this.#finish({ how: "stopped", text: "You stopped it." });
  }

  #begin(refused: string): void {
    if (this.#done) return;
    if (refused !== "") return this.#finish({ how: "crashed", text: new SandboxUnavailable(refused).message });
    this.#send = this.#frame.lend((message) => this.#heard(message));
    this.#ticker = setInterval(() => this.#tick(), TICK);
    this.#send(this.#job);
    this.#pull();
  }

  #pull(): void {
    this.#ticks = 0;
    this.#send({ t: "pull", id: ++this.#pulls, bytes: 0, waitMs: WAIT });
  }

  #heard(message: BootMessage): void {
    if (message.t === "harvest" && message.id === this.#pulls && !this.#done) this.#take(message);
  }

  #take(harvest: Harvest): void {
    if (harvest.seeds.length > 0) this.#sink.seeds(harvest.seeds);
    if (harvest.crash !== "") this.#finish({ how: "crashed", text: harvest.crash });
    else if (harvest.over) this.#finish({ how: "all", text: "" });
    else this.#pull();
  }

  #tick(): void {
    if (++this.#ticks > SILENT_TICKS) this.#finish({ how: "crashed", text: "The sandbox does not respond: it was flooded, or ran out of memory." });
  }

  #finish(reason: SeedsDone): void {
    if (this.#done) return;
    this.#done = true;
    clearInterval(this.#ticker);
    this.#after();
    this.#sink.done(reason);
  }
}
