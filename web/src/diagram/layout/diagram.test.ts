// Golden tests of the diagram over the examples' logs, and what holds for any log: bars are events, arrows are causes.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventLog } from "../../event/log";
import { parseLog } from "../../event/parse";
import type { SourceFile } from "../../program/program";
import { FONTS } from "../../timeline/layout/metrics";
import type { Measure } from "../../timeline/layout/metrics";
import { logOf, randomBatches } from "../../timeline/testdata/random";
import { DiagramModel } from "../model/model";
import { diagramScene } from "./build";
import { dumpDiagram } from "./dump";

const examples = join(import.meta.dirname, "..", "..", "..", "..", "examples");
const golden = join(import.meta.dirname, "..", "testdata");
const timelines = join(import.meta.dirname, "..", "..", "timeline", "testdata");
const ids = readdirSync(examples).filter((id) => existsSync(join(examples, id, "events.txt")));
/** The examples whose whole scene is kept: those that are compared, and one of each other shape. */
const drawn = ["synchronous", "asynchronous", "callback", "callback-inline", "callback-by-reference", "result-undefined", "what-the-callback-gets", "workers", "timer-race", "story-callback", "story-promise", "story-await"];
const measure: Measure = (text, font) => text.length * FONTS[font].size * 0.52;

function filesOf(id: string): SourceFile[] {
  return readdirSync(join(examples, id)).filter((name) => /\.(?:go|js|ts)$/.test(name)).map((name) => ({ name, text: readFileSync(join(examples, id, name), "utf8") }));
}

function modelOf(log: EventLog, files: readonly SourceFile[] = [], most?: number): DiagramModel {
  const model = new DiagramModel(log, files, most);
  model.update();
  return model;
}

const logs: [string, EventLog, readonly SourceFile[]][] = [
  ...ids.map((id): [string, EventLog, SourceFile[]] => [id, parseLog(readFileSync(join(examples, id, "events.txt"), "utf8")), filesOf(id)]),
  ...readdirSync(timelines).filter((name) => name.endsWith(".log")).map((name): [string, EventLog, SourceFile[]] => [name, parseLog(readFileSync(join(timelines, name), "utf8")), []]),
  ...Array.from({ length: 12 }, (_, seed): [string, EventLog, SourceFile[]] => [`random ${seed}`, logOf(randomBatches(seed + 1, 20 + seed * 4)), []]),
];

/** Whether an event comes from another one, by its causes and registrations. */
function comesFrom(log: EventLog, to: number, from: number, steps = 8): boolean {
  if (to === from) return true;
  if (to <= from || steps === 0 || to === 0) return false;
  return comesFrom(log, log.causeAt(to - 1), from, steps - 1) || comesFrom(log, log.originAt(to - 1), from, steps - 1);
}

/** Whether two events are the return of a function and the return to Go of the call that led to it. */
function comesBack(log: EventLog, from: number, to: number): boolean {
  const back = log.at(to - 1);
  const call = log.originAt(from - 1);
  return back.kind === "jsreturn" && call > 0 && comesFrom(log, call, back.origin);
}

describe.each(logs)("%s", (name, log, files) => {
  const model = modelOf(log, files);
  const { bars, messages, lines } = model.sheet;

  it("begins and ends every bar with an event, the later one last", () => {
    for (const bar of bars) {
      expect(bar.beginSeq).toBeGreaterThan(0);
      if (bar.endSeq > 0) expect(bar.endSeq).toBeGreaterThanOrEqual(bar.beginSeq);
      else expect(log.ended && bar.state !== "flight" && !model.cut, `${name}: ${bar.state} from ${bar.beginSeq} goes on`).toBe(false);
    }
  });

  it("joins an event and its cause, or a call and its return, by each arrow", () => {
    for (const one of messages) {
      expect(lines[one.fromLine]).toBeDefined();
      expect(lines[one.toLine]).toBeDefined();
      expect(comesFrom(log, one.toSeq, one.fromSeq) || comesBack(log, one.fromSeq, one.toSeq), `${one.kind} ${one.fromSeq}→${one.toSeq} ${one.label}`).toBe(true);
    }
  });
});

describe.each(logs.filter(([name]) => !name.startsWith("random")))("%s", (_, log, files) => {
  it("lets at most one lifeline hold the thread at any event", () => {
    const model = modelOf(log, files);
    for (let seq = 1; seq <= model.read; seq++) {
      const held = model.sheet.bars.filter((bar) => bar.state === "runs" && bar.beginSeq < seq && (bar.endSeq === 0 || bar.endSeq >= seq));
      expect(held.length, `at ${seq} ${held.map((bar) => model.sheet.lines[bar.line]?.name).join(", ")}`).toBeLessThanOrEqual(1);
    }
  });
});

describe("reading on", () => {
  it("gives the same diagram however the log comes", () => {
    for (const seed of [3, 8, 21]) {
      const batches = randomBatches(seed, 60);
      const log = logOf([]);
      const parts = new DiagramModel(log, []);
      for (const batch of batches) {
        log.append(batch);
        parts.update();
      }
      expect(parts.sheet.messages.length).toBeGreaterThan(5);
      expect(JSON.stringify([parts.sheet.messages, parts.sheet.bars])).toBe(JSON.stringify([modelOf(log).sheet.messages, modelOf(log).sheet.bars]));
    }
  });
});

describe("scenes", () => {
  for (const id of drawn) {
    for (const brief of [false, true]) {
      it(`${id}${brief ? " in a column" : ""}`, async () => {
        const log = parseLog(readFileSync(join(examples, id, "events.txt"), "utf8"));
        const scene = diagramScene({ model: modelOf(log, filesOf(id)), width: brief ? 425 : 900, measure, brief });
        await expect(dumpDiagram(scene)).toMatchFileSnapshot(join(golden, `${id}${brief ? ".brief" : ""}.txt`));
      });
    }
  }

  for (const name of ["async.log", "deadlock.log", "many.log"]) {
    it(`${name} of the timeline`, async () => {
      const model = modelOf(parseLog(readFileSync(join(timelines, name), "utf8")), [], 60);
      await expect(dumpDiagram(diagramScene({ model, width: 900, measure, brief: false }))).toMatchFileSnapshot(join(golden, name.replace(".log", ".txt")));
    });
  }

  it("says what it leaves out of a long run", () => {
    const log = parseLog(readFileSync(join(examples, "workers", "events.txt"), "utf8"));
    const model = modelOf(log, filesOf("workers"), 12);
    expect(model.sheet.messages.length).toBe(12);
    expect(diagramScene({ model, width: 900, measure, brief: false }).texts.map((one) => one.text)).toContain(`the first ${model.drawnCalls} of ${model.calls} calls`);
  });
});
