// The page as its reader uses it: buttons, editors, console. Every test that uses it fails when the page breaks or its policy is offended.
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { open } from "./interleave";

/** The open page, by what stands on it. */
export class InterleavePage {
  /** Forms of console errors that are expected: a test may add its own. Chromium does not know one directive of the sandbox's policy. */
  readonly expectedErrors: RegExp[] = [/directive 'webrtc'/];

  constructor(readonly page: Page) {}

  /** Opens a path seen from the site's root. */
  async open(path = ""): Promise<void> {
    await open(this.page, path);
  }

  /** Run, which is Stop while something runs. */
  get runButton(): Locator {
    return this.page.locator(".runbutton");
  }

  /** The word at the right of the top bar. */
  get status(): Locator {
    return this.page.locator(".statustext");
  }

  /** The sentence under the timeline. */
  get sentence(): Locator {
    return this.page.locator("#pane-timeline .sentence");
  }

  /** The notice under the top bar. */
  get notice(): Locator {
    return this.page.locator(".notice");
  }

  /** The console's lines, in order, without time and origin. */
  get lines(): Locator {
    return this.page.locator("#pane-console .row .text");
  }

  /** The problems of the last build. */
  get problems(): Locator {
    return this.page.getByRole("list", { name: "Problems" }).getByRole("listitem");
  }

  /** The editor of a file that is shown. */
  editor(file: string): Locator {
    return this.page.getByRole("textbox", { name: file, exact: true });
  }

  /** Replaces a file's text as a reader would. */
  async write(file: string, text: string): Promise<void> {
    await expect(this.page.locator(".cm-editor").first()).toBeVisible();
    const editor = this.editor(file);
    await editor.click();
    await editor.press("ControlOrMeta+a");
    // Text put over a selection makes Chromium copy the selection's style into the line, which the page's policy blocks, rightly and with a message.
    await editor.press("Delete");
    await this.page.keyboard.insertText(text);
  }

  /** Takes the focus out of the editors, so that letters are shortcuts. */
  async leaveEditor(): Promise<void> {
    await this.page.locator(".brand").click();
  }

  /** The text of a file's editor. Only the lines in view are there: tests keep their programs short. */
  async read(file: string): Promise<string> {
    const lines = await this.editor(file).locator(".cm-line").allInnerTexts();
    return lines.map((line) => (line === "\n" ? "" : line)).join("\n");
  }

  /** Presses Run until it is heard: it does nothing for a moment after a program was opened. */
  async start(): Promise<void> {
    await expect(async () => {
      if (!(await this.status.isVisible())) await this.runButton.click();
      await expect(this.status).toBeVisible({ timeout: 1000 });
    }).toPass();
  }

  /** Presses Run and waits for the end. */
  async run(): Promise<void> {
    await this.runButton.click();
    await this.ended();
  }

  /** Waits until nothing is built and nothing runs. */
  async ended(): Promise<void> {
    await expect(this.status).toHaveText(/^(Compiled in|Done|Stopped|Limit reached|Go panicked|Deadlock|Uncaught error|Did not run|\d+ (error|warning)s? in)/);
    await expect(this.runButton).toHaveText(/^Run/);
  }
}

/** The test with an InterleavePage; console errors, uncaught exceptions and violations of the page's policy fail it. */
export const test = base.extend<{ site: InterleavePage }>({
  site: async ({ page }, use) => {
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(`console: ${message.text()}`);
    });
    const site = new InterleavePage(page);
    await use(site);
    expect(troubles.filter((text) => !site.expectedErrors.some((form) => form.test(text)))).toEqual([]);
  },
});

export { expect };
