// Progress through the lessons: which have run, kept from visit to visit.
import { effect } from "@preact/signals";
import { loadSeen, saveSeen } from "../seen";
import type { State } from "../state";
import type { World } from "../world";

/** Marks lessons as seen once they have run. */
export class Progress {
  constructor(private readonly state: State, private readonly world: Pick<World, "store">) {}

  /** Marks, from here on, each lesson whose program has run; one that did not compile has not. */
  watch(): void {
    this.state.seen.value = loadSeen(this.world.store);
    effect(() => {
      const run = this.state.run.value;
      const id = this.state.opened.peek()?.lesson?.id;
      if (run.phase !== "ended" || run.end === "invalid" || id === undefined || this.state.seen.peek().has(id)) return;
      this.keep(new Set([...loadSeen(this.world.store), ...this.state.seen.peek(), id])); // Another tab may have added some.
    });
  }

  /** Takes all marks away; the notice offers them back. */
  forget(): void {
    const before = this.state.seen.value;
    const back = (): void => {
      this.state.notice.value = null;
      this.keep(new Set([...before, ...this.state.seen.value]));
    };
    this.keep(new Set());
    this.state.notice.value = { text: "No lesson is marked as run any more.", tone: "plain", action: { label: "Take that back", run: back } };
  }

  private keep(seen: ReadonlySet<string>): void {
    this.state.seen.value = seen;
    saveSeen(this.world.store, seen);
  }
}
