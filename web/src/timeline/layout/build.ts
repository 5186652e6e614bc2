// Lays out the whole scene: a pure function of the model, the axis, the room and what the reader has chosen.

import type { Axis } from "../scale/axis";
import type { TimelineModel } from "../model/model";
import { chipsOf, ticksOf, unitOf } from "../scale/ticks";
import type { Arrangement, LaneChoice, Place } from "./arrange";
import { arrowsOf } from "./arrows";
import { Kept } from "./kept";
import { layMarks } from "./marks";
import { NARROW, headOf } from "./metrics";
import type { Measure, Metrics } from "./metrics";
import { piecesOf, shareOf } from "./pieces";
import { layRow } from "./rowscene";
import type { RowContext, RowScene } from "./rowscene";
import type { Band, BandStep, Block, Label, Scene } from "./scene";

/** What a scene is made of. */
export interface SceneRequest {
  readonly model: TimelineModel;
  readonly axis: Axis;
  readonly metrics: Metrics;
  readonly measure: Measure;
  /** Where the run stands, in ns: the latest event, or later while time passes and nothing happens. */
  readonly now: number;
  /** Whether the run goes on: then there is no future to draw. */
  readonly live: boolean;
  readonly choice: LaneChoice;
  /** The scrolled part that can be seen, in px from its top. */
  readonly top: number;
  readonly bottom: number;
  /** Seq of the selected event, or 0. */
  readonly selected: number;
  /** Whether the arrows to what the selection caused are lit too. */
  readonly effects?: boolean;
  /** What pictures of the same model have in common, where there is another picture before or after. */
  readonly kept?: Kept;
}

/** No block narrower than this has a label, in px. */
const LEAST_LABEL = 12;
/** Px between two columns of a band. */
const BAND_STEP = 3;
/** A state's word needs so much height in a band, in px. */
const BAND_LABEL_ROOM = 18;
/** Joints nearer than this are one, in px. */
const JOINTS_APART = 3;

/** The scene. */
export function sceneOf(request: SceneRequest): Scene {
  const { model, axis, metrics } = request;
  const kept = request.kept ?? new Kept();
  const arrangement = kept.arrangement(model, metrics, request.choice);
  const head = headOf(metrics);
  const context: RowContext = { model, axis, measure: request.measure, now: request.now, live: request.live, source: request.choice.source };
  const rows: RowScene = { blocks: [], marks: [], labels: [], pills: [] };
  const bands: Band[] = [];
  for (const place of visiblePlaces(arrangement, request)) {
    if (place.row) layRow(rows, place, place.row, context);
    if (!place.population) continue;
    bands.push(bandOf(place, request));
    layMarks(rows, place.population.row, place, axis);
  }
  const thread = threadBlocks(model, axis, head.threadHeight);
  const unit = unitOf(request.now);
  const endX = axis.x(request.now);
  return {
    axis, unit, metrics, head, arrangement, thread, bands,
    ticks: ticksOf(axis, unit).filter((tick) => !request.live || tick.x <= endX),
    chips: chipsOf(axis),
    strip: kept.strip(model, request.now, axis),
    threadLabels: threadLabels(thread, request),
    joints: jointsOf(model, axis),
    blocks: rows.blocks,
    marks: rows.marks,
    labels: rows.labels,
    pills: rows.pills,
    arrows: arrowsOf({ model, axis, arrangement, selected: request.selected, effects: request.effects === true }),
    end: request.now,
    endX,
  };
}

function visiblePlaces(arrangement: Arrangement, request: SceneRequest): Place[] {
  return arrangement.places.filter((place) => place.y + place.height > request.top && place.y < request.bottom);
}

/** JavaScript holds the upper half of the Thread, Go the lower one. */
function threadBlocks(model: TimelineModel, axis: Axis, height: number): Block[] {
  const blocks: Block[] = [];
  for (const { look, column } of model.thread.tracks) {
    for (const piece of piecesOf(column, axis, model.end)) {
      const { x0, x1, begin, end, beginSeq, endSeq, count } = piece;
      blocks.push({ look, row: model.thread, x0, x1, y: look === "js" ? 0 : height / 2, height: height / 2, count, filled: shareOf(piece), begin, end, beginSeq, endSeq, landing: null });
    }
  }
  return blocks;
}

