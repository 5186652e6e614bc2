// Lets the sandbox that stands ready read the JavaScript that will probably run next, as soon as typing pauses.
import { effect } from "@preact/signals";
import type { SourceFile } from "../../program/program";
import { groupOf } from "../files";
import type { State } from "../state";
import type { World } from "../world";

/** Nothing was typed for so long, in ms: the page has drawn the last key by then. */
const PAUSE_MS = 50;

/** Follows the files of the open program; Go's are the compiler's. */
export class Ahead {
  private known: readonly SourceFile[] = [];
  private cancel: () => void = () => undefined;

  constructor(private readonly state: Pick<State, "files">, private readonly world: Pick<World, "later" | "readAhead">) {}

  /** Begins to follow. */
  watch(): void {
    effect(() => {
      const files = this.state.files.value.filter(({ name }) => groupOf(name) === "js");
      const same = files.length === this.known.length && files.every((file, i) => file === this.known[i]);
      if (same) return;
      this.known = files;
      this.cancel();
      this.cancel = this.world.later(PAUSE_MS, () => this.world.readAhead(files));
    });
  }
}
