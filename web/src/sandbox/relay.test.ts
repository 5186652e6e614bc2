// Tests of the relay: pulls, acknowledgements, held threads, floods, stops.

import { expect, test } from "vitest";
import type { BootToWorker, Pulled } from "./protocol";
import { Relay } from "./relay";

const run = { files: [], clock: "virtual", seed: 1, shuffle: false, epoch: 0, speed: "max", maxEvents: 1, maxBytes: 0, maxVirtualMs: 1, goVersion: "", batch: 1, steps: null, told: "events" } as const;

function batch(side: number): ArrayBuffer {
  const buffer = new ArrayBuffer(64 + side);
  new Uint32Array(buffer, 0, 8).set([0x31564c49, 1, 1, 1, 1, 0, 0, side]);
  return buffer;
}

function setup(): { relay: Relay; toWorker: BootToWorker[]; toPage: Pulled[]; time: { now: number }; killed(): number; waits: number[]; fire(): void } {
  const toWorker: BootToWorker[] = [];
  const toPage: Pulled[] = [];
  const time = { now: 1000 };
  const waits: number[] = [];
  let killed = 0;
  let timer: (() => void) | null = null;
  const relay = new Relay({
    toWorker: (message) => toWorker.push(message),
    toPage: (message) => toPage.push(message),
    toPageState: () => {},
    killWorker: () => killed++,
    now: () => time.now,
    after: (ms, call) => {
      waits.push(ms);
      timer = call;
      return 1;
    },
    cancel: () => {
      timer = null;
    },
  });
  return { relay, toWorker, toPage, time, killed: () => killed, waits, fire: () => timer?.() };
}

const pull = (id: number) => ({ t: "pull", id, bytes: 1000, waitMs: 250 }) as const;

test("a pull waits for something, is answered once, and what was taken is acknowledged", () => {
  const { relay, toWorker, toPage, fire } = setup();
  relay.fromPage({ t: "run", run, wasm: null });
  relay.fromPage(pull(1));
  expect(toPage).toEqual([]);
  relay.fromWorker({ t: "batch", bytes: batch(0), words: true });
  relay.fromWorker({ t: "batch", bytes: batch(0), words: true });
  expect(toPage.map((m) => m.batches.length)).toEqual([1]);
  expect(toWorker).toContainEqual({ t: "ack", bytes: 64 });
  relay.fromPage(pull(2));
  expect(toPage.length).toBe(2);
  relay.fromPage(pull(3));
  fire();
  expect(toPage[2]).toMatchObject({ id: 3, batches: [], over: false });
});

test("events without words gather for a moment, and come with the first words", () => {
  const { relay, toPage, waits, fire } = setup();
  relay.fromPage({ t: "run", run, wasm: null });
  relay.fromPage(pull(1));
  relay.fromWorker({ t: "batch", bytes: batch(0), words: false });
  relay.fromWorker({ t: "batch", bytes: batch(0), words: false });
  expect(toPage).toEqual([]);
  expect(waits).toEqual([250, 16]);
  relay.fromWorker({ t: "batch", bytes: batch(0), words: true });
  expect(toPage.map((m) => m.batches.length)).toEqual([3]);
  relay.fromWorker({ t: "batch", bytes: batch(0), words: false });
  relay.fromPage(pull(2));
  fire();
  expect(toPage.map((m) => m.batches.length)).toEqual([3, 1]);
  relay.fromPage(pull(3));
  relay.fromWorker({ t: "batch", bytes: batch(2 ** 16), words: false });
  expect(toPage.map((m) => m.batches.length)).toEqual([3, 1, 1]);
});

test("a worker that does not answer is held, one that does is not", () => {
  const { relay, toPage, time, fire } = setup();
  relay.fromPage({ t: "run", run, wasm: null });
  time.now += 1500;
  relay.fromPage(pull(1));
  fire();
  expect(toPage[0]?.heldMs).toBe(1500);
  relay.fromWorker({ t: "pong" });
  relay.fromPage(pull(2));
  fire();
  expect(toPage[1]?.heldMs).toBe(0);
});

test("stop kills the worker and still hands over what is there", () => {
  const { relay, toPage, killed } = setup();
  relay.fromPage({ t: "run", run, wasm: null });
  for (let i = 0; i < 3; i++) relay.fromWorker({ t: "batch", bytes: batch(600), words: false });
  relay.fromPage({ t: "stop" });
  expect(killed()).toBe(1);
  relay.fromWorker({ t: "batch", bytes: batch(600), words: false });
  for (let i = 1; i <= 3; i++) relay.fromPage(pull(i));
  expect(toPage.map((m) => [m.batches.length, m.over])).toEqual([[1, false], [1, false], [1, true]]);
});

test("a worker that sends more than its log may have is killed", () => {
  const { relay, toPage, killed } = setup();
  relay.fromPage({ t: "run", run, wasm: null });
  for (let i = 0; i < 10; i++) relay.fromWorker({ t: "batch", bytes: batch(2 ** 20), words: false });
  expect(killed()).toBe(1);
  for (let i = 0; i < 20; i++) relay.fromPage(pull(i));
  expect(toPage.at(-1)).toMatchObject({ over: true, crash: expect.stringContaining("more than a run may") });
});

test("junk from the worker is dropped", () => {
  const { relay, toPage } = setup();
  relay.fromPage(pull(1));
  for (const value of [null, { t: "batch", bytes: new ArrayBuffer(3) }, "x"]) relay.fromWorker(value);
  expect(toPage).toEqual([]);
});
