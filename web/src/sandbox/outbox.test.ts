// Tests of the outbox: what is sent when, and when the reader is behind.

import { expect, test } from "vitest";
import { BATCH_BYTES, Outbox, WINDOW_BYTES } from "./outbox";

function setup(): { sent: number[]; words: boolean[]; outbox: Outbox; add(bytes: number): void; time: { now: number } } {
  const sent: number[] = [];
  const words: boolean[] = [];
  const time = { now: 0 };
  const outbox = new Outbox((batch, printed) => {
    sent.push(batch.byteLength);
    words.push(printed);
  }, () => time.now);
  let buffered = 0;
  outbox.source = {
    get bufferedBytes() {
      return buffered;
    },
    take: (max) => {
      const size = Math.min(max, buffered);
      buffered -= size;
      return size === 0 ? null : new ArrayBuffer(size);
    },
  };
  return { sent, words, outbox, time, add: (bytes) => (buffered += bytes) };
}

test("a full batch goes out at once, a small one when code is entered", () => {
  const { sent, outbox, add } = setup();
  add(100);
  outbox.recorded();
  expect(sent).toEqual([]);
  outbox.entering();
  expect(sent).toEqual([100]);
  add(BATCH_BYTES + 1);
  outbox.recorded();
  expect(sent).toEqual([100, BATCH_BYTES, 1]);
});

test("where nobody waits for it, nothing but full batches and the rest goes out", () => {
  const { sent, outbox, add } = setup();
  outbox.awaited = false;
  add(100);
  outbox.entering();
  outbox.printed();
  expect(sent).toEqual([]);
  add(BATCH_BYTES);
  outbox.recorded();
  expect(sent).toEqual([BATCH_BYTES, 100]);
  add(7);
  outbox.flush(true);
  expect(sent).toEqual([BATCH_BYTES, 100, 7]);
});

test("entering sends often at first, then at most once a millisecond", () => {
  const { sent, outbox, add, time } = setup();
  for (let i = 0; i < 200; i++) {
    add(1);
    outbox.entering();
  }
  expect(sent.length).toBe(64);
  time.now += 3;
  for (let i = 0; i < 10; i++) {
    add(1);
    outbox.entering();
  }
  expect(sent.length).toBe(67);
});

test("a batch says whether something was printed since the one before", () => {
  const { outbox, words, add } = setup();
  for (const send of [() => outbox.entering(), () => outbox.printed(), () => outbox.entering()]) {
    add(1);
    send();
  }
  expect(words).toEqual([false, true, false]);
});

test("past the window everything is kept, in order, until it is acknowledged; the end goes out whatever", () => {
  const { sent, outbox, add } = setup();
  add(WINDOW_BYTES * 2);
  outbox.flush(false);
  expect(sent.length).toBe(WINDOW_BYTES / BATCH_BYTES);
  expect(outbox.behind).toBe(true);
  outbox.acknowledged(BATCH_BYTES);
  expect(sent.length).toBe(WINDOW_BYTES / BATCH_BYTES + 1);
  outbox.flush(true);
  expect(sent.reduce((a, b) => a + b)).toBe(WINDOW_BYTES * 2);
  outbox.acknowledged(WINDOW_BYTES * 3);
  expect(outbox.behind).toBe(false);
});
