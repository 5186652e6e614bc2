// This file defines the sites table: the places in the user's sources that instrumented code refers to by number.

/** What a site is. The kinds from "function" to "module" are activations: they have an entry in the table of counters. */
export type SiteKind =
  | "function" | "method" | "getter" | "setter" | "constructor" | "async" | "generator" | "asyncgenerator" | "module"
  | "await" | "yield" | "delegate" | "forawait" | "caught" | "call" | "loop";

/** A range of a source file, lines and columns from 1 as in the file the user wrote; the end is exclusive. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** One place that instrumented code refers to. */
export interface Site extends Place {
  readonly kind: SiteKind;
  /**
   * A function's name (empty when it has none), the name a "call" calls, how an error would word the iterable of a "forawait",
   * "catch" or "finally" for "caught", else empty.
   */
  readonly name: string;
  /** A "call" on what another call has just returned, as in `f().then(g)`. */
  readonly fresh: boolean;
}

/** Turns an offset of the text that is instrumented into the user's own line and column, both from 1. */
export type Locate = (offset: number) => { line: number; col: number };

/** Collects the sites of all files of a Program; a site's number is its index. */
export class SiteTable {
  readonly sites: Site[] = [];

  /** Adds a site and returns its number. */
  add(kind: SiteKind, name: string, file: string, locate: Locate, start: number, end: number, fresh = false): number {
    const from = locate(start);
    const to = locate(end);
    this.sites.push({ kind, name, file, line: from.line, col: from.col, endLine: to.line, endCol: to.col, fresh });
    return this.sites.length - 1;
  }
}
