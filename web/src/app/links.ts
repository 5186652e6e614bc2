// What the share menu shows of the open program: its links, made when the menu opens so that copying one need not wait.
import type { Settings, SourceFile } from "../program/program";
import type { SharedMoment } from "../program/settings";

/** A moment of the run that is shown. Its numbers are places in that run's log, so it goes with the settings that the run had. */
export interface ShownMoment {
  readonly moment: SharedMoment;
  readonly settings: Settings;
}

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
  /** What the links carry: files, settings, and where there is one, the moment with its run's settings. */
  readonly files: readonly SourceFile[];
  readonly settings: Settings | null;
  readonly shown: ShownMoment | null;
}

/** Whose links are not made yet. */
export const NO_LINKS: Links = { link: "", moment: "", embed: "", problem: "", files: [], settings: null, shown: null };
