// This file instruments the JavaScript and TypeScript sources of a Program: probe calls are inserted, nothing else changes.

import type { AnyNode, Class, Program } from "acorn";
import { sourceColumn } from "./columns";
import { chainSpine, instrumentCall, instrumentImport, instrumentNew, mayBePromise } from "./calls";
import { Context, type Features, type Scope } from "./context";
import { declaredNames, isFunction, settlerNames } from "./facts";
import { BARE, instrumentFunction, instrumentProgram, instrumentReturn, instrumentStaticBlock, type Identity } from "./functions";
import { Insertions } from "./insertions";
import { LOOP_TURNS, choosePrefix } from "./names";
import { Lines } from "./offsets";
import { eachChild, eachNode, parseSource, reverseFrom, type Parsed } from "./parse";
import { SiteTable, type Locate, type Site } from "./sites";
import { SourceText } from "./sourcetext";
import { instrumentAwait, instrumentForAwait, instrumentLanding, instrumentYield, intoBody } from "./suspensions";
import { stripTypes } from "./typescript";
import { mayRejectUnseen } from "./unseen";

/** A source to instrument. `module` undefined: decided by what it contains. */
export interface SourceInput {
  readonly name: string;
  readonly text: string;
  readonly module?: boolean;
}

/** An instrumented Program: the texts to run, the sites they refer to, and the prefix of the probes they call. */
export interface Instrumented {
  readonly ok: true;
  readonly prefix: string;
  readonly sites: readonly Site[];
  readonly sources: readonly SourceText[];
}

/** A mistake in a source: line and column from 1, in the file the user wrote. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly text: string;
}

/** What instrumenting gives: the Program, or the first mistake of each source that has one. */
export type InstrumentResult = Instrumented | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** A source that is parsed, free of types. */
export interface ParsedSource {
  readonly name: string;
  /** The JavaScript that `parsed` is the tree of. */
  readonly text: string;
  readonly parsed: Parsed;
  /** Leads from an offset of `text` to the user's own line and column. */
  readonly locate: Locate;
}

/** The probes for a Program's sources: what to insert in each, in order, the sites, and the prefix of the probes. */
export interface Probing {
  readonly prefix: string;
  readonly sites: readonly Site[];
  readonly insertions: readonly Insertions[];
  /** Some source may reject a promise where no probe sees it. */
  readonly unseen: boolean;
}

/** Instruments all sources of a Program together: they share one sites table and one prefix. */
export function instrumentSources(inputs: readonly SourceInput[]): InstrumentResult {
  const prepared: ParsedSource[] = [];
  const mistakes: Mistake[] = [];
  for (const input of inputs) {
    const result = prepare(input);
    if ("mistake" in result) mistakes.push(result.mistake);
    else prepared.push(result);
  }
  if (mistakes.length > 0) return { ok: false, mistakes };
  const { prefix, sites, insertions } = probe(prepared);
  const sources = prepared.map((source, index) => {
    const { text, map } = insertions[index]!.apply();
    return new SourceText(source.name, source.parsed.module, source.text, text, map, source.locate);
  });
  return { ok: true, prefix, sites, sources };
}

/**
 * Finds what to insert into the sources of a Program; for who edits them in other ways too. With an `importHook`, that
 * function is put around every import().
 */
export function probe(sources: readonly ParsedSource[], importHook: string | null = null): Probing {
  const prefix = choosePrefix(sources.map((source) => source.text));
  const features: Features = { async: sources.some((source) => hasAsync(source.parsed.tree)), importHook };
  const table = new SiteTable();
  const insertions = sources.map((source) => instrumentOne(source, prefix, features, table));
  return { prefix, sites: table.sites, insertions, unseen: sources.some((source) => mayRejectUnseen(source.parsed.tree)) };
}

function prepare({ name, text, module }: SourceInput): ParsedSource | { mistake: Mistake } {
  const userLines = new Lines(text);
  const mistakeAt = (at: { line: number; col: number }, words: string): { mistake: Mistake } => ({ mistake: { file: name, ...at, text: words } });
  const stripped = name.endsWith(".ts") ? stripTypes(name, text) : undefined;
  if (stripped !== undefined && !stripped.ok) return mistakeAt(userLines.locate(stripped.mistake.offset), stripped.mistake.text);
  const code = stripped?.text ?? text;
  const lines = stripped === undefined ? userLines : new Lines(code);
  const locate: Locate = (offset) => {
    const { line, col } = lines.locate(offset);
    return { line, col: sourceColumn(stripped?.columns ?? null, line, col) };
  };
  const result = parseSource(code, module);
  if (!result.ok) return mistakeAt(locate(result.mistake.offset), result.mistake.text);
  return { name, text: code, parsed: result.parsed, locate };
}

