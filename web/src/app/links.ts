// What the share menu shows of the open program: its links, made when the menu opens so that copying one need not wait.
import type { Settings, SourceFile } from "../program/program";
import type { SharedMoment } from "../program/settings";

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
  /** What the links carry: files, settings, and the moment where there is one. */
  readonly files: readonly SourceFile[];
  readonly settings: Settings | null;
  readonly shown: SharedMoment | null;
}

/** Whose links are not made yet. */
export const NO_LINKS: Links = { link: "", moment: "", embed: "", problem: "", files: [], settings: null, shown: null };
