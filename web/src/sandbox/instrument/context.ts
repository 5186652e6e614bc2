// This file holds what the parts of the instrumenter share while they walk one source.

import type { AnyNode } from "acorn";
import type { Insertions } from "./insertions";
import { LOCALS, PROBES, type ProbeName } from "./names";
import type { Locate, SiteKind, SiteTable } from "./sites";

/** Which activation the code of a scope can name: a plain function's handle, a resumable one's act, or none. */
export type Activation = "handle" | "act" | "none";

/** The innermost function, static block, field value or source around a node. */
export interface Scope {
  readonly activation: Activation;
  /** The body stands in a try block whose finally calls a probe, so a return only notes its value. */
  readonly wrapped: boolean;
}

/** What the whole Program lets be left out. */
export interface Features {
  /** Some function of the Program is async: values that calls return are looked at. */
  readonly async: boolean;
  /** The function that stands around every import() and, as its method `at`, around what is imported; or null. */
  readonly importHook: string | null;
}

/** One source being instrumented. */
export class Context {
  constructor(
    readonly file: string,
    readonly source: string,
    readonly arrows: readonly number[],
    /** Names that the source declares. */
    readonly declared: ReadonlySet<string>,
    /** Names of functions that settle a promise. */
    readonly settlers: ReadonlySet<string>,
    readonly insertions: Insertions,
    readonly features: Features,
    private readonly prefix: string,
    private readonly table: SiteTable,
    private readonly locate: Locate,
  ) {}

  /** A probe's full name. */
  probe(name: ProbeName): string {
    return this.prefix + PROBES[name];
  }

  /** The full name of a local variable of instrumented code. */
  local(name: keyof typeof LOCALS): string {
    return this.prefix + LOCALS[name];
  }

  /** Adds a site for a node, or for its part from `start` on, and returns its number. */
  site(kind: SiteKind, node: AnyNode, name = "", start = node.start, fresh = false): number {
    return this.table.add(kind, name, this.file, this.locate, start, node.end, fresh);
  }

  /** The offset behind the arrow of an arrow function whose body begins at `body`. */
  arrowEnd(body: number): number {
    let low = 0;
    let high = this.arrows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.arrows[middle]! <= body) low = middle + 1;
      else high = middle;
    }
    return this.arrows[low - 1] ?? body;
  }
}
