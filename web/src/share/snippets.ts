// This file writes a program for other people's pages: Markdown with the code and its link, and the HTML of an embed.

import type { SourceFile } from "../program/program";

const LANGUAGES: Readonly<Record<string, string>> = { go: "go", js: "js", ts: "ts", json: "json", html: "html", css: "css" };

/** The files as Markdown code blocks, with a link below that opens them. */
export function markdownOf(title: string, files: readonly SourceFile[], link: string): string {
  const name = title === "" ? "" : `**${escapeMarkdown(title)}**\n\n`;
  const blocks = files.map((file) => `\`${file.name}\`\n\n${codeBlock(file)}\n`);
  return `${name}${blocks.join("\n")}\n[Open and run it in Interleave](${link})\n`;
}

/** A code block whose fence is longer than any in the text. */
function codeBlock(file: SourceFile): string {
  const longest = Math.max(0, ...[...file.text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  const language = LANGUAGES[/\.([a-z]+)$/.exec(file.name)?.[1] ?? ""] ?? "";
  return `${fence}${language}\n${file.text}${file.text === "" || file.text.endsWith("\n") ? "" : "\n"}${fence}`;
}

/** Text that Markdown and HTML show as it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&!]/g, "\\$&");
}

/** The height in CSS pixels that embeds have where nobody says another. */
export const EMBED_HEIGHT = 420;

/** The HTML of an embed; `address` is the one of the embedded page. */
export function embedHtml(title: string, address: string): string {
  const name = escapeHtml(title === "" ? "Interleave" : `${title} · Interleave`);
  return `<iframe src="${escapeHtml(address)}" title="${name}" width="100%" height="${EMBED_HEIGHT}" loading="lazy" allow="clipboard-write" style="border:1px solid #cfcfc8;border-radius:10px"></iframe>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