function instrumentOne(source: ParsedSource, prefix: string, features: Features, table: SiteTable): Insertions {
  const insertions = new Insertions(source.text);
  const { tree, module, arrows } = source.parsed;
  const context = new Context(source.name, source.text, arrows, declaredNames(tree), settlerNames(tree), insertions, features, prefix, table, source.locate);
  new Walk(context).program(tree, module && awaitsAtTop(tree));
  return insertions;
}

/** True when a source has await or for await outside of functions. */
function awaitsAtTop(tree: Program): boolean {
  let found = false;
  eachNode(tree, (node) => {
    if (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await)) found = true;
    else if (node.type === "VariableDeclaration" && node.kind === "await using") found = true;
    return !found && !isFunction(node);
  });
  return found;
}

/** True when a source has an async function or top-level await: then calls may return promises that are worth a look. */
function hasAsync(tree: Program): boolean {
  let found = false;
  eachNode(tree, (node) => {
    found ||= isFunction(node) && node.async;
    return !found;
  });
  return found;
}

/** A node still to be visited, with what is known of its surroundings. */
interface Visit {
  readonly node: AnyNode;
  readonly scope: Scope;
  readonly identity: Identity;
}

/** Walks one source from the outside in. */
class Walk {
  /** Expressions whose values are not wrapped: somebody looks at them anyway, or an error message would name the probe. */
  readonly #looked = new Set<AnyNode>();
  /** The outermost labelled statement around a statement. */
  readonly #labelled = new Map<AnyNode, AnyNode>();
  /** What is still to be visited, the next last. */
  readonly #open: Visit[] = [];

  constructor(private readonly context: Context) {}

  program(tree: Program, awaits: boolean): void {
    const scope = instrumentProgram(this.context, tree, awaits);
    for (const statement of tree.body) this.#add(statement, scope);
    reverseFrom(this.#open, 0);
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const from = this.#open.length;
      this.#visit(next.node, next.scope, next.identity);
      reverseFrom(this.#open, from);
    }
  }

  /** A node comes next, after those added since the one that is being visited. */
  #add(node: AnyNode, scope: Scope, identity: Identity = { name: "" }): void {
    this.#open.push({ node, scope, identity });
  }

  #visit(node: AnyNode, scope: Scope, identity: Identity): void {
    if (isFunction(node)) return this.#function(node, node.id ? { ...identity, name: node.id.name } : identity);
    for (const part of namedInErrors(node)) this.#looked.add(part);
    if (node.type === "ClassDeclaration" || node.type === "ClassExpression") return this.#class(node, scope, node.id?.name ?? identity.name);
    if (!this.#expression(node, scope, identity) && !this.#statement(node, scope)) eachChild(node, (child) => this.#add(child, scope));
  }

