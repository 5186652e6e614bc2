// This file keeps, of a run whose events nobody asked for, a small log of its own: what was printed, what went wrong, and how and when it ended.

import type { Position } from "../event/event";
import type { EndArgs, ErrorArgs, FatalArgs, PrintArgs } from "../event/kinds.gen";
import { EventWriter } from "../event/writer.gen";
import { bareArray } from "./prelude/primordials";

/** The small log's own budgets: lines past them are not kept, `truncated` says so. */
const BUDGETS = { maxEvents: 1_000, maxBytes: 48 * 1024 };

/** A small log with the times and places of the whole one; causes are left out. Times in ns. */
export class Printed {
  #at = 0;
  readonly #writer = new EventWriter({ stamp: () => this.#at, ...BUDGETS });
  /** Places by the number that the whole log gave them. */
  readonly #places = bareArray<Position | undefined>();

  /** The whole log has numbered a place. */
  place(number: number, at: Position): void {
    this.#places[number] = at;
  }

  print(at: number, lane: number, pos: number, stream: PrintArgs["stream"], text: string): void {
    this.#at = at;
    this.#writer.print(lane, 0, 0, this.#position(pos), stream, text);
  }

  console(at: number, pos: number, level: string, text: string): void {
    this.#at = at;
    this.#writer.console(0, 0, 0, this.#position(pos), level, text);
  }

  error(at: number, pos: number, what: ErrorArgs["what"], text: string): void {
    this.#at = at;
    this.#writer.error(0, 0, 0, this.#position(pos), what, text, "");
  }

  fatal(at: number, lane: number, what: FatalArgs["what"], text: string): void {
    this.#at = at;
    this.#writer.fatal(lane, 0, 0, 0, what, text);
  }

  end(at: number, how: EndArgs["how"], code: number, why: string): void {
    this.#at = at;
    this.#writer.end(0, 0, 0, 0, how, code, why);
  }

  /** The whole small log as one batch; null before anything is in it. */
  take(): ArrayBuffer | null {
    return this.#writer.take();
  }

  #position(number: number): number {
    const at = this.#places[number];
    return at === undefined ? 0 : this.#writer.position(at.file, at.line, at.col);
  }
}
