// What a diagram's scene is made of.

import type { Measure } from "../../timeline/layout/metrics";
import type { DiagramModel } from "../model/model";

/** What a scene is made of. */
export interface DiagramRequest {
  readonly model: DiagramModel;
  /** The room from left to right, in px; a diagram of many lifelines is wider. */
  readonly width: number;
  readonly measure: Measure;
  /** In a narrow column: a script that only calls is left out, and the outside world is always there. */
  readonly brief: boolean;
}