  #function(node: AnyNode & Parameters<typeof instrumentFunction>[1], identity: Identity): void {
    const scope = instrumentFunction(this.context, node, identity);
    for (const parameter of node.params) this.#add(parameter, BARE);
    this.#add(node.body, scope);
  }

  #class(node: AnyNode & Class, scope: Scope, name: string): void {
    if (node.superClass) this.#add(node.superClass, scope);
    for (const member of node.body.body) this.#add(member, scope, { name, derived: Boolean(node.superClass) });
  }

  /** Handles expressions that have probes of their own; true when the children are added too. */
  #expression(node: AnyNode, scope: Scope, identity: Identity): boolean {
    switch (node.type) {
      case "AwaitExpression":
        if (scope.activation === "act") instrumentAwait(this.context, node);
        return false;
      case "YieldExpression":
        if (scope.activation === "act") instrumentYield(this.context, node);
        return false;
      case "ChainExpression":
        if (node.expression.type === "CallExpression" && !this.#looked.has(node) && this.context.features.async && mayBePromise(node.expression)) {
          this.context.insertions.wrap(node.start, node.end, `${this.context.probe("called")}(`, ")");
        }
        chainSpine(node.expression, (part) => this.#looked.add(part));
        return false;
      case "CallExpression":
        instrumentCall(this.context, node, this.#looked.has(node));
        return false;
      case "NewExpression":
        instrumentNew(this.context, node);
        return false;
      case "ImportExpression":
        instrumentImport(this.context, node);
        return false;
      default:
        return this.#named(node, scope, identity);
    }
  }

  /** Handles what gives a function its name, and the members of classes. */
  #named(node: AnyNode, scope: Scope, owner: Identity): boolean {
    switch (node.type) {
      case "VariableDeclarator":
        this.#add(node.id, scope);
        if (node.init) this.#add(node.init, scope, { name: node.id.type === "Identifier" ? node.id.name : "" });
        return true;
      case "AssignmentExpression": case "AssignmentPattern":
        this.#add(node.left, scope);
        this.#add(node.right, scope, { name: node.left.type === "Identifier" ? node.left.name : "" });
        return true;
      case "Property": case "MethodDefinition": case "PropertyDefinition": {
        if (node.computed) this.#add(node.key, scope);
        const kind = node.type === "PropertyDefinition" ? undefined : memberKind(node);
        const name = kind === "constructor" ? owner.name : keyName(node);
        const inner = node.type === "PropertyDefinition" ? BARE : scope;
        if (node.value) this.#add(node.value, inner, kind === undefined ? { name } : { name, kind, member: node, derived: kind === "constructor" && owner.derived === true });
        return true;
      }
      case "StaticBlock": {
        const inner = instrumentStaticBlock(this.context, node);
        for (const statement of node.body) this.#add(statement, inner);
        return true;
      }
      default:
        return false;
    }
  }

  /** Handles statements that have probes of their own; the children are always still to do. */
  #statement(node: AnyNode, scope: Scope): false {
    switch (node.type) {
      case "ReturnStatement":
        instrumentReturn(this.context, node, scope);
        break;
      case "TryStatement":
        if (node.handler) instrumentLanding(this.context, node.handler, scope);
        if (node.finalizer) instrumentLanding(this.context, node.finalizer, scope);
        break;
      case "ForOfStatement":
        if (node.await && scope.activation === "act") instrumentForAwait(this.context, node, this.#labelled.get(node) ?? node);
        else this.#loop(node);
        break;
      case "LabeledStatement":
        this.#labelled.set(node.body, this.#labelled.get(node) ?? node);
        break;
      case "ForStatement": case "ForInStatement": case "WhileStatement": case "DoWhileStatement":
        this.#loop(node);
        break;
      default:
    }
    return false;
  }

  #loop(node: AnyNode & { body: AnyNode }): void {
    const { context } = this;
    const test = `if((++${context.local("turns")}&${LOOP_TURNS - 1})===0)${context.probe("turns")}(${context.site("loop", node)});`;
    intoBody(context, node.body, test);
  }
}

/**
 * The children of a node that an error message would spell out ("f(...).g is not a function"), and the operand of await,
 * which is looked at anyway. Calls there are not wrapped.
 */
function namedInErrors(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case "AwaitExpression":
      return [node.argument];
    case "MemberExpression":
      return [node.object];
    case "CallExpression": case "NewExpression":
      return [node.callee];
    case "TaggedTemplateExpression":
      return [node.tag];
    case "SpreadElement":
      return [node.argument];
    case "YieldExpression":
      return node.delegate && node.argument ? [node.argument] : [];
    case "ForOfStatement":
      return [node.right];
    case "VariableDeclarator":
      return node.init && node.id.type !== "Identifier" ? [node.init] : [];
    case "AssignmentExpression":
      return node.left.type === "ObjectPattern" || node.left.type === "ArrayPattern" ? [node.right] : [];
    default:
      return [];
  }
}

function keyName(node: { key: AnyNode; computed: boolean }): string {
  const { key } = node;
  if (key.type === "Identifier" && !node.computed) return key.name;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Literal") return String(key.value);
  if (key.type !== "MemberExpression" || key.object.type !== "Identifier" || key.property.type !== "Identifier") return "";
  return key.object.name === "Symbol" ? `[Symbol.${key.property.name}]` : "";
}

function memberKind(node: AnyNode & { kind: string }): Identity["kind"] {
  if (node.kind === "get") return "getter";
  if (node.kind === "set") return "setter";
  if (node.kind === "constructor") return "constructor";
  return node.kind === "method" || ("method" in node && node.method) ? "method" : undefined;
}
