// Long work in slices, so that the page draws and answers in between.

/** Milliseconds of work between two looks at what else the page has to do. */
const SLICE_MS = 8;
/** Small steps between two looks at the clock. */
const STEPS = 256;

/** Calls `step` for 0 … count-1 in order, over as many tasks as that takes; after so many steps the clock is looked at. What `step` throws rejects. */
export function inSlices(count: number, step: (index: number) => void, steps = STEPS): Promise<void> {
  return eachInSlices(upTo(count), step, steps);
}

/** Calls `step` for each of `items` in the same way. */
export async function eachInSlices<T>(items: Iterable<T>, step: (item: T) => void, steps = STEPS): Promise<void> {
  let began = performance.now();
  let done = 0;
  for (const item of items) {
    step(item);
    if (++done % steps !== 0 || performance.now() - began < SLICE_MS) continue;
    await nextTask();
    began = performance.now();
  }
}

/** A later task, without the delay of a timer, that is asked for again and again: until it has come, asking once more changes nothing. */
export class LaterTask {
  private readonly channel = new MessageChannel();
  private asked = false;

  constructor(call: () => void) {
    this.channel.port1.onmessage = () => {
      this.asked = false;
      call();
    };
  }

  ask(): void {
    if (this.asked) return;
    this.asked = true;
    this.channel.port2.postMessage(null);
  }

  /** It comes no more. */
  close(): void {
    this.channel.port1.close();
  }
}

function* upTo(count: number): Generator<number> {
  for (let i = 0; i < count; i++) yield i;
}

/** Resolves in a later task, without the delay of a timer. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
