// Reads the page's colour tokens as the browser resolves them for light or dark.

/** The tokens that the canvas paints with. */
const TOKENS = [
  "surface", "track", "fold", "raised", "line", "line2", "ink", "ink2", "ink3", "sel", "on-sel", "focus",
  "go", "on-go", "go-ink", "go-soft", "go-line", "js", "on-js", "js-edge", "js-ink", "js-soft", "js-line",
  "out", "out-ink", "out-soft", "err", "err-soft",
] as const;

/** A token's name without its dashes. */
export type Token = (typeof TOKENS)[number];

/** The colours, by token. */
export type Palette = Readonly<Record<Token, string>>;

/** The colours at an element; each token is resolved by giving it to the element as its text colour for a moment. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const resolve = (token: Token): string => {
    element.style.color = `var(--${token})`;
    return style.color;
  };
  const palette: Palette = {
    surface: resolve("surface"), track: resolve("track"), fold: resolve("fold"), raised: resolve("raised"), line: resolve("line"), line2: resolve("line2"),
    ink: resolve("ink"), ink2: resolve("ink2"), ink3: resolve("ink3"), sel: resolve("sel"), "on-sel": resolve("on-sel"), focus: resolve("focus"),
    go: resolve("go"), "on-go": resolve("on-go"), "go-ink": resolve("go-ink"), "go-soft": resolve("go-soft"), "go-line": resolve("go-line"),
    js: resolve("js"), "on-js": resolve("on-js"), "js-edge": resolve("js-edge"), "js-ink": resolve("js-ink"), "js-soft": resolve("js-soft"), "js-line": resolve("js-line"),
    out: resolve("out"), "out-ink": resolve("out-ink"), "out-soft": resolve("out-soft"), err: resolve("err"), "err-soft": resolve("err-soft"),
  };
  element.style.color = "";
  return palette;
}
