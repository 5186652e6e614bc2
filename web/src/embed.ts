// The script for other people's pages: <interleave-playground> turns the code blocks inside it into an embed. Without it, or when it cannot, they stay as they are.
import type { SourceFile } from "./program/program";
import { programProblem } from "./program/program";
import { ATTRIBUTES, readAttributes, type Asked } from "./share/element";
import { encodeLink } from "./share/link";

/** The name of the element. */
const NAME = "interleave-playground";
/** File names by the language that a code block's class tells, as Markdown renderers write it. */
const NAMES: Readonly<Record<string, string>> = { go: "main.go", golang: "main.go", js: "main.js", javascript: "main.js", ts: "main.ts", typescript: "main.ts" };

/** Defines the element; `site` is the folder of the Interleave that serves its pages. */
function define(site: string): void {
  class InterleavePlayground extends HTMLElement {
    static readonly observedAttributes = ATTRIBUTES;
    private turn = 0;

    connectedCallback(): void {
      // Before the page is read to its end, the code blocks may be missing.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.show(), { once: true });
      else this.show();
    }

    attributeChangedCallback(): void {
      if (this.shadowRoot) this.show();
    }

    private show(): void {
      const turn = ++this.turn;
      const files = filesOf(this);
      const asked = readAttributes((name) => this.getAttribute(name), files.length === 0);
      addressOf(this, site, files, asked).then(
        (address) => { if (turn === this.turn && this.isConnected) fill(this, frame(this, address, asked.height), asked.problems); },
        (error: unknown) => { if (turn === this.turn) fill(this, document.createElement("slot"), [error instanceof Error ? error.message : String(error)]); },
      );
    }
  }
  if (!customElements.get(NAME)) customElements.define(NAME, InterleavePlayground);
}

/** Puts something over the code blocks, and below it what cannot be had; the shadow leaves them in the document, for readers and machines that do not draw. */
function fill(host: HTMLElement, over: HTMLElement, problems: readonly string[]): void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const said = problems.map((text) => {
    const line = document.createElement("p");
    line.textContent = text;
    line.style.cssText = "margin:4px 0 0;font:12px/1.5 system-ui,sans-serif";
    return line;
  });
  host.style.display ||= "block";
  shadow.replaceChildren(over, ...said);
}

/** The frame of the embed, so many px high. */
function frame(host: HTMLElement, address: string, height: number): HTMLIFrameElement {
  const made = document.createElement("iframe");
  made.title = host.title === "" ? "Interleave" : `${host.title} · Interleave`;
  made.loading = "lazy";
  made.allow = "clipboard-write";
  made.referrerPolicy = "no-referrer";
  made.style.cssText = `display:block;box-sizing:border-box;width:100%;height:${height}px;border:1px solid #8a909966;border-radius:10px`;
  made.src = address;
  return made;
}

/** The address of the embed that an element asks for. Rejects with a plain sentence. */
async function addressOf(host: HTMLElement, site: string, files: readonly SourceFile[], { settings, moment, theme }: Asked): Promise<string> {
  const query = new URLSearchParams();
  const lesson = host.getAttribute("lesson");
  if (files.length === 0 && lesson === null) throw new Error(`<${NAME}> has no <pre> in it, and no lesson.`);
  if (files.length === 0 && lesson !== null) query.set("lesson", lesson);
  query.set("embed", "1");
  if (theme !== null) query.set("theme", theme);
  const program = { title: host.title, files, settings };
  const problem = files.length === 0 ? "" : programProblem(program);
  if (problem !== "") throw new Error(problem);
  const hash = files.length === 0 ? "" : await encodeLink({ program, lesson: null, go: "", engine: 0, moment });
  return `${site}?${query.toString()}${hash}`;
}

/** The code blocks: each a file, named by data-file or by its language. */
function filesOf(host: HTMLElement): SourceFile[] {
  return [...host.querySelectorAll("pre")].map((block) => {
    const language = /(?:^|\s)(?:language|lang)-(\w+)/.exec(`${block.className} ${block.firstElementChild?.className ?? ""}`)?.[1] ?? "";
    const text = block.textContent.replace(/^\r?\n/, "").replace(/\s+$/, "");
    return { name: block.dataset["file"] ?? NAMES[language] ?? "main.js", text: `${text}\n` };
  });
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src !== "") define(new URL(".", script.src).href);
else console.warn(`<${NAME}> needs <script src="…/embed.js">, as a script of its own and no module.`);
