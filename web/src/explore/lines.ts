// What a run can be placed by on the axis of outcomes: when one of its lines was printed, or when it ended.

import type { Outcome, OutcomeLine } from "../app/outcomes";

/** A moment that every run may have, in ns of its virtual time; null for a run that has not come to it. */
export interface Landmark {
  readonly id: string;
  readonly label: string;
  time(outcome: Outcome): number | null;
}

/** A place that prints several times in a run gives its first and its last line. */
type Which = "first" | "last";

const MOST = 12;
const LABEL = 28;

/** The landmarks of some runs: lines by where they are printed, in the order of the first run that has them, then the end. */
export function landmarksOf(outcomes: readonly Outcome[]): Landmark[] {
  const texts = new Map<string, { texts: Set<string>; often: boolean }>();
  for (const { lines } of outcomes) {
    const seen = new Set<string>();
    for (const line of lines) {
      const key = keyOf(line);
      const known = texts.get(key) ?? { texts: new Set(), often: false };
      texts.set(key, known);
      known.texts.add(line.text);
      known.often ||= seen.has(key);
      seen.add(key);
    }
  }
  const marks = [...texts].slice(0, MOST).flatMap(([key, { texts: all, often }]) => {
    const label = common([...all]);
    return often ? [lineMark(key, "first", `${label} (first)`), lineMark(key, "last", `${label} (last)`)] : [lineMark(key, "first", label)];
  });
  return [...marks, { id: "end", label: "the end", time: (outcome) => (isOver(outcome) ? outcome.at : null) }];
}

/** The landmark that tells runs apart best: the one with the most different times, the earlier where two have as many. */
export function tellingOf(marks: readonly Landmark[], outcomes: readonly Outcome[]): Landmark | undefined {
  let best: Landmark | undefined;
  let most = 0;
  for (const mark of marks) {
    const times = new Set(outcomes.map((one) => mark.time(one)));
    times.delete(null);
    if (times.size > most) [best, most] = [mark, times.size];
  }
  return best ?? marks[0];
}

/** Whether a run came to an end of its own, so that it has a time. */
export function isOver(outcome: Outcome): boolean {
  return outcome.end !== "late" && outcome.end !== "broken";
}

function lineMark(key: string, which: Which, label: string): Landmark {
  const time = ({ lines }: Outcome): number | null => {
    const same = lines.filter((line) => keyOf(line) === key);
    return (which === "first" ? same[0] : same[same.length - 1])?.at ?? null;
  };
  return { id: `${which} ${key}`, label, time };
}

/** Lines of one place and level are one landmark, whatever they say. */
function keyOf({ level, place, text }: OutcomeLine): string {
  return place ? `${level} ${place.file}:${place.line}:${place.col}` : `${level} ${text}`;
}

/** What all texts begin with, up to a whole word. */
function common(texts: readonly string[]): string {
  const [first = "", ...others] = texts;
  let length = Math.min(first.length, LABEL);
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length--;
  const whole = length === first.length && others.length === 0;
  const head = whole ? first : first.slice(0, length).replace(/[\p{L}\p{N}]+$/u, "").trimEnd();
  return whole ? first : `${head} …`.trimStart();
}
