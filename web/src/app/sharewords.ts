// What the page says about links: their length, and what made them. Pure functions.

/** What a program was made with: Go's version such as "go1.26.8", "" where it is not known, and the engine's, 0 likewise. */
export interface MadeWith {
  readonly go: string;
  readonly engine: number;
}

/** A sentence on a link that was made with other versions than this page has, or "". */
export function versionText(link: MadeWith, here: MadeWith): string {
  const parts: string[] = [];
  if (link.go !== "" && here.go !== "" && link.go !== here.go) parts.push(`${goName(link.go)} (here it is ${goName(here.go)})`);
  if (link.engine !== 0 && link.engine !== here.engine) parts.push("another version of Interleave");
  return parts.length === 0 ? "" : `It was made with ${parts.join(" and ")}, so its run may differ here.`;
}

function goName(version: string): string {
  const number = /^go([0-9][0-9a-z.]*)$/.exec(version)?.[1];
  return number === undefined ? "another version of Go" : `Go ${number}`;
}

/** Links up to so many characters fit where the least fits: a message on Discord; what every web server must take (RFC 9110). */
const FITS_ALL = 2000;
const FITS_MOST = 8000;

/** How long a link is and what that means where it is sent; `length` in characters of the whole address. */
export function lengthText(length: number): string {
  const count = `${length.toLocaleString("en-US")} characters.`;
  if (length <= FITS_ALL) return `${count} Every chat tool takes it.`;
  if (length <= FITS_MOST) return `${count} Some chat tools take less: Discord 2,000.`;
  return `${count} Most chat tools cut it: better send the file.`;
}
