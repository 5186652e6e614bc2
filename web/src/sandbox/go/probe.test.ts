// Tests of the causes of what goroutines and channels do, from what the probe tells.

import { expect, test } from "vitest";
import { EventLog } from "../../event/log";
import { formatLog } from "../../event/text";
import { VirtualClock } from "../loop/clock";
import { Outbox } from "../outbox";
import { Recorder } from "../recorder";
import { GoProbe } from "./probe";

const HANDED = 0;
const BUFFERED = 1;
const SEND_WAITS = 2;
const TAKEN = 3;
const FROM_BUFFER = 4;
const GIVEN = 5;
const FOUND_CLOSED = 6;
const RECV_WAITS = 7;
const CLOSE = 8;
const INT = 2;
/** Where the number 42 stands in memory, and a text of which all names are made. */
const NUMBER = 8;
const TEXT = 16;
const words = "chan receive sleep coroutine main.work main.go";
const TASK = 1;

/** A probe that is told things as Go would, and its log without seq and time. */
function setup(): { tell: (name: string, ...numbers: number[]) => void; probe: GoProbe; log(): string[] } {
  const log = new EventLog();
  const outbox = new Outbox((batch) => log.append(batch), () => 0);
  const recorder = new Recorder(new VirtualClock(Infinity), { maxEvents: 1000, maxBytes: 1e6 }, outbox);
  const view = new DataView(new ArrayBuffer(256));
  view.setInt32(NUMBER, 42, true);
  new Uint8Array(view.buffer).set(new TextEncoder().encode(words), TEXT);
  const running = { seq: () => TASK, position: () => 0, enter: () => 0, leave: () => {} };
  recorder.run(1, { go: "", clock: "virtual", seed: 1, epoch: 0 });
  const probe = new GoProbe(recorder, running, { view });
  const { imports } = probe;
  const lines = (): string[] => {
    outbox.flush(true);
    return formatLog(log).trim().split("\n").slice(2).map((line) => line.replace(/^(\d+) \d+ /, "$1 "));
  };
  return { tell: (name, ...numbers) => void imports[name]!(...numbers), probe, log: lines };
}

/** The address and length of one of the words. */
function word(text: string): [number, number] {
  return [TEXT + words.indexOf(text), text.length];
}

test("what a value passes through is its cause, from a waiting receiver to the next", () => {
  const { tell, log } = setup();
  tell("place", 7, ...word("main.go"), 3, ...word("main.work"));
  tell("gonew", 1, 0, 0, 0, ...word("main.work"));
  tell("gorun", 1);
  tell("gonew", 2, 1, 0, 7, ...word("main.work"));
  tell("chanmake", 1, 1, 0, ...word("main"), 7);
  tell("chanop", 1, RECV_WAITS, 1, 0, 0, 0, 0, 7);
  tell("gowait", 1, 5, ...word("chan receive"), 7);
  tell("gorun", 2);
  tell("chanop", 2, HANDED, 1, 0, INT, NUMBER, 0, 7);
  tell("gowake", 1, 2, 7);
  tell("goend", 2);
  tell("gorun", 1);
  tell("chanop", 1, GIVEN, 1, 0, 0, 0, 0, 7);
  expect(log()).toEqual([
    '2 g1 gonew cause=1 parent=0 fn="main.work" role=user',
    "3 g1 gorun cause=2",
    '4 g2 gonew main.go:3:1 cause=3 parent=1 fn="main.work" role=user',
    '5 g1 chanmake main.go:3:1 cause=3 ch=1 cap=0 elem="main"',
    '6 g1 chanrecv main.go:3:1 cause=3 ch=1 len=0 how=waits value=""',
    '7 g1 gowait main.go:3:1 cause=3 reason="chan receive" ns=0',
    "8 g2 gorun cause=4",
    '9 g2 chansend main.go:3:1 cause=8 ch=1 len=0 how=handed value="42"',
    "10 g1 gowake main.go:3:1 cause=9 origin=7 by=2",
    "11 g2 goend cause=8",
    "12 g1 gorun cause=10",
    '13 g1 chanrecv main.go:3:1 cause=9 ch=1 len=0 how=handed value="42"',
  ]);
});

