// This file holds the Lesson: an example's text, as a tree the page can draw without any markup, and its Program.

import { checkProgram, isRecord, type Program } from "./program";

/** A run of words in one style; a link leads to another lesson, a term is one of the words that the page explains. */
export type Span =
  | { readonly kind: "text" | "code" | "strong" | "em"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly lesson: string }
  | { readonly kind: "term"; readonly text: string; readonly term: string };

/** A paragraph or a list of the lesson's text. */
export type Block =
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Span[])[] };

/** One example of the site. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** The heading it stands under in the menu. */
  readonly group: string;
  readonly text: readonly Block[];
  readonly program: Program;
  /** Path of its linked Go program, from the site's root, when it has Go. */
  readonly binary?: string;
  /** The lessons whose diagrams stand side by side with this one's. */
  readonly compare?: readonly string[];
  /** Where it is compared: a sentence under its title, how the console line begins that matters, and what that line tells. */
  readonly caption?: string;
  readonly outcome?: string;
  readonly moral?: string;
}

/** Checks a lesson from the site and copies it; throws an Error with a plain sentence when it is none. */
export function checkLesson(value: unknown): Lesson {
  if (!isRecord(value)) throw new Error("This is not a lesson.");
  const { id, title, group, text, binary } = value;
  if (typeof id !== "string" || typeof title !== "string" || typeof group !== "string" || !Array.isArray(text)) {
    throw new Error("The lesson is not complete.");
  }
  if (binary !== undefined && typeof binary !== "string") throw new Error("The lesson's binary is not a path.");
  const checked = checkProgram(value["program"]);
  if (!checked.ok) throw new Error(checked.why);
  const lesson = { id, title, group, text: text.map(checkBlock), program: checked.program, ...checkComparison(value) };
  return binary === undefined ? lesson : { ...lesson, binary };
}

function checkComparison(value: Record<string, unknown>): Pick<Lesson, "compare" | "caption" | "outcome" | "moral"> {
  const { compare } = value;
  const texts = ["caption", "outcome", "moral"].filter((name) => value[name] !== undefined);
  if (compare !== undefined && (!Array.isArray(compare) || !compare.every((one) => typeof one === "string"))) throw new Error("The lesson's comparison is not a list of lessons.");
  if (texts.some((name) => typeof value[name] !== "string")) throw new Error("The lesson's comparison is not text.");
  return { ...(compare === undefined ? {} : { compare }), ...Object.fromEntries(texts.map((name) => [name, String(value[name])])) };
}

function checkBlock(value: unknown): Block {
  if (isRecord(value) && value["kind"] === "paragraph") return { kind: "paragraph", spans: checkSpans(value["spans"]) };
  if (isRecord(value) && value["kind"] === "list" && Array.isArray(value["items"])) {
    return { kind: "list", items: value["items"].map(checkSpans) };
  }
  throw new Error("The lesson's text has a part this page does not know.");
}

function checkSpans(value: unknown): Span[] {
  if (!Array.isArray(value)) throw new Error("The lesson's text is not a list of spans.");
  return value.map(checkSpan);
}

function checkSpan(value: unknown): Span {
  if (isRecord(value) && typeof value["text"] === "string") {
    const { kind, text, lesson, term } = value;
    if (kind === "text" || kind === "code" || kind === "strong" || kind === "em") return { kind, text };
    if (kind === "link" && typeof lesson === "string") return { kind, text, lesson };
    if (kind === "term" && typeof term === "string") return { kind, text, term };
  }
  throw new Error("The lesson's text has a span this page does not know.");
}
