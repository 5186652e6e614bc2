// This file stands between one run worker and the page: it checks what the worker says, keeps it, and answers the page's pulls.

import type { Diagnostic } from "../program/diagnostic";
import { readWorkerMessage, type BootToWorker, type PageMessage, type Pulled, type WorkerMessage } from "./protocol";
import { Ring } from "./ring";

/** How often the worker is asked whether it still lets go of its thread, in ms. */
const PING_EVERY = 200;
/** How long a few events without words may wait for more, in ms, and how many bytes are no longer few: each answer costs the page a picture. */
const GATHER_MS = 16;
const GATHER_BYTES = 64 * 1024;
/** What batches may need besides the log's own budget: headers, positions, the last events. */
const SLACK = 8 * 2 ** 20;

/** What a relay works with. */
export interface RelayHost {
  toWorker(message: BootToWorker): void;
  toPage(message: Pulled, transfer: ArrayBuffer[]): void;
  toPageState(message: { t: "ready" } | { t: "refuse"; why: string }): void;
  killWorker(): void;
  now(): number;
  after(ms: number, call: () => void): number;
  cancel(timer: number): void;
}

type Pull = Extract<PageMessage, { t: "pull" }>;

/** The boot script's state for one worker. */
export class Relay {
  readonly #host: RelayHost;
  #ring = new Ring(SLACK);
  #pull: Pull | null = null;
  #pullTimer = -1;
  #gathering = false;
  #words = false;
  #pingedAt = -1;
  #answeredAt = 0;
  #over = false;
  #crash = "";
  #diagnostics: readonly Diagnostic[] | null = null;
  #computedMs = 0;
  #file = "";
  #line = 0;

  constructor(host: RelayHost) {
    this.#host = host;
  }

  /** A message of the page's. */
  fromPage(message: PageMessage): void {
    switch (message.t) {
      case "run":
        this.#ring = new Ring(message.run.maxBytes * 1.25 + SLACK);
        this.#host.toWorker(message);
        return this.#ping();
      case "seeds":
        return; // Not for this worker.
      case "pull":
        return this.#asked(message);
      case "stop":
        this.#host.killWorker();
        this.#over = true;
        return this.#answer();
      default:
        this.#host.toWorker(message);
    }
  }

  /** Anything the worker's port brought. What is not a sound message is dropped. */
  fromWorker(raw: unknown): void {
    const message = readWorkerMessage(raw);
    if (message !== null && !this.#over) this.#take(message);
  }

  #take(message: WorkerMessage): void {
    switch (message.t) {
      case "ready":
      case "refuse":
        return this.#host.toPageState(message);
      case "pong":
        this.#pingedAt = -1;
        this.#answeredAt = this.#host.now();
        return;
      case "prepared":
        return; // Not asked for here.
      case "batch":
        if (!this.#ring.push(message.bytes)) return this.#broke("The program sent more than a run may.");
        this.#words ||= message.words;
        break;
      case "diagnostics":
        this.#diagnostics = message.list;
        break;
      case "line":
        this.#file = message.file;
        this.#line = message.line;
        break;
      case "computed":
        this.#computedMs = message.ms;
        break;
      case "crash":
        return this.#broke(message.text);
      case "ended":
        this.#over = true;
        break;
    }
    this.#answer();
  }

  #broke(text: string): void {
    this.#host.killWorker();
    this.#over = true;
    this.#crash = text;
    this.#answer();
  }

  #asked(pull: Pull): void {
    this.#pull = pull;
    this.#ping();
    if (!this.#ready()) this.#wait(pull.waitMs);
    this.#answer();
  }

  #wait(ms: number): void {
    this.#host.cancel(this.#pullTimer);
    this.#pullTimer = this.#host.after(ms, () => this.#reply());
  }

  #ping(): void {
    const now = this.#host.now();
    if (this.#over || this.#pingedAt >= 0 || now - this.#answeredAt < PING_EVERY) return;
    this.#pingedAt = now;
    this.#host.toWorker({ t: "ping" });
  }

  #ready(): boolean {
    return this.#words || this.#ring.bytes >= GATHER_BYTES || this.#over || this.#diagnostics !== null;
  }

  /** Answers the page's pull at once when there is something that it waits for, and soon when there is anything. */
  #answer(): void {
    if (this.#pull === null) return;
    if (this.#ready()) return this.#reply();
    if (this.#ring.bytes === 0 || this.#gathering) return;
    this.#gathering = true;
    this.#wait(Math.min(GATHER_MS, this.#pull.waitMs));
  }

  #reply(): void {
    const pull = this.#pull;
    if (pull === null) return;
    this.#pull = null;
    this.#gathering = false;
    this.#words = false;
    this.#host.cancel(this.#pullTimer);
    const batches = this.#ring.take(pull.bytes);
    const bytes = batches.reduce((sum, batch) => sum + batch.byteLength, 0);
    if (bytes > 0 && !this.#over) this.#host.toWorker({ t: "ack", bytes });
    const heldMs = this.#pingedAt < 0 || this.#over ? 0 : this.#host.now() - this.#pingedAt;
    const over = this.#over && this.#ring.bytes === 0;
    const diagnostics = this.#diagnostics;
    this.#diagnostics = null;
    this.#host.toPage({ t: "pulled", id: pull.id, batches, heldMs, computedMs: this.#computedMs, file: this.#file, line: this.#line, diagnostics, over, crash: this.#crash }, batches);
  }
}
