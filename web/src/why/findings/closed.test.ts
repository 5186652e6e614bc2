// Tests of panics of closed channels: told where one channel alone was closed, and the line is a send or a close.
import { expect, test } from "vitest";
import { findingsWith, told } from "./testing";

const SOURCE = "package main\n\nfunc main() {\n\tch := make(chan int)\n\tclose(ch)\n\tch <- 1\n\tclose(ch)\n}\n";
const inMain = (...lines: string[]): unknown => told(findingsWith({ "main.go": SOURCE }, lines));
const CLOSE = "2000 g1 chanclose main.go:5:1 ch=1";
const dies = (line: number, value: string, lane = 1): string[] => [`5000 g${lane} gopanic main.go:${line}:1 value="${value}"`, `6000 g${lane} fatal what=panic text="panic: ${value}"`];
const SEND = dies(6, "send on closed channel");

test("a send after the close, one that waited, and a second close", () => {
  expect(inMain(CLOSE, ...SEND)).toEqual([{
    seq: 3, question: "Why did this send panic?",
    text: "g1 closed the channel at main.go:5 at 0.002 ms. The send of g1 at main.go:6 came after that, and a closed channel takes nothing more. Who sends the last value is the one to close.",
  }]);
  expect(inMain('1000 g7 chansend main.go:6:1 ch=1 len=0 how=waits value="1"', CLOSE, ...dies(6, "send on closed channel", 7))).toEqual([{
    seq: 4, question: "Why did this send panic?",
    text: "g1 closed the channel at main.go:5 at 0.002 ms. g7 had waited with a value at main.go:6 since 0.001 ms, and a closed channel takes nothing more. Who sends the last value is the one to close.",
  }]);
  expect(inMain(CLOSE, ...dies(7, "close of closed channel"))).toEqual([{
    seq: 3, question: "Why did this close panic?",
    text: "g1 had closed the channel already at main.go:5, at 0.002 ms; g1 closed it again at main.go:7. A channel can be closed once.",
  }]);
});

test("not where it may be another channel, a library's, or a panic that was recovered", () => {
  expect(inMain(CLOSE, "3000 g1 chanclose main.go:7:1 ch=2", ...SEND)).toEqual([]);
  expect(inMain(CLOSE, ...dies(4, "send on closed channel"))).toEqual([]);
  expect(inMain(CLOSE, SEND[0] ?? "")).toEqual([]);
  expect(inMain(...SEND)).toEqual([]);
});
