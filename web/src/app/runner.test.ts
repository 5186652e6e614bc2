// Tests of the one path of a run, with a toolchain and a sandbox that are stand-ins.
import { describe, expect, it, vi } from "vitest";
import { EventWriter } from "../event/writer.gen";
import type { Program, SourceFile } from "../program/program";
import type { RunHandle, RunRequest, RunSink, Sandbox, SeedsHandle, SeedsSink } from "../sandbox/client";
import type { BuildResult, Toolchain } from "../toolchain/api";
import { resultOf } from "./result";
import { RUN_DEFAULTS } from "./run";
import { Runner } from "./runner";

const GO: SourceFile = { name: "main.go", text: "package main" };
const JS: SourceFile = { name: "main.js", text: "1" };
const program = (...files: SourceFile[]): Program => ({ title: "", files, settings: { clock: "virtual", seed: 1, shuffle: false, speed: "max" } });

/** One run the stand-in sandbox was asked for. */
interface Asked {
  request: RunRequest;
  sink: RunSink;
  stopped: boolean;
}

class FakeSandbox implements Sandbox {
  readonly asked: Asked[] = [];
  readonly sown: { first: number; count: number; sink: SeedsSink; stopped: boolean }[] = [];
  constructor(private readonly play: (run: Asked) => void) {}
  prepare(): void {}
  ahead(): void {}
  seeds(_: RunRequest, first: number, count: number, sink: SeedsSink): SeedsHandle {
    const sown = { first, count, sink, stopped: false };
    this.sown.push(sown);
    return { stop: () => { sown.stopped = true; sink.done({ how: "stopped", text: "Stopped." }); } };
  }
  dispose(): void {}
  run(request: RunRequest, sink: RunSink): RunHandle {
    const run: Asked = { request, sink, stopped: false };
    this.asked.push(run);
    queueMicrotask(() => this.play(run));
    return {
      stop: () => {
        if (run.stopped) return;
        run.stopped = true;
        sink.done({ how: "stopped", text: "Stopped." });
      },
      setSpeed: () => undefined,
      pause: () => undefined,
      resume: () => undefined,
      step: () => undefined,
    };
  }
}

function fakeToolchain(build: () => Promise<BuildResult>): Toolchain & { builds: number } {
  const fake = {
    builds: 0,
    build: () => { fake.builds++; return build(); },
    warm: () => undefined,
    format: () => Promise.reject(new Error("not asked for")),
    fix: () => Promise.reject(new Error("not asked for")),
    goVersion: () => Promise.resolve("go1.26.8"),
    dispose: () => undefined,
  };
  return fake;
}

const built = (): Promise<BuildResult> => Promise.resolve({ ok: true, wasm: new Uint8Array([1]), stats: { compileMs: 300, linkMs: 100, cached: false } });

/** A whole run: two lines and an end. */
function quiet({ sink }: Asked): void {
  let at = -1000;
  const writer = new EventWriter({ stamp: () => (at += 1000), maxEvents: 100, maxBytes: 1e6 });
  const place = writer.position("main.js", 3, 1);
  writer.run(0, 0, 0, 0, 1, "", "virtual", 1, 0);
  writer.print(7, 0, 0, 0, "stdout", "from Go\n");
  writer.console(0, 0, 0, place, "log", "from JS");
  writer.end(0, 0, 0, 0, "quiet", 0, "");
  const batch = writer.take();
  if (batch) sink.batch(batch);
  sink.done({ how: "end" });
}

function runner(sandbox: Sandbox, toolchain: Toolchain, prebuilt: Uint8Array<ArrayBuffer> | null = null): Runner {
  return new Runner({ sandbox, toolchain, prebuilt: () => Promise.resolve(prebuilt), now: () => 0, goVersion: "go1.26.8", engine: 2 });
}

