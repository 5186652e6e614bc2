// Which line of one text is which line of another: where the marks of a run belong in a text that was edited since.

/** Gives a line of the new text for one of the old, both from 1; 0 where it is gone or changed. */
export type LineMap = (line: number) => number;

/** Matches lines that are equal and stand in the same order; a line that could be several is none, but beside a matched one. */
export function lineMap(before: string, after: string): LineMap {
  if (before === after) return (line) => line;
  const old = splitLines(before);
  const now = splitLines(after);
  const to = new Uint32Array(old.length + 1);
  const head = sameFrom(old, now, 0, 0);
  for (let i = 0; i < head; i++) to[i + 1] = i + 1;
  const tail = Math.min(sameUpTo(old, now, old.length, now.length), old.length - head, now.length - head);
  for (let i = 1; i <= tail; i++) to[old.length - i + 1] = now.length - i + 1;
  const taken = new Uint8Array(now.length + 1);
  for (const line of to) taken[line] = 1;
  for (const [i, j] of anchors(old.slice(head, old.length - tail), now.slice(head, now.length - tail))) {
    spread(old, now, to, taken, [head + i, head + j]);
  }
  return (line) => to[line] ?? 0;
}

function splitLines(text: string): string[] {
  return text.split(text.includes("\r") ? /\r\n?|\n/ : "\n");
}

/** How many lines are equal from these on. */
function sameFrom(old: readonly string[], now: readonly string[], i: number, j: number): number {
  let count = 0;
  while (i + count < old.length && j + count < now.length && old[i + count] === now[j + count]) count++;
  return count;
}

/** How many lines are equal up to and without these. */
function sameUpTo(old: readonly string[], now: readonly string[], i: number, j: number): number {
  let count = 0;
  while (count < i && count < j && old[i - count - 1] === now[j - count - 1]) count++;
  return count;
}

/** Pairs of lines that each text has once, as many as stand in the same order in both. Indices from 0. */
function anchors(old: readonly string[], now: readonly string[]): [number, number][] {
  const inOld = onlyOnce(old);
  const pairs: [number, number][] = [];
  for (const [text, j] of onlyOnce(now)) {
    const i = inOld.get(text);
    if (i !== undefined) pairs.push([i, j]);
  }
  return rising(pairs.sort((a, b) => a[0] - b[0]));
}

function onlyOnce(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  lines.forEach((text, i) => { places.set(text, places.has(text) ? -1 : i); });
  for (const [text, i] of places) if (i < 0 || text.trim() === "") places.delete(text);
  return places;
}

/** The longest part of the pairs whose second numbers rise (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  pairs.forEach(([, j], at) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[tops[middle] ?? 0]?.[1] ?? 0) < j) low = middle + 1;
      else high = middle;
    }
    before[at] = tops[low - 1] ?? -1;
    tops[low] = at;
  });
  const found: [number, number][] = [];
  for (let at = tops[tops.length - 1] ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
}

/** Matches a pair of lines, and the equal ones around it that are not matched yet. `taken` tells of lines of the new text. */
function spread(old: readonly string[], now: readonly string[], to: Uint32Array, taken: Uint8Array, pair: [number, number]): void {
  for (const step of [1, -1]) {
    let [a, b] = step === 1 ? pair : [pair[0] - 1, pair[1] - 1];
    while (old[a] !== undefined && old[a] === now[b] && to[a + 1] === 0 && taken[b + 1] === 0) {
      to[a + 1] = b + 1;
      taken[b + 1] = 1;
      a += step;
      b += step;
    }
  }
}
