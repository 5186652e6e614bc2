// This file makes links and payloads at random for tests, the same in every run of a seed.

/** A small generator of whole numbers below a bound. */
export type Random = (below: number) => number;

/** The generator of a seed (numbers of a linear congruence, as in Numerical Recipes). */
export function generator(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** One of a list that is not empty. */
export function pick<T>(list: readonly T[], random: Random): T {
  const one = list[random(list.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}

/** A text changed in one to three places: letters replaced, left out or said twice, its end cut off, a part of another text put in. */
export function mutate(text: string, other: string, random: Random): string {
  let changed = text;
  for (let n = 1 + random(3); n > 0; n--) {
    const at = random(changed.length + 1);
    const way = random(6);
    if (way === 0) changed = changed.slice(0, at) + String.fromCharCode(random(random(2) === 0 ? 256 : 65536)) + changed.slice(at + 1);
    if (way === 1) changed = changed.slice(0, at) + changed.slice(at + 1 + random(3));
    if (way === 2) changed = changed.slice(0, at);
    if (way === 3) changed = changed.slice(0, at) + changed.slice(at >> 1);
    if (way === 4) changed = changed.slice(0, at) + other.slice(random(other.length + 1), random(other.length + 1)) + changed.slice(at);
    if (way === 5) changed = changed.slice(0, at) + pick(PIECES, random) + changed.slice(at + random(4));
  }
  return changed;
}

/** What parsers of links and payloads look for. */
const PIECES = [
  ";", ".", "#", "1r.", "2r.", ";seed=", ";at=1", ";selected=4294967295", ";view=diagram", ";clock=real", ";speed=max", "=", "-", "_", "000000", "AAAA",
  '"', "[", "]", "{", "}", ",", ":", "null", "true", "1e999", "-0", "\\u0000", "\\ud800", "\\", '"__proto__":', '"t":', '"f":[["main.js",""]]', '"e":4294967296', "\u0000", "\ufeff", "\ud83d",
];
