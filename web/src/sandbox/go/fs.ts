// This file is what Go finds as `fs`, `process` and `path`: Node's interface over the in-memory file system, with output going to the log.

import { apply, typedArraySubarray } from "../prelude/primordials";
import { FsError, type FileNode, type MemFs, type Node } from "./memfs";

/** Flags of open, as Go learns them from `fs.constants`. */
const flags = { O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65_536 };

const FILE_MODE = 0o100_000;
const DIR_MODE = 0o040_000;
const FIRST_FD = 3;
const MAX_OPEN = 1000;

/** A Node callback: an error or null, then the result. */
type Callback = (error: unknown, result?: unknown) => void;

interface OpenFile {
  readonly node: Node;
  readonly flags: number;
  position: number;
}

/** What the file system hands on. */
export interface FsHost {
  /** A write to standard output (1) or standard error (2). The bytes are only valid during the call. */
  output(fd: number, bytes: Uint8Array): void;
  /** Runs Go's callback; it belongs to the call, not to JavaScript. */
  callBack(call: () => void): void;
}

/** The open files of a Go program and the calls on them. */
class Files {
  readonly #open = new Map<number, OpenFile>();

  constructor(
    readonly tree: MemFs,
    readonly host: FsHost,
  ) {}

  open(path: string, mode: number): number {
    let node: Node;
    try {
      node = this.tree.get(path);
      if (mode & flags.O_CREAT && mode & flags.O_EXCL) throw new FsError("EEXIST");
    } catch (error) {
      if (!(error instanceof FsError) || error.code !== "ENOENT" || !(mode & flags.O_CREAT)) throw error;
      node = this.tree.create(path);
    }
    const writes = (mode & (flags.O_WRONLY | flags.O_RDWR)) !== 0;
    if (node.kind === "dir" && writes) throw new FsError("EISDIR");
    if (node.kind === "file" && mode & flags.O_DIRECTORY) throw new FsError("ENOTDIR");
    if (node.kind === "file" && node.readonly && writes) throw new FsError("EACCES");
    if (node.kind === "file" && mode & flags.O_TRUNC && writes) this.tree.resize(node, 0);
    let fd = FIRST_FD;
    while (this.#open.has(fd)) fd++;
    if (fd >= MAX_OPEN) throw new FsError("EMFILE");
    this.#open.set(fd, { node, flags: mode, position: 0 });
    return fd;
  }

  close(fd: number): void {
    if (!this.#open.delete(fd) && fd >= FIRST_FD) throw new FsError("EBADF");
  }

  read(fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null): number {
    if (fd === 0) return 0;
    const { open, file } = this.#file(fd);
    const from = position ?? open.position;
    const part = file.bytes.subarray(Math.min(from, file.size), Math.min(from + length, file.size));
    buffer.set(part, offset);
    if (position === null) open.position += part.length;
    return part.length;
  }

  write(fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null): number {
    if (fd === 1 || fd === 2) {
      this.host.output(fd, typedArraySubarray(buffer, offset, offset + length));
      return length;
    }
    const { open, file } = this.#file(fd);
    if (!(open.flags & (flags.O_WRONLY | flags.O_RDWR))) throw new FsError("EBADF");
    const to = open.flags & flags.O_APPEND ? file.size : (position ?? open.position);
    if (to + length > file.size) this.tree.resize(file, to + length);
    file.bytes.set(buffer.subarray(offset, offset + length), to);
    if (position === null) open.position = to + length;
    return length;
  }

  node(fd: number): Node {
    return this.#get(fd).node;
  }

  truncate(node: Node, size: number): void {
    if (node.kind === "dir") throw new FsError("EISDIR");
    this.tree.resize(node, size);
  }

  #get(fd: number): OpenFile {
    const open = this.#open.get(fd);
    if (open === undefined) throw new FsError("EBADF");
    return open;
  }

  #file(fd: number): { open: OpenFile; file: FileNode } {
    const open = this.#get(fd);
    if (open.node.kind === "dir") throw new FsError("EISDIR");
    return { open, file: open.node };
  }
}

/** The two answers of a stat's isDirectory. */
export const isDir = (): boolean => true;
export const isNoDir = (): boolean => false;

