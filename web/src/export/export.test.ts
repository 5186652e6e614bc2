// The exports, over every example's log: the trace tells what the log tells, the pictures are well-formed and hold their texts.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseLog } from "../event/parse";
import type { Palette } from "../timeline/draw/palette";
import { largeLog } from "../timeline/testdata/large";
import { FONTS } from "../timeline/layout/metrics";
import { fileName } from "../base/filename";
import { countTurns } from "../base/testing/turns";
import { escaped } from "./markup";
import { casesSvg, diagramSvg, timelineSvg } from "./pictures";
import type { Drawable } from "./pictures";
import { traceFile } from "./trace";
import type { Trace, TraceEntry } from "./trace";

const examples = join(import.meta.dirname, "..", "..", "..", "examples");
const runs: Drawable[] = readdirSync(examples).filter((id) => existsSync(join(examples, id, "events.txt"))).map((id) => ({
  title: `${id} & <more>`,
  log: parseLog(readFileSync(join(examples, id, "events.txt"), "utf8")),
  files: readdirSync(join(examples, id)).filter((name) => /\.(?:go|js|ts)$/.test(name)).map((name) => ({ name, text: readFileSync(join(examples, id, name), "utf8") })),
}));

const palette = new Proxy({}, { get: () => "#123456" }) as Palette;
const paper = { palette, measure: (text: string, font: keyof typeof FONTS): number => text.length * FONTS[font].size * 0.52 };

/** Checks that markup is well-formed: every element is closed, in order, and no sign stands bare. */
function expectWellFormed(markup: string): void {
  const open: string[] = [];
  for (const [, close, name = "", empty] of markup.matchAll(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*(\/?)>/g)) {
    if (close === "/") expect(open.pop()).toBe(name);
    else if (empty === "") open.push(name);
  }
  expect(open).toEqual([]);
  const bare = markup.replace(/<(\/?)([a-zA-Z]+)(?:\s+[\w:-]+="[^"<]*")*(\/?)>/g, "");
  expect(bare).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
  expect(markup).not.toMatch(/NaN|Infinity|undefined"/);
}

function grouped(entries: readonly TraceEntry[], key: (one: TraceEntry) => number): Map<number, TraceEntry[]> {
  const groups = new Map<number, TraceEntry[]>();
  for (const one of entries) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Each run with what its trace file holds. */
const traced = await Promise.all(runs.map(async (run) => {
  const trace: Trace = JSON.parse(await (await traceFile(run.log, run.files, run.title)).text());
  return { ...run, trace };
}));

describe.each(traced)("$title", ({ trace, ...run }) => {
  const { log } = run;
  const entries = trace.traceEvents;

  it("has spans that begin and end with events of the log", () => {
    const spans = entries.filter((one) => one.ph === "X");
    expect(spans.length).toBeGreaterThan(5);
    for (const { ts = -1, dur = -1, args } of spans) {
      expect(ts).toBe(log.timeAt(Number(args["begin"]) - 1) / 1000);
      const end = Number(args["end"]);
      expect(ts + dur).toBeCloseTo((end > 0 ? log.timeAt(end - 1) : log.lastAt) / 1000, 6);
    }
  });

  it("has spans of one lane that lie in each other or apart", () => {
    const byLane = grouped(entries.filter((one) => one.ph === "X"), (one) => one.tid);
    for (const spans of byLane.values()) {
      const ends: number[] = [];
      for (const { ts = 0, dur = 0 } of [...spans].sort((a, b) => (a.ts ?? 0) - (b.ts ?? 0) || (b.dur ?? 0) - (a.dur ?? 0))) {
        while (ends.length > 0 && (ends.at(-1) ?? 0) <= ts) ends.pop();
        expect(ts + dur).toBeLessThanOrEqual((ends.at(-1) ?? Infinity) + 1e-6);
        ends.push(ts + dur);
      }
    }
  });

  it("has arrows from causes, each with two ends on lanes that have names", () => {
    const named = new Set(entries.filter((one) => one.name === "thread_name").map((one) => one.tid));
    const flows = grouped(entries.filter((one) => one.ph === "s" || one.ph === "f"), (one) => one.id ?? 0);
    for (const ends of flows.values()) {
      expect(ends.map((one) => one.ph)).toEqual(["s", "f"]);
      const from = Number(ends[0]?.args["from"]);
      const to = Number(ends[0]?.args["to"]);
      expect(from === to || log.causeAt(to - 1) === from || log.originAt(to - 1) === from).toBe(true);
      expect(ends[0]?.ts).toBe(log.timeAt(from - 1) / 1000);
      expect(ends[1]?.ts).toBe(log.timeAt(to - 1) / 1000);
      for (const one of ends) expect(named.has(one.tid)).toBe(true);
    }
    expect(flows.size).toBeGreaterThan(0);
  });

  it("tells every line printed", () => {
    const printed = [...log].flatMap((event) => (event.kind === "console" || event.kind === "print" ? [event.args.text.trimEnd()] : []));
    const told = entries.filter((one) => one.ph === "i" && (one.cat === "console" || one.cat === "print")).map((one) => one.name);
    expect(told.sort()).toEqual(printed.sort());
  });

  it("is drawn as well-formed pictures", () => {
    for (const markup of [timelineSvg(run, true, paper), timelineSvg(run, false, paper), diagramSvg(run, paper), casesSvg([run, run], paper)]) {
      expectWellFormed(markup);
      expect(markup).toContain(escaped(run.title));
      expect(markup).not.toContain("var(");
    }
    expect(timelineSvg(run, true, paper)).toContain(">Thread</text>");
  });
});

it("is made of a long log while other tasks get their turn", async () => {
  const log = largeLog(60_000);
  const counted = countTurns();
  const trace: Trace = JSON.parse(await (await traceFile(log, [], "")).text());
  const turns = counted.stop();
  expect(trace.traceEvents.length).toBeGreaterThan(log.length / 2);
  expect(turns).toBeGreaterThan(5);
});

describe("names of files", () => {
  it.each([["Why is my result undefined?", "why-is-my-result-undefined"], ["Über Kanäle: 1/2", "uber-kanale-1-2"], ["../..", "run"], ["", "run"], ["日本", "日本"]])("%s", (title, stem) => {
    expect(fileName(title)).toBe(stem);
  });
});
