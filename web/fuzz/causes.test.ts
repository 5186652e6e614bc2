// This file checks the probes' events: what they say of causes, and that calls, suspensions and microtasks nest as they must.

import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Runner } from "./browser";
import { generateProgram } from "./generate";

interface Entry {
  readonly seq: number;
  readonly kind: string;
  readonly cause: number;
  readonly origin: number;
}

const PUZZLES = new URL("../src/sandbox/puzzles/", import.meta.url);
/** Ends that the browser's own stack limit cuts off in the middle of a probe. */
const OVERFLOWS = new Set(["95-recursion-and-memo.js"]);

let runner: Runner;
beforeAll(async () => {
  runner = await Runner.start();
});
afterAll(() => runner.close());

function read(line: string): Entry {
  const [, seq, kind, cause, origin] = /^(\d+) (\w+) \S+ cause=(\d+) origin=(\d+)/.exec(line)!;
  return { seq: Number(seq), kind: kind!, cause: Number(cause), origin: Number(origin) };
}

const ORIGINS: Record<string, readonly string[]> = {
  return: ["call"], throw: ["call"], suspend: ["call"], resume: ["suspend"], microtask: ["then", "queue"], microtaskend: ["microtask"], handled: ["unhandled"],
};

/** What is wrong with a list of events. */
function mistakes(lines: readonly string[]): string[] {
  const entries = lines.map(read);
  const wrong: string[] = [];
  const done = new Set<number>();
  const stack: number[] = [];
  let microtask = 0;
  for (const { seq, kind, cause, origin } of entries) {
    const say = (what: string): void => void wrong.push(`${what}: ${lines[seq - 1]}`);
    if (cause >= seq || origin >= seq) say("later than itself");
    const origins = ORIGINS[kind];
    if (origins !== undefined && !origins.includes(entries[origin - 1]?.kind ?? "")) say("origin of another kind");
    if (origins !== undefined && kind !== "suspend") {
      if (done.has(origin)) say("twice");
      done.add(origin);
    }
    if (kind === "call") stack.push(seq);
    if (kind === "resume") stack.push(entries[origin - 1]!.origin);
    if ((kind === "return" || kind === "throw" || kind === "suspend") && stack.pop() !== origin) say("not on top");
    if (kind === "microtask") {
      if (microtask !== 0 || stack.length > 0) say("begins inside another");
      microtask = seq;
    }
    if (kind === "microtaskend") {
      if (origin !== microtask || stack.length > 0) say("ends another");
      microtask = 0;
    }
  }
  return wrong;
}

test("events nest in every puzzle", async () => {
  for (const file of readdirSync(PUZZLES).filter((name) => name.endsWith(".js") && !OVERFLOWS.has(name))) {
    const { events } = await runner.run(readFileSync(new URL(file, PUZZLES), "utf8"), "probed", 60);
    expect(mistakes(events), file).toEqual([]);
  }
});

test("events nest in random programs", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const way = seed % 2 === 0 ? "counted" : "probed";
    const { events } = await runner.run(`const log = console.log; ${generateProgram(seed)}`, way, 60);
    expect(mistakes(events), `seed ${seed}, ${way}`).toEqual([]);
  }
});

/** The kinds, positions and causes of a program's events, as `seq kind line cause origin`. */
async function events(source: string): Promise<string[]> {
  const { events } = await runner.run(source, "probed");
  return events.map((line) => line.replace(/main\.js:(\d+):\d+ cause=(\d+) origin=(\d+)/, "$1 $2 $3").replace(/- cause=(\d+) origin=(\d+)/, "- $1 $2").trimEnd());
}

test("an await goes on because of the return of what it awaits", async () => {
  expect(await events("async function one() {\n  await null\n  return 1 }\nasync function two() {\n  await one()\n}\ntwo()")).toEqual([
    "1 call 4 0 0 async two",
    "2 call 1 1 0 async one",
    "3 suspend 2 2 2 await 0",
    "4 promise 1 1 2 async 1",
    "5 suspend 5 1 1 await 1",
    "6 promise 4 0 1 async 2",
    "7 resume 2 3 3 next",
    "8 return 1 7 2 1",
    "9 resume 5 8 5 next",
    "10 return 4 9 1 undefined",
  ]);
});

test("a reaction runs because of the call of resolve", async () => {
  expect(await events("const p = new Promise(r => {\n queueMicrotask(() =>\n r('v')) })\np.then(v =>\n v + 1)")).toEqual([
    "1 promise 1 0 0 constructor 1",
    "2 call 1 0 0 function  [function]",
    "3 queue 2 2 0 undefined",
    "4 return 1 2 2 undefined",
    "5 then 4 0 1 then 1 2",
    "6 microtask 2 3 3 queue 0",
    "7 call 2 6 0 function",
    "8 resolve 3 7 1 1 0 \"v\"",
    "9 return 2 7 7 undefined",
    "10 microtaskend - 6 6 return 0",
    "11 microtask 4 8 5 then 1",
    "12 call 4 11 0 function  \"v\"",
    "13 return 4 12 12 \"v1\"",
    "14 microtaskend - 11 11 return 2 \"v1\"",
  ]);
});

