// This file is the worker that measures what the probes cost: kernels run plain, then instrumented and recorded by a run's own recorder.

import { JsEvents } from "../src/sandbox/js/events";
import { VirtualClock } from "../src/sandbox/loop/clock";
import { Outbox } from "../src/sandbox/outbox";
import { installProbes, type ProbeTarget } from "../src/sandbox/probes/install";
import { Recorder } from "../src/sandbox/recorder";

/** One kernel: a text that defines `kernel()`, which may return a promise. */
interface Job {
  readonly plain: string;
  readonly probed: string;
  readonly target: ProbeTarget;
}

const ROUNDS = 7;
const post = self.postMessage.bind(self);
const clock = performance.now.bind(performance);
const evaluate = eval;

async function time(kernel: () => unknown, before: () => void, after: () => void): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < ROUNDS; i++) {
    before();
    const start = clock();
    const result = kernel();
    if (result instanceof Promise) await result;
    const took = clock() - start;
    after();
    if (took < best) best = took;
  }
  return best;
}

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  const kernel = (text: string): (() => unknown) => evaluate(`${text}\n;kernel`) as () => unknown;
  const plain = await time(kernel(data.plain), () => {}, () => {});
  const outbox = new Outbox((batch) => outbox.acknowledged(batch.byteLength), clock);
  const recorder = new Recorder(new VirtualClock(Infinity), { maxEvents: 1e9, maxBytes: 1e12 }, outbox);
  const probes = installProbes(self as unknown as typeof globalThis, new JsEvents(recorder), { charge: () => {}, check: () => {}, rejected: () => {}, caller: () => 0 });
  probes.aim(data.target);
  const probed = await time(kernel(data.probed), () => probes.beginTask(1), () => probes.endTask());
  post({ plain, probed, events: recorder.lastSeq / ROUNDS });
};
