// This file puts entry and exit probes into functions, static blocks and whole sources.

import type { AnyNode, BlockStatement, Function as AnyFunction, Pattern, Program, ReturnStatement, StaticBlock } from "acorn";
import type { Context, Scope } from "./context";
import { factsOf, type Facts } from "./facts";
import { eachNode } from "./parse";
import type { SiteKind } from "./sites";

/** How a function is known: its name, and what it is when the syntax around it says so. */
export interface Identity {
  readonly name: string;
  readonly kind?: "method" | "getter" | "setter" | "constructor";
  /** The member of an object or class that the function is the value of. */
  readonly member?: AnyNode;
  /** A constructor of a class that extends another. */
  readonly derived?: boolean;
}

/** Scope of code in which no activation can be named: parameters and field values. */
export const BARE: Scope = { activation: "none", wrapped: false };

/** Puts the probes of a function in and returns the scope of its body. */
export function instrumentFunction(context: Context, node: AnyNode & AnyFunction, identity: Identity): Scope {
  // Its end is never reached: it throws for want of `this`, and the engine says of that error that it is where the code before it is.
  const endless = identity.derived === true && !mayCallSuper(node);
  if (endless && node.body.type === "BlockStatement" && node.body.body.length === 0) return BARE;
  const site = context.site(kindOf(node, identity), identity.member ?? node, identity.name);
  const facts = factsOf(node.body, node.params);
  if (node.async || node.generator) return resumable(context, node, site, facts);
  if (node.body.type !== "BlockStatement") return plainExpression(context, node, site);
  return plainBlock(context, node, node.body, site, facts, endless || endsAway(node.body));
}

function kindOf(node: AnyFunction, identity: Identity): SiteKind {
  if (node.async) return node.generator ? "asyncgenerator" : "async";
  return node.generator ? "generator" : (identity.kind ?? "function");
}

/** A plain function with a block: `let handle = …;` at its start, a leave probe at every return and, unless it is `endless`, at its end. */
function plainBlock(context: Context, node: AnyFunction, body: BlockStatement, site: number, facts: Facts, endless: boolean): Scope {
  const handle = context.local("handle");
  const wrapped = facts.finallyReturns && facts.wrappable;
  const missed = facts.tries ? `${context.probe("height")}()` : "0";
  const entry = `let ${handle}=${entryOf(context, site, missed, context.probe("enter"), node.params)}${turnsOf(context, facts)};`;
  const fallen = endless ? "" : `;${context.probe(wrapped ? "keep" : "leave")}(${handle})`;
  if (wrapped) surround(context, body, `${entry}try{`, `${fallen}}finally{${context.probe("over")}(${handle})}`);
  else surround(context, body, entry, fallen);
  return { activation: "handle", wrapped };
}

/** A plain arrow function with an expression: `=> leave(enter(…), (expression))`, with no variable at all. */
function plainExpression(context: Context, node: AnyNode & AnyFunction, site: number): Scope {
  const entry = entryOf(context, site, "0", context.probe("enter"), node.params);
  context.insertions.wrap(context.arrowEnd(node.body.start), node.end, `${context.probe("leave")}(${entry},(`, "))");
  return BARE;
}

/** An async function or a generator: its body stands in a try block, so that every way out is seen. */
function resumable(context: Context, node: AnyNode & AnyFunction, site: number, facts: Facts): Scope {
  const act = context.local("handle");
  const entry = `let ${act}=${entryOf(context, site, "null", context.probe("start"), node.params)}${turnsOf(context, facts)};`;
  const ended = `${context.probe("ended")}(${act}`;
  const returned = `${context.probe("returning")}(${act}`;
  // A generator's exception passes through finally only: thrown anew it would be reported at our line.
  const error = context.local("exception");
  const caught = node.async ? `catch(${error}){throw ${context.probe("threw")}(${act},${error})}` : "";
  const after = `}${caught}finally{${ended})}`;
  if (node.body.type !== "BlockStatement") {
    const before = `{${entry}try{return ${returned},(`;
    context.insertions.wrap(context.arrowEnd(node.body.start), node.end, before, `))${after}}`);
  } else if (facts.wrappable) surround(context, node.body, `${entry}try{`, endsAway(node.body) ? after : `;${returned})${after}`);
  else surround(context, node.body, entry, endsAway(node.body) ? "" : `;${ended},${returned}))`);
  return { activation: "act", wrapped: node.body.type !== "BlockStatement" || facts.wrappable };
}

