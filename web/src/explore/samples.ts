// The runs that stand for the endings, read into the timeline's models, with one axis for all of them.

import type { EventLog } from "../event/log";
import { TimelineModel } from "../timeline/model/model";
import { Axis, fitting } from "../timeline/scale/axis";
import { jointCourse } from "./joint";

/** Models of logs, each read once. */
export class Models {
  private readonly known = new WeakMap<EventLog, TimelineModel>();

  /** The whole model of a log that has ended. */
  of(log: EventLog): TimelineModel {
    let model = this.known.get(log);
    if (!model) {
      this.known.set(log, (model = new TimelineModel(log)));
      model.update();
    }
    return model;
  }
}

/** An axis on which all of these runs stand whole, so many px wide. */
export function axisOf(models: readonly TimelineModel[], width: number): Axis {
  const course = jointCourse(models);
  return new Axis(course, fitting(course, width), 0, width);
}