function threadLabels(blocks: readonly Block[], request: SceneRequest): Label[] {
  const labels: Label[] = [];
  for (const block of blocks) {
    const x0 = Math.max(0, block.x0);
    const x1 = Math.min(request.axis.width, block.x1);
    if (block.count > 1 || x1 - x0 < LEAST_LABEL) continue;
    const js = block.look === "js";
    const long = js ? "JavaScript" : "Go";
    const text = request.measure(long, "strong") + 24 <= x1 - x0 ? long : js ? "JS" : "Go";
    const wide = request.measure(text, "strong");
    if (wide + 6 > x1 - x0) continue;
    labels.push({ x: (x0 + x1 - wide) / 2, y: block.y + block.height / 2, text, font: "strong", ink: js ? "onJs" : "onGo", halo: false, at: block.begin });
  }
  return labels;
}

/** The places where one language hands the thread to the other without a pause. */
function jointsOf(model: TimelineModel, axis: Axis): number[] {
  const joints: number[] = [];
  const go = model.thread.column("go");
  const js = model.thread.column("js");
  for (const [one, other] of [[go, js], [js, go]] as const) {
    let last = -99;
    for (let i = one.firstEndingAfter(axis.begin); i < one.length && (one.begins[i] ?? 0) <= axis.end; ) {
      const at = one.begins[i] ?? 0;
      const before = other.firstEndingAfter(at) - 1;
      const x = axis.x(at);
      const seen = axis.x(Math.min(one.ends[i] ?? 0, axis.end)) - x >= NARROW;
      if (seen && before >= 0 && other.ends[before] === at && x - last >= JOINTS_APART && x >= 0) joints.push((last = x));
      i = one.firstBeginningFrom(axis.timeAt(x + JOINTS_APART), i + 1);
    }
  }
  return joints.sort((a, b) => a - b);
}

function bandOf(place: Place, request: SceneRequest): Band {
  const steps = bandSteps(place, request.axis, request.now);
  const labels: Label[] = [];
  for (const state of ["waiting", "ready"] as const) {
    const label = bandLabel(place, steps, state, request);
    if (label) labels.push(label);
  }
  return { place, steps, labels };
}

/** The word for a state, where most goroutines are in it. */
function bandLabel(place: Place, steps: readonly BandStep[], state: "waiting" | "ready", request: SceneRequest): Label | null {
  const high = (step: BandStep): number => step[state] * place.block;
  const best = steps.reduce<BandStep | null>((most, step) => (most && high(most) >= high(step) ? most : step), null);
  const text = place.group === "flight" ? "in flight" : state === "ready" ? "runnable" : "waiting";
  const wide = request.measure(text, "reason");
  if (!best || high(best) < BAND_LABEL_ROOM) return null;
  const same = steps.filter((step) => high(step) > high(best) * 0.8 && step.x >= best.x);
  const last = same[same.length - 1]?.x ?? best.x;
  const x = state === "ready" ? Math.max(0, best.x - wide - 6) : (best.x + last - wide) / 2;
  if (last - best.x < (state === "ready" ? 0 : wide + 8)) return null;
  const under = state === "ready" ? best.running : best.running + best.ready;
  const bottom = place.y + place.height - 4;
  return { x, y: bottom - place.block * (under + best[state] / 2), text, font: "reason", ink: place.group === "flight" ? "outInk" : "goInk", halo: true, at: 0 };
}

/** How many are in each state in every column, on average over the column's time. */
function bandSteps(place: Place, axis: Axis, now: number): BandStep[] {
  const { population } = place;
  if (!population) return [];
  const steps: BandStep[] = [];
  const most = Math.max(1, population.most);
  let at = Math.min(now, axis.timeAt(0));
  for (let x = 0; x <= axis.width; x += BAND_STEP) {
    const next = Math.min(now, axis.timeAt(x + BAND_STEP));
    const { running, ready, waiting } = population.average(at, next);
    steps.push({ x, running: running / most, ready: ready / most, waiting: waiting / most, held: Math.min(1, running) });
    at = next;
  }
  return steps;
}
