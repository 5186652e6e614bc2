// What exported pictures are drawn with: the page's light colours, whatever its theme, and its measure of texts.

import { measureOn } from "../timeline/draw/brush";
import { paletteOf } from "../timeline/draw/palette";
import type { Paper } from "./pictures";

/** The paper of a page. Throws where the browser gives no canvas. */
export function lightPaper(page: Document): Paper {
  const probe = page.createElement("span");
  probe.style.colorScheme = "light";
  probe.hidden = true;
  page.body.append(probe);
  const palette = paletteOf(probe);
  probe.remove();
  const context = page.createElement("canvas").getContext("2d");
  if (!context) throw new Error("This browser has no canvas to measure texts on.");
  return { palette, measure: measureOn(context) };
}
