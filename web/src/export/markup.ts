// Writes SVG as text: what is put in is escaped, numbers are short, and nothing of the page's own styles is needed to read it.

import { FAMILY } from "../timeline/draw/brush";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text that can stand in XML, in an element or an attribute; characters that XML has no place for are left out. */
export function escaped(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? "");
}

/** A number with two decimals at most. */
export function num(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** An element with attributes; those that are undefined are left out. `inside` is markup. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, inside = ""): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === "number" ? num(value) : escaped(value)}"`]));
  return inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`;
}

/** A whole file: a picture of a size in px with a title and a ground, around some markup. */
export function svgFile(width: number, height: number, title: string, ground: string, inside: string): string {
  const size = { width: Math.ceil(width), height: Math.ceil(height) };
  const root = { xmlns: "http://www.w3.org/2000/svg", ...size, viewBox: `0 0 ${size.width} ${size.height}`, "font-family": FAMILY };
  return `${element("svg", root, `<title>${escaped(title)}</title>${element("rect", { ...size, fill: ground })}${inside}`)}\n`;
}