test("a buffer gives back each value with the send that put it there", () => {
  const { tell, log } = setup();
  for (const goroutine of [1, 2]) tell("gorun", goroutine);
  tell("chanop", 1, BUFFERED, 1, 1, INT, NUMBER, 0, 0); // 4
  tell("chanop", 1, SEND_WAITS, 1, 1, INT, NUMBER, 0, 0); // 5
  tell("gowait", 1, 5, ...word("chan receive"), 0); // 6
  tell("chanop", 2, TAKEN, 1, 1, INT, NUMBER, 1, 0); // 7: the buffered one
  tell("gowake", 1, 2, 0); // 8
  tell("chanop", 2, FROM_BUFFER, 1, 0, INT, NUMBER, 0, 0); // 9: what had waited
  tell("chanop", 2, CLOSE, 1, 0, 0, 0, 0, 0); // 10
  tell("chanop", 2, FOUND_CLOSED, 1, 0, 0, 0, 0, 0);
  expect(log().slice(5)).toEqual([
    '7 g2 chanrecv cause=4 ch=1 len=1 how=taken value="42"',
    "8 g1 gowake cause=7 origin=6 by=2",
    '9 g2 chanrecv cause=5 ch=1 len=0 how=buffered value="42"',
    "10 g2 chanclose cause=3 ch=1",
    '11 g2 chanrecv cause=10 ch=1 len=0 how=closed value=""',
  ]);
});

test("a close wakes all who wait on the channel, and nobody else", () => {
  const { tell, log } = setup();
  for (const [goroutine, ch] of [[1, 1], [2, 1], [3, 2]]) {
    tell("gorun", goroutine!);
    tell("chanop", goroutine!, RECV_WAITS, ch!, 0, 0, 0, 0, 0);
    tell("gowait", goroutine!, 5, ...word("chan receive"), 0);
  }
  tell("gorun", 4); // 11
  tell("chanop", 4, CLOSE, 1, 0, 0, 0, 0, 0); // 12
  for (const goroutine of [1, 2, 3]) tell("gowake", goroutine, 4, 0);
  expect(log().slice(11)).toEqual(["13 g1 gowake cause=12 origin=4 by=4", "14 g2 gowake cause=12 origin=7 by=4", "15 g3 gowake cause=11 origin=10 by=4"]);
});

test("time wakes by the task of a timer, idleness by who let go last, a coroutine by its other half", () => {
  const { tell, probe, log } = setup();
  tell("gorun", 1); // 2
  tell("gosleep", 1, 5_000_000, 0);
  tell("gowait", 1, 6, ...word("sleep"), 0); // 3
  tell("gorun", 2); // 4
  tell("gowait", 2, 0, TEXT, 0, 0); // 5: it has handled a call
  probe.timer = 1;
  tell("gowake", 1, 0, 0); // 6: its sleep began after that task
  probe.timer = 4;
  tell("gorun", 1); // 7
  tell("gowait", 1, 6, ...word("sleep"), 0); // 8
  probe.timer = 9;
  tell("gorun", 3); // 9
  tell("gowake", 1, 0, 0); // 10
  tell("gowait", 3, 7, ...word("coroutine"), 0); // 11
  tell("gowake", 2, 0, 0); // 12
  tell("gowait", 2, 7, ...word("coroutine"), 0); // 13
  tell("gowake", 3, 0, 0); // 14
  expect(log().filter((line) => /gowake|ns=5/.test(line))).toEqual([
    '3 g1 gowait cause=2 reason="sleep" ns=5000000',
    "6 g1 gowake cause=3 origin=3 by=0",
    "10 g1 gowake cause=9 origin=8 by=0",
    "12 g2 gowake cause=11 origin=5 by=0",
    "14 g3 gowake cause=4 origin=11 by=2",
  ]);
});

test("a timer's send is nobody's, and takes the place of one that nobody took", () => {
  const { tell, probe, log } = setup();
  tell("gorun", 1); // 2
  probe.timer = 1;
  tell("chanop", 0, BUFFERED, 1, 0, 0, 0, 0, 0); // 3
  tell("chanop", 0, BUFFERED, 1, 0, 0, 0, 0, 0); // 4
  tell("chanop", 1, FROM_BUFFER, 1, 0, 0, 0, 0, 0); // 5
  tell("chanop", 1, RECV_WAITS, 1, 0, 0, 0, 0, 0); // 6
  tell("gowait", 1, 5, ...word("chan receive"), 0); // 7
  tell("chanop", 0, HANDED, 1, 0, 0, 0, 0, 0); // 8
  tell("gowake", 1, 1, 0); // 9
  expect(log().slice(1)).toEqual([
    '3 js chansend cause=1 ch=1 len=0 how=buffered value=""',
    '4 js chansend cause=1 ch=1 len=0 how=buffered value=""',
    '5 g1 chanrecv cause=4 ch=1 len=0 how=buffered value=""',
    '6 g1 chanrecv cause=2 ch=1 len=0 how=waits value=""',
    '7 g1 gowait cause=2 reason="chan receive" ns=0',
    '8 js chansend cause=1 ch=1 len=0 how=handed value=""',
    "9 g1 gowake cause=8 origin=7 by=0",
  ]);
});
