// Cases 21 to 32: ways out of the run worker, through what a program finds, and through the same wall without our hardening.
import { script, scripts, type Case } from "../case";
import { ROUTES } from "../routes";
import { besideThePage, bareWorker, withoutPolicy } from "../stories/frames";

/** Powers a fresh global might still have, looked for in every object that can be reached. */
const HUNT = `
const wanted = /^(importScripts|XMLHttpRequest|WebSocket.*|WebTransport|EventSource|Worker|SharedWorker|BroadcastChannel|indexedDB|caches|Notification|FontFace|sendBeacon|createObjectURL|getDirectory|webkitRequest.*|webkitResolve.*|serviceWorker|subscribe|requestPermission|SharedArrayBuffer|waitAsync|compileStreaming|instantiateStreaming)$/;
const seen = new Set(); const found = []; const queue = [globalThis, (function* () {}).constructor, (async () => {}).constructor, (async function* () {}).constructor, new MessageChannel(), new AbortController(), Promise.resolve(), new Response(""), new Request("/json")];
for (let at = 0; at < queue.length && at < 20000; at++) {
  const one = queue[at];
  const push = (value) => { if ((typeof value === "object" || typeof value === "function") && value !== null && !seen.has(value)) { seen.add(value); queue.push(value); } };
  push(Object.getPrototypeOf(one));
  for (const key of Reflect.ownKeys(one)) {
    const own = Reflect.getOwnPropertyDescriptor(one, key);
    if (own === undefined) continue;
    if (typeof key === "string" && wanted.test(key) && (own.value !== undefined || own.get !== undefined)) found.push(key);
    push(own.value); push(own.get); push(own.set);
  }
}
console.log(seen.size > 500, found.join());
`;

/** Cases of the isolation. */
export const isolation: readonly Case[] = [
  { n: 21, what: "every way out, as a program finds them", fast: true, held: script(`${ROUTES}
(async () => { console.log("sink:", ...await tryAll(routesTo("SINK"))); console.log("own:", ...await tryAll(routesTo("OWN"))); console.log("here:", ...await tryAll(ownRoutes)); })();`, ["quiet", "error"], { says: ["sink:", "own:", "here:"] }) },
  { n: 22, what: "every way out of a bare worker behind the same wall, and none of them past it", fast: true, held: { by: "story", tell: bareWorker } },
  { n: 22, what: "no object that can be reached has one of the powers", fast: true, held: script(HUNT, ["quiet"], { says: ["true "] }) },
  { n: 22, what: "without its policy the sandbox refuses to run anything", fast: true, held: { by: "story", tell: withoutPolicy } },
  { n: 23, what: "a hundred workers within the worker", fast: false, held: script(`let made = 0; for (let i = 0; i < 100; i++) try { new Worker("data:text/javascript,1"); made++ } catch (e) { if (!(e instanceof ReferenceError)) made++ } console.log(made)`, ["quiet"], { says: ["0"] }) },
  { n: 24, what: "modules from elsewhere, by address and by data", fast: true, held: scripts({
    "main.js": `for (const from of ["SINK/leak.js", "OWN/leak.js", "data:text/javascript,1", "blob:null/1", "//127.0.0.1/x.js"]) import(from).then(() => console.log("came", from), (e) => console.log(e.name));
setTimeout(() => import("./other.js").then(({ value }) => console.log(value)), 50);`, "other.js": "export const value = 'own file';" }, ["quiet"], { says: [...Array<string>(5).fill("TypeError"), "own file"] }) },
  { n: 25, what: "eval and every constructor of functions give no other powers", fast: true, held: script(`const names = ["postMessage", "importScripts", "Worker", "XMLHttpRequest", "indexedDB", "caches", "BroadcastChannel", "WebSocket"];
const code = "return " + JSON.stringify(names) + ".filter((name) => typeof globalThis[name] !== 'undefined').length";
(async () => { const makers = [Function, (async () => {}).constructor, (function* () {}).constructor, (async function* () {}).constructor];
  const got = [(0, eval)("(() => {" + code + "})()"), makers[0](code)(), await makers[1](code)(), makers[2](code)().next().value, (await makers[3](code)().next()).value];
  console.log(...got, new Function("return this")() === globalThis) })();`, ["quiet"], { says: ["0 0 0 0 0 true"] }) },
  { n: 26, what: "databases, caches, private files", fast: false, held: script(`const tries = [() => indexedDB.open("x"), () => caches.open("x"), () => navigator.storage.getDirectory(), () => localStorage.x, () => document.cookie];
console.log(...tries.map((go) => { try { go(); return "open" } catch (e) { return e.name } }))`, ["quiet"], { says: [Array(5).fill("ReferenceError").join(" ")] }) },
  { n: 27, what: "a broadcast to the page, to a second tab, to another program", fast: false, held: { by: "story", tell: besideThePage } },
  { n: 28, what: "prompts", fast: false, held: script(`console.log(typeof Notification, typeof navigator, typeof alert, typeof confirm, typeof prompt, typeof print)`, ["quiet"], { says: [Array(6).fill("undefined").join(" ")] }) },
  { n: 29, what: "two programs in two tabs", fast: false, held: { by: "story", tell: besideThePage } },
  { n: 30, what: "going elsewhere", fast: false, held: script(`try { location = "SINK/leak" } catch (e) { console.log(e.name) }
try { location.reload() } catch (e) { console.log(e.name) } try { history.back() } catch (e) { console.log(e.name) }
self.location = "SINK/leak"; console.log("still", typeof window, typeof top);`, ["quiet"], { tells: /still undefined undefined/ }) },
  { n: 31, what: "addresses in stacks and modules", fast: true, held: scripts({
    "main.js": `console.log(/https?:|127|blob:/.test(new Error("x").stack)); import("./m.js").then(({ url }) => console.log(url))`, "m.js": "export const url = import.meta.url;" }, ["quiet"], { says: ["false", "http://world.test/m.js"] }) },
  { n: 32, what: "a fine clock to measure with, shared memory", fast: true, held: script(`const a = performance.now(); for (let i = 0; i < 1e6; i++); const b = performance.now();
console.log(b - a < 1.1, typeof SharedArrayBuffer, typeof Atomics.wait)`, ["quiet"], { says: ["true undefined undefined"] }) },
];
