// Reads the page's colour tokens as the browser resolves them for light or dark.
import type { Palette } from "./draw";

const TOKENS: Record<keyof Palette, string> = {
  go: "--go",
  onGo: "--on-go",
  js: "--js",
  onJs: "--on-js",
  jsEdge: "--js-edge",
  ink: "--ink",
  ink2: "--ink2",
  ink3: "--ink3",
  line: "--line",
  line2: "--line2",
  fold: "--fold",
  track: "--track",
  surface: "--surface",
  sel: "--sel",
  onSel: "--on-sel",
};

/** The colours at an element; each token is resolved by giving it to the element as its text colour for a moment. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const resolve = (token: string): string => {
    element.style.color = `var(${token})`;
    return style.color;
  };
  const palette: Palette = {
    go: resolve(TOKENS.go), onGo: resolve(TOKENS.onGo), js: resolve(TOKENS.js), onJs: resolve(TOKENS.onJs), jsEdge: resolve(TOKENS.jsEdge),
    ink: resolve(TOKENS.ink), ink2: resolve(TOKENS.ink2), ink3: resolve(TOKENS.ink3), line: resolve(TOKENS.line), line2: resolve(TOKENS.line2),
    fold: resolve(TOKENS.fold), track: resolve(TOKENS.track), surface: resolve(TOKENS.surface), sel: resolve(TOKENS.sel), onSel: resolve(TOKENS.onSel),
  };
  element.style.color = "";
  return palette;
}
