// Paints the Thread band's scene; the only file with a canvas.
import type { Mark, Scene } from "./layout";

/** The page's colours as the canvas needs them. */
export interface Palette {
  go: string;
  onGo: string;
  js: string;
  onJs: string;
  jsEdge: string;
  ink: string;
  ink2: string;
  ink3: string;
  line: string;
  line2: string;
  fold: string;
  track: string;
  surface: string;
  sel: string;
  onSel: string;
}

/** Where the rows stand, in px from the top. */
export const ROWS = { strip: 8, stripHeight: 22, axis: 38, axisHeight: 26, band: 68, bandHeight: 62, height: 138 };

const FONT = '10px ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const LABEL_FONT = '600 11px ui-sans-serif, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Paints a scene; `live` draws the playhead at the growing edge, with its time as `now`. */
export function draw(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, live: { x: number; text: string } | null): void {
  const { width } = scene.axis;
  context.clearRect(0, 0, width, ROWS.height);
  drawFolds(context, scene, palette);
  drawStrip(context, scene, palette);
  drawAxis(context, scene, palette);
  drawBand(context, scene, palette);
  if (live) drawPlayhead(context, live, palette);
}

/** The quiet picture before any run: the strip's frame and the idle line. */
export function drawEmpty(context: CanvasRenderingContext2D, width: number, palette: Palette): void {
  context.clearRect(0, 0, width, ROWS.height);
  const middle = ROWS.band + ROWS.bandHeight / 2;
  dotted(context, 0, width, middle, palette.line2);
}

function drawFolds(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  for (const chip of scene.chips) {
    context.fillStyle = palette.fold;
    context.fillRect(chip.x0, ROWS.axis + ROWS.axisHeight, chip.x1 - chip.x0, ROWS.height - ROWS.axis - ROWS.axisHeight);
  }
}

function drawStrip(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const { strip, stripHeight } = ROWS;
  context.fillStyle = palette.track;
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(0.5, strip + 0.5, scene.axis.width - 1, stripHeight - 1, 5);
  context.fill();
  context.stroke();
  context.save();
  context.clip();
  const middle = strip + stripHeight / 2;
  dotted(context, 0, scene.axis.width, middle, palette.line2);
  for (const mark of scene.strip) {
    context.fillStyle = mark.holder === "js" ? palette.js : palette.go;
    const wide = Math.max(1.5, mark.x1 - mark.x0);
    context.fillRect(mark.x0, mark.holder === "js" ? middle - 6.5 : middle + 0.5, wide, 6);
  }
  context.restore();
}

function drawAxis(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const base = ROWS.axis + ROWS.axisHeight;
  context.strokeStyle = palette.line;
  context.beginPath();
  context.moveTo(0, base + 0.5);
  context.lineTo(scene.axis.width, base + 0.5);
  context.stroke();
  context.font = FONT;
  context.textBaseline = "middle";
  context.textAlign = "center";
  for (const tick of scene.ticks) {
    context.fillStyle = palette.ink2;
    const half = context.measureText(tick.text).width / 2;
    context.fillText(tick.text, Math.max(half, tick.x), ROWS.axis + 13);
    context.strokeStyle = palette.ink3;
    context.beginPath();
    context.moveTo(Math.round(tick.x) + 0.5, base - 4);
    context.lineTo(Math.round(tick.x) + 0.5, base);
    context.stroke();
  }
  for (const chip of scene.chips) if (chip.text !== "") drawChip(context, chip.text, (chip.x0 + chip.x1) / 2, palette);
}

function drawChip(context: CanvasRenderingContext2D, text: string, x: number, palette: Palette): void {
  context.font = FONT;
  const half = context.measureText(text).width / 2 + 7;
  context.fillStyle = palette.surface;
  context.strokeStyle = palette.line2;
  context.beginPath();
  context.roundRect(x - half, ROWS.axis + 4.5, half * 2, 17, 8.5);
  context.fill();
  context.stroke();
  context.fillStyle = palette.ink2;
  context.textAlign = "center";
  context.fillText(text, x, ROWS.axis + 13);
}

function drawBand(context: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  const middle = ROWS.band + ROWS.bandHeight / 2;
  dotted(context, 0, scene.axis.width, middle, palette.line2);
  for (const mark of scene.marks) drawMark(context, mark, palette);
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  context.beginPath();
  for (const x of scene.joints) {
    context.moveTo(Math.round(x) + 0.5, middle - 7);
    context.lineTo(Math.round(x) + 0.5, middle + 7);
  }
  context.stroke();
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, palette: Palette): void {
  const half = ROWS.bandHeight / 2;
  const js = mark.holder === "js";
  const wide = Math.max(1.5, mark.x1 - mark.x0);
  const top = js ? ROWS.band + 1 : ROWS.band + half;
  context.fillStyle = js ? palette.js : palette.go;
  context.beginPath();
  if (js && wide > 4) context.roundRect(mark.x0 + 0.5, top + 0.5, wide - 1, half - 2, Math.min(6, wide / 2.5));
  else if (js) context.rect(mark.x0, top, wide, half - 1);
  else context.roundRect(mark.x0, top, wide, half - 1, wide > 4 ? 1.5 : 0);
  context.fill();
  if (js && wide > 4) {
    context.strokeStyle = palette.jsEdge;
    context.lineWidth = 1;
    context.stroke();
  }
  if (wide < 24) return;
  context.font = LABEL_FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillStyle = js ? palette.onJs : palette.onGo;
  context.fillText(js ? "JS" : "Go", mark.x0 + wide / 2, top + half / 2);
}

function drawPlayhead(context: CanvasRenderingContext2D, live: { x: number; text: string }, palette: Palette): void {
  const { x, text } = live;
  context.strokeStyle = palette.sel;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, ROWS.axis + 22);
  context.lineTo(x, ROWS.height);
  context.stroke();
  context.font = LABEL_FONT;
  const half = context.measureText(text).width / 2 + 7;
  const center = Math.max(half, x);
  context.fillStyle = palette.sel;
  context.beginPath();
  context.roundRect(center - half, ROWS.axis + 2, half * 2, 20, 4);
  context.fill();
  context.fillStyle = palette.onSel;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, center, ROWS.axis + 12.5);
}

function dotted(context: CanvasRenderingContext2D, from: number, to: number, y: number, color: string): void {
  context.save();
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(from, y + 0.5);
  context.lineTo(to, y + 0.5);
  context.stroke();
  context.restore();
}
