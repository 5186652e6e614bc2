// When the page is drawn anew: at the end of each task, but a moment later where what comes at once would have it drawn twice.

/** Decides when the renderer does what it has to do. */
export class Drawing {
  private holding = false;
  private waiting: (() => void) | null = null;
  private cancel: () => void = () => undefined;

  /** `later` calls back once after some ms and gives a way to call it off. */
  constructor(private readonly later: (ms: number, then: () => void) => () => void) {}

  /** Takes what is to be done before the next picture, as the renderer hands it over. */
  readonly schedule = (render: () => void): void => {
    if (this.holding) this.waiting = render;
    else queueMicrotask(render);
  };

  /** Nothing is drawn until `go`, for so many ms at most. */
  hold(ms: number): void {
    this.go();
    this.holding = true;
    this.cancel = this.later(ms, () => this.go());
  }

  /** What was held back is drawn at the end of this task. */
  go(): void {
    this.cancel();
    this.holding = false;
    if (this.waiting) queueMicrotask(this.waiting);
    this.waiting = null;
  }
}
