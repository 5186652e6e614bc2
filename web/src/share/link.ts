// This file writes and reads links: #1r.<base64url>.<crc>, with settings behind where they are not the default ones.

import { MAX_LINK, MAX_PAYLOAD } from "../program/limits";
import { programProblem, type Program } from "../program/program";
import { formatSettings, isSeq, isView, parseSettings, type SharedMoment } from "../program/settings";
import { contentError, formError, linkError, tooLarge } from "./linkerror";
import { checksum, deflate, fromBase64, inflate, toBase64 } from "./packing";
import { formatPayload, newestVersion, parsePayload } from "./payload";

export { LinkError, type LinkKind } from "./linkerror";

/** What a link carries: a program, where it comes from, and a moment of its run. */
export interface Link {
  readonly program: Program;
  /** Id of the lesson it grew out of, or null. */
  readonly lesson: string | null;
  /** Version of Go it was made with, as go1.26.8, or "". */
  readonly go: string;
  /** Version of the engine it was made with. */
  readonly engine: number;
  readonly moment: SharedMoment;
}

/** The link, from # on. Rejects with LinkError. Equal content gives the same text in the same browser. */
export async function encodeLink(link: Link): Promise<string> {
  const { program, lesson, go, engine, moment } = link;
  const problem = programProblem(program);
  if (problem !== "") throw contentError(problem);
  const text = formatPayload({ title: program.title, files: program.files, lesson, go, engine });
  parsePayload(newestVersion(), text);
  if (!isSeq(moment.at) || !isSeq(moment.selected) || (moment.view !== "" && !isView(moment.view))) throw formError();
  const payload = new TextEncoder().encode(text);
  if (payload.length > MAX_PAYLOAD) throw tooLarge(payload.length, MAX_PAYLOAD);
  const packed = toBase64(await deflate(payload));
  const hash = `${newestVersion()}r.${packed}.${checksum(payload)}${formatSettings(program.settings, moment)}`;
  if (hash.length > MAX_LINK) throw tooLarge(hash.length, MAX_LINK);
  return `#${hash}`;
}

/** What a link carries. The # in front may be missing. Rejects with LinkError, and with nothing else. */
export async function decodeLink(hash: string): Promise<Link> {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  if (text.length > MAX_LINK) throw linkError("large");
  const parts = splitLink(text);
  const payload = await inflate(fromBase64(parts.body), MAX_PAYLOAD);
  if (checksum(payload) !== parts.sum) throw linkError("damaged");
  const { title, files, lesson, go, engine } = parsePayload(parts.version, decodeUtf8(payload));
  const after = parseSettings(parts.settings);
  if (!after.ok) throw linkError(after.why);
  const program = { title, files, settings: after.settings };
  const problem = programProblem(program);
  if (problem !== "") throw contentError(problem);
  return { program, lesson, go, engine, moment: after.moment };
}

/** True for what looks like a link of ours, of any version, whole or not. */
export function isLink(hash: string): boolean {
  return /^#?([1-9][0-9]{0,8}[a-z](\.|$)|1$)/.test(hash);
}

interface Parts {
  readonly version: number;
  readonly body: string;
  readonly sum: string;
  readonly settings: string;
}

/** Takes a link apart and checks each part's letters, so that a cut link is told from a damaged one. */
function splitLink(text: string): Parts {
  if (!isLink(text)) throw linkError("none");
  const [, digits = "", codec = ""] = /^([0-9]+)([a-z]?)/.exec(text) ?? [];
  const version = Number(digits);
  if (version > newestVersion() || (codec !== "" && codec !== "r")) throw linkError("newer");
  const start = digits.length + 2;
  if (text.length < start) throw linkError("cut");
  const end = text.indexOf(";") < 0 ? text.length : text.indexOf(";");
  const middle = text.slice(start, end);
  const dot = middle.indexOf(".");
  const body = dot < 0 ? middle : middle.slice(0, dot);
  const sum = dot < 0 ? "" : middle.slice(dot + 1);
  if (!/^[A-Za-z0-9_-]*$/.test(body) || !/^[0-9a-f]{0,6}$/.test(sum)) throw linkError("damaged");
  if (sum.length < 6) throw linkError(end < text.length ? "damaged" : "cut");
  return { version, body, sum, settings: text.slice(end) };
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw formError();
  }
}
