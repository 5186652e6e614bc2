// This file parses a JavaScript source as script or module and words its syntax errors.

import { Parser, type AnyNode, type Program } from "acorn";

/** A parsed source. `arrows` holds the offsets behind each `=>`, ascending. */
export interface Parsed {
  readonly tree: Program;
  readonly module: boolean;
  readonly arrows: readonly number[];
}

/** A mistake in the source: what is wrong, and at which offset. */
export interface SyntaxMistake {
  readonly text: string;
  readonly offset: number;
}

/** What parsing gives: a tree, or the first mistake. */
export type ParseResult = { readonly ok: true; readonly parsed: Parsed } | { readonly ok: false; readonly mistake: SyntaxMistake };

/**
 * Parses a source. With `module` undefined it is a module when it has import, export or top-level await, as DESIGN §5
 * says, and otherwise a classic script.
 */
export function parseSource(text: string, module?: boolean): ParseResult {
  if (module !== undefined) return attempt(text, module);
  const asScript = attempt(text, false);
  if (asScript.ok) return asScript;
  const asModule = attempt(text, true);
  if (asModule.ok) return asModule;
  // Both fail: the reading that got further is the one that was meant.
  return asModule.mistake.offset >= asScript.mistake.offset ? asModule : asScript;
}

function attempt(text: string, module: boolean): ParseResult {
  const arrows: number[] = [];
  try {
    const tree = FlatParser.parse(text, {
      ecmaVersion: "latest",
      sourceType: module ? "module" : "script",
      allowHashBang: true,
      onToken: (token) => {
        if (token.type.label === "=>" && token.end > (arrows[arrows.length - 1] ?? -1)) arrows.push(token.end);
      },
    });
    return { ok: true, parsed: { tree, module, arrows } };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error) || typeof error.pos !== "number") throw error;
    return { ok: false, mistake: { text: wording(error.message), offset: error.pos } };
  }
}

/** A mistake in plain words, without its place. */
function wording(message: string): string {
  return message.startsWith("Not enough stack space") ? TOO_DEEP : message.replace(/ \(\d+:\d+\)$/, "");
}

/** What is said of brackets in brackets, hundreds deep; browsers have such a limit too, not much farther. */
export const TOO_DEEP = "This is nested too deep to be read.";

/** The method of acorn's that reads a chain of operators. At its end it calls itself with what it has made of the chain so far. */
interface Chains {
  parseExprOp(left: AnyNode, start: number, loc: unknown, least: number, forInit: unknown): AnyNode;
}

/** acorn, but chains of operators may be of any length, as in a browser: the call at the end is turned into a loop. */
const FlatParser = Parser.extend((Base) => {
  const { parseExprOp } = Base.prototype as unknown as Chains;
  return class extends Base {
    /** Where the chains begin that are being read, the innermost last: a call for the same begin is the one at the end. */
    readonly #open: number[] = [];

    parseExprOp(left: AnyNode, start: number, loc: unknown, least: number, forInit: unknown): AnyNode {
      const open = this.#open;
      if (open[open.length - 1] === start) return left;
      open.push(start);
      let chain = left;
      let before: AnyNode;
      do {
        before = chain;
        chain = parseExprOp.call(this, before, start, loc, least, forInit);
      } while (chain !== before);
      open.pop();
      return chain;
    }
  };
});

/**
 * Shows a node and all below it, in the order of the source, a node before what it holds; what is below one for which `look` returns false
 * is left out. No recursion: chains may be of any length.
 */
export function eachNode(root: AnyNode, look: (node: AnyNode) => boolean): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!look(node)) continue;
    const from = open.length;
    eachChild(node, (child) => open.push(child));
    reverseFrom(open, from);
  }
}

/** Turns the order of a list's end around, from an index on. */
export function reverseFrom(list: unknown[], from: number): void {
  for (let i = from, k = list.length - 1; i < k; i++, k--) [list[i], list[k]] = [list[k], list[i]];
}

/** Calls `visit` with each direct child of a node, in the order of its fields. */
export function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) visit(item);
    } else if (isNode(value)) visit(value);
  }
}

/** True for what is a node of the tree: only acorn makes these, so their type is one of AnyNode's. */
function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}
