// This file measures what the probes cost and holds the measures against the budgets; times are the best of seven rounds.

import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { instrumentSources } from "../src/sandbox/instrument/instrument";

const KERNELS: Record<string, { most: number; text: string }> = {
  "fib(25)": { most: 5, text: "function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } function kernel() { return fib(25) }" },
  "fib(25) beside async": { most: 5, text: "async function other() {} function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) } function kernel() { return fib(25) }" },
  "arrow in map": { most: 5, text: "const list = Array.from({ length: 1e5 }, (_, i) => i); function kernel() { return list.map(x => x * 2).filter(x => x % 3 === 0).reduce((a, b) => a + b) }" },
  "sum 5e6": { most: 4, text: "function kernel() { let s = 0; for (let i = 0; i < 5e6; i++) s += i; return s }" },
  sieve: { most: 3, text: "function kernel() { const a = new Uint8Array(5e5); for (let i = 2; i < 5e5; i++) if (!a[i]) for (let j = i * 2; j < 5e5; j += i) a[j] = 1; return a }" },
  matmul: { most: 5, text: "const n = 120, m = () => Array.from({ length: n }, () => new Float64Array(n).fill(1.5)); const a = m(), b = m(); function kernel() { const c = m(); for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) { let s = 0; for (let k = 0; k < n; k++) s += a[i][k] * b[k][j]; c[i][j] = s } return c }" },
  "map of strings": { most: 3, text: "function kernel() { const m = new Map(); for (let i = 0; i < 1e5; i++) m.set('k' + i % 1000, (m.get('k' + i % 1000) ?? 0) + 1); return m }" },
  "await in a loop": { most: 3, text: "async function kernel() { for (let i = 0; i < 1e5; i++) await i }" },
  "await an async call": { most: 3, text: "async function one(i) { return i } async function kernel() { let s = 0; for (let i = 0; i < 1e5; i++) s += await one(i); return s }" },
  "chain of then": { most: 3, text: "function kernel() { let p = Promise.resolve(0); for (let i = 0; i < 1e5; i++) p = p.then(v => v + 1); return p }" },
  "new Promise": { most: 3, text: "function kernel() { let p; for (let i = 0; i < 1e5; i++) p = new Promise(r => r(i)); return p }" },
  "await new Promise": { most: 3, text: "async function kernel() { for (let i = 0; i < 1e5; i++) await new Promise(r => r(i)) }" },
  "then after then": { most: 3, text: "function kernel() { return new Promise(over => { let n = 0; const next = () => { if (++n === 1e5) over(); else Promise.resolve(n).then(next) }; next() }) }" },
  "Promise.all of 1e5": { most: 3, text: "function kernel() { return Promise.all(Array.from({ length: 1e5 }, (_, i) => Promise.resolve(i))) }" },
  "Promise.all of 2, 2e4": { most: 3, text: "async function kernel() { for (let i = 0; i < 2e4; i++) await Promise.all([i, Promise.resolve(i)]) }" },
  "catch a rejection": { most: 3, text: "function kernel() { let p; for (let i = 0; i < 5e4; i++) p = Promise.reject(i).catch(e => e); return p }" },
  "queueMicrotask": { most: 3, text: "function kernel() { return new Promise(over => { let n = 0; const next = () => { if (++n === 1e5) over(); else queueMicrotask(next) }; next() }) }" },
};

test("the cost of probes", async () => {
  const bundle = await rolldown({ input: fileURLToPath(new URL("bench.entry.ts", import.meta.url)), platform: "browser" });
  const { output } = await bundle.generate({ format: "iife" });
  await bundle.close();
  const browser = await chromium.launch({ executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const rows: string[] = [];
  for (const [name, { most, text }] of Object.entries(KERNELS)) {
    if (!name.includes(process.env["BENCH_ONLY"] ?? "")) continue;
    const result = instrumentSources([{ name: "main.js", text }]);
    if (!result.ok) throw new Error(name);
    const job = { plain: text, probed: result.sources[0]!.text, target: { prefix: result.prefix, sites: result.sites } };
    const { plain, probed, events } = await page.evaluate(measure, [output[0].code, job] as const);
    rows.push(`${name.padEnd(22)} plain ${plain.toFixed(2).padStart(8)} ms  probed ${probed.toFixed(2).padStart(8)} ms  ${(probed / plain).toFixed(2).padStart(6)} of at most ${most}  ${Math.round(events)} events, ${Math.round(events / probed)} k/s`);
    if (process.env["BENCH_STRICT"] !== undefined) expect.soft(probed / plain, name).toBeLessThanOrEqual(most);
  }
  await browser.close();
  console.log(rows.join("\n"));
});

/** Runs in the page: one worker per kernel. */
function measure([code, job]: readonly [string, unknown]): Promise<{ plain: number; probed: number; events: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<{ plain: number; probed: number; events: number }>) => {
      worker.terminate();
      resolve(data);
    };
    worker.postMessage(job);
  });
}
