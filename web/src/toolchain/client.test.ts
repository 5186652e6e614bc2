// Tests of the page's side with a worker that answers by hand: order, joining, giving way, limits, cache, failures.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ToolchainError, createToolchain, type BuildProgress, type Toolchain } from "./client";
import type { Thread } from "./link";
import { checkRequest, type Reply, type Request } from "./protocol";

/** A worker that remembers what it was sent. */
class FakeWorker implements Thread {
  readonly sent: Request[] = [];
  terminated = false;
  onmessage: Thread["onmessage"] = null;
  onerror: Thread["onerror"] = null;
  onmessageerror: Thread["onmessageerror"] = null;

  postMessage(request: unknown): void {
    this.sent.push(checkRequest(structuredClone(request)));
  }

  terminate(): void {
    this.terminated = true;
  }

  reply(reply: Reply): void {
    this.onmessage?.(new MessageEvent("message", { data: structuredClone(reply) }));
  }

  /** The jobs it was sent, as "build 1 text-of-main.go" and the like. */
  get jobs(): string[] {
    return this.sent.flatMap((m) => (m.t === "init" ? [] : m.t === "build" ? [`build ${m.id} ${m.files[0]?.text}`] : [`${m.t} ${m.id}`]));
  }

  /** Answers the newest build with a program of these bytes. */
  built(id: number, ...bytes: number[]): void {
    this.reply({ t: "built", id, wasm: new Uint8Array(bytes), stats });
  }
}

const workers: FakeWorker[] = [];
let toolchain: Toolchain;
const stats = { compileMs: 5, linkMs: 7 };
const go = (text: string) => ({ files: [{ name: "main.go", text }, { name: "main.js", text: "js" }] });

function worker(): FakeWorker {
  const newest = workers.at(-1);
  if (newest === undefined) throw new Error("no worker has been started");
  return newest;
}

beforeEach(() => {
  vi.useFakeTimers();
  workers.length = 0;
  const spawn = (): Thread => {
    const fake = new FakeWorker();
    workers.push(fake);
    return fake;
  };
  toolchain = createToolchain({ base: "https://site/", tool: "tool.wasm", spawn });
});

afterEach(() => vi.useRealTimers());

test("the worker starts at the first need, and only Go files go to it", async () => {
  expect(workers).toHaveLength(0);
  const built = toolchain.build(go("a"));
  expect(worker().sent).toEqual([
    { t: "init", base: "https://site/", tool: "tool.wasm" },
    { t: "build", id: 1, files: [{ name: "main.go", text: "a" }] },
  ]);
  worker().built(1, 1, 2, 3);
  expect(await built).toEqual({ ok: true, wasm: new Uint8Array([1, 2, 3]), stats: { ...stats, cached: false } });
});

test("equal Go files are never built twice, and a result's bytes may be transferred", async () => {
  const first = toolchain.build(go("a"));
  worker().built(1, 1, 2, 3);
  const result = await first;
  if (result.ok) structuredClone(result.wasm, { transfer: [result.wasm.buffer] });
  const again = await toolchain.build({ files: [{ name: "x.ts", text: "changed" }, { name: "main.go", text: "a" }] });
  expect(again).toEqual({ ok: true, wasm: new Uint8Array([1, 2, 3]), stats: { compileMs: 0, linkMs: 0, cached: true } });
  expect(worker().jobs).toEqual(["build 1 a"]);
});

test("the latest eight results are kept", async () => {
  for (let i = 1; i <= 9; i++) {
    const built = toolchain.build(go(`${i}`));
    worker().built(i, i);
    await built;
  }
  await toolchain.build(go("9"));
  await toolchain.build(go("2"));
  expect(worker().jobs).toHaveLength(9);
  void toolchain.build(go("1"));
  expect(worker().jobs).toHaveLength(10);
});

test("diagnostics are a result, and kept too", async () => {
  const diagnostic = { file: "main.go", line: 1, col: 2, endCol: 3, severity: "error", text: "no", from: "go" } as const;
  const built = toolchain.build(go("a"));
  worker().reply({ t: "invalid", id: 1, diagnostics: [diagnostic], stats });
  expect(await built).toEqual({ ok: false, diagnostics: [diagnostic], stats });
  expect(await toolchain.build(go("a"))).toMatchObject({ ok: false, diagnostics: [diagnostic] });
  expect(worker().jobs).toHaveLength(1);
});

test("jobs go one at a time, wanted ones before warm-ups, the latest warm-up only", async () => {
  const first = toolchain.build(go("a"));
  toolchain.warm(go("w1"));
  toolchain.warm(go("w2"));
  const second = toolchain.build(go("b"));
  expect(worker().jobs).toEqual(["build 1 a"]);
  worker().built(1, 1);
  await first;
  expect(worker().jobs.at(-1)).toBe("build 4 b");
  worker().built(4, 2);
  await second;
  expect(worker().jobs).toEqual(["build 1 a", "build 4 b", "build 3 w2"]);
});

test("a build joins a warm-up of the same files, with its progress", async () => {
  const seen: BuildProgress[] = [];
  toolchain.warm(go("a"));
  worker().reply({ t: "progress", id: 1, progress: { phase: "compile" } });
  const built = toolchain.build(go("a"), { onProgress: (progress) => void seen.push(progress) });
  worker().reply({ t: "progress", id: 1, progress: { phase: "link" } });
  worker().built(1, 1);
  expect((await built).ok).toBe(true);
  expect(seen).toEqual([{ phase: "compile" }, { phase: "link" }]);
  expect(worker().jobs).toEqual(["build 1 a"]);
});

