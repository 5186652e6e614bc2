// Keeping work: autosave, formatting, the link in the address bar.
import { effect } from "@preact/signals";
import { sameFiles } from "../../program/program";
import type { Program } from "../../program/program";
import { LinkError } from "../../share/link";
import { withText } from "../files";
import type { State } from "../state";
import type { Saved } from "../storage";
import { saveLook } from "../storage";
import type { World } from "../world";
import { addressOf, programNow } from "./addressing";
import type { PageAddress } from "./addressing";

const SAVE_MS = 400;
const SAID_MS = 4000;

const SAVE_TEXTS: Partial<Record<Saved, string>> = {
  beside: "This program is also edited in another tab. Yours is kept beside it, in this tab.",
  full: "This browser's storage is full, so edits are not kept. Copy the link before you leave.",
  denied: "This browser keeps nothing for this page, so edits are not kept. Copy the link before you leave.",
};

/** Keeps drafts, formats, and puts links into the address bar. */
export class Saving {
  private cancelSave: (() => void) | null = null;
  private cancelSaid: (() => void) | null = null;
  private told: Saved = "saved";
  private link: (PageAddress & { files: Program["files"] }) | null = null;

  /** `tooLarge` is told what there is to say of a program that fits into no link. */
  constructor(private readonly state: State, private readonly world: World, private readonly tooLarge: (problem: string) => void) {}

  /** Keeps every edit from here on, within half a second; an embed keeps nothing. */
  watch(): void {
    if (this.state.embedded) return;
    let generation = 0;
    effect(() => {
      const files = this.state.files.value;
      void this.state.settings.value;
      const opened = this.state.opened.value;
      if (!opened || opened.generation !== generation) {
        this.flush();
        generation = opened?.generation ?? 0;
        return;
      }
      if (this.link && !sameFiles(files, this.link.files)) this.leaveLink();
      this.cancelSave ??= this.world.later(SAVE_MS, () => this.flush());
    });
    effect(() => saveLook(this.world.store, this.state.look.value));
  }

  /** Keeps now what is still to be kept. */
  flush(): void {
    if (!this.cancelSave) return;
    this.cancelSave();
    this.cancelSave = null;
    this.keep();
  }

  private keep(): void {
    const opened = this.state.opened.peek();
    if (!opened || this.state.embedded) return;
    if (!this.state.edited.peek()) return this.world.drafts.forget(opened.source);
    const saved = this.world.drafts.save({ source: opened.source, lesson: opened.lesson?.id ?? null, program: programNow(this.state) });
    if (saved !== this.told && SAVE_TEXTS[saved]) this.state.notice.value = { text: SAVE_TEXTS[saved], tone: saved === "beside" ? "plain" : "error" };
    this.told = saved;
  }

  /** Formats the shown file, keeps the draft, and puts the link into the address bar. */
  async save(): Promise<void> {
    const problem = await this.format(this.shownFile());
    this.keep();
    const address = await this.address();
    if (!address) return;
    this.world.address.replace(address.search, address.hash);
    this.link = { ...address, files: this.state.files.value };
    this.say(problem === "" ? "Saved. The link is in the address bar." : problem);
  }

  /** Formats the shown file and says so when it does not parse. */
  async formatShown(): Promise<void> {
    const problem = await this.format(this.shownFile());
    this.say(problem === "" ? "Formatted." : problem);
  }

  /** A link was opened: its address leaves the bar at the first edit, so that a reload brings the draft back. */
  cameByLink(): void {
    this.link = { search: this.world.address.search(), hash: this.world.address.hash(), files: this.state.files.value };
  }

  /** Shows a short confirmation for some seconds. */
  say(text: string): void {
    this.cancelSaid?.();
    this.state.said.value = text;
    this.cancelSaid = this.world.later(SAID_MS, () => { this.state.said.value = ""; });
  }

  private shownFile(): string {
    const { go, js, last } = this.state.shown.value;
    return last === "go" ? go : js;
  }

  /** Formats one file; gives a sentence when it could not. The text is taken over only when it is still what was formatted. */
  private async format(name: string): Promise<string> {
    const file = this.state.files.value.find((one) => one.name === name);
    if (!file) return "";
    try {
      const result = await this.world.toolchain.format(file);
      if (!result.ok) return `${name} does not parse, so it is saved as it is.`;
      const now = this.state.files.value;
      if (now.find((one) => one.name === name)?.text === file.text) this.state.files.value = withText(now, name, result.text);
      return "";
    } catch (error) {
      return `${name} is not formatted. ${error instanceof Error ? error.message : ""}`;
    }
  }

  /** The address of the program as it is now, or null. */
  private async address(): Promise<PageAddress | null> {
    try {
      return await addressOf(this.state, this.world);
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      this.tooLarge(error.message);
      return null;
    }
  }

  private leaveLink(): void {
    this.link = null;
    if (this.world.address.hash().length <= 1) return;
    const source = this.state.opened.peek()?.source;
    this.world.address.replace(source?.from === "lesson" ? `?lesson=${encodeURIComponent(source.id)}` : "", "");
  }
}
