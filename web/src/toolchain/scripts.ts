// Changes to JavaScript, made from its syntax tree where that leaves one plain reading.
import { parse, type AnyNode, type CallExpression, type Node } from "acorn";
import type { SourcePlace } from "../program/fix";

/** A node and all that it stands in, the outermost first. */
interface Found {
  readonly call: CallExpression;
  readonly around: readonly AnyNode[];
}

/**
 * Awaits a call. The function around it is made async where it is not and gives nothing back. Null where there is no such call, or where
 * that would change what a caller gets.
 */
export function awaited(text: string, place: SourcePlace): string | null {
  const found = callAt(text, place);
  if (found === null) return null;
  const { call, around } = found;
  const parent = around.at(-1);
  if (parent?.type === "AwaitExpression") return null;
  const bound = parent?.type === "MemberExpression" || (parent?.type === "CallExpression" && parent.callee === call);
  const inner = around.findLastIndex(isFunction);
  const fn = around[inner];
  const edits = [{ at: call.start, text: bound ? "(await " : "await " }, ...(bound ? [{ at: call.end, text: ")" }] : [])];
  if (fn && isFunction(fn) && !fn.async) {
    const owner = around[inner - 1];
    const plain = !fn.generator && fn.body.type === "BlockStatement" && !returnsValue(fn.body) && owner?.type !== "MethodDefinition" && owner?.type !== "PropertyDefinition" && owner?.type !== "Property";
    if (!plain) return null;
    edits.push({ at: fn.start, text: "async " });
  }
  return checked(edited(text, edits));
}

/**
 * Turns `var x = f(…); g(x);` into `f(…, g);`, where nothing else mentions x. Null elsewhere.
 */
export function calledBack(text: string, place: SourcePlace): string | null {
  const found = callAt(text, place);
  const block = found?.around.at(-3);
  const declaration = found?.around.at(-2);
  const variable = found?.around.at(-1);
  if (!found || variable?.type !== "VariableDeclarator" || declaration?.type !== "VariableDeclaration" || declaration.declarations.length !== 1 || variable.id.type !== "Identifier") return null;
  const body: readonly AnyNode[] = block?.type === "Program" || block?.type === "BlockStatement" ? block.body : [];
  const next = body[body.indexOf(declaration) + 1];
  const used = next?.type === "ExpressionStatement" && next.expression.type === "CallExpression" ? next.expression : null;
  const [given] = used?.arguments ?? [];
  const { name } = variable.id;
  if (!next || used?.callee.type !== "Identifier" || used.arguments.length !== 1 || given?.type !== "Identifier" || given.name !== name || mentions(block ?? declaration, name) !== 2) return null;
  const inside = text.slice(found.call.start, found.call.end - 1);
  const callback = `${inside}${found.call.arguments.length > 0 ? ", " : ""}${used.callee.name});`;
  return checked(text.slice(0, declaration.start) + callback + text.slice(next.end));
}

/** The call whose name, or whose beginning, stands at a place. */
function callAt(text: string, { line, col }: SourcePlace): Found | null {
  const tree = parsed(text);
  const lines = text.split(/(?<=\r\n|[\n\r](?!\n)|\n)/);
  const offset = lines.slice(0, line - 1).join("").length + col - 1;
  let found: Found | null = null;
  const visit = (node: AnyNode, around: readonly AnyNode[]): void => {
    if (node.start > offset || node.end < offset) return;
    if (node.type === "CallExpression" && nameStart(node) === offset) found = { call: node, around };
    eachChild(node, (child) => visit(child, [...around, node]));
  };
  if (tree) visit(tree, []);
  return found;
}

function nameStart({ callee }: CallExpression): number {
  return callee.type === "MemberExpression" ? callee.property.start : callee.start;
}

type AnyFunction = Extract<AnyNode, { type: "FunctionDeclaration" | "FunctionExpression" | "ArrowFunctionExpression" }>;

function isFunction(node: AnyNode): node is AnyFunction {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

/** Whether a function's body gives something back by a return statement of its own. */
function returnsValue(node: AnyNode): boolean {
  if (node.type === "ReturnStatement" && node.argument) return true;
  let found = false;
  eachChild(node, (child) => { if (!isFunction(child)) found ||= returnsValue(child); });
  return found;
}

/** How often a name is mentioned. */
function mentions(node: AnyNode, name: string): number {
  let count = node.type === "Identifier" && node.name === name ? 1 : 0;
  eachChild(node, (child) => { count += mentions(child, name); });
  return count;
}

function edited(text: string, edits: readonly { readonly at: number; readonly text: string }[]): string {
  let out = text;
  for (const edit of edits.toSorted((a, b) => b.at - a.at)) out = out.slice(0, edit.at) + edit.text + out.slice(edit.at);
  return out;
}

/** The text, where it is JavaScript. */
function checked(text: string): string | null {
  return parsed(text) ? text : null;
}

function parsed(text: string): AnyNode | null {
  for (const sourceType of ["script", "module"] as const) {
    try {
      return parse(text, { ecmaVersion: "latest", sourceType, allowHashBang: true });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const value of Object.values(node)) for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) visit(item);
}

/** Only acorn makes these, so that what looks like a node of it is one of AnyNode's. */
function isNode(value: unknown): value is AnyNode & Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;
}
