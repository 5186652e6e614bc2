// The marks of the scene, read back, are what the log says: compared with another reading of it, for every example and log, at several zooms.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { EventLog } from "../../event/log";
import { parseLog } from "../../event/parse";
import { TimelineModel } from "../model/model";
import { Axis, closer, fitting } from "../scale/axis";
import { logOf, randomBatches } from "../testdata/random";
import { readingOf } from "../testdata/reading";
import type { Reading, ToldPoint, ToldSpan } from "../testdata/reading";
import { NO_SOURCE } from "../words";
import { sceneOf } from "./build";
import { FONTS, NORMAL } from "./metrics";
import type { Arrow, Block, Mark, Scene } from "./scene";

const WIDTH = 844;
/** Room for what arithmetic with fractions loses, in px. */
const CLOSE = 0.01;
/** A joined block may reach so much farther, to touch the next, in px. */
const JOINED_REACH = 2;

const testdata = join(import.meta.dirname, "..", "testdata");
const lessons = join(import.meta.dirname, "..", "..", "..", "..", "examples");
const texts = [
  ...readdirSync(testdata).filter((name) => name.endsWith(".log")).map((name): [string, string] => [name, join(testdata, name)]),
  ...readdirSync(lessons).map((name): [string, string] => [name, join(lessons, name, "events.txt")]).filter(([, path]) => existsSync(path)),
];
const logs: [string, () => EventLog][] = [
  ...texts.map(([name, path]): [string, () => EventLog] => [name, () => parseLog(readFileSync(path, "utf8"))]),
  ...Array.from({ length: 8 }, (_, i): [string, () => EventLog] => [`random ${i + 40}`, () => logOf(randomBatches(i + 40, 30 + i * 12))]),
];

/** The pictures that are compared: how much closer than fitting, from which share of the run, folded or to scale. */
const views: readonly { zoom: number; from: number; folded: boolean }[] = [
  { zoom: 1, from: 0, folded: true }, { zoom: 1, from: 0, folded: false }, { zoom: 0.05, from: 0, folded: true }, { zoom: 4, from: 0.3, folded: true },
  { zoom: 40, from: 0.5, folded: true }, { zoom: 40, from: 0.1, folded: false }, { zoom: 900, from: 0.4, folded: true },
];

interface View {
  readonly model: TimelineModel;
  readonly told: Reading;
  readonly scenes: readonly Scene[];
}

function viewOf(log: EventLog): View {
  const model = new TimelineModel(log);
  model.update();
  const selections = [0, 0.4, 0.97].map((share) => 1 + Math.floor((log.length - 1) * share));
  const scenes = views.flatMap((view) => (view.zoom === 1 && view.folded ? selections : [0]).map((selected) => sceneFor(model, view, selected)));
  return { model, told: readingOf(log), scenes };
}

function sceneFor(model: TimelineModel, { zoom, from, folded }: (typeof views)[number], selected: number): Scene {
  const course = { bursts: model.bursts, end: model.end, folded };
  const axis = new Axis(course, closer(fitting(course, WIDTH), zoom), model.end * from, WIDTH);
  return sceneOf({
    model, axis, metrics: NORMAL, now: model.end, live: false, measure: (text, font) => text.length * FONTS[font].size * 0.52,
    choice: { opened: new Set(), pinned: new Set(), source: NO_SOURCE }, top: 0, bottom: 1e6, selected,
  });
}

const isFlight = (id: string): boolean => id.startsWith("flight");

/** The spans of a place, in order. */
function toldOf({ spans }: Reading, where: string, look: string): ToldSpan[] {
  return spans.filter((one) => one.where === where && one.look === look).sort((a, b) => a.beginSeq - b.beginSeq || a.endSeq - b.endSeq);
}

/** Whether a span reaches into the picture by more than its last ns. */
function seen(span: ToldSpan, { axis }: Scene): boolean {
  return span.end > axis.begin && span.begin < axis.end;
}

