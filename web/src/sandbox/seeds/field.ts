// This file runs one program with many seeds inside the sandbox's document: a fresh worker for each, two at a time, each ended by its limit at the latest.

import type { FileAddress, Prepared } from "../js/prepared";
import { readWorkerMessage, type BootToWorker, type SeedsMessage } from "../protocol";
import { addressesOf } from "./addresses";
import { MAX_PRINTED, type Harvest, type SeedHow, type WireSeed } from "./protocol";

/** How many runs go on at once, and how many workers are made ready for those after them meanwhile. */
const AT_ONCE = 2;
const AHEAD = 2;

/** A worker of the field's own. */
export interface FieldWorker {
  send(message: BootToWorker): void;
  kill(): void;
}

/** What a field works with. */
export interface FieldHost {
  /** The worker that is ready since the sandbox is; whatever its port brings from now on goes to `hear`. */
  preparer(hear: (raw: unknown) => void): FieldWorker;
  /** Starts a fresh run worker; whatever its port brings goes to `hear`. */
  makeWorker(hear: (raw: unknown) => void): FieldWorker;
  /** Compiles the linked program, once for all seeds. Rejects when the browser does not take it. */
  compile(wasm: ArrayBuffer): Promise<WebAssembly.Module>;
  /** Gives a script's text an address that holds as long as the sandbox. */
  address(text: string): string;
  toPage(harvest: Harvest, transfer: ArrayBuffer[]): void;
  after(ms: number, call: () => void): number;
  cancel(timer: number): void;
}

/** The runs of one program with many seeds. */
export class Field {
  readonly #host: FieldHost;
  readonly #job: SeedsMessage;
  /** Workers that are getting ready, in the order in which they will be used. */
  readonly #waiting: SeedRun[] = [];
  #module: WebAssembly.Module | null = null;
  #prepared: Prepared | null = null;
  #addresses: readonly FileAddress[] = [];
  #next: number;
  #going = 0;
  #crash = "";
  #done: WireSeed[] = [];
  #pull: number | null = null;
  #pullTimer = -1;

  constructor(host: FieldHost, job: SeedsMessage) {
    this.#host = host;
    this.#job = job;
    this.#next = job.first;
    void this.#start();
  }

  /** The page asks for what is done; answered after `waitMs`, or when all is done. */
  pull(id: number, waitMs: number): void {
    this.#pull = id;
    if (this.#over) this.#answer();
    else this.#pullTimer = this.#host.after(waitMs, () => this.#answer());
  }

  get #over(): boolean {
    return this.#crash !== "" || (this.#going === 0 && this.#next >= this.#job.first + this.#job.count);
  }

  async #start(): Promise<void> {
    const { wasm, count } = this.#job;
    const prepared = this.#prepare();
    for (let i = 0; i < Math.min(AHEAD, count); i++) this.#waiting.push(this.#makeRun());
    try {
      if (wasm !== null) this.#module = await this.#host.compile(wasm);
    } catch (error) {
      return this.#broke(error instanceof Error ? error.message : "The Go program cannot be loaded.");
    }
    this.#prepared = await prepared;
    if (this.#prepared === null) return this.#broke("The JavaScript could not be read in time.");
    this.#addresses = addressesOf(this.#prepared, this.#host.address);
    for (let i = 0; i < AT_ONCE; i++) this.#sow();
    if (this.#over) this.#answer();
  }

  /** Has the JavaScript prepared once for all seeds; null where that took as long as a run may. */
  #prepare(): Promise<Prepared | null> {
    return new Promise((resolve) => {
      const done = (prepared: Prepared | null): void => {
        this.#host.cancel(timer);
        worker.kill();
        resolve(prepared);
      };
      const timer = this.#host.after(this.#job.timeoutMs, () => done(null));
      const worker = this.#host.preparer((raw) => {
        const message = readWorkerMessage(raw);
        if (message?.t === "prepared") done(message.prepared);
        else if (message?.t === "crash") done(null);
      });
      worker.send({ t: "prepare", files: this.#job.run.files });
    });
  }

  /** Starts the next seed's run. */
  #sow(): void {
    const end = this.#job.first + this.#job.count;
    if (this.#crash !== "" || this.#prepared === null || this.#next >= end) return;
    const seed = this.#next++;
    this.#going++;
    const run = this.#waiting.shift() ?? this.#makeRun();
    const timer = this.#host.after(this.#job.timeoutMs, () => run.end("late"));
    run.begin({ t: "run", run: { ...this.#job.run, seed }, wasm: this.#module, prepared: this.#prepared, addresses: this.#addresses }, (how, bytes) => {
      this.#host.cancel(timer);
      this.#reap({ seed, how, bytes });
    });
    while (this.#waiting.length < Math.min(AHEAD, end - this.#next)) this.#waiting.push(this.#makeRun());
  }

  #makeRun(): SeedRun {
    const worker = this.#host.makeWorker((raw) => run.hear(raw));
    const run = new SeedRun(worker, (why) => this.#broke(why));
    return run;
  }

  #reap(result: WireSeed): void {
    this.#going--;
    this.#done.push(result);
    this.#sow();
    if (this.#over) this.#answer();
  }

  #broke(why: string): void {
    if (this.#crash === "") this.#crash = why;
    this.#answer();
  }

  #answer(): void {
    const id = this.#pull;
    if (id === null) return;
    this.#pull = null;
    this.#host.cancel(this.#pullTimer);
    const seeds = this.#done;
    this.#done = [];
    this.#host.toPage({ t: "harvest", id, seeds, over: this.#over, crash: this.#crash }, seeds.flatMap((one) => one.bytes ?? []));
  }
}

/** How a seed's run is over; the batch is its small log, null for none. */
type Over = (how: SeedHow, bytes: ArrayBuffer | null) => void;

/** One seed's worker, from its first word to its end. */
class SeedRun {
  readonly #worker: FieldWorker;
  readonly #refused: (why: string) => void;
  #ready = false;
  #start: BootToWorker | null = null;
  #over: Over = () => {};
  #bytes: ArrayBuffer | null = null;
  #invalid = false;
  #ended = false;

  constructor(worker: FieldWorker, refused: (why: string) => void) {
    this.#worker = worker;
    this.#refused = refused;
  }

  /** Runs the program, as soon as the worker is ready. `over` is called once. */
  begin(start: BootToWorker, over: Over): void {
    this.#over = over;
    this.#start = start;
    if (this.#ready) this.#worker.send(this.#start);
  }

  /** Anything the worker's port brought. It shares its realm with the program: what is no sound message is dropped. */
  hear(raw: unknown): void {
    const message = this.#ended ? null : readWorkerMessage(raw);
    switch (message?.t) {
      case "ready":
        if (this.#ready) return;
        this.#ready = true;
        if (this.#start) this.#worker.send(this.#start);
        return;
      case "refuse":
        this.#ended = true;
        this.#worker.kill();
        return this.#refused(message.why);
      case "batch":
        if (message.bytes.byteLength <= MAX_PRINTED) this.#bytes ??= message.bytes;
        return;
      case "diagnostics":
        this.#invalid = true;
        return;
      case "crash":
        return this.end("crashed");
      case "ended":
        return this.end(this.#invalid ? "invalid" : "end");
    }
  }

  /** Ends the run, whatever it is at. */
  end(how: SeedHow): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#worker.kill();
    this.#over(how, this.#bytes);
  }
}
