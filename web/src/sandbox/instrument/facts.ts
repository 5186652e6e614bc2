// This file finds out what a function's own body contains, so that its probes can be chosen before it is walked.

import type { AnyNode, BlockStatement, Function as AnyFunction, Pattern } from "acorn";
import { eachChild, eachNode } from "./parse";

/** What stands in a body itself, not in functions, class fields or static blocks within it. */
export interface Facts {
  readonly loops: boolean;
  readonly tries: boolean;
  /** A return stands where a finally block still runs after it. */
  readonly finallyReturns: boolean;
  /** The body may be put into a block of its own without an early error or another meaning of a name. */
  readonly wrappable: boolean;
}

/** True for nodes that have a body of their own. */
export function isFunction(node: AnyNode): node is AnyNode & AnyFunction {
  return node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";
}

/** Looks through a function's body, a static block or a whole source. */
export function factsOf(body: AnyNode, parameters: readonly Pattern[] = []): Facts {
  const found = { loops: false, tries: false, finallyReturns: false, evals: false, vars: new Set<string>() };
  for (const parameter of parameters) boundNames(parameter, (name) => found.vars.add(name));
  const open = [{ node: body, inFinallyTry: false }];
  const look = (node: AnyNode, inFinallyTry: boolean): void => {
    let below = inFinallyTry;
    switch (node.type) {
      case "ForStatement": case "ForInStatement": case "ForOfStatement": case "WhileStatement": case "DoWhileStatement":
        found.loops = true;
        break;
      case "TryStatement":
        found.tries = true;
        if (node.finalizer) below = true;
        break;
      case "ReturnStatement":
        if (inFinallyTry) found.finallyReturns = true;
        break;
      case "CallExpression":
        if (node.callee.type === "Identifier" && node.callee.name === "eval") found.evals = true;
        break;
      case "VariableDeclaration":
        if (node.kind === "var") for (const { id } of node.declarations) boundNames(id, (name) => found.vars.add(name));
        break;
      default:
    }
    eachOwn(node, (child) => open.push({ node: child, inFinallyTry: below }));
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) look(next.node, next.inFinallyTry);
  const { loops, tries, finallyReturns } = found;
  return { loops, tries, finallyReturns, wrappable: !found.evals && !clashes(body, found.vars) };
}

/** Visits the children that belong to the same body: computed keys do, functions, field values and static blocks do not. */
function eachOwn(node: AnyNode, visit: (child: AnyNode) => void): void {
  if (node.type === "PropertyDefinition") {
    if (node.computed) visit(node.key);
    return;
  }
  eachChild(node, (child) => {
    if (!isFunction(child) && child.type !== "StaticBlock") visit(child);
  });
}

/**
 * In a block, a function's name must be free: a second function of that name, or a var, which are allowed at the top of
 * a function body, are errors there, and one with a parameter's name would no longer replace that parameter.
 */
function clashes(body: AnyNode, vars: ReadonlySet<string>): boolean {
  if (body.type !== "BlockStatement") return false;
  const names = new Set<string>();
  for (const name of functionNames(body)) {
    if (names.has(name) || vars.has(name)) return true;
    names.add(name);
  }
  return false;
}

function functionNames(body: BlockStatement): string[] {
  return body.body.flatMap((statement) => {
    // A label may stand before a sloppy function: its name is the block's too.
    let inner = statement;
    while (inner.type === "LabeledStatement") inner = inner.body;
    return inner.type === "FunctionDeclaration" ? [inner.id.name] : [];
  });
}

/** Calls `visit` with every name that a binding pattern declares. */
export function boundNames(pattern: AnyNode, visit: (name: string) => void): void {
  switch (pattern.type) {
    case "Identifier":
      return visit(pattern.name);
    case "AssignmentPattern":
      return boundNames(pattern.left, visit);
    case "RestElement":
      return boundNames(pattern.argument, visit);
    case "ArrayPattern":
      for (const element of pattern.elements) if (element !== null) boundNames(element, visit);
      return;
    case "ObjectPattern":
      for (const property of pattern.properties) boundNames(property.type === "RestElement" ? property : property.value, visit);
      return;
    default:
  }
}

/** The parameters of functions that stand in `new Promise(…)`: calling one settles a promise. */
export function settlerNames(tree: AnyNode): Set<string> {
  const names = new Set<string>();
  eachNode(tree, (node) => {
    const executor = node.type === "NewExpression" && node.callee.type === "Identifier" && node.callee.name === "Promise" ? node.arguments[0] : undefined;
    if (executor !== undefined && isFunction(executor)) for (const parameter of executor.params) boundNames(parameter, (name) => names.add(name));
    return true;
  });
  return names;
}

/** Every name that a source declares anywhere: variables, parameters, functions, classes, imports, caught errors. */
export function declaredNames(tree: AnyNode): Set<string> {
  const names = new Set<string>();
  const add = (name: string): void => void names.add(name);
  eachNode(tree, (node) => {
    if (isFunction(node)) for (const parameter of node.params) boundNames(parameter, add);
    switch (node.type) {
      case "FunctionDeclaration": case "FunctionExpression": case "ClassDeclaration": case "ClassExpression":
        if (node.id) add(node.id.name);
        break;
      case "VariableDeclarator":
        boundNames(node.id, add);
        break;
      case "CatchClause":
        if (node.param) boundNames(node.param, add);
        break;
      case "ImportSpecifier": case "ImportDefaultSpecifier": case "ImportNamespaceSpecifier":
        add(node.local.name);
        break;
      default:
    }
    return true;
  });
  return names;
}
