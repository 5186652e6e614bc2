// The text form of a diagram, for golden tests: one line for each thing that is drawn, with places in whole pixels.

import type { DiagramScene } from "./scene";

/** All of a scene, line by line. */
export function dumpDiagram(scene: DiagramScene): string {
  const lines = [`size ${px(scene.width)} × ${px(scene.height)}${scene.hiddenLines > 0 ? `, ${scene.hiddenLines} lifelines hidden` : ""}`];
  for (const one of scene.heads) lines.push(`head ${one.kind} ${JSON.stringify(one.text.join("|"))} x=${px(one.x)}-${px(one.x + one.width)}${one.used ? "" : " unused"}`);
  for (const one of scene.folds) lines.push(`fold y=${px(one.y0)}-${px(one.y1)}`);
  for (const one of scene.bars) lines.push(`bar ${one.kind} ${one.state}${one.state === "flight" ? ` ${one.landing}` : ""} seq=${one.beginSeq}-${one.endSeq || "open"} x=${px(one.x)} y=${px(one.y0)}-${px(one.y1)}`);
  for (const one of scene.arrows) lines.push(`arrow ${one.kind} ${one.from}→${one.to} ${px(one.x0)},${px(one.y0)} → ${px(one.x1)},${px(one.y1)}`);
  for (const one of scene.texts) lines.push(`text ${JSON.stringify(one.text)} x=${px(one.x)} y=${px(one.y)} ${one.font} ${one.ink}`);
  return `${lines.join("\n")}\n`;
}

function px(value: number): string {
  return String(Math.round(value));
}
