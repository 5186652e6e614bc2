// The true-scale strip: the whole run, linear, and the frame of what the axis shows.

import { Axis, TAIL } from "../scale/axis";
import type { TimelineModel } from "../model/model";
import { piecesOf } from "./pieces";
import type { Strip } from "./scene";

/** The axis of the strip: the whole run up to `now`, in ns, to scale. */
export function stripAxis(model: TimelineModel, now: number, width: number): Axis {
  const scale = Math.max(1, now) / Math.max(40, width - TAIL / 4);
  return new Axis({ bursts: model.bursts, end: now, folded: false }, { scale, fold: 0 }, 0, width);
}

/** The strip as wide as the axis. */
export function stripOf(model: TimelineModel, now: number, axis: Axis): Strip {
  const whole = stripAxis(model, now, axis.width);
  const blocks = model.thread.tracks.flatMap(({ look, column }) =>
    piecesOf(column, whole, model.end).map(({ x0, x1, begin, end, filled, count }) => ({ look, x0, x1, filled: count === 1 ? 1 : Math.min(1, filled / Math.max(1, end - begin)) })));
  return { blocks, from: Math.max(0, whole.x(axis.begin)), to: Math.min(axis.width, whole.x(Math.min(axis.end, now * 1.02))) };
}
