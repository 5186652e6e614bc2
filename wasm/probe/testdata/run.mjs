// Runs a program built with the probe under Node and prints every call of the probe, and every output, as one line of
// JSON: texts in the place of addresses, file:line in the place of pcs. Usage: node run.mjs wasm_exec.js program.wasm
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const [wasmExec, program] = process.argv.slice(2);
createRequire(import.meta.url)(wasmExec);

const go = new globalThis.Go();
const calls = [];
const note = (...call) => calls.push(JSON.stringify(call));
let instance;
const text = (at, length) => new TextDecoder().decode(new Uint8Array(instance.exports.mem.buffer, at, length));
const places = new Map([[0, ""]]);
const at = (pc) => places.get(pc) ?? "not told";
const ops = ["handed", "buffered", "offered", "taken", "from buffer", "given", "closed", "asked", "close"];
// Values are read for one kind, int (2), as far as 32 bits go.
const value = (kind, address) => (kind === 2 && address !== 0 ? new DataView(instance.exports.mem.buffer).getInt32(address, true) : null);

globalThis.fs.writeSync = (fd, bytes) => (note("out", fd, new TextDecoder().decode(bytes)), bytes.length);
go.importObject.interleave = {
  start: () => (process.env.RECORDER === "off" ? 0 : 1),
  shuffle: () => Number(process.env.SHUFFLE ?? 0),
  place: (pc, file, fileLen, line, fn, fnLen) => void places.set(pc, `${text(file, fileLen)}:${line} ${text(fn, fnLen)}`),
  gonew: (g, parent, role, pc, fn, fnLen) => note("gonew", g, parent, role, text(fn, fnLen), at(pc)),
  gorun: (g) => note("gorun", g),
  gosleep: (g, low, high) => note("gosleep", g, high * 2 ** 32 + (low >>> 0)),
  gowait: (g, reason, words, length, pc) => note("gowait", g, text(words, length), at(pc)),
  gowake: (g, by, pc) => note("gowake", g, by, at(pc)),
  goyield: (g, pc) => note("goyield", g, at(pc)),
  goend: (g) => note("goend", g),
  gopanic: (g, kind, data, type, length, pc) => note("gopanic", g, kind, text(type, length), at(pc)),
  chanmake: (g, ch, cap, elem, length, pc) => note("chanmake", g, ch, cap, text(elem, length), at(pc)),
  chanop: (g, op, ch, len, kind, data, peer, pc) => note(ops[op], g, ch, len, value(kind, data), peer, at(pc)),
  select: (g, cases, chosen, pc) => note("select", g, cases, chosen, at(pc)),
  drawn: (g, what, of, pc) => note("drawn", g, ["case", "start", "turn", "number"][what], of, at(pc)),
  jscall: (g, name, length, pc) => note("jscall", g, text(name, length), at(pc)),
  jsfunc: (g, pc) => note("jsfunc", g, at(pc)),
  release: (id, g, pc) => note("release", id, g, at(pc)),
  printpos: (pc) => note("printpos", at(pc)),
  fatal: (kind, message, length) => note("fatal", kind, text(message, length)),
};
go.env = { GODEBUG: process.env.GODEBUG ?? "" };
go.exit = (code) => note("exit", code);
// A program that leaves goroutines waiting has nothing more to say: print what was noted when Node runs dry.
process.on("exit", () => writeSync(1, calls.join("\n") + "\n"));

({ instance } = await WebAssembly.instantiate(readFileSync(program), go.importObject));
// A program that ends within a call from JavaScript takes wasm_exec.js by surprise.
await go.run(instance).catch((error) => note("thrown", String(error)));