/** A static block of a class: loops and catch blocks in it need their variables. */
export function instrumentStaticBlock(context: Context, node: StaticBlock): Scope {
  const facts = factsOf(node);
  if (!facts.loops && !facts.tries) return BARE;
  // Its first `{` ends the block's head: between `static` and it only space and comments can stand.
  const brace = node.body[0]?.start ?? node.end - 1;
  context.insertions.open(brace, `let ${context.local("handle")}=${context.probe("height")}()${turnsOf(context, facts)};`);
  return { activation: "handle", wrapped: false };
}

/** A whole source: with top-level await it is an activation of its own. */
export function instrumentProgram(context: Context, tree: Program, awaits: boolean): Scope {
  const facts = factsOf(tree);
  const first = behindDirectives(tree.body, tree.body[0]?.start ?? tree.end);
  const last = tree.body[tree.body.length - 1];
  const handle = context.local("handle");
  if (!awaits || last === undefined) {
    const height = facts.tries ? [`${handle}=${context.probe("height")}()`] : [];
    const turns = facts.loops ? [`${context.local("turns")}=0`] : [];
    if (height.length + turns.length > 0) context.insertions.open(first, `;let ${[...height, ...turns].join()};`);
    return { activation: facts.tries ? "handle" : "none", wrapped: false };
  }
  const site = context.site("module", tree, context.file);
  context.insertions.open(first, `;let ${handle}=${context.probe("start")}(${site})${turnsOf(context, facts)};`);
  context.insertions.close(last.end, `;${context.probe("ended")}(${handle},${context.probe("returning")}(${handle}))`);
  return { activation: "act", wrapped: false };
}

/** Puts the leave probe of a return in. */
export function instrumentReturn(context: Context, node: ReturnStatement, scope: Scope): void {
  if (scope.activation === "none") return;
  const handle = context.local("handle");
  const plain = scope.activation === "handle";
  const noted = `${context.probe(plain ? (scope.wrapped ? "keep" : "leave") : "returning")}(${handle}`;
  // Without the block's finally, a resumable function is over as soon as its value is known.
  const ends = !plain && !scope.wrapped;
  const call = ends ? `${context.probe("ended")}(${handle},${noted}` : noted;
  const close = ends ? "))" : ")";
  if (node.argument) {
    context.insertions.wrap(node.argument.start, node.argument.end, `${call},(`, `)${close}`);
    return;
  }
  const end = node.start + "return".length;
  // Without its own semicolon the next line could be read as going on with our call.
  context.insertions.open(end, ` ${call}${close}${node.end === end ? ";" : ""}`);
}

/** `--counters[site]>=0?missed:enter(site,…)`: one look decides that a call is only counted. */
function entryOf(context: Context, site: number, missed: string, probe: string, parameters: readonly Pattern[]): string {
  return `--${context.probe("counters")}[${site}]>=0?${missed}:${probe}(${[site, ...parameters.map(argumentOf)].join()})`;
}

/** What shows of a parameter: its variable, or nothing where a pattern takes it apart. */
function argumentOf(parameter: Pattern): string {
  if (parameter.type === "Identifier") return parameter.name;
  if (parameter.type === "AssignmentPattern") return argumentOf(parameter.left);
  if (parameter.type === "RestElement") return parameter.argument.type === "Identifier" ? `...${parameter.argument.name}` : "void 0";
  return "void 0";
}

function turnsOf(context: Context, facts: Facts): string {
  return facts.loops ? `,${context.local("turns")}=0` : "";
}

/** Inserts behind the directives at the start of a body, and before its closing brace. */
function surround(context: Context, body: BlockStatement, before: string, after: string): void {
  const start = behindDirectives(body.body, body.start + 1);
  const end = body.end - 1;
  const lead = start === body.start + 1 ? before : `;${before}`;
  if (start === end) {
    context.insertions.open(start, lead + after);
    return;
  }
  context.insertions.open(start, lead);
  if (after !== "") context.insertions.close(end, after);
}

function behindDirectives(body: readonly AnyNode[], start: number): number {
  let at = start;
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || statement.directive === undefined) break;
    at = statement.end;
  }
  return at;
}

/** True unless nothing in a constructor can call the one it derives from. */
function mayCallSuper(node: AnyNode): boolean {
  let found = false;
  eachNode(node, (part) => {
    if (part.type === "CallExpression") found ||= part.callee.type === "Super" || (part.callee.type === "Identifier" && part.callee.name === "eval");
    return !found;
  });
  return found;
}

/** True when the end of a body is never reached. */
function endsAway(body: BlockStatement): boolean {
  const last = body.body[body.body.length - 1];
  return last !== undefined && (last.type === "ReturnStatement" || last.type === "ThrowStatement");
}