test("a warm-up gives way to a build of other files", async () => {
  toolchain.warm(go("w"));
  const built = toolchain.build(go("a"));
  expect(worker().jobs).toEqual(["build 1 w", "cancel 1"]);
  worker().reply({ t: "cancelled", id: 1 });
  expect(worker().jobs.at(-1)).toBe("build 2 a");
  worker().built(2, 1);
  expect((await built).ok).toBe(true);
  expect(workers).toHaveLength(1);
});

test("a warm-up that does not give way is killed", async () => {
  toolchain.warm(go("w"));
  const built = toolchain.build(go("a"));
  vi.advanceTimersByTime(2_000);
  expect(workers.map((w) => w.terminated)).toEqual([true, false]);
  expect(worker().jobs).toEqual(["build 2 a"]);
  worker().built(2, 1);
  expect((await built).ok).toBe(true);
});

test("a failed warm-up is silent", async () => {
  toolchain.warm(go("w"));
  worker().reply({ t: "failed", id: 1, text: "no network" });
  const built = toolchain.build(go("w"));
  worker().built(2, 1);
  expect((await built).ok).toBe(true);
});

test("an aborted build rejects at once, is cancelled, and does not spoil the next one", async () => {
  const abort = new AbortController();
  const given = toolchain.build(go("a"), { signal: abort.signal });
  const other = toolchain.build(go("a"));
  abort.abort();
  await expect(given).rejects.toMatchObject({ name: "AbortError" });
  expect(worker().jobs).toEqual(["build 1 a"]);
  worker().built(1, 1);
  expect((await other).ok).toBe(true);

  const second = new AbortController();
  const alone = toolchain.build(go("b"), { signal: second.signal });
  second.abort();
  await expect(alone).rejects.toMatchObject({ name: "AbortError" });
  expect(worker().jobs.at(-1)).toBe("cancel 2");
  const next = toolchain.build(go("b"));
  vi.advanceTimersByTime(2_000);
  worker().built(3, 7);
  expect((await next).ok).toBe(true);
  await expect(toolchain.build(go("c"), { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
});

test("a step that takes too long is stopped in a plain sentence, and the next build has a new worker", async () => {
  const built = toolchain.build(go("a"));
  worker().reply({ t: "progress", id: 1, progress: { phase: "download", what: "x", loaded: 0, total: 1 } });
  vi.advanceTimersByTime(60_000);
  worker().reply({ t: "progress", id: 1, progress: { phase: "compile" } });
  vi.advanceTimersByTime(19_999);
  worker().reply({ t: "progress", id: 1, progress: { phase: "link" } });
  vi.advanceTimersByTime(19_999);
  expect(worker().terminated).toBe(false);
  vi.advanceTimersByTime(1);
  await expect(built).rejects.toThrow(new ToolchainError("Linking took longer than 20 seconds, so it was stopped."));
  expect(worker().terminated).toBe(true);
  const next = toolchain.build(go("a"));
  expect(workers).toHaveLength(2);
  worker().built(2, 1);
  expect((await next).ok).toBe(true);
});

test("failures of the world, of the worker and of ours are told apart", async () => {
  const failed = toolchain.build(go("a"));
  worker().reply({ t: "failed", id: 1, text: "Could not download x." });
  await expect(failed).rejects.toThrow(new ToolchainError("Could not download x."));
  const broke = toolchain.build(go("a"));
  worker().reply({ t: "broke", id: 2, text: "x is undefined", stack: "at y" });
  await expect(broke).rejects.not.toBeInstanceOf(ToolchainError);
  const died = toolchain.build(go("a"));
  worker().onerror?.(Object.assign(new Event("error"), { message: "", filename: "", lineno: 0, colno: 0, error: null }));
  await expect(died).rejects.toThrow("stopped unexpectedly");
  const unloaded = toolchain.build(go("a"));
  worker().onerror?.(Object.assign(new Event("error"), { message: "", filename: "", lineno: 0, colno: 0, error: null }));
  await expect(unloaded).rejects.toThrow("could not be loaded");
});

test("format and version are jobs like others", async () => {
  const formatted = toolchain.format({ name: "a.go", text: "x" });
  worker().reply({ t: "formatted", id: 1, text: "y" });
  expect(await formatted).toEqual({ ok: true, text: "y" });
  const version = toolchain.goVersion();
  worker().reply({ t: "version", id: 2, go: "go1.26.8" });
  expect(await version).toBe("go1.26.8");
});

test("replies that do not have the protocol's shape are refused", () => {
  void toolchain.build(go("a"));
  expect(() => worker().onmessage?.(new MessageEvent("message", { data: { t: "built", id: 1, wasm: "x", stats } }))).toThrow("bytes expected");
  expect(() => worker().onmessage?.(new MessageEvent("message", { data: null }))).toThrow("object expected");
});

test("disposing ends everything", async () => {
  const built = toolchain.build(go("a"));
  toolchain.dispose();
  await expect(built).rejects.toMatchObject({ name: "AbortError" });
  expect(worker().terminated).toBe(true);
  await expect(toolchain.build(go("b"))).rejects.toMatchObject({ name: "AbortError" });
});
