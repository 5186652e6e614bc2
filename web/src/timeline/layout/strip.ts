// The true-scale strip: the whole run, linear, and the frame of what the axis shows.

import { Axis, TAIL } from "../scale/axis";
import type { TimelineModel } from "../model/model";
import { piecesOf, shareOf } from "./pieces";
import type { Strip } from "./scene";

/** The axis of the strip: the whole run up to `now`, in ns, to scale. */
export function stripAxis(model: TimelineModel, now: number, width: number): Axis {
  const scale = Math.max(1, now) / Math.max(40, width - TAIL / 4);
  return new Axis({ bursts: model.bursts, end: now, folded: false }, { scale, fold: 0 }, 0, width);
}

/** Who holds the thread over the whole run. */
export function stripBlocks(model: TimelineModel, now: number, width: number): Strip["blocks"] {
  const whole = stripAxis(model, now, width);
  return model.thread.tracks.flatMap(({ look, column }) => piecesOf(column, whole, model.end).map((piece) => ({ look, x0: piece.x0, x1: piece.x1, filled: shareOf(piece) })));
}

/** The strip with the frame of what an axis shows. */
export function framed(model: TimelineModel, now: number, axis: Axis, blocks: Strip["blocks"]): Strip {
  const whole = stripAxis(model, now, axis.width);
  return { blocks, from: Math.max(0, whole.x(axis.begin)), to: Math.min(axis.width, whole.x(Math.min(axis.end, now * 1.02))) };
}
