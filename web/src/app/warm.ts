// When to warm the Go toolchain up: early enough that the first edited Run is quick, never in the way of a first run.
import type { SourceFile } from "../program/program";

/** What the policy needs from outside. `later` calls back once after some ms and gives a way to call it off. */
export interface WarmParts {
  warm(files: readonly SourceFile[]): void;
  files(): readonly SourceFile[];
  /** The reader asked for few bytes: never warm up. */
  saveData: boolean;
  later(ms: number, then: () => void): () => void;
}

const IDLE_MS = 10_000;
/** After a run the page has some quiet for drawing first. */
const AFTER_RUN_MS = 1000;

/** Warms up once: at the first focus or key in a Go editor, at the end of the first run, or after ten idle seconds. */
export class WarmUp {
  private done = false;
  /** Runs that go on; where many seeds are run, all of them are one. */
  private running = 0;
  private cancelIdle: (() => void) | null = null;

  constructor(private readonly parts: WarmParts) {
    this.done = parts.saveData;
  }

  /** The page is open: ten seconds without a run or a Go edit warm up, too. */
  opened(): void {
    if (!this.done) this.cancelIdle = this.parts.later(IDLE_MS, () => this.want());
  }

  /** A Go editor got the focus or a key. */
  touched(): void {
    this.want();
  }

  /** A run begins: no warm-up beside it. */
  runBegins(): void {
    this.running++;
  }

  /** A run is over; soon after the first one the toolchain warms up. */
  runEnds(): void {
    this.running = Math.max(0, this.running - 1);
    if (this.done) return;
    this.cancelIdle?.();
    this.cancelIdle = this.parts.later(AFTER_RUN_MS, () => this.want());
  }

  private want(): void {
    if (this.done || this.running > 0) return;
    this.done = true;
    this.cancelIdle?.();
    const files = this.parts.files();
    if (files.length > 0) this.parts.warm(files);
  }
}
