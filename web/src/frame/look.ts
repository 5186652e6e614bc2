// Puts the look (theme, size of code) and the title on the document, whenever they change.
import { effect } from "@preact/signals";
import type { State } from "../app/state";

/** Keeps the document at what the state says. An address with ?theme= decides while it stands there. */
export function watchLook(state: State, page: Document): void {
  const asked = new URLSearchParams(page.location.search).get("theme");
  if (asked === "light" || asked === "dark") state.look.value = { ...state.look.value, theme: asked };
  effect(() => {
    const { theme, code } = state.look.value;
    const root = page.documentElement;
    if (theme === "system") root.removeAttribute("data-theme");
    else root.setAttribute("data-theme", theme);
    root.style.setProperty("--code-size", `${code / 10}px`);
  });
  effect(() => {
    const opened = state.opened.value;
    const title = opened?.lesson?.title ?? opened?.program.title ?? "";
    page.title = title === "" ? "Interleave" : `${title} · Interleave`;
  });
}
