// The runs that stand for the endings, read into the timeline's models.

import type { EventLog } from "../event/log";
import { TimelineModel } from "../timeline/model/model";

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
