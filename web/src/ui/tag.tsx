// The origin tag: a square for Go, a pill for JavaScript, plain for data files.
import type { JSX } from "preact";

/** Which language something comes from. */
export type Origin = "go" | "js" | "data";

const WORDS: Record<Origin, string> = { go: "Go", js: "JS", data: "File" };

/** A small tag that names the language; it differs by form as well as by colour. */
export function OriginTag(props: { origin: Origin; text?: string }): JSX.Element {
  return <span class={`tag tag-${props.origin}`}>{props.text ?? WORDS[props.origin]}</span>;
}

/** The origin of a source file by its name. */
export function originOfFile(name: string): Origin {
  if (name.endsWith(".go")) return "go";
  return /\.(?:[cm]?js|ts)$/.test(name) ? "js" : "data";
}
