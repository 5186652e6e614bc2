// A run does not go on for long while nobody sees the page: it may be a stranger's program, and the reader's machine that it keeps busy.

/** How long a run goes on unseen, in ms of real time. */
export const UNSEEN_MS = 30_000;

/** What is done to a run that nobody sees. */
export interface UnseenRun {
  /** Whether something runs that is not paused yet. */
  goes(): boolean;
  /** Whether a task has held the thread for long: it cannot be paused. */
  holds(): boolean;
  pause(): void;
  stop(): void;
}

/** Waits while the page is out of sight. */
export class Unseen {
  private callOff: (() => void) | null = null;

  constructor(private readonly later: (ms: number, then: () => void) => () => void, private readonly run: UnseenRun) {}

  /** The page went out of sight, or came back. */
  visible(seen: boolean): void {
    this.callOff?.();
    this.callOff = seen ? null : this.later(UNSEEN_MS, () => this.over());
  }

  private over(): void {
    if (!this.run.goes()) return;
    if (this.run.holds()) this.run.stop();
    else this.run.pause();
  }
}
