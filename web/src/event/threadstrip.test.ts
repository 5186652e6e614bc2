// Tests of the strip: its shares add up to what the spans of the thread say, at every length of run and however it is read.
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { EventLog } from "./log";
import { parseLog } from "./parse";
import { readThread } from "./testing/thread";
import { ThreadStrip, lastUpTo } from "./threadstrip";

const examples = new URL("../../../examples/", import.meta.url);
const logs = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .map(({ name }): [string, EventLog] => [name, parseLog(readFileSync(new URL(`${name}/events.txt`, examples), "utf8"))]);

/** How long a language held the thread between two times, by the spans. */
function held(log: EventLog, holder: string, from: number, to: number): number {
  return readThread(log).filter((span) => span.holder === holder).reduce((sum, span) => sum + Math.max(0, Math.min(to, span.end) - Math.max(from, span.begin)), 0);
}

describe.each(logs)("%s", (_, log) => {
  it("has in each stretch what the spans have there", () => {
    const strip = new ThreadStrip(log);
    strip.update();
    expect(strip.end).toBe(log.lastAt);
    for (let i = 0; i < strip.js.length; i++) {
      const [from, to] = [i * strip.stretch, (i + 1) * strip.stretch];
      expect([strip.js[i], strip.go[i]]).toEqual([held(log, "js", from, to), held(log, "go", from, to)]);
    }
  });

  it("is the same read in slices", () => {
    const [whole, sliced] = [new ThreadStrip(log), new ThreadStrip(log)];
    whole.update();
    while (sliced.length < log.length) sliced.update(7);
    expect([sliced.stretch, sliced.js, sliced.go]).toEqual([whole.stretch, whole.js, whole.go]);
  });

  it("finds the last event up to a time", () => {
    expect(lastUpTo(log, -1)).toBe(-1);
    for (let i = 0; i < log.length; i++) {
      const found = lastUpTo(log, log.timeAt(i));
      expect(found).toBeGreaterThanOrEqual(i);
      expect(log.timeAt(found)).toBe(log.timeAt(i));
    }
  });
});