/** What Go reads of a file's stat. */
function stat(node: Node): object {
  const size = node.kind === "file" ? node.size : 0;
  const mode = node.kind === "dir" ? DIR_MODE | 0o755 : FILE_MODE | (node.readonly ? 0o444 : 0o644);
  return {
    dev: 1, ino: node.ino, mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size, blksize: 4096, blocks: Math.ceil(size / 512),
    atimeMs: node.mtime, mtimeMs: node.mtime, ctimeMs: node.mtime, isDirectory: node.kind === "dir" ? isDir : isNoDir,
  };
}

/** Calls that work; each takes Node's arguments without the callback and gives the callback's result. */
function calls(files: Files): Record<string, (...args: never[]) => unknown> {
  const { tree } = files;
  return {
    open: (path: string, mode: number) => files.open(path, mode),
    close: (fd: number) => files.close(fd),
    read: (fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null) => files.read(fd, buffer, offset, length, position),
    write: (fd: number, buffer: Uint8Array, offset: number, length: number, position: number | null) => files.write(fd, buffer, offset, length, position),
    stat: (path: string) => stat(tree.get(path)),
    lstat: (path: string) => stat(tree.get(path)),
    fstat: (fd: number) => (fd < FIRST_FD ? stat({ kind: "file", ino: 0, bytes: new Uint8Array(), size: 0, readonly: false, mtime: 0 }) : stat(files.node(fd))),
    mkdir: (path: string) => tree.mkdir(path),
    readdir: (path: string) => {
      const node = tree.get(path);
      if (node.kind !== "dir") throw new FsError("ENOTDIR");
      return [...node.entries.keys()].sort();
    },
    rename: (from: string, to: string) => tree.rename(from, to),
    rmdir: (path: string) => tree.remove(path, "dir"),
    unlink: (path: string) => tree.remove(path, "file"),
    truncate: (path: string, size: number) => files.truncate(tree.get(path), size),
    ftruncate: (fd: number, size: number) => files.truncate(files.node(fd), size),
    fsync: () => undefined,
    chmod: (path: string) => void tree.get(path),
    fchmod: (fd: number) => void files.node(fd),
    utimes: (path: string, _: number, mtime: number) => {
      tree.get(path).mtime = mtime * 1000;
    },
  };
}

/** Calls that this world does not have. */
const missing = ["chown", "fchown", "lchown", "link", "readlink", "symlink"];

/** The object Go uses as `fs`. */
export function makeFs(tree: MemFs, host: FsHost): Record<string, unknown> {
  const fs: Record<string, unknown> = { constants: flags };
  const add = (name: string, work: (...args: never[]) => unknown): void => {
    fs[name] = (...args: unknown[]): void => {
      const callback = args[args.length - 1] as Callback;
      let error: unknown = null;
      let result: unknown;
      try {
        result = apply(work, undefined, args as never[]);
      } catch (caught) {
        if (!(caught instanceof FsError)) throw caught;
        error = caught;
      }
      host.callBack(() => callback(error, result));
    };
  };
  const working = calls(new Files(tree, host));
  for (const name of Object.keys(working)) add(name, working[name]!);
  for (const name of missing) {
    add(name, () => {
      throw new FsError("ENOSYS");
    });
  }
  fs["writeSync"] = (fd: number, bytes: Uint8Array): number => {
    host.output(fd, bytes);
    return bytes.length;
  };
  return fs;
}

/** The object Go uses as `process`. */
export function makeProcess(tree: MemFs): object {
  const none = (): never => {
    throw new FsError("ENOSYS");
  };
  return {
    pid: -1, ppid: -1, getuid: () => -1, getgid: () => -1, geteuid: () => -1, getegid: () => -1, getgroups: none, umask: none,
    cwd: () => tree.cwd,
    chdir: (path: string) => {
      if (tree.get(path).kind !== "dir") throw new FsError("ENOTDIR");
      tree.cwd = tree.resolve(path);
    },
  };
}

/** The object Go uses as `path`. */
export function makePath(tree: MemFs): object {
  return { resolve: (...parts: string[]) => parts.reduce((whole, part) => (part.startsWith("/") ? part : `${whole}/${part}`), tree.cwd) };
}