/** A block stands for as many spans as it says, from the first to the last of them, for their time, at their place. */
function expectBlock(block: Block, spans: readonly ToldSpan[], scene: Scene, end: number): void {
  const first = spans[0];
  const last = spans[spans.length - 1];
  const name = `${block.row.id} ${block.look} ${block.beginSeq}-${block.endSeq} ×${block.count}`;
  expect([block.beginSeq, block.endSeq, block.count], name).toEqual([first?.beginSeq, last?.endSeq, spans.length]);
  if (!first || !last) return;
  const until = last.endSeq === 0 ? Math.max(end, scene.axis.end) : last.end;
  expect(Math.abs(block.x0 - Math.max(-40, scene.axis.x(first.begin))), name).toBeLessThan(CLOSE);
  expect(block.x1, name).toBeLessThanOrEqual(Math.min(WIDTH + 40, scene.axis.x(until)) + (block.count > 1 ? JOINED_REACH : CLOSE));
  if (block.count === 1) return;
  const together = spans.reduce((sum, one) => sum + Math.min(one.end, end) - one.begin, 0);
  expect(block.filled * (block.end - block.begin), name).toBeCloseTo(Math.min(together, block.end - block.begin), 3);
}

/** Rows whose blocks are compared span by span: all but flights, which lie in whatever row was free. */
function* rowsOf(scene: Scene, told: Reading): Generator<[string, string, Block[]]> {
  const blocks = [...scene.thread, ...scene.blocks];
  const singles = new Set(["thread", ...scene.arrangement.places.filter((place) => place.row !== null).map((place) => place.id)]);
  const keys = new Set(told.spans.filter((one) => singles.has(one.where)).map((one) => `${one.where} ${one.look}`));
  for (const block of blocks) if (!isFlight(block.row.id)) keys.add(`${block.row.id} ${block.look}`);
  for (const key of keys) {
    const [where = "", look = ""] = key.split(" ");
    yield [where, look, blocks.filter((one) => one.row.id === where && one.look === look).sort((a, b) => a.beginSeq - b.beginSeq || a.endSeq - b.endSeq)];
  }
}

