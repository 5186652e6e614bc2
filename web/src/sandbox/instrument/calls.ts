// This file marks the calls that register something for later, so that the patched built-ins know where they were called.

import type { AnyNode, CallExpression, ImportExpression, NewExpression } from "acorn";
import type { Context } from "./context";

/** Names whose calls are marked, whatever they are called on. */
const REGISTERING: ReadonlySet<string> = new Set([
  "setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask", "requestAnimationFrame", "cancelAnimationFrame",
  "then", "catch", "finally", "all", "allSettled", "any", "race", "resolve", "reject", "withResolvers",
  "addEventListener", "removeEventListener", "dispatchEvent", "postMessage", "postTask", "fetch", "timeout", "abort", "reportError",
]);

/** Global functions that register nothing: their calls are never marked. */
const QUIET_GLOBALS: ReadonlySet<string> = new Set([
  "eval", "parseInt", "parseFloat", "isNaN", "isFinite", "Number", "String", "Boolean", "BigInt", "Symbol", "Object", "Array", "Function",
  "RegExp", "Date", "Error", "TypeError", "RangeError", "SyntaxError", "ReferenceError", "EvalError", "URIError", "AggregateError",
  "encodeURIComponent", "decodeURIComponent", "encodeURI", "decodeURI", "escape", "unescape", "structuredClone", "atob", "btoa",
]);

/** Global objects whose methods never return the promise of an async function just called. */
const QUIET_OBJECTS: ReadonlySet<string> = new Set(["console", "Math", "JSON", "Number", "String", "performance", "Date", "Symbol"]);

/** Marks one call; `looked` says that whoever uses its value looks at it anyway. */
export function instrumentCall(context: Context, node: CallExpression, looked: boolean): void {
  if (context.features.async && !looked && mayBePromise(node)) context.insertions.wrap(node.start, node.end, `${context.probe("called")}(`, ")");
  const name = registeringName(context, node);
  if (name === undefined) return;
  const { callee } = node;
  const member = callee.type === "MemberExpression";
  const fresh = member && callee.object.type === "CallExpression";
  const site = context.site("call", node, name, member ? callee.property.start : node.start, fresh);
  const last = node.arguments[node.arguments.length - 1];
  if (last === undefined) context.insertions.open(node.end - 1, `...${context.probe("markSpread")}(${site})`);
  else if (last.type === "SpreadElement") context.insertions.close(last.end, `,...${context.probe("markSpread")}(${site})`);
  else context.insertions.wrap(last.start, last.end, `${context.probe("mark")}(${site},(`, "))");
}

/**
 * `new Promise(f)` → `made(site, new Promise(executor(site, Promise, f)))`: Promise itself stays the browser's. A fourth argument
 * says that f shows by its form that it never sees its `reject`.
 */
export function instrumentNew(context: Context, node: NewExpression): void {
  const first = node.arguments[0];
  if (node.callee.type !== "Identifier" || node.callee.name !== "Promise") return;
  if (first === undefined || node.arguments.length !== 1 || first.type === "SpreadElement") return;
  const site = context.site("call", node, "Promise");
  context.insertions.wrap(node.start, node.end, `${context.probe("made")}(${site},`, ")");
  context.insertions.wrap(first.start, first.end, `${context.probe("executor")}(${site},Promise,(`, takesOne(first) ? "),1)" : "))");
}

/** True for an arrow function of at most one parameter: an arrow has no `arguments` through which it could see more. */
function takesOne(node: AnyNode): boolean {
  return node.type === "ArrowFunctionExpression" && node.params.length < 2 && node.params[0]?.type !== "RestElement";
}

/** `import(x)` → `hook(import(hook.at(x)))`, when the Program has a hook. */
export function instrumentImport(context: Context, node: ImportExpression): void {
  const hook = context.features.importHook;
  if (hook === null) return;
  context.insertions.wrap(node.start, node.end, `${hook}(`, ")");
  context.insertions.wrap(node.source.start, node.source.end, `${hook}.at((`, "))");
}

/** The calls and members along an optional chain: none of them may be wrapped, only the whole chain. */
export function chainSpine(expression: AnyNode, visit: (node: AnyNode) => void): void {
  let node: AnyNode = expression;
  while (node.type === "CallExpression" || node.type === "MemberExpression") {
    visit(node);
    node = node.type === "CallExpression" ? node.callee : node.object;
  }
}

/** True unless the call's syntax shows that it returns no promise of the user's. */
export function mayBePromise(node: CallExpression): boolean {
  const { callee } = node;
  if (callee.type === "Super") return false;
  if (callee.type === "Identifier") return !QUIET_GLOBALS.has(callee.name) && !REGISTERING.has(callee.name);
  if (callee.type !== "MemberExpression" || callee.computed) return true;
  if (callee.object.type === "Identifier" && QUIET_OBJECTS.has(callee.object.name)) return false;
  return callee.property.type !== "Identifier" || !["then", "catch", "finally"].includes(callee.property.name);
}

/**
 * The name under which a call is marked: a registering name, a console method, or a function that the source does not
 * declare, which may be one that Go has put on the global object.
 */
function registeringName(context: Context, node: CallExpression): string | undefined {
  const { callee } = node;
  if (callee.type === "Identifier") {
    if (REGISTERING.has(callee.name) || context.settlers.has(callee.name)) return callee.name;
    return context.declared.has(callee.name) || QUIET_GLOBALS.has(callee.name) ? undefined : callee.name;
  }
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return undefined;
  const { name } = callee.property;
  if (callee.object.type === "Identifier" && callee.object.name === "console") return name;
  const tries = name === "try" && callee.object.type === "Identifier" && callee.object.name === "Promise";
  return REGISTERING.has(name) || tries ? name : undefined;
}
