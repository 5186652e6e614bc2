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
  const reader = new ConsoleReader(log, { errors: true });
  const read = (): void => {
    const batch = writer.take();
    if (batch) log.append(batch);
    reader.update();
  };
  return { reader, writer, read };
}

/** Tens of thousands of lines take a while on a busy machine. */
const SLOW_MS = 30_000;

const words = (store: RowStore): string[] => store.rows.map((row) => `${row.group.first.seq} ${row.text}${row.group.count > 1 ? ` ×${row.group.count}` : ""}`);

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
    expect(step("one\ntw")).toEqual(["1 one", "1 tw"]);
    expect(step("o")).toEqual(["1 one", "1 two"]);
    expect(step("\nthree\n")).toEqual(["1 one", "1 two", "3 three"]);
    store.update();
    expect(words(store)).toEqual(["1 one", "1 two", "3 three"]);
    expect(store.shown).toBe(3);
  });

  it("joins what is said again from the same place, and only that", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 40);
    const here = writer.position("main.js", 3, 1);
    const there = writer.position("main.js", 4, 1);
    const say = (pos: number, text: string, level = "log"): void => {
      writer.console(0, 0, 0, pos, level, text);
      read();
      store.update();
    };
    for (const pos of [here, here, here, there]) say(pos, "tick");
    expect(words(store)).toEqual(["1 tick ×3", "4 tick"]);
    say(there, "tick", "warn");
    say(there, "tock");
    say(there, "tock");
    expect(words(store)).toEqual(["1 tick ×3", "4 tick", "5 tick", "6 tock ×2"]);
    expect([store.beside(0, 1), store.beside(0, -1), store.beside(2, 1), store.beside(6, -1), store.beside(1, -1), store.beside(7, 1)].map((group) => group?.first.seq)).toEqual([1, 6, 4, 5, undefined, undefined]);
    expect([store.shown, store.rowAt(0), store.rowAt(2), store.rowAt(5), store.rowAt(99)]).toEqual([7, -1, 0, 2, 3]);
  });

  it("shows one language or what went wrong, and joins over what is left out", () => {
    const { reader, writer, read } = growing();
    const stores = (["go", "js", "errors"] as const).map((filter) => new RowStore(reader, 40, filter));
    for (let i = 0; i < 3; i++) {
      writer.console(0, 0, 0, 0, "log", "tick");
      writer.print(1, 0, 0, 0, "stdout", "tock\n");
      if (i === 1) writer.error(0, 0, 0, 0, "exception", "Uncaught Error: no", "");
      read();
      for (const store of stores) store.update();
    }
    expect(stores.map(words)).toEqual([["2 tock ×3"], ["1 tick ×2", "5 Uncaught Error: no", "6 tick"], ["5 Uncaught Error: no"]]);
  });

  it("keeps only so many of the latest lines", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 40);
    for (let part = 0; part < 7; part++) {
      for (let i = 0; i < MOST_LINES / 2; i++) writer.console(0, 0, 0, 0, "log", `line ${part * (MOST_LINES / 2) + i}\nmore`);
      read();
      store.update();
      expect(store.rows.length).toBeLessThanOrEqual((MOST_LINES * 1.5 + 1) * 2);
      expect(store.rows.at(-1)?.group.first).toBe(reader.lines.at(-1));
      expect(store.rows[0]).toMatchObject({ head: true, text: `line ${store.dropped}`, group: { first: reader.lines[store.dropped] } });
    }
    expect(store.dropped).toBeGreaterThan(0);
  }, SLOW_MS);

  it("passes over a flood at once", () => {
    const { reader, writer, read } = growing();
    const store = new RowStore(reader, 40);
    for (let i = 0; i < 5 * MOST_LINES; i++) writer.console(0, 0, 0, 0, "log", `x${i}`);
    read();
    store.update();
    expect(store.rows).toHaveLength(MOST_LINES + 1);
    expect(store.rows.at(-1)?.text).toBe(`x${5 * MOST_LINES - 1}`);
  }, SLOW_MS);
});
