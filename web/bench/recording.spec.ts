// What recording JavaScript costs: kernels in a plain worker of the browser, and the same in the sandbox with every probe on.
import { expect, test, type Page } from "@playwright/test";
import { open } from "../e2e/interleave";
import { report } from "./report";

/** Each defines `kernel()`, which may return a promise; `most` is the budget of issue 3. */
const KERNELS: Record<string, { most: number | null; text: string }> = {
  "fib(25)": { most: 5, text: "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }\nfunction kernel() { return fib(25); }" },
  "await in a loop, 1e5": { most: 3, text: "async function kernel() { for (let i = 0; i < 1e5; i++) await i; }" },
  "await an async call, 1e5": { most: 3, text: "async function one(i) { return i; }\nasync function kernel() { let s = 0; for (let i = 0; i < 1e5; i++) s += await one(i); return s; }" },
  "timers one after another, 2e4": { most: null, text: "function kernel() { return new Promise((over) => { let n = 0; const { port1, port2 } = new MessageChannel(); const next = () => { if (++n === 2e4) return over(); if (n % 5 === 0) port2.postMessage(0); else setTimeout(next, 0); }; port1.onmessage = next; next(); }); }" },
  "timers set together, 5e4": { most: null, text: "function kernel() { return new Promise((over) => { let n = 0; for (let i = 0; i < 5e4; i++) setTimeout(() => { if (++n === 5e4) over(); }, 0); }); }" },
  "loop of 5e7 turns": { most: null, text: "function kernel() { let s = 0; for (let i = 0; i < 5e7; i++) s += i & 3; return s; }" },
};
const ROUNDS = 5;

/** A program that prints how many ms its kernel has taken, the third of three times. */
function timed(text: string): string {
  return `${text}\n(async () => { let best = Infinity; for (let i = 0; i < 3; i++) { const began = performance.now(); await kernel(); best = Math.min(best, performance.now() - began); } console.log(best); })();`;
}

/** The best of some runs in a plain worker, in ms. */
async function plain(page: Page, text: string): Promise<number> {
  const once = (code: string): Promise<number> => new Promise((resolve) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`console.log = (value) => postMessage(value);${code}`], { type: "text/javascript" })));
    worker.onmessage = ({ data }: MessageEvent<number>) => {
      worker.terminate();
      resolve(data);
    };
  });
  let best = Infinity;
  for (let i = 0; i < ROUNDS; i++) best = Math.min(best, await page.evaluate(once, timed(text)));
  return best;
}

/** The best of some recorded runs on the real clock, in ms, and how many events one has. */
async function recorded(page: Page, text: string): Promise<{ ms: number; events: number }> {
  // The log stays in the page: only what is asked of it crosses.
  const once = async (code: string): Promise<{ ms: number; events: number; end: string }> => {
    const result = await window.interleave.run({ files: { "main.js": code } }, { clock: "real", maxEvents: 3_000_000, timeout: 120_000 });
    return { ms: Number(result.console[0]?.text), events: result.events.length, end: JSON.stringify(result.events.at(-1)?.args) };
  };
  let best = { ms: Infinity, events: 0 };
  for (let i = 0; i < ROUNDS; i++) {
    const { ms, events, end } = await page.evaluate(once, timed(text));
    expect(end).toContain('"quiet"');
    if (ms < best.ms) best = { ms, events };
  }
  return best;
}

test("what recording JavaScript costs", async ({ page, browser }) => {
  const bare = await browser.newPage();
  await open(page);
  for (const [name, { most, text }] of Object.entries(KERNELS)) {
    const without = await plain(bare, text);
    const { ms, events } = await recorded(page, text);
    report({ what: `recorded ÷ plain: ${name}`, value: ms / without, unit: "×", limit: most, note: `${without.toFixed(1)} → ${ms.toFixed(1)} ms, ${Math.round(events / 3 / ms)} events/ms` });
  }
  await bare.close();
});
