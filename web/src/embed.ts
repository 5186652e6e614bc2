// The script for other people's pages: <interleave-playground> turns the code blocks inside it into an embed. Without it, or when it cannot, they stay as they are.
import type { SourceFile } from "./program/program";
import { readSettings } from "./program/program";
import { NO_MOMENT } from "./program/settings";
import { encodeLink } from "./share/link";
import { EMBED_HEIGHT } from "./share/snippets";

/** The name of the element. */
const NAME = "interleave-playground";
/** Attributes that say what is shown, and how. */
const ATTRIBUTES = ["lesson", "title", "theme", "height", "clock", "seed", "speed"];
const LEAST_HEIGHT = 320;
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
      addressOf(this, site).then(
        (address) => { if (turn === this.turn && this.isConnected) frame(this, address); },
        (error: unknown) => console.warn(`<${NAME}>: ${error instanceof Error ? error.message : String(error)}`),
      );
    }
  }
  if (!customElements.get(NAME)) customElements.define(NAME, InterleavePlayground);
}

/** Puts the frame over the code blocks; the shadow leaves them in the document, for readers and machines that do not draw. */
function frame(host: HTMLElement, address: string): void {
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const made = document.createElement("iframe");
  made.title = host.title === "" ? "Interleave" : `${host.title} · Interleave`;
  made.loading = "lazy";
  made.allow = "clipboard-write";
  made.referrerPolicy = "no-referrer";
  const height = Number(host.getAttribute("height") ?? EMBED_HEIGHT);
  made.style.cssText = `display:block;box-sizing:border-box;width:100%;height:${Math.max(LEAST_HEIGHT, height || EMBED_HEIGHT)}px;border:1px solid #8a909966;border-radius:10px`;
  made.src = address;
  host.style.display ||= "block";
  shadow.replaceChildren(made);
}

/** The address of the embed that an element asks for. Rejects with a plain sentence. */
async function addressOf(host: HTMLElement, site: string): Promise<string> {
  const query = new URLSearchParams();
  const files = filesOf(host);
  const lesson = host.getAttribute("lesson");
  const theme = host.getAttribute("theme");
  if (files.length === 0 && lesson !== null) query.set("lesson", lesson);
  query.set("embed", "1");
  if (theme === "light" || theme === "dark") query.set("theme", theme);
  const hash = files.length === 0 ? "" : await hashOf(host, files);
  if (files.length === 0 && lesson === null) throw new Error("There is no <pre> in it, and no lesson.");
  return `${site}?${query.toString()}${hash}`;
}

function hashOf(host: HTMLElement, files: readonly SourceFile[]): Promise<string> {
  const speed = host.getAttribute("speed") ?? "1";
  const settings = readSettings({ clock: host.getAttribute("clock") ?? "virtual", seed: Number(host.getAttribute("seed") ?? 1), speed: speed === "max" ? speed : Number(speed) });
  if (!settings) throw new Error("clock, seed or speed is not one Interleave knows.");
  return encodeLink({ program: { title: host.title, files, settings }, lesson: null, go: "", engine: 0, moment: NO_MOMENT });
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
