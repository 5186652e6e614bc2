// This file parses a JavaScript source as script or module and words its syntax errors.

import { parse as acornParse, type AnyNode, type Program } from "acorn";

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
    const tree = acornParse(text, {
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
    return { ok: false, mistake: { text: error.message.replace(/ \(\d+:\d+\)$/, ""), offset: error.pos } };
  }
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
