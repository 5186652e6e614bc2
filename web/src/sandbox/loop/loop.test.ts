// Tests of the loop: batches, rejections, holding, stepping, pacing and the end.

import { expect, test } from "vitest";
import { ChosenClock, RealClock, TICK, VirtualClock } from "./clock";
import { FakeBrowser } from "./fake";
import { CallTask, Task } from "./queue";

function chain(browser: FakeBrowser): void {
  for (let i = 0; i < 5; i++) browser.timer(`t${i}`, i, () => browser.timer(`u${i}`, 2));
}

test("the order is the same for every batch and step by step", () => {
  const logs = [1, 3, 32].map((batch) => {
    const browser = new FakeBrowser();
    chain(browser);
    browser.run(batch);
    return browser.log;
  });
  const stepped = new FakeBrowser();
  stepped.loop.allow(0);
  chain(stepped);
  for (let i = 0; i < 20; i++) {
    stepped.run();
    expect(stepped.log.length).toBe(Math.min(i, 10));
    stepped.loop.allow(1);
  }
  for (const log of logs) expect(log).toEqual(stepped.log);
});

test("after a rejection one whole hop passes without a task", () => {
  const browser = new FakeBrowser();
  const hops: string[] = [];
  browser.loop.push(new CallTask("timer", 0, () => {
    hops.push("rejects");
    browser.loop.rejectSeen();
  }));
  browser.loop.push(new CallTask("timer", 0, () => hops.push("next")));
  const hop = (): void => {
    hops.push("hop");
    for (let slot = 0; slot < 8; slot++) if (!browser.loop.slot(slot === 0)) break;
    browser.loop.settle();
    browser.loop.rest();
  };
  for (let i = 0; i < 3; i++) hop();
  expect(hops).toEqual(["hop", "rejects", "hop", "hop", "next"]);
});

test("a task of several steps is one task, and what it throws goes through", () => {
  class Steps extends Task {
    at = 0;
    override get more(): boolean {
      return this.at < 3;
    }
    override step(): void {
      this.at++;
      browser.log.push(`step ${this.at}`);
      if (this.at === 2) throw new Error("user");
    }
  }
  const browser = new FakeBrowser();
  browser.loop.push(new Steps("rejection", 0, 0, 0));
  browser.loop.push(new CallTask("timer", 0, () => browser.log.push("after")));
  browser.loop.slot(true);
  expect(() => browser.loop.slot(true)).toThrow("user");
  browser.run(4);
  expect(browser.log).toEqual(["step 1", "step 2", "step 3", "after"]);
});

test("while held or behind nothing runs, and the clock stands", () => {
  const browser = new FakeBrowser();
  browser.timer("a", 5);
  browser.loop.hold();
  browser.run();
  expect(browser.clock.now()).toBe(0);
  browser.loop.release();
  browser.isBehind = true;
  browser.run();
  expect(browser.log).toEqual([]);
  browser.isBehind = false;
  browser.run();
  expect(browser.log).toEqual(["a @5"]);
});

test("the speed holds tasks back by the wall and never changes their times", () => {
  const browser = new FakeBrowser({ speed: 0.5 });
  browser.timer("a", 100, () => {
    browser.wall += 1000;
    browser.timer("b", 50);
  });
  browser.run();
  expect(browser.log).toEqual(["a @100", "b @150"]);
  expect(browser.wall).toBe(200 + 1000 + 100);
});

test("a timer beyond the limit ends the run", () => {
  const browser = new FakeBrowser({ limitMs: 50 });
  browser.timer("a", 50);
  browser.timer("b", 51);
  browser.run();
  expect(browser.log).toEqual(["a @50", "late"]);
});

test("when nothing is in flight the host may queue once more", () => {
  const browser = new FakeBrowser();
  let asked = 0;
  browser.onQuiet = () => {
    if (++asked === 1) browser.timer("late", 3);
    else browser.loop.end();
  };
  browser.run();
  expect(browser.log).toEqual(["late @3"]);
  expect(asked).toBe(2);
});

test("the virtual clock moves by events, reads and jumps", () => {
  const clock = new VirtualClock(1e6);
  let overdue = 0;
  clock.overdue = () => overdue++;
  expect([clock.stamp(), clock.stamp(), clock.read(), clock.now()]).toEqual([0, TICK, 3 * TICK, 3 * TICK]);
  clock.jump(1e6);
  clock.jump(10);
  expect([clock.now(), clock.over(), overdue]).toEqual([1e6, false, 0]);
  clock.read();
  expect([clock.over(), overdue]).toEqual([true, 1]);
});

test("the real clock follows the wall, never back, and leaves pauses out", () => {
  let wall = 100;
  const clock = new RealClock(() => wall, Infinity);
  wall = 102.5;
  expect(clock.read()).toBe(2_500_000);
  wall = 101;
  expect(clock.now()).toBe(2_500_000);
  wall = 110;
  clock.skip(5);
  expect(clock.stamp()).toBe(5_000_000);
});

test("a clock that was chosen late is the one that was chosen", () => {
  let wall = 100;
  let overdue = 0;
  const [first, second] = [new ChosenClock(), new ChosenClock()];
  for (const clock of [first, second]) clock.overdue = () => overdue++;
  wall = 200;
  first.choose(new VirtualClock(2 * TICK));
  second.choose(new RealClock(() => wall, Infinity));
  expect([first.virtual, first.stamp(), first.read(), overdue]).toEqual([true, 0, 2 * TICK, 0]);
  expect([first.read(), overdue, first.over()]).toEqual([3 * TICK, 1, true]);
  wall = 210;
  second.skip(4);
  first.skip(4);
  expect([second.virtual, second.now(), first.now()]).toEqual([false, 6_000_000, 3 * TICK]);
});

test("a paused loop runs what it is allowed and nothing more, at the same times", () => {
  const plain = new FakeBrowser();
  const stepped = new FakeBrowser({ speed: 1 });
  for (const browser of [plain, stepped]) for (const ms of [3, 1, 2]) browser.timer(`t${ms}`, ms);
  plain.run();
  stepped.loop.allow(0);
  stepped.run();
  expect(stepped.log).toEqual([]);
  stepped.loop.allow(1);
  stepped.loop.allow(1);
  stepped.run();
  expect(stepped.log).toEqual(["t1 @1", "t2 @2"]);
  // Single steps wait for no pace.
  expect(stepped.wall).toBe(0);
  stepped.loop.allow(Infinity);
  stepped.run();
  expect(stepped.log).toEqual(plain.log);
});

test("timers due almost together go off together, before what the first of them sets", () => {
  const browser = new FakeBrowser();
  const order: string[] = [];
  browser.timer("a", 5, () => browser.timer("inner", 0, () => order.push("inner")));
  browser.clock.read();
  browser.timer("b", 5, () => order.push("b"));
  browser.run();
  expect(order).toEqual(["b", "inner"]);
  expect(browser.log.slice(0, 2)).toEqual(["a @5.001", "b @5.001"]);
});
