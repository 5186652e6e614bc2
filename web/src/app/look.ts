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

const CODE_SIZES = { least: 95, most: 280, step: 10 };

/** The look with code larger (1) or smaller (-1), or as it was at first (0). */
export function withCodeSize(look: Look, step: 1 | -1 | 0): Look {
  const size = step === 0 ? 115 : look.code + step * CODE_SIZES.step;
  return { ...look, code: Math.max(CODE_SIZES.least, Math.min(size, CODE_SIZES.most)) };
}

/** The look in light where it was dark, and the other way round; what the system has follows the system again. */
export function withOtherTheme(look: Look, systemIsDark: boolean): Look {
  const dark = look.theme === "system" ? systemIsDark : look.theme === "dark";
  const wanted = dark ? "light" : "dark";
  return { ...look, theme: wanted === (systemIsDark ? "dark" : "light") ? "system" : wanted };
}
