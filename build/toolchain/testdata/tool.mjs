// Runs one of the page's tools under Node over files in memory, for the tests of package toolchain.
// Usage: node tool.mjs wasm_exec.js tool.wasm request.json, where the request is {args, env, dir, files, output}: files maps
// each virtual path to a real file, output is the virtual path of the result, which is written beside the request as
// "output". What the tool prints goes to standard output, its exit code is ours.
import { readFileSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [wasmExec, tool, requestFile] = process.argv.slice(2);
const request = JSON.parse(readFileSync(requestFile, "utf8"));
const files = new Map();
const folders = new Set(["/", request.dir]);
const open = new Map();

const failure = (code) => Object.assign(new Error(code), { code });
const absolute = (path) => (path.startsWith("/") ? path : `${request.dir}/${path}`);
const stat = (file) => ({
  dev: 0, ino: 0, mode: file ? 0o100644 : 0o40755, nlink: 1, uid: 0, gid: 0, rdev: 0, size: file ? file.bytes.length : 0,
  blksize: 4096, blocks: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0, isDirectory: () => !file,
});
const find = (path) => {
  path = absolute(path);
  if (folders.has(path)) return null;
  if (!files.has(path) && request.files[path]) files.set(path, { bytes: readFileSync(request.files[path]) });
  if (!files.has(path)) throw failure("ENOENT");
  return files.get(path);
};
const write = (fd, bytes, position) => {
  if (fd <= 2) return writeSync(1, bytes);
  const handle = open.get(fd);
  const at = position ?? handle.at;
  const grown = Buffer.alloc(Math.max(at + bytes.length, handle.file.bytes.length));
  grown.set(handle.file.bytes);
  grown.set(bytes, at);
  handle.file.bytes = grown;
  if (position === null) handle.at += bytes.length;
  return bytes.length;
};
const calls = {
  open(path, flags) {
    if (flags & 64 && !files.has(absolute(path))) files.set(absolute(path), { bytes: Buffer.alloc(0) });
    const file = find(path);
    if (file && flags & 512) file.bytes = Buffer.alloc(0);
    const fd = open.size + 3;
    open.set(fd, { file, at: 0 });
    return fd;
  },
  close: () => undefined,
  fstat: (fd) => stat(open.get(fd).file),
  stat: (path) => stat(find(path)),
  lstat: (path) => stat(find(path)),
  unlink: (path) => files.delete(absolute(path)),
  chmod: () => undefined,
  write: (fd, bytes, offset, length, position) => write(fd, bytes.subarray(offset, offset + length), position),
};
const asynchronous = (name, call) => (...args) => {
  const done = args.pop();
  let result;
  try {
    result = call(...args);
  } catch (error) {
    return done(error.code ? error : failure("EIO"));
  }
  return done(null, result);
};
globalThis.fs = {
  constants: { O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_TRUNC: 512, O_APPEND: 1024, O_EXCL: 128, O_DIRECTORY: 65536 },
  writeSync: (fd, bytes) => write(fd, bytes, null),
};
for (const [name, call] of Object.entries(calls)) globalThis.fs[name] = asynchronous(name, call);
process.cwd = () => request.dir;
createRequire(import.meta.url)(wasmExec);

const go = new globalThis.Go();
let instance;
go.argv = request.args;
go.env = request.env;
go.importObject.gofs = {
  read(fd, to, length, offset) {
    const handle = open.get(fd);
    if (!handle?.file) return -1;
    const at = offset < 0 ? handle.at : offset;
    const bytes = handle.file.bytes.subarray(at, at + length);
    new Uint8Array(instance.exports.mem.buffer).set(bytes, to >>> 0);
    if (offset < 0) handle.at += bytes.length;
    return bytes.length;
  },
};
go.exit = (code) => (process.exitCode = code);
({ instance } = await WebAssembly.instantiate(readFileSync(tool), go.importObject));
await go.run(instance);
if (files.has(request.output)) writeFileSync(join(dirname(requestFile), "output"), files.get(request.output).bytes);
