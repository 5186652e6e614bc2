// When versions are kept, and how an older one comes back.
import { effect } from "@preact/signals";
import { sameFiles } from "../../program/program";
import type { SourceFile } from "../../program/program";
import type { Reason } from "../kept/version";
import type { Opened, State } from "../state";
import { draftKey } from "../storage";
import type { World } from "../world";
import { putFiles } from "./opening";

/** Editing has paused when nothing was typed for so long, in ms. */
const PAUSE_MS = 10_000;

/** How long opening a program waits for second copies of drafts, in ms: a database may be stuck behind another tab. */
const RECOVERY_MS = 1000;

/** Keeps and restores versions of the open program. */
export class Versions {
  private cancel: (() => void) | null = null;
  private opened: Opened | null = null;

  constructor(private readonly state: State, private readonly world: World) {}

  /** Takes over what a sudden end of the browser left in second copies. */
  async recover(): Promise<void> {
    await Promise.race([this.world.drafts.recover(), new Promise<void>((resolve) => { this.world.later(RECOVERY_MS, resolve); })]);
  }

  /** Keeps a version at each pause of editing from here on. */
  watch(): void {
    effect(() => {
      void this.state.files.value;
      const opened = this.state.opened.value;
      const edited = opened === this.opened;
      this.opened = opened;
      this.cancel?.();
      this.cancel = edited ? this.world.later(PAUSE_MS, () => this.keep("pause")) : null;
    });
  }

  /** Keeps the text as it is now, unless it is the newest version already. */
  keep(why: Reason): void {
    this.cancel?.();
    this.cancel = null;
    const opened = this.state.opened.peek();
    if (opened) this.world.history.keep(draftKey(opened.source), this.state.files.peek(), why, opened.program.files);
  }

  /** Lists the versions of the open program in a dialog. */
  async show(): Promise<void> {
    const opened = this.state.opened.value;
    if (!opened) return;
    const listed = await this.world.history.list(draftKey(opened.source));
    if (opened !== this.state.opened.value) return;
    this.state.versions.value = { ...listed, others: this.world.drafts.others(opened.source) };
    this.state.modal.value = { kind: "versions" };
  }

  /** Puts an older text into the editors; what stands there is kept as a version first. `said` names the text in the notice. */
  restore(files: readonly SourceFile[], said: string): void {
    const before = this.state.files.value;
    if (sameFiles(before, files)) return;
    this.replace(files);
    const back = (): void => {
      this.state.notice.value = null;
      this.replace(before);
    };
    this.state.notice.value = { text: `${said} What stood there is kept as a version.`, tone: "plain", action: { label: "Take that back", run: back } };
  }

  private replace(files: readonly SourceFile[]): void {
    this.keep("before");
    putFiles(this.state, files);
    this.keep("restored");
  }
}