describe.each(logs)("%s", (_, open) => {
  let view: View;
  beforeAll(() => { view = viewOf(open()); });

  it("has a block, or a part of a joined one, for every span in the picture, and no other", () => {
    const { told, scenes, model } = view;
    for (const scene of scenes) {
      for (const [where, look, blocks] of rowsOf(scene, told)) {
        const spans = toldOf(told, where, look);
        let next = blocks.length === 0 ? 0 : spans.findIndex((one) => one.beginSeq === blocks[0]?.beginSeq && (blocks[0].count > 1 || one.endSeq === blocks[0].endSeq));
        expect(spans.slice(0, next).filter((one) => seen(one, scene)), `${where} ${look}: spans before the first block`).toEqual([]);
        for (const block of blocks) expectBlock(block, spans.slice(next, (next += block.count)), scene, model.end);
        expect(spans.slice(next).filter((one) => seen(one, scene)), `${where} ${look}: spans after the last block`).toEqual([]);
      }
    }
  });

  it("has every flight once, in some row or in the band of those for which there was none", () => {
    const { told, scenes, model } = view;
    for (const scene of scenes) {
      if (model.flights.more.total > 0) {
        expectFlights(scene, model, told);
        continue;
      }
      const blocks = scene.blocks.filter((one) => isFlight(one.row.id));
      const spans = toldOf(told, "flight", "flight");
      for (const block of blocks.filter((one) => one.count === 1)) expect(spans.find((one) => one.beginSeq === block.beginSeq)?.endSeq).toBe(block.endSeq);
      const [drawn, there] = [blocks.reduce((sum, one) => sum + one.count, 0), spans.filter((one) => seen(one, scene)).length];
      expect(drawn).toBeGreaterThanOrEqual(there);
      expect(drawn).toBeLessThanOrEqual(spans.filter((one) => scene.axis.x(one.end) >= -40 && scene.axis.x(one.begin) <= WIDTH + 40).length);
    }
  });

  it("draws no two holders of the thread at once, and as much of it idle as the log says", () => {
    const { told, scenes, model } = view;
    const busy = told.spans.filter((one) => one.where === "thread").reduce((sum, one) => sum + one.end - one.begin, 0);
    const whole = scenes.filter((scene) => scene.axis.begin === 0 && scene.axis.end >= model.end);
    expect(whole.length).toBeGreaterThan(1);
    for (const scene of scenes) {
      const blocks = [...scene.thread].sort((a, b) => a.beginSeq - b.beginSeq);
      blocks.forEach((block, i) => {
        const after = blocks.find((one, j) => j > i && (one.look === block.look || (one.count === 1 && block.count === 1)));
        if (after) expect(after.x0, `${block.beginSeq} and ${after.beginSeq}`).toBeGreaterThanOrEqual(block.x1 - CLOSE);
      });
    }
    for (const scene of whole) expect(scene.thread.reduce((sum, one) => sum + one.filled * (one.end - one.begin), 0)).toBeCloseTo(busy, 0);
  });

  it("lets at most one goroutine run, and only while Go holds the thread", () => {
    const { told } = view;
    const go = told.spans.filter((one) => one.where === "thread" && one.look === "go");
    const runs = told.spans.filter((one) => one.look === "go" && one.where !== "thread").sort((a, b) => a.beginSeq - b.beginSeq);
    runs.forEach((run, i) => {
      const after = runs[i + 1];
      if (after) expect(after.begin, `${run.where} ${run.beginSeq}, ${after.where} ${after.beginSeq}`).toBeGreaterThanOrEqual(Math.min(run.end, view.model.end));
      expect(go.some((one) => one.begin <= run.begin && Math.min(run.end, view.model.end) <= one.end), `${run.where} ${run.beginSeq} while Go holds the thread`).toBe(true);
    });
  });

  it("has a mark for every event that has one, joined ones counted", () => {
    const { told, scenes } = view;
    for (const scene of scenes) {
      for (const place of scene.arrangement.places) {
        for (const sign of ["print", "point", "fail", "born", "ended", "stuck"] as const) {
          const points = told.points.filter((one) => one.where === place.id && one.sign === sign);
          expectMarks(scene.marks.filter((one) => one.row === place.row && one.sign === sign), points, scene, view.model.log);
        }
      }
      for (const { place } of scene.bands.filter((band) => band.place.group === "go")) {
        const mine = goroutinesOf(view.model.log, place.id.slice("band:".length));
        for (const sign of ["print", "point", "fail"] as const) {
          const points = told.points.filter((one) => mine.has(one.where) && one.sign === sign).sort((a, b) => a.seq - b.seq);
          expectMarks(scene.marks.filter((one) => one.row === place.population?.row && one.sign === sign), points, scene, view.model.log);
        }
      }
    }
  });

  it("stacks a band by the states of its goroutines", () => {
    const { told, scenes, model } = view;
    for (const scene of scenes) {
      for (const { place, steps } of scene.bands.filter((band) => band.place.group === "go")) {
        const mine = goroutinesOf(model.log, place.id.slice("band:".length));
        const spans = told.spans.filter((one) => mine.has(one.where));
        for (const step of steps.filter((_, i) => i % 9 === 0)) {
          const [from, to] = columnOf(step.x, scene, model.end);
          const most = place.population?.most ?? 1;
          const here = (...looks: string[]): number => together(spans.filter((one) => looks.includes(one.look)), from, to);
          if (to === from) continue;
          expect(step.running * most * (to - from)).toBeCloseTo(here("go", "toJs"), 2);
          expect(step.ready * most * (to - from)).toBeCloseTo(here("ready"), 2);
          expect(step.waiting * most * (to - from)).toBeCloseTo(here("wait"), 2);
        }
      }
    }
  });

  it("draws each arrow from an event to what it caused, at their times", () => {
    for (const scene of view.scenes) for (const arrow of scene.arrows) expectArrow(arrow, scene, view.model.log);
  });
});

/** The goroutines of one function. */
function goroutinesOf(log: EventLog, fn: string): Set<string> {
  return new Set([...log].flatMap((event) => (event.kind === "gonew" && event.args.fn === fn ? [`g${event.lane}`] : [])));
}

/** The time of a band's column, as far as the run goes, in ns. */
function columnOf(x: number, { axis }: Scene, end: number): [number, number] {
  return [Math.min(end, axis.timeAt(x)), Math.min(end, axis.timeAt(x + 3))];
}

