// This file holds the ways in which a link can fail, and a plain sentence for each.

import { MAX_LINK, MAX_PAYLOAD } from "../program/limits";

/** In which way a link failed. */
export type LinkKind =
  | "none" // not a link of ours at all
  | "cut" // its end is missing
  | "damaged" // changed on the way
  | "newer" // made by a later version
  | "large" // beyond MAX_LINK or MAX_PAYLOAD
  | "content" // whole, but what it holds is no program
  | "unsupported"; // this browser cannot pack or unpack

/** A link that cannot be opened or made. Its message is a plain sentence for the reader. */
export class LinkError extends Error {
  override readonly name = "LinkError";

  constructor(
    readonly kind: LinkKind,
    message: string,
  ) {
    super(message);
  }
}

const SENTENCES = {
  none: "This address holds no program.",
  cut: "This link was cut short: its end is missing. Copy the whole link, or ask for it again.",
  damaged: "This link is damaged: what arrived is not what was sent. Copy it again, or ask for it again.",
  newer: "This link was made by a newer version of Interleave. Reload the page to get that version.",
  large: `This link is too large: up to ${MAX_LINK / 1024} KiB that unpack to at most ${MAX_PAYLOAD / 1024 / 1024} MiB can be opened.`,
  unsupported: "This browser can neither open nor make links. A newer one can.",
};

/** The error of a kind that needs no further words. */
export function linkError(kind: keyof typeof SENTENCES): LinkError {
  return new LinkError(kind, SENTENCES[kind]);
}

/** Says what is wrong with what a whole link holds. */
export function contentError(why: string): LinkError {
  return new LinkError("content", `This link holds no program that can be opened. ${why}`);
}

/** The content has not the form that its version says. */
export function formError(): LinkError {
  return contentError("Its data has another form.");
}

/** Says by how much a program is too large for a link; sizes in bytes. */
export function tooLarge(size: number, max: number): LinkError {
  return new LinkError("large", `The program is too large for a link: ${Math.ceil(size / 1024)} KiB, and ${max / 1024} KiB fit.`);
}
