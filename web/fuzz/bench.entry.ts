// This file is the worker that measures what the probes cost: kernels run plain, then instrumented and recorded by a real writer.

import { installProbes, type ProbeTarget } from "../src/sandbox/probes/install";
import type { ProbeRecorder } from "../src/sandbox/probes/host";
import { BatchWriter } from "../src/event/writer";

/** One kernel: a text that defines `kernel()`, which may return a promise. */
interface Job {
  readonly plain: string;
  readonly probed: string;
  readonly target: ProbeTarget;
}

const post = self.postMessage.bind(self);
const clock = performance.now.bind(performance);
const evaluate = eval;

/** Kinds and how many numbers and texts each has, in order: n for a number, t for a text. */
const SHAPES = { call: "ntt", return: "t", throw: "t", calls: "tn", awaits: "tn", suspend: "nn", resume: "n", promise: "nn", then: "nnn", resolve: "nnt", reject: "nt", queue: "", microtask: "nn", microtaskend: "nnt", unhandled: "nt", handled: "n" };

/** Writes events of the probes' kinds into real batches. */
class BenchWriter extends BatchWriter {
  recorder(): ProbeRecorder {
    const recorder: Record<string, unknown> = { position: (file: string, line: number, col: number) => this.position(file, line, col) };
    Object.entries(SHAPES).forEach(([kind, shape], index) => {
      recorder[kind] = new Function("w", `return (cause, origin, pos, a, b, c) => w(${20 + index}, cause, origin, pos, ${JSON.stringify(shape)}, a, b, c)`)(this.#write);
    });
    return recorder as unknown as ProbeRecorder;
  }

  readonly #write = (kind: number, cause: number, origin: number, pos: number, shape: string, a: unknown, b: unknown, c: unknown): number => {
    if (!this.beginEvent(kind, 0, cause, origin, pos)) return 0;
    if (shape.length > 0) this.#put(shape[0], a);
    if (shape.length > 1) this.#put(shape[1], b);
    if (shape.length > 2) this.#put(shape[2], c);
    const seq = this.finishEvent();
    // As in a run: what is buffered goes out now and then.
    if ((seq & 16383) === 0) this.take();
    return seq;
  };

  #put(type: string | undefined, value: unknown): void {
    if (type === "t") this.putText(value as string);
    else this.putUint(typeof value === "number" ? value : 1);
  }
}

async function time(kernel: () => unknown, before: () => void, after: () => void): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < 7; i++) {
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
  let now = 0;
  const writer = new BenchWriter({ stamp: () => (now += 1000), maxEvents: 1e9, maxBytes: 1e12 });
  const probes = installProbes(self as unknown as typeof globalThis, data.target, writer.recorder(), { charge: () => {}, check: () => {}, rejected: () => {}, caller: () => 0 });
  const probed = await time(kernel(data.probed), () => probes.beginTask(1), () => {
    probes.endTask();
    writer.take();
  });
  const events = writer.lastSeq / 7;
  post({ plain, probed, events });
};
