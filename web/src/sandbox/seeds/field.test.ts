// Tests of many seeds in one sandbox: two at a time, each to its own end, and the rest go on whatever one does.

import { expect, test } from "vitest";
import type { BootToWorker, WireRun } from "../protocol";
import { Field } from "./field";
import { readHarvest, type Harvest, type WireSeed } from "./protocol";

const run: WireRun = {
  files: [], clock: "virtual", seed: 0, shuffle: true, epoch: 0, speed: "max", maxEvents: 1, maxBytes: 0, maxVirtualMs: 1, goVersion: "", batch: 1, steps: null, told: "printed",
};

interface Made {
  readonly hear: (raw: unknown) => void;
  readonly sent: BootToWorker[];
  killed: boolean;
}

function batch(): ArrayBuffer {
  const buffer = new ArrayBuffer(64);
  new Uint32Array(buffer, 0, 8).set([0x31564c49, 1, 1, 1, 1, 0, 0, 0]);
  return buffer;
}

/** A field whose workers, timers and answers the test holds, with what its preparing worker says. */
async function setup(count: number, said: unknown = { t: "prepared", prepared: { kind: "none" } }, wasm: ArrayBuffer | null = null) {
  const made: Made[] = [];
  const harvests: Harvest[] = [];
  let timer = 0;
  const timers = new Map<number, { ms: number; call: () => void }>();
  const preparers: Made[] = [];
  const field = new Field({
    preparer: (hear) => {
      const one: Made = { hear, sent: [], killed: false };
      preparers.push(one);
      return { send: (message) => one.sent.push(message), kill: () => { one.killed = true; } };
    },
    makeWorker: (hear) => {
      const one: Made = { hear, sent: [], killed: false };
      made.push(one);
      return { send: (message) => one.sent.push(message), kill: () => { one.killed = true; } };
    },
    compile: () => Promise.reject(new Error("no program")),
    address: (text) => `blob:${text}`,
    toPage: (harvest) => harvests.push(harvest),
    after: (ms, call) => { timers.set(++timer, { ms, call }); return timer; },
    cancel: (one) => { timers.delete(one); },
  }, { t: "seeds", run, wasm, first: 5, count, timeoutMs: 900 });
  /** Lets the timers of so many ms go off. */
  const pass = (wait: number): void => { for (const { ms, call } of [...timers.values()]) if (ms === wait) call(); };
  const came = (): WireSeed[] => harvests.flatMap(({ seeds }) => seeds);
  const [preparer] = preparers;
  if (preparer === undefined) throw new Error("nothing is prepared");
  const settled = async (): Promise<void> => { for (let i = 0; i < 5; i++) await Promise.resolve(); };
  await settled();
  expect([preparer.sent, preparer.killed]).toEqual([[{ t: "prepare", files: [] }], false]);
  preparer.hear(said);
  await settled();
  return { field, made, harvests, came, pass, preparer, settled };
}

test("two run at a time, each with its own seed in a worker of its own; the next workers get ready meanwhile", async () => {
  const { field, made, came, harvests } = await setup(3);
  expect(made).toHaveLength(3);
  for (const one of made) one.hear({ t: "ready" });
  const seeds = (): number[][] => made.map(({ sent }) => sent.map((message) => (message.t === "run" ? message.run.seed : 0)));
  expect(seeds()).toEqual([[5], [6], []]);
  field.pull(1, 250);
  const bytes = batch();
  made[1]?.hear({ t: "batch", bytes });
  made[1]?.hear({ t: "batch", bytes: batch() });
  made[1]?.hear({ t: "ended" });
  made[1]?.hear({ t: "ended" });
  made[1]?.hear({ t: "ready" });
  expect(seeds()).toEqual([[5], [6], [7]]);
  expect(made.map((one) => one.killed)).toEqual([false, true, false]);
  expect(harvests).toHaveLength(0);
  made[0]?.hear({ t: "diagnostics", list: [] });
  made[0]?.hear({ t: "ended" });
  made[2]?.hear({ t: "crash", text: "ours" });
  expect(came()).toEqual([{ seed: 6, how: "end", bytes }, { seed: 5, how: "invalid", bytes: null }, { seed: 7, how: "crashed", bytes: null }]);
  expect(harvests).toMatchObject([{ id: 1, over: true, crash: "" }]);
});

