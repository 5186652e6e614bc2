// What differs between two versions of a program's files, line by line.

import type { SourceFile } from "../program/program";

/** One line of a comparison: kept, taken away or put in. */
export interface ChangedLine {
  readonly how: "same" | "gone" | "new";
  readonly text: string;
}

/** A file that differs: its changed lines with one line around them, and a gap where others lie between. */
export interface ChangedFile {
  readonly name: string;
  readonly lines: readonly (ChangedLine | "gap")[];
}

/** Files longer than this are shown without a comparison of their middle. */
const MOST_COMPARED = 1500;

/** The files that differ, in the order of the later version. */
export function changesOf(before: readonly SourceFile[], after: readonly SourceFile[]): ChangedFile[] {
  return after.flatMap((file) => {
    const old = before.find(({ name }) => name === file.name)?.text ?? "";
    return old === file.text ? [] : [{ name: file.name, lines: shortened(compared(old.split("\n"), file.text.split("\n"))) }];
  });
}

/** All lines of both, by a longest common subsequence of what lies between the equal heads and tails. */
function compared(a: readonly string[], b: readonly string[]): ChangedLine[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const same = (lines: readonly string[]): ChangedLine[] => lines.map((text) => ({ how: "same", text }));
  return [...same(a.slice(0, head)), ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)), ...same(a.slice(a.length - tail))];
}

function middle(a: readonly string[], b: readonly string[]): ChangedLine[] {
  if (a.length > MOST_COMPARED || b.length > MOST_COMPARED) return [...a.map((text) => ({ how: "gone", text }) as const), ...b.map((text) => ({ how: "new", text }) as const)];
  const common = commonLengths(a, b);
  const lines: ChangedLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ how: "same", text: b[j] ?? "" });
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) lines.push({ how: "gone", text: a[i++] ?? "" });
    else lines.push({ how: "new", text: b[j++] ?? "" });
  }
  return lines;
}

/** How long the longest common subsequence is from each pair of lines on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) lengths[i]![j] = a[i] === b[j] ? (lengths[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(lengths[i + 1]?.[j] ?? 0, lengths[i]?.[j + 1] ?? 0);
  }
  return lengths;
}

/** Only what changed, with one line around it. */
function shortened(lines: readonly ChangedLine[]): (ChangedLine | "gap")[] {
  const near = lines.map((_, i) => lines.slice(Math.max(0, i - 1), i + 2).some(({ how }) => how !== "same"));
  const shown: (ChangedLine | "gap")[] = [];
  lines.forEach((line, i) => {
    if (near[i]) shown.push(line);
    else if (shown.length > 0 && shown.at(-1) !== "gap" && near.includes(true, i)) shown.push("gap");
  });
  return shown;
}
