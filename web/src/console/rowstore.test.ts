// Tests of the rows of a growing console: the same rows as if it were laid out at once, and a bound on how many.
import { describe, expect, it } from "vitest";
import { ConsoleReader } from "../event/console";
import { EventLog } from "../event/log";
import { EventWriter } from "../event/writer.gen";
import { MOST_LINES } from "./rows";
import { RowStore } from "./rowstore";

/** A log with a writer that feeds it. */
function growing(): { reader: ConsoleReader; writer: EventWriter; read: () => void } {
  const log = new EventLog();
  let at = -1000;
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents: 1e6, maxBytes: 1e9 });
  const reader = new ConsoleReader(log);
  const read = (): void => {
    const batch = writer.take();
    if (batch) log.append(batch);
    reader.update();
  };
  return { reader, writer, read };
}

/** Tens of thousands of lines take a while on a busy machine. */
const SLOW_MS = 30_000;

const words = (store: RowStore): string[] => store.rows.map((row) => `${row.line} ${row.text}`);

describe("RowStore", () => {
  it("shows the unfinished line, and lays it out anew as it grows", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 20);
    const step = (text: string): string[] => {
      writer.print(1, 0, 0, 0, "stdout", text);
      read();
      store.update();
      return words(store);
    };
    expect(step("one\ntw")).toEqual(["0 one", "1 tw"]);
    expect(step("o")).toEqual(["0 one", "1 two"]);
    expect(step("\nthree\n")).toEqual(["0 one", "1 two", "2 three"]);
    store.update();
    expect(words(store)).toEqual(["0 one", "1 two", "2 three"]);
    expect(store.lineCount).toBe(3);
  });

  it("keeps only so many of the latest lines", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 40);
    for (let part = 0; part < 7; part++) {
      for (let i = 0; i < MOST_LINES / 2; i++) writer.console(0, 0, 0, 0, "log", `line ${part * (MOST_LINES / 2) + i}\nmore`);
      read();
      store.update();
      expect(store.rows.length).toBeLessThanOrEqual(MOST_LINES * 3);
      expect(store.rows.at(-1)?.line).toBe(reader.lines.length - 1);
      expect(store.rows[0]).toEqual({ line: store.dropped, head: true, text: `line ${store.dropped}` });
    }
    expect(store.dropped).toBeGreaterThan(0);
  }, SLOW_MS);

  it("passes over a flood at once", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 40);
    for (let i = 0; i < 5 * MOST_LINES; i++) writer.console(0, 0, 0, 0, "log", "x");
    read();
    store.update();
    expect(store.rows).toHaveLength(MOST_LINES);
    expect(store.line(store.rows.at(-1)?.line ?? 0)?.text).toBe("x");
  }, SLOW_MS);
});
