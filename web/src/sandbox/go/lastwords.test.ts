// Tests of how a Go program's failure is recognised.

import { expect, test } from "vitest";
import { LastWords } from "./lastwords";

function listen(): { told: unknown[][]; words: LastWords } {
  const told: unknown[][] = [];
  return { told, words: new LastWords((...args) => told.push(args)) };
}

test("a panic told by the probe, printed in pieces", () => {
  const { told, words } = listen();
  words.probe(7, "panic", "");
  for (const piece of ["panic: ", "boom", "\n", "\ngoroutine 7 [running]:\n", "main.main()\n"]) words.wrote(7, piece);
  words.ended(2);
  expect(told).toEqual([[7, "panic", "panic: boom"]]);
  expect(words.failure).toBe("panic");
});

test("a deadlock is told apart, with the probe and without", () => {
  const message = "all goroutines are asleep - deadlock!";
  const { told, words } = listen();
  words.probe(1, "fatal", message);
  words.wrote(1, `fatal error: ${message}\n\ngoroutine 1 [select]:\n`);
  expect(told).toEqual([[1, "deadlock", `fatal error: ${message}`]]);

  const without = listen();
  without.words.wrote(0, "fatal error: ");
  without.words.wrote(0, message);
  without.words.wrote(0, "\n\ngoroutine 1 [select]:\n");
  expect(without.told).toEqual([]);
  without.words.ended(2);
  expect(without.told).toEqual([[0, "deadlock", `fatal error: ${message}`]]);
});

test("a program that only prints such words and exits in peace has not failed", () => {
  const { told, words } = listen();
  words.wrote(1, "panic: not really\n");
  words.ended(0);
  expect(told).toEqual([]);
  expect(words.failure).toBeNull();
});

test("a very long message is cut", () => {
  const { told, words } = listen();
  words.probe(1, "panic", "");
  words.wrote(1, `panic: ${"x".repeat(20_000)}`);
  expect(String(told[0]?.[2]).length).toBe(8_192);
});
