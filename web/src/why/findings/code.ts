// What words alone tell of JavaScript's source: strings and comments blanked out, where functions begin and end, and variables that are written in one and read in another.

/** A function: where it begins, and its body without braces. Offsets into the text. */
export interface FunctionRange {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** How the only place that reads a variable does it: as the last argument of something, as the only argument of a function, or to return it. */
export type Read = { readonly offset: number; readonly how: "argument" | "return" } | { readonly offset: number; readonly how: "passed"; readonly callee: string };

/** A variable that one place reads, and that functions write whenever they run to their end. */
export interface Variable {
  readonly name: string;
  /** What it is at first, as the console prints it. */
  readonly initial: string;
  readonly read: Read;
  /** By the function's start: whether it waits, by await, before it writes. */
  readonly writers: ReadonlyMap<number, { readonly waits: boolean }>;
}

const TOKEN = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|[^]/y;
const TEMPLATE = /\\[^]|\$\{|[^]/y;

/** The text with what is in strings, templates and comments blanked, all else at its place; null where a regular expression or a division leaves that unsure. */
export function blanked(text: string): string | null {
  let [out, depth] = ["", 0];
  /** For each template that is open, the depth of braces of the code in it; -1 while in its text. */
  const open: number[] = [];
  while (out.length < text.length) {
    const inText = open.at(-1) === -1;
    const form = inText ? TEMPLATE : TOKEN;
    form.lastIndex = out.length;
    const piece = form.exec(text)?.[0] ?? "";
    if (!inText && (piece === "/" || piece === '"' || piece === "'")) return null;
    if (inText && piece === "${") open[open.length - 1] = depth++;
    else if (piece === "`") inText ? open.pop() : open.push(-1);
    else if (!inText && piece === "{") depth++;
    else if (!inText && piece === "}" && --depth === open.at(-1)) open[open.length - 1] = -1;
    else if (inText || piece.length > 1) {
      out += piece.replace(/[^\n]/g, " ");
      continue;
    }
    out += piece;
  }
  return out;
}

const FUNCTION = /(?<![\w$.])(?:async\s+)?(?:function\b\s*\*?\s*[\w$]*\s*\([^()]*\)\s*\{|(?:\([^()]*\)|[A-Za-z_$][\w$]*)\s*=>\s*\{?)/g;

/** The functions of a blanked text, but for methods. */
export function functionsIn(text: string): FunctionRange[] {
  return [...text.matchAll(FUNCTION)].map((match) => {
    const from = match.index + match[0].length;
    return { start: match.index, from, to: endOf(text, from, match[0].endsWith("{")) };
  });
}

/** Where a body ends: at its brace, or, of an expression, where its line or what it stands in ends. */
function endOf(text: string, from: number, block: boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? "";
    if (depth === 0 && (block ? char === "}" : ")]},;\n".includes(char))) return at;
    if ("([{".includes(char)) depth++;
    else if (")]}".includes(char)) depth--;
  }
  return text.length;
}

const DECLARED = /(?<![\w$.])(?:let|var|const)\s+([A-Za-z_$][\w$]*)[ \t]*(?:=[ \t]*(null|\d+|\[\]|\{\}|true|false)[ \t]*)?(?=;|\n|$)/g;
/** So many declarations of a file are looked at. */
const MOST_DECLARED = 100;
const WRITE = /^\s*(?:=(?![=>])|[-+*]=|\+\+|--|\.(?:push|unshift)\()/;
const LEAVES = /\b(?:return|throw|yield)\b/;

/** The variables of a blanked text of which every word is accounted for: one declaration, one read, and writes on the straight way through functions. */
export function variablesIn(text: string): Variable[] {
  const functions = functionsIn(text);
  return [...text.matchAll(DECLARED)].slice(0, MOST_DECLARED).flatMap((declared) => {
    const name = declared[1] ?? "";
    const places = placesOf(text, name);
    const [own, ...rest] = places;
    if (own === undefined || own < declared.index || own > declared.index + declared[0].length) return [];
    const writes = rest.filter((at) => WRITE.test(text.slice(at + name.length)));
    const reads = rest.filter((at) => !writes.includes(at));
    const [offset] = reads;
    if (offset === undefined || reads.length !== 1 || writes.length === 0) return [];
    const [read, writers] = [readAt(text, functions, name, offset), writersOf(text, functions, writes)];
    return read && writers ? [{ name, initial: declared[2] ?? "undefined", read, writers }] : [];
  });
}

/** Where a name stands, but not as a property of something. */
function placesOf(text: string, name: string): number[] {
  return [...text.matchAll(new RegExp(`(?<![\\w$])(?<!(?<!\\.\\.)\\.)${name.replaceAll("$", "\\$")}(?![\\w$])`, "g"))].map(({ index }) => index);
}

function readAt(text: string, functions: readonly FunctionRange[], name: string, offset: number): Read | null {
  const [before, after] = [text.slice(0, offset), text.slice(offset + name.length)];
  if (/\breturn[ \t]+$/.test(before) && /^\s*(?:;|\n|\}|$)/.test(after)) {
    const around = functions.findLast(({ from, to }) => from <= offset && offset < to);
    return around && placesOf(text.slice(around.from, around.to), "return").length === 1 ? { offset, how: "return" } : null;
  }
  const callee = /(?<![\w$.])(?<!function\s+)([A-Za-z_$][\w$]*)\(\s*$/.exec(before)?.[1];
  if (callee !== undefined && /^\s*\)/.test(after)) return placesOf(text, callee).length === 2 ? { offset, how: "passed", callee } : null;
  return /^[\s}`]*\)/.test(after) && /(?:[(,+]|\$\{)\s*$/.test(before) ? { offset, how: "argument" } : null;
}

/** The functions that write, each on its straight way; null when one of the writes stands elsewhere. */
function writersOf(text: string, functions: readonly FunctionRange[], writes: readonly number[]): Map<number, { waits: boolean }> | null {
  const writers = new Map<number, { waits: boolean }>();
  for (const at of writes) {
    const around = functions.findLast(({ from, to }) => from <= at && at < to);
    if (around === undefined) return null;
    const [before, after] = [text.slice(around.from, at), text.slice(at, around.to)];
    if (!isStraight(before) || /\bawait\b/.test(after)) return null;
    writers.set(around.start, { waits: /\bawait\b/.test(before) });
  }
  return writers;
}

/** Whether what stands before a statement in its function always leads to it. */
function isStraight(before: string): boolean {
  const depth = (before.match(/\{/g) ?? []).length - (before.match(/\}/g) ?? []).length;
  const last = before.trimEnd();
  if (depth !== 0 || LEAVES.test(before) || /(?:\b(?:else|do)|[^\w\s)\]};"'`])$/.test(last)) return false;
  return !/(?:^|[;{}\n])\s*(?:else\s+)?(?:if|for|while|with)\b[^;\n]*$/.test(last) && (last === "" || /[;}]$/.test(last) || /\n\s*$/.test(before));
}

/** Whether an offset of a blanked text lies in the block of a try, and not in a function within it. */
export function isInTry(text: string, offset: number): boolean {
  const functions = functionsIn(text);
  const around = (at: number): FunctionRange | undefined => functions.findLast(({ from, to }) => from <= at && at < to);
  return [...text.slice(0, offset).matchAll(/(?<![\w$.])try\s*\{/g)].some(({ index, 0: words }) => offset < endOf(text, index + words.length, true) && around(index) === around(offset));
}
