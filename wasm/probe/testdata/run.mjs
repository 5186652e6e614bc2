// Runs a program built with the probe under Node and prints every call of the probe, and every output, as one line of
// JSON. Usage: node run.mjs wasm_exec.js program.wasm
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const [wasmExec, program] = process.argv.slice(2);
createRequire(import.meta.url)(wasmExec);

const go = new globalThis.Go();
const calls = [];
const note = (...call) => calls.push(JSON.stringify(call));
let instance;
const text = (at, length) => new TextDecoder().decode(new Uint8Array(instance.exports.mem.buffer, at, length));

globalThis.fs.writeSync = (fd, bytes) => (note("out", fd, new TextDecoder().decode(bytes)), bytes.length);
go.importObject.interleave = {
  status: (goid, change, reason) => note("status", goid, change >> 8, change & 255, reason),
  fatal: (kind, at, length) => note("fatal", kind, text(at, length)),
  release: (id) => note("release", id),
  printpos: (at, length, line) => note("printpos", text(at, length), line),
};
go.exit = (code) => note("exit", code);
// A program that leaves goroutines waiting has nothing more to say: print what was noted when Node runs dry.
process.on("exit", () => writeSync(1, calls.join("\n") + "\n"));

({ instance } = await WebAssembly.instantiate(readFileSync(program), go.importObject));
// A program that dies inside a call from JavaScript leaves that call with an error.
await go.run(instance).catch((error) => note("threw", String(error)));
