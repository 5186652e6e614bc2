// What the cases of the hostile suite share: one browser window at the site, the listeners, and what every case must leave as it was.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { open } from "../e2e/interleave";
import { Sinks } from "./sinks";
import { plant, storage } from "./watch";

/** Console errors that every page has: Chromium does not know one directive of the sandbox's policy. */
const EXPECTED = /directive 'webrtc'/;

/** The window and the listeners, opened once for many cases. */
export class Stage {
  /** Errors of the page since the last time. */
  readonly troubles: string[] = [];
  #page: Page | null = null;
  #stored = "";

  private constructor(readonly context: BrowserContext, readonly sinks: Sinks) {}

  static async open(browser: Browser, site: string): Promise<Stage> {
    const sinks = await Sinks.open(site);
    return new Stage(await browser.newContext({ baseURL: sinks.own, viewport: { width: 1440, height: 900 } }), sinks);
  }

  /** The page that most cases share. */
  async page(): Promise<Page> {
    if (this.#page !== null && !this.#page.isClosed()) return this.#page;
    const page = await this.tab();
    await open(page, "?lesson=callback");
    await plant(page);
    this.#stored = await storage(page);
    this.#page = page;
    return page;
  }

  /** A further tab, whose errors count too. */
  async tab(): Promise<Page> {
    const page = await this.context.newPage();
    page.on("pageerror", (error) => this.troubles.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !EXPECTED.test(message.text())) this.troubles.push(`console: ${message.text()}`);
    });
    return page;
  }

  /** Takes what the origin keeps now for what is to be found unchanged: a story's own pages keep drafts of what they show. */
  async settle(): Promise<void> {
    if (this.#page !== null && !this.#page.isClosed()) this.#stored = await storage(this.#page);
  }

  /** What went out, what changed in the storage and what broke since the last time; nothing of it may be. */
  async damage(): Promise<{ requests: string[]; storage: string; troubles: string[] }> {
    const now = this.#page === null || this.#page.isClosed() ? this.#stored : await storage(this.#page);
    const changed = now === this.#stored ? "" : now;
    this.#stored = now;
    return { requests: this.sinks.take(), storage: changed, troubles: this.troubles.splice(0) };
  }

  async close(): Promise<void> {
    await this.context.close();
    this.sinks.close();
  }
}

/** What `damage` says when there is none. */
export const NO_DAMAGE = { requests: [], storage: "", troubles: [] };
