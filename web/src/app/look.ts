// The look on the document: theme and size of code.
import type { Look } from "./state";

/** The look with the theme that the address asks for by ?theme=, if it does. */
export function askedLook(look: Look, page: Document): Look {
  const theme = new URLSearchParams(page.location.search).get("theme");
  return theme === "light" || theme === "dark" ? { ...look, theme } : look;
}

/** Puts a look on a document. */
export function showLook({ theme, code }: Look, page: Document): void {
  const root = page.documentElement;
  if (theme === "system") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", theme);
  root.style.setProperty("--code-size", `${code / 10}px`);
}
