// Cases 59 to 72: programs that do not let go, that flood and that fill the memory.
import { script, type Case } from "../case";
import { bomb, killed, leaving, manyTimes } from "../stories/processes";

const stopped = { stopAfter: 1200 };
const long = { stopAfter: 8000 };

/** Cases of denial of service. */
export const floods: readonly Case[] = [
  { n: 59, what: "an endless loop in JavaScript", fast: true, held: script("for (;;) {}", ["stopped"], stopped) },
  { n: 60, what: "endless microtasks", fast: true, held: script("const again = () => queueMicrotask(again); again()", ["stopped", "limit"], stopped) },
  { n: 60, what: "endless promises", fast: false, held: script("(async () => { for (;;) await null })()", ["stopped", "limit"], stopped) },
  { n: 61, what: "a regular expression that never ends", fast: true, held: script('/^(a+)+$/.test("a".repeat(60) + "!")', ["stopped"], stopped) },
  { n: 61, what: "a number with more digits than there is time for", fast: false, held: script("let n = 3n; for (;;) n = n * n", ["stopped", "error", "limit"], stopped) },
  { n: 61, what: "sorting fifty million numbers", fast: false, held: script("const a = new Float64Array(5e7).map(() => Math.random()); Array.from(a).sort()", ["stopped", "error", "limit", "quiet"], long) },
  { n: 62, what: "a million intervals", fast: false, held: script("for (let i = 0; i < 1e6; i++) setInterval(() => {}, 0)", ["stopped", "limit"], long) },
  { n: 62, what: "an endless interval at top speed", fast: true, held: script("let n = 0; setInterval(() => { n++ }, 1)", ["limit", "stopped"], stopped) },
  { n: 63, what: "a flood of prints in one task", fast: true, held: script('for (;;) console.log("all work and no play")', ["limit", "stopped"], stopped) },
  { n: 63, what: "a flood of prints in one task, to the last event a run may have", fast: false, held: script('for (;;) console.log("all work and no play")', ["limit", "stopped"], { stopAfter: 30_000, maxEvents: 1_000_000 }) },
  { n: 64, what: "a flood of prints over many tasks", fast: false, held: script('const go = () => { for (let i = 0; i < 100; i++) console.log("all work", i); setTimeout(go) }; go()', ["limit", "stopped"], stopped) },
  { n: 64, what: "a flood of prints over many tasks, to the last event a run may have", fast: false, held: script('const go = () => { for (let i = 0; i < 100; i++) console.log("all work", i); setTimeout(go) }; go()', ["limit", "stopped"], { stopAfter: 30_000, maxEvents: 1_000_000 }) },
  { n: 65, what: "a flood of lines of 8 MB", fast: true, held: script('const line = "x".repeat(8e6); for (;;) console.log(line)', ["limit", "stopped"], stopped) },
  { n: 66, what: "a flood of uncaught errors", fast: true, held: script('const go = () => { setTimeout(go); setTimeout(go); throw new Error("again".repeat(1000)) }; go()', ["limit", "stopped"], stopped) },
  { n: 66, what: "a flood of rejections", fast: false, held: script('const go = () => { for (let i = 0; i < 100; i++) Promise.reject(new Error("again" + i)); setTimeout(go) }; go()', ["limit", "stopped"], stopped) },
  { n: 67, what: "objects until the process dies", fast: false, held: { by: "story", tell: bomb('const all = []; for (;;) all.push(new Array(1e6).fill("x" + all.length))', 40_000) } },
  { n: 68, what: "buffers", fast: false, held: { by: "story", tell: bomb("const all = []; for (;;) { const b = new Uint8Array(2 ** 28); b.fill(1); all.push(b) }", 8000) } },
  { n: 68, what: "a text that doubles", fast: false, held: { by: "story", tell: bomb('const all = []; for (;;) { let s = "xy"; while (s.length < 2 ** 28) s += s; all.push(s.charCodeAt(5), s + all.length) }', 8000) } },
  { n: 68, what: "wasm memories", fast: false, held: { by: "story", tell: bomb("const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 16384 }); new Uint8Array(m.buffer).fill(1); all.push(m) }", 8000) } },
  { n: 68, what: "blobs", fast: true, held: script("console.log(typeof Blob, typeof URL.createObjectURL)", ["quiet"], { says: ["undefined undefined"] }) },
  { n: 69, what: "closing the worker", fast: true, held: script("close()", ["error"], { tells: /close is not defined/ }) },
  { n: 70, what: "Stop and Run, a hundred times each", fast: false, held: { by: "story", tell: manyTimes } },
  { n: 71, what: "leaving and reloading in the middle of a loop", fast: false, held: { by: "story", tell: leaving } },
  { n: 72, what: "the sandbox's process is killed", fast: true, held: { by: "story", tell: killed } },
];
