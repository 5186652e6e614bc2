// The diagram's axis: time goes down, event by event, so that every text has room; idle time is folded.

import { unitOf } from "../../timeline/scale/ticks";
import type { Unit } from "../../timeline/scale/ticks";
import type { DiagramModel } from "../model/model";
import type { Fold, Row } from "./scene";

/** What a moment needs: room above it for a message's label, and so many lines of text below. */
export interface Need {
  above: boolean;
  below: number;
}

/** The rows of a diagram. */
export interface Rows {
  readonly rows: readonly Row[];
  /** Folded idle time: how long it is in ns, and the event before it. */
  readonly folds: readonly (Fold & { readonly ns: number; readonly seq: number })[];
  /** The height at which an event stands; it must be one of the moments. */
  y(seq: number): number;
  readonly bottom: number;
}

/** Px from a row to the next where nothing is written between them, where a label is, and for a line of text. */
const STEP = 9;
const LABELLED = 22;
const LINE = 14;
/** Longer lengths stand taller, up to a limit: px for each µs, and at most. */
const PER_US = 0.9;
const STRETCH = 26;
/** Idle time from this length on is folded, in ns; a fold is so high, in px, with room around. */
const FOLDED = 100_000;
const FOLD_HEIGHT = 46;
const FOLD_PAD = 9;

/** Puts the moments, by seq, under each other. `joined` are pairs of seqs that share a row when nothing lies between them. */
export function rowsOf(model: DiagramModel, needs: ReadonlyMap<number, Need>, joined: readonly (readonly [number, number])[], top: number): Rows {
  const seqs = [...needs.keys()].sort((a, b) => a - b);
  const next = new Map(seqs.map((seq, i) => [seq, seqs[i + 1] ?? 0]));
  const sharing = new Set(joined.filter(([from, to]) => next.get(from) === to).map(([, to]) => to));
  const ys = new Map<number, number>();
  const folds: (Fold & { ns: number; seq: number })[] = [];
  let y = top;
  let below = 0;
  seqs.forEach((seq, i) => {
    const need = needs.get(seq) ?? { above: false, below: 0 };
    const before = seqs[i - 1];
    if (before !== undefined && !sharing.has(seq)) {
      const idle = idleBetween(model, before, seq);
      y += below * LINE;
      if (idle >= FOLDED) {
        folds.push({ y0: y + FOLD_PAD, y1: y + FOLD_PAD + FOLD_HEIGHT, ns: idle, seq: before });
        y += FOLD_HEIGHT + 2 * FOLD_PAD;
      } else y += Math.min(STRETCH, ((timeOf(model, seq) - timeOf(model, before)) / 1000) * PER_US);
      y += roomAbove(seqs, i, needs, sharing);
      below = 0;
    }
    below += need.below;
    ys.set(seq, y);
  });
  return { rows: seqs.map((seq) => ({ seq, y: ys.get(seq) ?? top })), folds, y: (seq) => ys.get(seq) ?? top, bottom: y + below * LINE };
}

/** Times as they are written at the left, without and with their unit. */
export interface Times {
  plain(seq: number): string;
  full(seq: number): string;
}

/** The times of a diagram; those that stand side by side are all in ms. */
export function timesOf(model: DiagramModel, brief: boolean): Times {
  const own = unitOf(model.log.lastAt);
  const unit: Unit = brief && own.name === "µs" ? { name: "ms", ns: 1e6 } : own;
  const plain = (seq: number): string => (timeOf(model, seq) / unit.ns).toFixed(unit.name === "µs" ? 0 : 3);
  return { plain, full: (seq) => `${plain(seq)} ${unit.name}` };
}

/** The room above a row: the most that any of the moments that share it needs. */
function roomAbove(seqs: readonly number[], from: number, needs: ReadonlyMap<number, Need>, sharing: ReadonlySet<number>): number {
  for (let i = from; i < seqs.length && (i === from || sharing.has(seqs[i] ?? 0)); i++) if (needs.get(seqs[i] ?? 0)?.above) return LABELLED;
  return STEP;
}

function timeOf(model: DiagramModel, seq: number): number {
  return model.log.timeAt(seq - 1);
}

/** How long nobody held the thread between two events, in ns. */
function idleBetween(model: DiagramModel, from: number, to: number): number {
  let ns = 0;
  for (const idle of model.idles) if (idle.fromSeq >= from && idle.toSeq <= to) ns += timeOf(model, idle.toSeq) - timeOf(model, idle.fromSeq);
  return ns;
}
