// What pictures of one model have in common while the reader only moves: who stands where, and the true-scale strip.

import type { Axis } from "../scale/axis";
import type { TimelineModel } from "../model/model";
import { arrange } from "./arrange";
import type { Arrangement, LaneChoice } from "./arrange";
import type { Metrics } from "./metrics";
import type { Strip } from "./scene";
import { framed, stripBlocks } from "./strip";

/** Keeps the latest of each, and makes it anew when what it is made of has changed. */
export class Kept {
  private arrangementFor = "";
  private latestArrangement: Arrangement | null = null;
  private latestSource: LaneChoice["source"] | null = null;
  private stripFor = "";
  private blocks: Strip["blocks"] = [];

  /** The arrangement. */
  arrangement(model: TimelineModel, metrics: Metrics, choice: LaneChoice): Arrangement {
    const key = `${model.length} ${metrics.gutter} ${metrics.lane} ${[...choice.opened].join()} ${[...choice.pinned].join()}`;
    if (!this.latestArrangement || key !== this.arrangementFor || choice.source !== this.latestSource) {
      this.latestArrangement = arrange(model, metrics, choice);
      this.arrangementFor = key;
      this.latestSource = choice.source;
    }
    return this.latestArrangement;
  }

  /** The strip, as wide as the axis; only its frame depends on where that stands. */
  strip(model: TimelineModel, now: number, axis: Axis): Strip {
    const key = `${model.length} ${now} ${axis.width}`;
    if (key !== this.stripFor) this.blocks = stripBlocks(model, now, axis.width);
    this.stripFor = key;
    return framed(model, now, axis, this.blocks);
  }
}
