// This file finds out whether a source could reject a promise where no probe sees it.

import type { AnyNode, Program } from "acorn";
import { factsOf, isFunction } from "./facts";
import { eachNode } from "./parse";

/** Names with which a program can reach what no probe stands around, in whatever place they are used. */
const REACHING: ReadonlySet<string> = new Set(["Promise", "then", "eval", "Function", "Proxy", "Reflect", "WebAssembly", "fromAsync", "constructor", "__proto__"]);
/** Methods of Promise that are watched. */
const WATCHED: ReadonlySet<string> = new Set(["resolve", "reject", "all", "allSettled", "any", "race", "withResolvers", "try"]);

/**
 * True when a source may reject a promise unseen: by an object of its own with a `then`, a subclass of Promise, an async
 * generator, code made from text. What is not sure counts as true; it only makes a run slower.
 */
export function mayRejectUnseen(tree: Program): boolean {
  let found = false;
  const watched = new Set<AnyNode>();
  eachNode(tree, (node) => {
    if (found || watched.has(node)) return false;
    found = reaches(node);
    const name = watchedName(node);
    if (name !== null) watched.add(name);
    return true;
  });
  return found;
}

function reaches(node: AnyNode): boolean {
  if (node.type === "Identifier") return REACHING.has(node.name);
  if (node.type === "Literal") return typeof node.value === "string" && REACHING.has(node.value);
  if (node.type === "TemplateElement") return REACHING.has(node.value.cooked ?? "");
  if (node.type === "WithStatement") return true;
  if (!isFunction(node) || !node.async) return false;
  // Parameters that are taken apart can throw where no probe stands.
  return node.generator || !node.params.every((parameter) => parameter.type === "Identifier") || !factsOf(node.body, node.params).wrappable;
}

/** The name within a node that reaches nothing unseen: in `new Promise(f)`, `Promise.all(x)`, `x.then(f)`, a class's constructor. */
function watchedName(node: AnyNode): AnyNode | null {
  switch (node.type) {
    case "NewExpression":
      return isNamed(node.callee, "Promise") && node.arguments.length === 1 && node.arguments[0]!.type !== "SpreadElement" ? node.callee : null;
    case "MemberExpression":
      return isNamed(node.object, "Promise") && !node.computed && node.property.type === "Identifier" && WATCHED.has(node.property.name) ? node.object : null;
    case "CallExpression":
      return node.callee.type === "MemberExpression" && !node.callee.computed && isNamed(node.callee.property, "then") ? node.callee.property : null;
    case "MethodDefinition":
      return node.kind === "constructor" ? node.key : null;
    default:
      return null;
  }
}

function isNamed(node: AnyNode, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
