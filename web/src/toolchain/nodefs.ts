// The face of a file system that Go's syscall package for js/wasm expects: node's fs, with callbacks.
// Functions and objects have no prototype, so that nothing of the page can be reached from them.

/** A refusal, by its name in Go's table of errors. */
export class FsError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** What a tool may learn of a file. */
export interface Stat {
  folder: boolean;
  size: number;
}

/** The calls that tools really make; each throws FsError. */
export interface FsCalls {
  open(path: string, flags: number): number;
  close(fd: number): void;
  read(fd: number, buffer: Uint8Array, at: number | null): number;
  write(fd: number, bytes: Uint8Array, at: number | null): number;
  fstat(fd: number): Stat;
  stat(path: string): Stat;
  unlink(path: string): void;
  ftruncate(fd: number, length: number): void;
}

/** Calls that are granted without doing anything, and those that do not exist here. */
const GRANTED = ["chmod", "fchmod", "chown", "fchown", "lchown", "fsync", "utimes", "mkdir"];
const REFUSED = ["rename", "rmdir", "link", "symlink", "readlink", "truncate"];

/** The object Go calls, over `calls`. Callbacks are called before the call returns. */
export function callbackFs(calls: FsCalls, constants: Readonly<Record<string, number>>): object {
  const fs = bare({ constants: bare({ ...constants }) });
  const offer = (name: string, call: (args: readonly unknown[]) => unknown): void => {
    fs[name] = bareFunction((...args: unknown[]) => answer(args, call));
  };
  offer("open", ([path, flags]) => calls.open(String(path), Number(flags)));
  offer("close", ([fd]) => calls.close(Number(fd)));
  offer("read", ([fd, buffer, offset, length, at]) => calls.read(Number(fd), window(buffer, offset, length), position(at)));
  offer("write", ([fd, buffer, offset, length, at]) => calls.write(Number(fd), window(buffer, offset, length), position(at)));
  offer("fstat", ([fd]) => nodeStat(calls.fstat(Number(fd))));
  offer("stat", ([path]) => nodeStat(calls.stat(String(path))));
  offer("lstat", ([path]) => nodeStat(calls.stat(String(path))));
  offer("readdir", () => []);
  offer("unlink", ([path]) => calls.unlink(String(path)));
  offer("ftruncate", ([fd, length]) => calls.ftruncate(Number(fd), Number(length)));
  for (const name of GRANTED) offer(name, () => undefined);
  for (const name of REFUSED) offer(name, refuse);
  return fs;
}

/** Runs a call whose last argument is the callback, which gets (error or null, result). */
function answer(args: readonly unknown[], call: (args: readonly unknown[]) => unknown): void {
  const callback = args.at(-1);
  if (typeof callback !== "function") throw new Error("fs: a callback is missing");
  let result: unknown;
  try {
    result = call(args.slice(0, -1));
  } catch (error) {
    if (!(error instanceof FsError)) throw error;
    Reflect.apply(callback, undefined, [bare({ code: error.code, message: error.code })]);
    return;
  }
  Reflect.apply(callback, undefined, [null, result]);
}

function refuse(): never {
  throw new FsError("ENOSYS");
}

function window(buffer: unknown, offset: unknown, length: unknown): Uint8Array {
  if (!(buffer instanceof Uint8Array)) throw new Error("fs: a buffer is missing");
  return buffer.subarray(Number(offset), Number(offset) + Number(length));
}

function position(at: unknown): number | null {
  return at === null || at === undefined ? null : Number(at);
}

/** A Stat in node's form. */
function nodeStat(stat: Stat): object {
  const zeros = { dev: 0, ino: 0, nlink: 1, uid: 0, gid: 0, rdev: 0, atimeMs: 0, mtimeMs: 0, ctimeMs: 0 };
  const mode = stat.folder ? 0o40755 : 0o100644;
  const blocks = Math.ceil(stat.size / 512);
  return bare({ ...zeros, mode, size: stat.size, blksize: 4096, blocks, isDirectory: stat.folder ? yes : no });
}

/** An object without prototype. */
export function bare(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.assign<Record<string, unknown>, Record<string, unknown>>(Object.create(null), properties);
}

/** A function without prototype: it can be called, and nothing else can be reached from it. */
export function bareFunction(call: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
  const plain = (...args: unknown[]): unknown => call(...args);
  Object.setPrototypeOf(plain, null);
  return plain;
}

const yes = bareFunction(() => true);
const no = bareFunction(() => false);
