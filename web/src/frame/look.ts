// Puts the look (theme, size of code) and the title on the document, whenever they change.
import { effect } from "@preact/signals";
import { askedLook, showLook } from "../app/look";
import type { State } from "../app/state";

/** Keeps the document at what the state says. */
export function watchLook(state: State, page: Document): void {
  state.look.value = askedLook(state.look.value, page);
  effect(() => showLook(state.look.value, page));
  effect(() => {
    const opened = state.opened.value;
    const title = opened?.lesson?.title ?? opened?.program.title ?? "";
    page.title = title === "" ? "Interleave" : `${title} · Interleave`;
  });
}
