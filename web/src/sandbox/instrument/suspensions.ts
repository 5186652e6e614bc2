// This file puts probes around everything at which a function may be suspended or caught: await, yield, for await, catch.

import type { AnyNode, AwaitExpression, BlockStatement, CatchClause, ForOfStatement, YieldExpression } from "acorn";
import type { Context, Scope } from "./context";

/** `await x` → `resume(act, site, await suspend(act, site, (x)))`: plain calls, no promise and no tick more. */
export function instrumentAwait(context: Context, node: AwaitExpression): void {
  const act = context.local("handle");
  const site = context.site("await", node);
  context.insertions.wrap(node.start, node.end, `${context.probe("resume")}(${act},${site},`, ")");
  context.insertions.wrap(node.argument.start, node.argument.end, `${context.probe("suspend")}(${act},${site},(`, "))");
}

/** `yield x` → `yielded(act, site, yield yielding(act, site, (x)))`; a delegation is seen as one suspension. */
export function instrumentYield(context: Context, node: YieldExpression): void {
  const act = context.local("handle");
  const site = context.site(node.delegate ? "delegate" : "yield", node);
  const yielding = `${context.probe("yielding")}(${act},${site}`;
  context.insertions.open(node.start, `${context.probe("yielded")}(${act},${site},`);
  if (node.argument) {
    context.insertions.close(node.end, ")");
    context.insertions.wrap(node.argument.start, node.argument.end, `${yielding},(`, "))");
  } else context.insertions.close(node.end, ` ${yielding}))`);
}

/** The iterable and each step of a `for await`, and its end. `whole` is the statement with its labels. */
export function instrumentForAwait(context: Context, node: ForOfStatement, whole: AnyNode): void {
  const act = context.local("handle");
  const site = context.site("forawait", node, wording(node.right));
  context.insertions.wrap(whole.start, whole.end, "{", `${context.probe("step")}(${act},${site})}`);
  context.insertions.wrap(node.right.start, node.right.end, `${context.probe("forAwait")}(${act},${site},(`, "))");
  intoBody(context, node.body, `${context.probe("step")}(${act},${site});`);
}

/** The start of a catch or finally block. */
export function instrumentLanding(context: Context, clause: CatchClause | BlockStatement, scope: Scope): void {
  if (scope.activation === "none") return;
  const [block, name] = clause.type === "CatchClause" ? ([clause.body, "catch"] as const) : ([clause, "finally"] as const);
  const error = clause.type === "CatchClause" && clause.param?.type === "Identifier" ? `,${clause.param.name}` : "";
  const act = context.local("handle");
  const call = scope.activation === "act" ? `${context.probe("landed")}(${act},${context.site("caught", clause, name)}` : `${context.probe("caught")}(${act}`;
  context.insertions.open(block.start + 1, `${call}${error});`);
}

/** How the engine words an expression in "… is not iterable"; empty for what it calls an intermediate value. */
function wording(node: AnyNode): string {
  if (node.type === "Identifier") return node.name;
  if (node.type === "ThisExpression") return "this";
  if (node.type === "Literal") return typeof node.value === "string" ? JSON.stringify(node.value) : String(node.value);
  if (node.type === "CallExpression") return `${wording(node.callee)}(...)`;
  if (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") return `${wording(node.object)}.${node.property.name}`;
  return "";
}

/** Inserts at the start of a loop's body, which becomes a block where it is none. */
export function intoBody(context: Context, body: { type: string; start: number; end: number }, text: string): void {
  if (body.type === "BlockStatement") context.insertions.open(body.start + 1, text);
  else context.insertions.wrap(body.start, body.end, `{${text}`, "}");
}
