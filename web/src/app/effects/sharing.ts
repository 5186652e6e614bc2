// Giving the open program to others and taking programs in: links, texts and files. Nothing here runs anything.
import { effect } from "@preact/signals";
import { fileName } from "../../base/filename";
import { LinkError } from "../../share/link";
import { formatPortable, readGiven } from "../../share/portable";
import { embedHtml, markdownOf } from "../../share/snippets";
import { MAX_FILES, MAX_PAYLOAD, sameFiles, sameRun } from "../../program/program";
import { NO_LINKS } from "../links";
import type { Links, ShownMoment } from "../links";
import type { State } from "../state";
import type { World } from "../world";
import { addressOf, momentNow, programNow } from "./addressing";
import type { PageAddress } from "./addressing";
import type { Opening } from "./opening";

/** Links follow edits after so many ms without one. */
const FOLLOW_MS = 300;

/** A file of the reader's, as the platform hands it over. */
export type GivenFile = Pick<File, "name" | "size" | "text">;

/** What sharing needs of the other effects. */
interface Others {
  readonly opening: Pick<Opening, "brought">;
  say(text: string): void;
  /** The program's link was put into the address bar. */
  placed(): void;
  go(promise: Promise<unknown>): void;
}

/** Copies, saves and opens. None of these throws, and none must be waited for. */
export class Sharing {
  private turn = 0;

  constructor(private readonly state: State, private readonly world: World, private readonly others: Others) {}

  /** Makes the links of the program as it is now, for the menu. */
  prepare(): void {
    const turn = ++this.turn;
    this.state.links.value = NO_LINKS;
    this.others.go(this.makeLinks().then((links) => { if (turn === this.turn) this.state.links.value = links; }));
  }

  /** Keeps the links at the program as it is edited, for an embed's way to the whole page. */
  follow(): void {
    let cancel = (): void => undefined;
    effect(() => {
      void this.state.files.value;
      cancel();
      if (this.state.edited.value) cancel = this.world.later(FOLLOW_MS, () => this.prepare());
    });
  }

  /** Copies the program's link. Where the browser lets the page copy nothing, the link goes into the address bar, as with all that is copied here. */
  copyLink(): void {
    this.copy((links) => links.link, "Link copied. It holds code and settings.");
  }

  /** Copies the link to the moment that is shown. */
  copyMoment(): void {
    this.copy((links) => links.moment, "Link copied. It holds code, settings and this moment.");
  }

  /** Copies the code as Markdown, with the link. */
  copyMarkdown(): void {
    this.copy((links) => markdownOf(this.title(), links.files, links.link), "Markdown copied. It holds the code and the link.");
  }

  /** Copies the HTML of an embed. */
  copyEmbed(): void {
    this.copy((links) => embedHtml(this.title(), links.embed), "Embed code copied.");
  }

  /** Hands the program to the reader as a file that opens again here, and that Go's own tools build. */
  download(): void {
    const name = `${fileName(this.title() === "" ? "program" : this.title())}.txtar`;
    try {
      this.world.download(name, new Blob([formatPortable(programNow(this.state), this.state.goVersion.value)], { type: "text/plain" }));
      this.others.say(`Saved ${name}`);
    } catch (error) {
      this.state.notice.value = { text: `The file could not be made: ${sentence(error)}`, tone: "error" };
    }
  }

  /** Opens the program that files hold; the draft is kept first. */
  openFiles(files: readonly GivenFile[]): void {
    const size = files.reduce((sum, file) => sum + file.size, 0);
    if (files.length > MAX_FILES || size > 2 * MAX_PAYLOAD) return this.refuse("That is more than a program can hold.");
    const texts = Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    const what = files.length === 1 ? (files[0]?.name ?? "") : `${files.length} files`;
    this.others.go(texts.then((given) => this.take(given, what), () => this.refuse("The browser could not read it.")));
  }

  /** Opens the program that a pasted text holds; says in a sentence what is wrong with it, or "". */
  openText(text: string): string {
    try {
      this.others.go(this.others.opening.brought(readGiven([{ name: "", text }]), "what you pasted"));
      return "";
    } catch (error) {
      return sentence(error);
    }
  }

  private take(given: readonly { name: string; text: string }[], what: string): void {
    try {
      this.others.go(this.others.opening.brought(readGiven(given), what));
    } catch (error) {
      this.refuse(sentence(error));
    }
  }

  private refuse(why: string): void {
    this.state.notice.value = { text: `This cannot be opened. ${why}`, tone: "error" };
  }

  private async makeLinks(): Promise<Links> {
    const now = momentNow(this.state);
    const made = { ...NO_LINKS, files: this.state.files.peek(), settings: this.state.settings.peek(), shown: now.ok ? now : null };
    try {
      const [page, moment] = await Promise.all([addressOf(this.state, this.world), made.shown && addressOf(this.state, this.world, made.shown)]);
      const { search, hash } = page;
      return { ...made, link: this.full(page), moment: moment ? this.full(moment) : "", embed: this.full({ search: `${search === "" ? "?" : `${search}&`}embed=1`, hash }) };
    } catch (error) {
      if (!(error instanceof LinkError)) throw error;
      return { ...made, problem: error.message };
    }
  }

  /** Copies at once what the menu's links give, else makes them first: some browsers copy only while a click is handled. */
  private copy(text: (links: Links) => string, said: string): void {
    const ready = this.state.links.peek();
    if (this.holds(ready)) this.others.go(this.put(ready, text, said));
    else this.others.go(this.makeLinks().then((links) => this.put(links, text, said)));
  }

  /** Whether links are of the program, its settings and the moment as they are now. */
  private holds(links: Links): boolean {
    const now = momentNow(this.state);
    return links.link !== "" && sameMoment(links.shown, now.ok ? now : null) && links.settings === this.state.settings.peek() && sameFiles(links.files, this.state.files.peek());
  }

  private async put(links: Links, text: (links: Links) => string, said: string): Promise<void> {
    if (links.problem !== "") return this.tooLarge(links.problem);
    const copied = text(links);
    if (copied === "") return;
    try {
      await this.world.copy(copied);
      this.others.say(said);
    } catch {
      const { search, hash } = new URL(links.link);
      this.world.address.replace(search, hash);
      this.others.placed();
      this.others.say("This browser does not let the page copy. The link is in the address bar.");
    }
  }

  /** Says that there is no link, and offers a file. */
  tooLarge(problem: string): void {
    this.state.notice.value = { text: problem, tone: "error", action: { label: "Download it as a file", run: () => this.download() } };
  }

  /** The address at which the program that an embed was opened with stands on the whole page. */
  wholePage(): string {
    const search = new URLSearchParams(this.world.address.search());
    for (const name of ["embed", "theme"]) search.delete(name);
    return this.world.address.full(search.size === 0 ? "" : `?${search.toString()}`, this.world.address.hash());
  }

  private full(address: PageAddress): string {
    return this.world.address.full(address.search, address.hash);
  }

  private title(): string {
    const opened = this.state.opened.peek();
    return opened?.lesson?.title ?? opened?.program.title ?? "";
  }
}

function sameMoment(a: ShownMoment | null, b: ShownMoment | null): boolean {
  if (a === null || b === null) return a === b;
  return sameRun(a.settings, b.settings) && a.moment.at === b.moment.at && a.moment.selected === b.moment.selected && a.moment.view === b.moment.view;
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : "";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}
