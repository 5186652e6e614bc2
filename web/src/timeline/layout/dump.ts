// The text form of a scene, for golden tests: one line for each thing that is drawn, with places in whole pixels.

import type { Block, Scene } from "./scene";

/** All of a scene, line by line, in the order of the page. */
export function dumpScene(scene: Scene): string {
  const lines = [
    `axis ${scene.axis.segments.map((one) => `${one.fold ? "fold" : "busy"} ${px(one.x0)}-${px(one.x1)}`).join(", ")}`,
    `ticks ${scene.ticks.map((one) => `${one.text}@${px(one.x)}`).join(" ")} ${scene.unit.name}`,
    `chips ${scene.chips.map((one) => `${one.text}@${px(one.x0)}-${px(one.x1)}`).join(" ")}`,
    `strip ${scene.strip.blocks.length} blocks, frame ${px(scene.strip.from)}-${px(scene.strip.to)}`,
    `thread ${scene.thread.map(blockText).join(", ")}`,
    `threadlabels ${scene.threadLabels.map((one) => `${one.text}@${px(one.x)}`).join(" ")}`,
    `joints ${scene.joints.map(px).join(" ")}`,
  ];
  for (const { title, note, y, height } of scene.arrangement.groups) lines.push(`group ${title} ${note} y=${px(y)} h=${px(height)}`);
  for (const { id, name, note, y, height } of scene.arrangement.places) lines.push(`place ${id} ${JSON.stringify(`${name} ${note}`.trim())} y=${px(y)} h=${px(height)}`);
  for (const block of scene.blocks) lines.push(`block ${block.row.id} ${blockText(block)} y=${px(block.y)} h=${px(block.height)}${block.landing ? ` ${block.landing}` : ""}`);
  for (const { place, steps } of scene.bands) lines.push(`band ${place.id} ${steps.map((one) => `${share(one.running)}/${share(one.ready)}/${share(one.waiting)}`).filter((_, i) => i % 24 === 0).join(" ")}`);
  for (const one of scene.marks) lines.push(`mark ${one.row.id} ${one.sign} x=${px(one.x)} y=${px(one.y)} seq=${one.seq}${one.count > 1 ? ` ×${one.count}` : ""}`);
  for (const one of scene.labels) lines.push(`label ${JSON.stringify(one.text)} x=${px(one.x)} y=${px(one.y)} ${one.ink}${one.halo ? " halo" : ""}`);
  for (const one of scene.pills) lines.push(`pill ×${one.count} x=${px(one.x)} y=${px(one.y)}`);
  for (const one of scene.arrows) {
    lines.push(`arrow ${one.kind} ${one.from}→${one.to} ${px(one.x0)},${px(one.y0)} → ${px(one.x1)},${px(one.y1)}${one.short ? "" : " long"}${one.lit ? ` lit ${one.step}` : ""}${one.value === "" ? "" : ` value ${one.value}`}`);
  }
  return `${lines.join("\n")}\n`;
}

function blockText(block: Block): string {
  const many = block.count > 1 ? ` ×${block.count} ${Math.round(block.filled * 100)}%` : "";
  return `${block.look} ${px(block.x0)}-${px(block.x1)} seq=${block.beginSeq}-${block.endSeq || "open"}${many}`;
}

function px(value: number): string {
  return String(Math.round(value));
}

function share(value: number): number {
  return Math.round(value * 100);
}