/** How long spans lie within a stretch of time, all together, in ns. */
function together(spans: readonly ToldSpan[], from: number, to: number): number {
  return spans.reduce((sum, one) => sum + Math.max(0, Math.min(one.end, to) - Math.max(one.begin, from)), 0);
}

/** What has no row of its own is in the band: together they are what the log says. */
function expectFlights(scene: Scene, model: TimelineModel, told: Reading): void {
  const band = scene.bands.find((one) => one.place.group === "flight");
  const rowed = new Set(model.flights.rows.flatMap((row) => row.tracks.flatMap(({ column }) => Array.from({ length: column.length }, (_, i) => column.beginSeqs[i]))));
  const spans = toldOf(told, "flight", "flight").filter((one) => !rowed.has(one.beginSeq));
  expect(spans.length).toBe(model.flights.more.total);
  expect(band).toBeDefined();
  for (const step of band?.steps.filter((_, i) => i % 9 === 0) ?? []) {
    const [from, to] = columnOf(step.x, scene, model.end);
    if (to > from) expect(step.waiting * model.flights.more.most * (to - from)).toBeCloseTo(together(spans, from, to), 2);
  }
}

/** Marks stand for points in their order, each once; what is left out lies outside the picture. */
function expectMarks(marks: readonly Mark[], points: readonly ToldPoint[], { axis }: Scene, log: EventLog): void {
  const x = (point: ToldPoint): number => axis.x(log.timeAt(point.seq - 1));
  const name = `${points[0]?.where} ${points[0]?.sign}`;
  let next = marks.length === 0 ? points.length : points.findIndex((one) => one.seq === marks[0]?.seq);
  expect(points.slice(0, next).filter((one) => x(one) >= 0 && x(one) <= WIDTH), `${name} before the first mark`).toEqual([]);
  for (const mark of marks) {
    expect(points[next]?.seq, name).toBe(mark.seq);
    expect(Math.abs(mark.x - x(points[next]!)), name).toBeLessThan(13);
    next += mark.count;
  }
  expect(points.slice(next).filter((one) => x(one) < WIDTH), `${name} after the last mark`).toEqual([]);
}

/** The events that an arrow joins are cause and effect, and its ends stand at their times. */
function expectArrow(arrow: Arrow, scene: Scene, log: EventLog): void {
  const { kind, from, to } = arrow;
  const name = `${kind} ${from}→${to}`;
  const effect = log.at(to - 1);
  expect(Math.abs(arrow.x1 - scene.axis.x(effect.at)), name).toBeLessThan(CLOSE);
  if (kind === "go" || kind === "set") {
    expect(from, name).toBe(to);
    expect(arrow.x0, name).toBe(arrow.x1);
    if (kind === "go") expect(effect.kind === "gonew" && effect.args.parent > 0, name).toBe(true);
    else expect(["timerset", "request", "gowait"], name).toContain(effect.kind);
    return;
  }
  const direct = effect.cause === from || effect.origin === from;
  const throughTask = effect.cause > 0 && log.originAt(effect.cause - 1) === from;
  expect(direct || throughTask, name).toBe(true);
  expect(Math.abs(arrow.x0 - scene.axis.x(leaves(arrow, log))), `${name} starts`).toBeLessThan(CLOSE);
}

/** When an arrow leaves: when its cause was; for what comes back from outside, when it came; for a goroutine that wakes another, then. */
function leaves({ kind, from, to }: Arrow, log: EventLog): number {
  const effect = log.at(to - 1);
  const task = effect.kind === "call" && effect.cause > 0 && log.originAt(effect.cause - 1) === from ? log.at(effect.cause - 1) : null;
  if (kind === "fire") {
    const back = task ?? effect;
    const answer = back.cause > 0 ? log.at(back.cause - 1) : null;
    return answer?.kind === "response" ? answer.at : back.at;
  }
  const byGoroutine = effect.kind === "gowake" && effect.args.by > 0 && !log.kindAt(from - 1).startsWith("chan");
  return kind === "wake" && byGoroutine ? effect.at : log.timeAt(from - 1);
}
