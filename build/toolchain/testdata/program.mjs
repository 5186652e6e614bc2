// Runs a program under Node with a stub of the probe's imports that takes no notice. Usage: node program.mjs wasm_exec.js program.wasm
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const [wasmExec, program] = process.argv.slice(2);
createRequire(import.meta.url)(wasmExec);
const go = new globalThis.Go();
globalThis.fs.writeSync = (fd, bytes) => writeSync(fd, bytes);
// Every import there is; start's 0 says that nobody records.
go.importObject.interleave = new Proxy({}, { get: () => () => 0 });
const { instance } = await WebAssembly.instantiate(readFileSync(program), go.importObject);
await go.run(instance);
