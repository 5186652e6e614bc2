// Tests of the phrases for events: each says what its event says, and no two ways of one kind are told alike.
import { expect, test } from "vitest";
import type { LogEvent } from "../../event/event";
import { parseLog } from "../../event/parse";
import { eventText } from "./eventtext";

function told(...lines: string[]): string[] {
  const text = ["interleave log 1", ...lines.map((line, i) => `${i + 1} ${line}`), ""].join("\n");
  return [...parseLog(text)].map((event: LogEvent) => eventText(event));
}

test("who has the thread, and what has come of a receive", () => {
  expect(told("0 js thread holder=go", "1000 g7 thread holder=go", "2000 js thread holder=js", "3000 js thread holder=none")).toEqual([
    "Go has the thread", "Go has the thread, in g7", "JavaScript has the thread", "nobody has the thread",
  ]);
  expect(told('0 g1 chanrecv ch=1 len=0 how=waits value=""', '1000 g1 chanrecv ch=1 len=0 how=closed value=""', '2000 g1 chanrecv ch=1 len=0 how=taken value="7"', '3000 g1 chansend ch=1 len=0 how=waits value=""')).toEqual([
    "g1 asks for a value", "g1 took nothing: the channel is closed", "g1 took 7", "g1 offers a value",
  ]);
});

test("what the seed decided", () => {
  expect(told("0 g1 drawn what=case of=2", "1000 g1 drawn what=start of=3", "2000 g8 drawn what=turn of=4", "3000 g8 drawn what=number of=0")).toEqual([
    "the seed takes one of 2 cases that g1 could go on with", "the seed begins g1's range over a map of 3", "the seed picks g8 out of 4 that could run", "g8 had a random number from the seed",
  ]);
});

test("what was only counted", () => {
  expect(told('0 js calls name="f" count=1500', '1000 js awaits name="" count=2', '2000 js registrations name="then" count=3', "3000 js cut bytes=4000")).toEqual([
    "f is called 1,500 times more", "a callback waits 2 times more", "3 times more: then", "4,000 more bytes of it are left out",
  ]);
});
