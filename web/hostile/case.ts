// What a case of the hostile suite is: a number, what is tried, and how it is shown that the wall holds.
import type { End } from "../src/app/run";
import type { LinkKind } from "../src/share/linkerror";
import type { Stage } from "./stage";
import type { WatchedProgram } from "./watch";

/** A program that is run, watched, and stopped where it does not end by itself. SINK and OWN in its files become the addresses of the sink and of the page's own origin. */
export interface ByProgram extends WatchedProgram {
  readonly by: "program";
  /** The ends that are right. "refused" is a build that was given up, with a sentence. */
  readonly ends: readonly (End | "refused")[];
  /** All that is printed, line by line. */
  readonly says?: readonly string[];
  /** What stands somewhere in what is printed, in the diagnostics or in the refusal. */
  readonly tells?: RegExp;
  /** It imports so much that linking it may take too long at first where other programs have the processors. */
  readonly large?: boolean;
  /** How many diagnostics there may be. */
  readonly mostDiagnostics?: number;
}

/** A link that the codec refuses in one way. */
export interface ByLink {
  readonly by: "link";
  make(): Promise<string>;
  readonly refused: LinkKind;
}

/** How late the page may be, and how long a stop may take, in ms. */
export interface Limits {
  readonly lag: number;
  readonly stopped: number;
}

/** A story of its own, with tabs, frames or processes. It throws where the wall does not hold, and may note what it saw. */
export interface ByStory {
  readonly by: "story";
  tell(stage: Stage, limits: Limits, note: (text: string) => void): Promise<void>;
}

/** Tests elsewhere that hold it: a file seen from the repository's root, and the name of a test in it. */
export interface ByTests {
  readonly by: "tests";
  readonly tests: readonly (readonly [file: string, name: string])[];
}

/** A row of the table. One number of the plan may have several. */
export interface Case {
  /** The number in the plan of tests: 1 to 97. */
  readonly n: number;
  readonly what: string;
  /** Whether `make test` runs it; `make hostile` runs all. */
  readonly fast: boolean;
  readonly held: ByProgram | ByLink | ByStory | ByTests;
}

/** JavaScript that runs by itself to one of the ends. */
export function script(code: string, ends: ByProgram["ends"], more: Partial<ByProgram> = {}): ByProgram {
  return { by: "program", files: { "main.js": code }, ends, ...more };
}

/** Several files that run by themselves to one of the ends. */
export function scripts(files: Readonly<Record<string, string>>, ends: ByProgram["ends"], more: Partial<ByProgram> = {}): ByProgram {
  return { by: "program", files, ends, ...more };
}

/** A Go program, with JavaScript beside it where there is some. */
export function goProgram(text: string, ends: ByProgram["ends"], more: Partial<ByProgram> = {}, js = ""): ByProgram {
  return { by: "program", files: js === "" ? { "main.go": text } : { "main.go": text, "main.js": js }, ends, ...more };
}

/** The text of a Go program with these imports and this body of main. */
export function goMain(body: string, ...imports: string[]): string {
  return `package main\n\n${imports.map((path) => `import ${/^[_.] /.test(path) ? path.replace(" ", ' "') : `"${path}`}"\n`).join("")}\nfunc main() {\n${body}\n}\n`;
}

/** Tests elsewhere. */
export function held(...tests: (readonly [file: string, name: string])[]): ByTests {
  return { by: "tests", tests };
}
