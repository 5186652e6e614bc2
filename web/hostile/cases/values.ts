// Cases 51 to 58: values that bite whoever looks at them.
import { script, held, type Case } from "../case";

const previews = held(["web/e2e/forged.spec.ts", "previews of the nastiest values run nothing of the program's and stay short"]);
const TRAPS = `const ways = ["get", "set", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "apply", "construct", "isExtensible", "defineProperty", "deleteProperty", "preventExtensions", "setPrototypeOf"];`;

/** Cases of values. */
export const values: readonly Case[] = [
  { n: 51, what: "proxies whose every trap throws", fast: true, held: script(`${TRAPS} const handler = {}; for (const way of ways) handler[way] = () => { throw 1 }; const p = new Proxy(function () {}, handler);
console.log(1, [p], { p }); console.error("second", [[p]]); Promise.reject(p).catch(() => {}); queueMicrotask(() => console.log("third")); try { console.log(p) } catch {}`, ["quiet"], { tells: /second[\s\S]*third/ }) },
  { n: 51, what: "proxies whose every trap loops", fast: true, held: script(`${TRAPS} const handler = {}; for (const way of ways) handler[way] = () => { for (;;); }; const p = new Proxy({}, handler); console.log([p], "looked at without a loop")`, ["quiet"], { tells: /looked at without a loop/ }) },
  { n: 52, what: "getters with effects", fast: true, held: previews },
  { n: 53, what: "toString, valueOf and toPrimitive that throw", fast: false, held: script(`const bad = { toString() { throw 1 }, valueOf() { throw 2 }, [Symbol.toPrimitive]() { throw 3 } }; console.log([bad], { bad }); console.log("%o and", bad, "after")`, ["quiet"], { tells: /after/ }) },
  { n: 54, what: "cyclic, a million deep, ten million wide", fast: true, held: script(`const o = { n: 1 }; o.self = o; let deep = {}; for (let i = 0; i < 1e6; i++) deep = { deep }; console.log(o); console.log(deep); console.log(new Array(1e7).fill(7)); console.log("still short")`, ["quiet"], { tells: /still short/ }) },
  { n: 55, what: "a text of 256 MB", fast: true, held: script(`const text = "x".repeat(2 ** 28); console.log(text); console.log("length " + text.length)`, ["quiet", "limit"], { tells: /length 268435456|^x+/ }) },
  { n: 56, what: "no prototype, revoked, detached, lying tags, long numbers", fast: true, held: script(`const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); const buffer = new ArrayBuffer(8); structuredClone(buffer, { transfer: [buffer] });
console.log(Object.create(null), [proxy], buffer, { [Symbol.toStringTag]: "Map" }, -0, NaN); console.log(10n ** 20000n); console.log("all told")`, ["quiet"], { tells: /all told/ }) },
  { n: 57, what: "output that is markup, colour codes, styles, formats, turned text", fast: true, held: script(`console.log("<img src=x onerror=alert(1)>"); console.log("%cstyled", "background: url(SINK/leak)"); console.log("\\x1b[31mred\\x1b]8;;SINK/leak\\x07link"); console.log("%s %d %i %f %o %O %c %%"); console.log("\\u202eturned"); console.log("a" + "\\u0301".repeat(5000)); console.log("last")`, ["quiet"], { tells: /<img src=x onerror=alert\(1\)>[\s\S]*last/ }) },
  { n: 58, what: "throwing null", fast: false, held: script("throw null", ["error"]) },
  { n: 58, what: "throwing a proxy", fast: true, held: script("throw new Proxy({}, { get() { for (;;); }, getPrototypeOf() { for (;;); } })", ["error"]) },
  { n: 58, what: "throwing an error whose message loops: held, and stopped", fast: true, held: script("throw { get message() { for (;;); }, get stack() { for (;;); } }", ["error", "stopped"], { stopAfter: 2000 }) },
];
