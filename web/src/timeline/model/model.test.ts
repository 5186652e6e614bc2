// Properties of the model over random logs, the logs of testdata and those of every example: spans are events, nothing overlaps, busy and idle make the whole.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventLog } from "../../event/log";
import { parseLog } from "../../event/parse";
import { readThread } from "../../event/testing/thread";
import { logOf, randomBatches } from "../testdata/random";
import { chainOf, effectOf } from "./chain";
import { OPEN } from "./columns";
import { TimelineModel } from "./model";
import { spanAt } from "./rows";
import type { Row, SpanRef } from "./rows";

const folder = join(import.meta.dirname, "..", "testdata");
const named = readdirSync(folder).filter((name) => name.endsWith(".log"));
const lessons = join(import.meta.dirname, "..", "..", "..", "..", "examples");
const examples = readdirSync(lessons);
const logs: [string, EventLog][] = [
  ...named.map((name): [string, EventLog] => [name, parseLog(readFileSync(join(folder, name), "utf8"))]),
  ...examples.filter((name) => existsSync(join(lessons, name, "events.txt"))).map((name): [string, EventLog] => [name, parseLog(readFileSync(join(lessons, name, "events.txt"), "utf8"))]),
  ...Array.from({ length: 25 }, (_, seed): [string, EventLog] => [`random ${seed}`, logOf(randomBatches(seed + 1, 20 + seed * 4))]),
];

function modelOf(log: EventLog): TimelineModel {
  const model = new TimelineModel(log);
  model.update();
  return model;
}

function spansOf(row: Row): SpanRef[] {
  return row.tracks.flatMap((track) => Array.from({ length: track.column.length }, (_, i) => spanAt(row, track, i)));
}

describe.each(logs)("%s", (_, log) => {
  const model = modelOf(log);

  it("begins and ends every span with an event", () => {
    for (const row of model.rows()) {
      for (const span of spansOf(row)) {
        expect(span.begin).toBe(log.timeAt(span.beginSeq - 1));
        if (span.endSeq === 0) expect(span.end).toBe(OPEN);
        else expect(span.end).toBe(log.timeAt(span.endSeq - 1));
        expect(span.end).toBeGreaterThanOrEqual(span.begin);
      }
    }
  });

  it("lets no two spans of a row overlap", () => {
    for (const row of model.rows()) {
      const spans = spansOf(row).sort((a, b) => a.begin - b.begin || a.end - b.end);
      spans.forEach((span, i) => expect(span.begin, `${row.id} ${span.look} ${span.beginSeq}`).toBeGreaterThanOrEqual(i === 0 ? 0 : (spans[i - 1]?.end ?? 0)));
    }
  });

  it("divides all of the run's time among Go, JavaScript and idleness", () => {
    const held = (look: "go" | "js"): number => spansOf(model.thread).filter((span) => span.look === look).reduce((sum, span) => sum + span.end - span.begin, 0);
    const told = (holder: string): number => readThread(log).filter((span) => span.holder === holder).reduce((sum, span) => sum + span.end - span.begin, 0);
    expect(held("go")).toBe(told("go"));
    expect(held("js")).toBe(told("js"));
    const { bursts } = model;
    let busy = 0;
    for (let i = 0; i < bursts.length; i++) busy += (bursts.ends[i] ?? 0) - (bursts.begins[i] ?? 0);
    expect(busy).toBe(held("go") + held("js"));
    expect(busy + told("none")).toBe(model.end);
  });

  it("joins by each arrow an event and its cause", () => {
    for (let i = 0; i < model.links.length; i++) {
      const { kind, from, to } = model.links.at(i);
      const causes = [log.causeAt(to - 1), log.originAt(to - 1)];
      if (kind === "go" || kind === "set") expect(from).toBe(to);
      else expect(causes).toContain(from);
    }
  });

  it("leads every chain of causes back in time, and every effect forth", () => {
    for (let seq = 1; seq <= log.length; seq += 7) {
      const chain = chainOf(model, seq);
      expect(chain[chain.length - 1]).toBe(seq);
      chain.forEach((one, i) => { if (i > 0) expect(one).toBeGreaterThan(chain[i - 1] ?? 0); });
      const effect = effectOf(model, seq);
      if (effect > 0) expect(log.causeAt(effect - 1)).toBe(seq);
    }
  });

  it("counts goroutines of a function as their lanes do", () => {
    for (const [fn, population] of model.goroutines.populations) {
      const rows = [...model.goroutines.lanes.values()].filter((lane) => lane.fn === fn).map((lane) => lane.row);
      for (const share of [0.1, 0.37, 0.8]) {
        const at = Math.round(model.end * share) + 0.5;
        const here = rows.flatMap(spansOf).filter((span) => span.begin <= at && span.end > at);
        const { running, ready, waiting } = population.at(at);
        if (model.goroutines.lanes.size > 0 && log.length > 0) expect([running, ready, waiting]).toEqual(["go|toJs", "ready", "wait"].map((looks) => here.filter((span) => looks.split("|").includes(span.look)).length));
      }
    }
  });
});

describe("reading on", () => {
  it("gives the same rows however the log comes", () => {
    for (const seed of [3, 8, 21]) {
      const batches = randomBatches(seed, 60);
      const whole = modelOf(logOf(batches));
      const log = logOf([]);
      const parts = new TimelineModel(log);
      for (const batch of batches) {
        log.append(batch);
        while (parts.length < log.length) parts.update(5);
      }
      const text = (model: TimelineModel): string => [...model.rows()].map((row) => `${row.id} ${JSON.stringify(spansOf(row).map(({ look, begin, end, beginSeq, endSeq }) => [look, begin, end, beginSeq, endSeq]))}`).join("\n");
      expect(text(parts)).toBe(text(whole));
      expect(parts.bursts.length).toBe(whole.bursts.length);
    }
  });
});
