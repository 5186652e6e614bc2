// Tests of the recorder: holders of the thread, budgets, the end.

import { expect, test } from "vitest";
import { EventLog } from "../event/log";
import { formatLog } from "../event/text";
import { VirtualClock } from "./loop/clock";
import { CallTask } from "./loop/queue";
import { Outbox } from "./outbox";
import { Recorder } from "./recorder";

function setup(maxEvents = 1000, limit = Infinity): { recorder: Recorder; clock: VirtualClock; log(): string[] } {
  const log = new EventLog();
  const outbox = new Outbox((batch) => log.append(batch), () => 0);
  const clock = new VirtualClock(limit);
  const recorder = new Recorder(clock, { maxEvents, maxBytes: 1e6 }, outbox);
  const lines = (): string[] => {
    outbox.flush(true);
    return formatLog(log).trim().split("\n").slice(1).map((line) => line.replace(/^\d+ \d+ /, ""));
  };
  return { recorder, clock, log: lines };
}

test("Go's holding waits for the goroutine to be known", () => {
  const { recorder, log } = setup();
  recorder.task(new CallTask("gotimer", 0, () => {}, "go"));
  recorder.goLane = 7;
  recorder.print("stdout", "x", 0, 0);
  recorder.hold("js");
  recorder.hold("go");
  recorder.print("stdout", "y", 0, 0);
  recorder.taskend();
  recorder.hold("none");
  recorder.hold("none");
  expect(log()).toEqual([
    "js task source=gotimer id=0", "g7 thread holder=go", 'g7 print stream=stdout text="x"', "js thread holder=js", "g7 thread holder=go",
    'g7 print stream=stdout text="y"', "js taskend", "js thread holder=none",
  ]);
});

test("a microtask after Go holds the thread for JavaScript; without one nothing is said", () => {
  for (const micro of [true, false]) {
    const { recorder, log } = setup();
    recorder.task(new CallTask("gotimer", 0, () => {}, "go"));
    recorder.goLane = 7;
    recorder.print("stdout", "x", 0, 0);
    recorder.lend("js");
    if (micro) recorder.console("log", "y", 0, 0);
    recorder.taskend();
    recorder.hold("none");
    expect(log().slice(3)).toEqual([...(micro ? ["js thread holder=js", 'js console level="log" text="y"'] : []), "js taskend", "js thread holder=none"]);
  }
});

test("a full log tells once, and only the end comes after", () => {
  const { recorder, log } = setup(3);
  let limits = 0;
  recorder.onLimit = (why) => {
    limits++;
    recorder.end("limit", 0, why);
  };
  for (let i = 0; i < 10; i++) recorder.console("log", `${i}`, 0, 0);
  expect(limits).toBe(1);
  expect(recorder.closed).toBe(true);
  expect(log()).toEqual([
    'js console level="log" text="0"', 'js console level="log" text="1"', 'js console level="log" text="2"',
    expect.stringMatching(/^js truncated events=3 /), 'js end how=limit code=0 why="the log is full"',
  ]);
});

test("passing the time limit tells, by an event or by a read", () => {
  for (const act of [(r: Recorder) => r.console("log", "x", 0, 0), (_: Recorder, c: VirtualClock) => void c.read()]) {
    const { recorder, clock } = setup(1000, 5000);
    clock.overdue = () => recorder.checkTime();
    let limits = 0;
    recorder.onLimit = () => {
      if (limits++ === 0) recorder.end("limit", 0, "");
    };
    for (let i = 0; i < 20; i++) act(recorder, clock);
    expect(limits).toBe(recorder.closed ? 1 : 0);
    expect(recorder.closed).toBe(true);
  }
});