describe("Runner", () => {
  it("builds Go, runs it, and gives the log's end", async () => {
    const sandbox = new FakeSandbox(quiet);
    const finished = await runner(sandbox, fakeToolchain(built)).run(program(GO, JS), RUN_DEFAULTS);
    expect(finished).toMatchObject({ end: "quiet", exitCode: 0, stats: { compileMs: 300, linkMs: 100, compiled: true } });
    expect(sandbox.asked[0]?.request).toMatchObject({ goVersion: "go1.26.8", settings: { clock: "virtual", seed: 1, shuffle: false, speed: "max" }, limits: { maxEvents: 1_000_000 } });
    const result = await resultOf(finished);
    expect(result.console).toEqual([
      { at: 1000, from: "go", level: "stdout", text: "from Go", pos: null },
      { at: 2000, from: "js", level: "log", text: "from JS", pos: { file: "main.js", line: 3, col: 1 } },
    ]);
    expect(result.events.map((event) => `${event.seq} ${event.lane} ${event.kind}`)).toEqual(["1 js run", "2 g7 print", "3 js console", "4 js end"]);
    expect(result.stats).toEqual({ compile: 300, link: 100, start: 0 });
  });

  it("never asks the toolchain for a program without Go, or with a lesson's own Go", async () => {
    const toolchain = fakeToolchain(built);
    const sandbox = new FakeSandbox(quiet);
    await runner(sandbox, toolchain).run(program(JS), RUN_DEFAULTS);
    await runner(sandbox, toolchain, new Uint8Array([7])).run(program(GO, JS), RUN_DEFAULTS);
    expect(toolchain.builds).toBe(0);
    expect(sandbox.asked.map((run) => run.request.wasm?.[0] ?? null)).toEqual([null, 7]);
  });

  it("links the same Go once, and hands the sandbox the same bytes", async () => {
    const toolchain = fakeToolchain(built);
    const sandbox = new FakeSandbox(quiet);
    const one = runner(sandbox, toolchain);
    await one.run(program(GO, JS), RUN_DEFAULTS);
    const again = await one.run(program(GO, { name: "main.js", text: "2" }), RUN_DEFAULTS);
    expect(toolchain.builds).toBe(1);
    expect(sandbox.asked[1]?.request.wasm).toBe(sandbox.asked[0]?.request.wasm);
    expect(again.stats).toMatchObject({ compileMs: 0, compiled: false });
  });

  it("gives diagnostics as data, with a log of its own, and starts nothing", async () => {
    const sandbox = new FakeSandbox(quiet);
    const wrong = { file: "main.go", line: 1, col: 1, severity: "error", text: "no", from: "go" } as const;
    const toolchain = fakeToolchain(() => Promise.resolve({ ok: false, diagnostics: [wrong], stats: { compileMs: 5, linkMs: 0 } }));
    const finished = await runner(sandbox, toolchain).run(program(GO), RUN_DEFAULTS);
    expect(finished).toMatchObject({ end: "invalid", diagnostics: [wrong] });
    expect(finished.log.at(0)).toMatchObject({ kind: "run", args: { engine: 2 } });
    expect([...finished.log].map((event) => event.kind)).toEqual(["run", "end"]);
    expect(sandbox.asked).toHaveLength(0);
  });

  it("runs one at a time and in order, and goes on after the world failed", async () => {
    const order: string[] = [];
    const sandbox = new FakeSandbox((run) => {
      order.push(run.request.files[0]?.text ?? "");
      quiet(run);
    });
    let first = true;
    const toolchain = fakeToolchain(() => {
      if (!first) return built();
      first = false;
      return Promise.reject(new Error("The network is gone."));
    });
    const all = runner(sandbox, toolchain);
    const runs = [all.run(program(GO), RUN_DEFAULTS), all.run(program({ name: "main.js", text: "a" }), RUN_DEFAULTS), all.run(program({ name: "main.js", text: "b" }), RUN_DEFAULTS)];
    await expect(runs[0]).rejects.toThrow("The network is gone.");
    await Promise.all(runs.slice(1));
    expect(order).toEqual(["a", "b"]);
  });

  it("rejects with the sentence where the sandbox refuses, and leaves no log", async () => {
    const grows = vi.fn();
    const sandbox = new FakeSandbox(({ sink }) => sink.done({ how: "refused", text: "Nothing was run." }));
    await expect(runner(sandbox, fakeToolchain(built)).run(program(JS), RUN_DEFAULTS, { grows })).rejects.toThrow("Nothing was run.");
    expect(grows).not.toHaveBeenCalled();
  });

  it("stops a run, and ends its log", async () => {
    const sandbox = new FakeSandbox(() => undefined);
    const one = runner(sandbox, fakeToolchain(built));
    const run = one.run(program(JS), RUN_DEFAULTS, { starts: () => queueMicrotask(() => one.stop()) });
    const finished = await run;
    expect(finished).toMatchObject({ end: "stopped", why: "Stopped." });
    expect(finished.log.ended).toBe(true);
  });

  it("runs with many seeds in its turn, and tells what comes of them", async () => {
    const sandbox = new FakeSandbox(quiet);
    const one = runner(sandbox, fakeToolchain(built));
    const came: number[] = [];
    const observer = { starts: () => undefined, seeds: (list: readonly { seed: number }[]) => came.push(...list.map(({ seed }) => seed)) };
    const before = one.run(program(JS), RUN_DEFAULTS);
    const all = one.explore(program(JS), RUN_DEFAULTS, 5, 2, observer);
    expect(sandbox.sown).toHaveLength(0);
    await before;
    await vi.waitFor(() => expect(sandbox.sown).toHaveLength(1));
    const [sown] = sandbox.sown;
    expect(sown).toMatchObject({ first: 5, count: 2 });
    sown?.sink.seeds([{ seed: 6, how: "end", bytes: null }, { seed: 5, how: "end", bytes: null }]);
    sown?.sink.done({ how: "all", text: "" });
    expect(await all).toEqual({ how: "all", text: "" });
    expect(came).toEqual([6, 5]);
    const stopped = one.explore(program(JS), RUN_DEFAULTS, 1, 2, { ...observer, starts: () => queueMicrotask(() => one.stop()) });
    expect(await stopped).toMatchObject({ how: "stopped" });
    expect(sandbox.sown[1]?.stopped).toBe(true);
  });

  it("stops a build", async () => {
    const sandbox = new FakeSandbox(quiet);
    const one: Runner = runner(sandbox, fakeToolchain(() => {
      one.stop();
      return Promise.reject(new DOMException("given up", "AbortError"));
    }));
    expect((await one.run(program(GO), RUN_DEFAULTS)).end).toBe("stopped");
    expect(sandbox.asked).toHaveLength(0);
  });
});