test("a seed that never lets go ends by its limit, and the rest go on; what is done is told in time", async () => {
  const { field, made, came, pass } = await setup(4);
  made[0]?.hear({ t: "ready" });
  made[0]?.hear("junk");
  field.pull(1, 250);
  pass(900);
  expect(made.map((one) => one.killed)).toEqual([true, true, false, false]);
  expect(came()).toEqual([]);
  pass(250);
  expect(came()).toEqual([{ seed: 5, how: "late", bytes: null }, { seed: 6, how: "late", bytes: null }]);
});

test("a browser that does not isolate, or does not take the program, ends it all with the reason", async () => {
  const refused = await setup(4);
  refused.made[0]?.hear({ t: "refuse", why: "it is open" });
  refused.field.pull(1, 250);
  expect(refused.harvests).toMatchObject([{ over: true, crash: "it is open" }]);
  const broken = await setup(4, { t: "pong" }, new ArrayBuffer(1));
  broken.field.pull(1, 250);
  expect(broken.harvests).toMatchObject([{ over: true, crash: "no program" }]);
});

test("what is prepared once goes to every worker; where that takes as long as a run may, it ends", async () => {
  const prepared = { kind: "invalid", diagnostics: [{ file: "main.js", line: 1, col: 2, severity: "error", text: "wrong", from: "js" }] };
  const good = await setup(3, { t: "prepared", prepared });
  expect(good.preparer.killed).toBe(true);
  good.made[0]?.hear({ t: "ready" });
  expect(good.made[0]?.sent).toMatchObject([{ t: "run", prepared }]);
  const slow = await setup(3, { t: "prepared", prepared: { kind: "done" } });
  slow.field.pull(1, 250);
  expect(slow.made.map(({ sent }) => sent)).toEqual([[], []]);
  slow.pass(900);
  await slow.settled();
  expect(slow.preparer.killed).toBe(true);
  expect(slow.harvests).toMatchObject([{ over: true, crash: "The JavaScript could not be read in time." }]);
});

test("the files have their addresses once for all seeds, those that are imported first", async () => {
  const part = { name: "part.js", module: true, text: "1", columns: null, edits: [{ start: 0, end: 0, text: "+" }], imports: [], metas: [] };
  const main = { ...part, name: "main.js", text: "import './part.js'", edits: [], imports: [{ file: "part.js", start: 7, end: 18 }] };
  const prepared = { kind: "ready", main: "main.js", files: [part, main], probing: { prefix: "p", sites: [], unseen: false } };
  const { made } = await setup(2, { t: "prepared", prepared });
  for (const one of made) one.hear({ t: "ready" });
  const addresses = [{ name: "part.js", address: "blob:+1" }, { name: "main.js", address: 'blob:import "blob:+1"' }];
  expect(made.map(({ sent }) => sent)).toMatchObject([[{ t: "run", addresses }], [{ t: "run", addresses }]]);
});

test("a harvest that is none is dropped", () => {
  const good = { t: "harvest", id: 1, seeds: [{ seed: 1, how: "end", bytes: null }], over: false, crash: "" };
  expect(readHarvest(good)).toEqual(good);
  for (const bad of [{ ...good, id: -1 }, { ...good, over: 1 }, { ...good, seeds: [{ seed: 1, how: "won", bytes: null }] }, { ...good, seeds: [{ seed: 1, how: "end", bytes: new ArrayBuffer(2 ** 20) }] }, { ...good, crash: null }]) {
    expect(readHarvest(bad)).toBeNull();
  }
});
