// One model for each log, shared by the views that read it.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { EventLog } from "../event/log";
import { TimelineModel } from "./model/model";

/** Keeps the model of the log that was asked for last. */
export class ModelShelf {
  private latest: TimelineModel | null = null;

  /** The model of a log; whoever needs more of it reads on with `update`. */
  of(log: EventLog): TimelineModel {
    if (this.latest?.log !== log) this.latest = new TimelineModel(log);
    return this.latest;
  }
}

/** Carries the shelf down to the views. */
export const ShelfContext = createContext<ModelShelf | null>(null);

/** The page's shelf. */
export function useShelf(): ModelShelf {
  const shelf = useContext(ShelfContext);
  if (!shelf) throw new Error("a view of the run stands outside the page");
  return shelf;
}
