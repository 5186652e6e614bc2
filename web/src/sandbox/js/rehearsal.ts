// This file goes once through the preparing of a program before there is one: the browser compiles a function when it is first called,
// and what is called here need not be compiled between Run and the first output.

import { prepare } from "./prepare";
import { finish } from "./prepared";

/** A module with the common forms of the language, so that the parser and the prober meet each of them. */
const FORMS = `import { part } from "./part.js";
const { a = 1, ...others } = { a: 2, b: [1, 2, ...part] };
let text = \`\${a} of \${others.b?.length ?? 0}\`;
class Shape extends Object { #side = 1; static of(side) { return new Shape(side); } get side() { return this.#side; } }
function* steps(n) { for (let i = 0; i < n; i++) yield i; }
async function wait(ms) {
  try { await new Promise((resolve, reject) => setTimeout(resolve, ms)); } catch (error) { throw error; } finally { text += "!"; }
  for await (const step of steps(3)) if (step > 1) continue; else text += step;
}
for (const key in others) switch (key) { case "b": break; default: delete others[key]; }
do { text = typeof text; } while (text.length > 6 && !/x+/u.test(text));
wait(1).then(() => Promise.all([Shape.of(2).side, (0, a)]), function (reason) { console.log(reason); });
queueMicrotask(() => import("./part.js"));
export { text };
`;
const PART = `export const part = [1, 2].map((n) => n ** 2);\n`;

/** Prepares a program that is never run. Throws when it has mistakes, which would be ours. */
export function rehearse(): void {
  const prepared = prepare([{ name: "main.js", text: FORMS }, { name: "part.js", text: PART }]);
  if (prepared.kind !== "ready") throw new Error("the rehearsal's program cannot be prepared");
  for (const file of prepared.files) finish(file, (name) => name);
}
