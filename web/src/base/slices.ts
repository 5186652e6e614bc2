// Long work in slices, so that the page draws and answers in between.

/** Milliseconds of work between two looks at what else the page has to do. */
const SLICE_MS = 8;
/** Steps between two looks at the clock. */
const STEPS = 256;

/** Calls `step` for 0 … count-1 in order, over as many tasks as that takes. What `step` throws rejects. */
export async function inSlices(count: number, step: (index: number) => void): Promise<void> {
  let began = performance.now();
  for (let i = 0; i < count; i++) {
    step(i);
    if (i % STEPS !== STEPS - 1 || performance.now() - began < SLICE_MS) continue;
    await nextTask();
    began = performance.now();
  }
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
