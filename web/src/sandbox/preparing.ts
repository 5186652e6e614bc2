// This file is where the two halves of a run worker's text meet: the one that prepares JavaScript stands before the one that runs it, or is left out.

import type { SourceFile } from "../program/program";
import type { Prepared } from "./js/prepared";

/** What prepares a program's JavaScript. */
export interface Preparing {
  prepare(files: readonly SourceFile[]): Prepared;
  /** Prepares a program that is never run, so that what it takes is compiled before there is one. */
  rehearse(): void;
}

/** The global name under which the first half leaves it to the second, which takes all such names away. */
const NAME = "interleavePreparing";

/** Leaves it to the half behind this one. */
export function leavePreparing(global: object, preparing: Preparing): void {
  Object.defineProperty(global, NAME, { value: preparing, configurable: true });
}

/** What the half before this one has left; null where there is none. */
export function foundPreparing(global: object): Preparing | null {
  return (global as { [NAME]?: Preparing })[NAME] ?? null;
}
