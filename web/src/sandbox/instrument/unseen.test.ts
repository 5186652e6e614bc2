// This file tests which sources are taken to reject promises only where probes see it.

import { expect, test } from "vitest";
import { parseSource } from "./parse";
import { mayRejectUnseen } from "./unseen";

function unseen(text: string): boolean {
  const result = parseSource(text);
  if (!result.ok) throw new Error(result.mistake.text);
  return mayRejectUnseen(result.parsed.tree);
}

test.each([
  "setTimeout(() => console.log(1), 5)",
  "new Promise((resolve, reject) => setTimeout(reject, 5)).then(f).catch(g).finally(h)",
  "async function f(a, b) { try { await a } catch { throw b } }",
  "Promise.all([Promise.reject(1), Promise.resolve(2)]).then(x => x.then(y))",
  "class A { constructor() { this.x = 1 } async m(a) { await a } }",
  "import('./x.js').then(m => m.f())",
])("%s: every rejection is seen", (text) => expect(unseen(text)).toBe(false));

test.each([
  "class P extends Promise {}", "const Q = Promise; new Q(f)", "new globalThis.Promise(f)", "new Promise(...f)", "Reflect.construct(a, b)", "p.constructor.reject(1)",
  "Promise.prototype.x", "Promise['reject'](1)", "await_({ then(a, b) { b(1) } })", "o.then = f", "o['then'] = f", "o[`then`] = f", "class T { then() {} }", "({ get then() {} })",
  "const then = 1; f({ then })", "eval(x)", "new Function(x)", "new Proxy(a, b)", "Array.fromAsync(x)", "async function* g() {}", "async ({ a }) => a", "async (a = b()) => a",
  "async function f(a) { function a() {} }", "with (o) f()",
])("%s: a rejection may be unseen", (text) => expect(unseen(text)).toBe(true));
