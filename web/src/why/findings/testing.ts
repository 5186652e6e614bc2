// For tests of findings: logs from a few lines, and what is found in them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseLog } from "../../event/parse";
import type { Finding } from "./finding";
import { FindingReader } from "./findings";

/** The repository's root. */
export const root = join(import.meta.dirname, "..", "..", "..", "..");

/** The first two lines of a log. */
export const HEAD = `interleave log 1
1 0 js run engine=1 go="go1.26.8" clock=virtual seed=1 epoch=0
`;

/** What is found in a log's text; `files` are the sources, by name. */
export function read(text: string, files: Readonly<Record<string, string>> = {}): Finding[] {
  const reader = new FindingReader(parseLog(text), Object.entries(files).map(([name, source]) => ({ name, text: source })));
  while (!reader.complete) reader.update(7);
  return reader.findings;
}

/** What is found in a log of the lines after `run`, which get their seqs from 2 on. */
export function findings(...lines: readonly string[]): Finding[] {
  return findingsWith({}, lines);
}

/** As findings, with the sources. */
export function findingsWith(files: Readonly<Record<string, string>>, lines: readonly string[]): Finding[] {
  return read(HEAD + lines.map((line, i) => `${i + 2} ${line}\n`).join(""), files);
}

/** The golden log of an example. */
export function golden(id: string): string {
  return readFileSync(join(root, "examples", id, "events.txt"), "utf8");
}

/** Findings as tests state them: event, question and answer. */
export function told(found: readonly Finding[]): { seq: number; question: string; text: string }[] {
  return found.map(({ seq, question, text }) => ({ seq, question, text }));
}