test("Promise.all of mapped async functions settles by the last of them", async () => {
  const lines = await events("async function f(n) {\n  for (let i = 0; i < n; i++) await i\n  return n }\nasync function main() {\n  await Promise.all([1, 2].map(f))\n}\nmain()");
  const last = lines.filter((line) => / return 1 /.test(line))[1]!;
  const microtask = lines.find((line) => line.includes(` microtask - ${last.split(" ")[0]} `))!;
  expect(lines.some((line) => line.includes(` resume 5 ${microtask.split(" ")[0]} `))).toBe(true);
});

test("an exception through several functions ends each of them", async () => {
  expect(await events("function a() { b() }\nfunction b() {\n  throw 1 }\ntry { a() } catch (e) {}\nfunction c() {}\nc()")).toEqual([
    "1 call 1 0 0 function a",
    "2 call 2 1 0 function b",
    "3 throw 2 2 2 1",
    "4 throw 1 1 1 1",
    "5 call 5 0 0 function c",
    "6 return 5 5 5 undefined",
  ]);
});

test("of many calls in one task the first are recorded and the rest counted", async () => {
  const { events } = await runner.run("function f(n) { return n }\nfor (let i = 0; i < 40000; i++) f(i)\nqueueMicrotask(() => {})", "probed");
  expect(events.filter((line) => line.includes(" call ")).length).toBe(1001);
});

test("of many awaits in one task the first are recorded and the rest counted, and the function ends as ever", async () => {
  const { events } = await runner.run("async function f() {\n  for (let i = 0; i < 5000; i++) {\n    try { await (i % 2 ? i : Promise.reject(i)) } catch {}\n  }\n  await new Promise(r => setTimeout(r, 1))\n  return 7 }\nf()", "probed");
  expect(mistakes(events)).toEqual([]);
  const count = (kind: string): number => events.filter((line) => line.includes(` ${kind} `)).length;
  // 1,000 awaits; the returns are the executor's and its own.
  expect([count("suspend"), count("resume"), count("return")]).toEqual([1000, 1000, 2]);
});

test("of many reactions in one task the first are recorded and the rest counted, and what they do has a cause", async () => {
  const { events } = await runner.run("let p = Promise.reject(0)\nfor (let i = 0; i < 3000; i++) p = p.catch(e => {\n  if (e === 2500) queueMicrotask(() => {})\n  throw e + 1 })\np.catch(() => {})", "probed");
  expect(mistakes(events)).toEqual([]);
  const count = (kind: string): number => events.filter((line) => line.includes(` ${kind}`)).length;
  // The last one is at a place of its own. The frame of a counted reaction is never left on the stack.
  expect([count("then "), count("microtask "), count("throw main")]).toEqual([1001, 1002, 1000]);
  // Registered by the script, for which nothing was recorded here but the task, 0.
  expect(events.find((line) => line.includes(" queue "))).toMatch(/cause=0 /);
});

test("of many promises made at one place in one task the first are recorded, and all of them settle as ever", async () => {
  const { events, lines } = await runner.run("const list = Array.from({ length: 3000 }, (_, i) => new Promise((r, no) => i % 2 ? r(i) : no(i)))\nPromise.allSettled(list).then(all => console.log(all.length, all[2999].value, all[2998].reason))", "probed");
  expect(lines).toEqual(["3000 2999 2998"]);
  expect(mistakes(events)).toEqual([]);
  expect(events.filter((line) => / promise .* constructor /.test(line)).length).toBe(1000);
});

test("steps of a for await follow the yields of its generator", async () => {
  const lines = await events("async function* g() {\n  yield 1\n  yield 2\n}\n(async () => {\n  for await (const x of g());\n})()");
  const steps = lines.filter((line) => line.includes(" resume 6 "));
  const causes = steps.map((line) => lines[Number(line.split(" ")[3]) - 1]!.split(" ").slice(1, 3).join(" "));
  expect(causes).toEqual(["suspend 2", "suspend 3", "return 1"]);
});

test("the engine's then, by which a promise takes over another's outcome, follows from what resolved it", async () => {
  const how = (lines: readonly string[]): string[] => lines.filter((line) => / then \S+ \d+ \d+ internal/.test(line)).map((line) => lines[Number(line.split(" ")[3]) - 1]!.split(" ").slice(1, 3).join(" "));
  expect(how(await events("const p = Promise.resolve(1)\nnew Promise(r =>\n r(p))"))).toEqual(["resolve 3"]);
  expect(how(await events("const p = Promise.resolve(1)\np.then(() =>\n p)"))).toEqual(["microtaskend -"]);
  expect(how(await events("const p = Promise.resolve(1)\nasync function f() {\n return p }\nf()"))).toEqual(["return 2"]);
  // Twice: each because of its own, in their order.
  expect(how(await events("const p = Promise.resolve(1)\nnew Promise(r =>\n r(p))\nnew Promise(r =>\n r(p))"))).toEqual(["resolve 3", "resolve 5"]);
});
