// How the timeline reads a log that grows or is long: in short slices, so that the page's thread stays free, with a picture now and then.

import { LaterTask } from "../../base/slices";
import type { TimelineModel } from "../model/model";

/** Events are read so many at a time, and so many ms without a pause. */
const AT_ONCE = 500;
const SLICE = 6;
/** While there is more to read a picture is drawn this seldom, in ms. */
const READING_PICTURE = 200;
/** While events come, pictures take at most one part in so many of the thread's time. */
const PICTURE_SHARE = 3;

/** Reads slice after slice; `redraw` asks for the next frame. */
export class Intake {
  private readonly next = new LaterTask(() => this.goOn());
  private model: TimelineModel | null = null;
  private over = 0;
  private cost = 0;
  private known = 0;

  constructor(private readonly redraw: () => void) {}

  /** Reads on for a frame. True when it is time for a picture. */
  read(model: TimelineModel): boolean {
    this.model = model;
    const behind = !this.slice(model);
    const grew = model.length !== this.known;
    const since = performance.now() - this.over;
    if (behind) this.next.ask();
    if (since >= (behind ? READING_PICTURE : grew ? this.cost * (PICTURE_SHARE - 1) : 0)) return true;
    if (!behind) this.redraw();
    return false;
  }

  /** A picture was drawn between two times in ms. */
  pictured(begin: number, end: number): void {
    this.cost = end - begin;
    this.over = end;
    this.known = this.model?.length ?? 0;
  }

  /** Reads no more. */
  dispose(): void {
    this.next.close();
    this.model = null;
  }

  /** One slice; true when everything is read. */
  private slice(model: TimelineModel): boolean {
    const start = performance.now();
    while (model.length < model.log.length && performance.now() - start < SLICE) model.update(AT_ONCE);
    return model.length >= model.log.length;
  }

  /** Between frames: the next slice, and a frame when there is something to show. */
  private goOn(): void {
    const { model } = this;
    if (!model) return;
    if (this.slice(model) || performance.now() - this.over >= READING_PICTURE) this.redraw();
    else this.next.ask();
  }
}
