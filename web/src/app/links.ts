// What the share menu shows of the open program: its links, made when the menu opens so that copying one need not wait.
import type { SourceFile } from "../program/program";

/** The links of the program as it was when they were made. */
export interface Links {
  /** The whole address; "" while it is made, or where the program is too large. */
  readonly link: string;
  /** The address of the moment that is shown, or "". */
  readonly moment: string;
  /** The address of the embedded page, or "". */
  readonly embed: string;
  /** Why there is no link, in a plain sentence, or "". */
  readonly problem: string;
  /** The files that the links carry. */
  readonly files: readonly SourceFile[];
}

/** Whose links are not made yet. */
export const NO_LINKS: Links = { link: "", moment: "", embed: "", problem: "", files: [] };
