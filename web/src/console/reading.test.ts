// Tests of reading the console in slices: never longer than a slice at once, all of it in the end, and drawn now and then meanwhile.
import { expect, it } from "vitest";
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import { Reading } from "./reading";

const EVENTS = 10_000;

it("reads a flood slice after slice, and asks for drawings now and then until all is read", async () => {
  const log = new EventLog();
  const writer = new EventWriter({ stamp: () => 0, maxEvents: 1e6, maxBytes: 1e9 });
  for (let i = 0; i < EVENTS; i++) writer.console(0, 0, 0, 0, "log", `line ${i}`);
  log.append(writer.take() ?? new ArrayBuffer(0));
  // Each look at the clock is a ms later: a slice is four looks, a drawing is due after 30 slices.
  let now = 0;
  const counts: number[] = [];
  const reading = await new Promise<Reading>((resolve) => {
    const one: Reading = new Reading(log, () => {
      counts.push(one.read());
      if (counts.at(-1) === EVENTS) resolve(one);
    }, () => now++);
    counts.push(one.read());
  });
  expect(counts[0]).toBeLessThanOrEqual(1000);
  expect(counts.length).toBeGreaterThanOrEqual(2);
  expect(counts.length).toBeLessThan(10);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(reading.reader.lines.length).toBe(EVENTS);
  expect(reading.reader.lines.at(-1)?.text).toBe(`line ${EVENTS - 1}`);
  reading.dispose();
});
