// This file is the small in-memory file system a Go program sees: the Program's own files, read-only, and what it writes itself, up to a quota.

/** Bytes all written files may have together, and how many there may be. */
export const QUOTA_BYTES = 64 * 2 ** 20;
export const QUOTA_ENTRIES = 10_000;
const MAX_PATH = 4096;

/** An error with the code Go knows it by (ENOENT, EEXIST …). */
export class FsError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** A file. `bytes` may have room behind `size`. */
export interface FileNode {
  readonly kind: "file";
  readonly ino: number;
  bytes: Uint8Array;
  size: number;
  readonly readonly: boolean;
  mtime: number;
}

/** A folder. */
export interface DirNode {
  readonly kind: "dir";
  readonly ino: number;
  readonly entries: Map<string, Node>;
  mtime: number;
}

export type Node = FileNode | DirNode;

/** The tree. Paths are resolved against `cwd`; all errors are FsError. */
export class MemFs {
  cwd = "/";
  readonly #now: () => number;
  readonly #root: DirNode;
  #inos = 0;
  #bytes = 0;
  #count = 0;

  /** @param now the run's wall clock in ms since 1970, for file times. */
  constructor(now: () => number) {
    this.#now = now;
    this.#root = this.#dir();
    this.#root.entries.set("tmp", this.#dir());
  }

  /** The run begins: what was made for it before is of now. */
  begin(): void {
    this.#root.mtime = this.#now();
    for (const node of this.#root.entries.values()) node.mtime = this.#now();
  }

  /** Adds one of the Program's own files to the root. */
  provide(name: string, bytes: Uint8Array): void {
    this.#root.entries.set(name, { kind: "file", ino: ++this.#inos, bytes, size: bytes.length, readonly: true, mtime: this.#now() });
  }

  /** The absolute path without "." and "..". */
  resolve(path: string): string {
    if (path.length > MAX_PATH) throw new FsError("ENAMETOOLONG");
    const parts: string[] = [];
    for (const part of (path.startsWith("/") ? path : `${this.cwd}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }

  /** The file or folder at a path. */
  get(path: string): Node {
    let node: Node = this.#root;
    for (const part of this.resolve(path).split("/")) {
      if (part === "") continue;
      if (node.kind !== "dir") throw new FsError("ENOTDIR");
      const next = node.entries.get(part);
      if (next === undefined) throw new FsError("ENOENT");
      node = next;
    }
    return node;
  }

  /** Makes an empty file where there is none. */
  create(path: string): FileNode {
    const { dir, name } = this.#parent(path);
    this.#room(1, 0);
    const file: FileNode = { kind: "file", ino: ++this.#inos, bytes: new Uint8Array(), size: 0, readonly: false, mtime: this.#now() };
    dir.entries.set(name, file);
    return file;
  }

  mkdir(path: string): void {
    const { dir, name } = this.#parent(path);
    if (dir.entries.has(name)) throw new FsError("EEXIST");
    this.#room(1, 0);
    dir.entries.set(name, this.#dir());
  }

  /** Removes a file, or with `kind` "dir" an empty folder. */
  remove(path: string, kind: Node["kind"]): void {
    const { dir, name } = this.#parent(path);
    const node = dir.entries.get(name);
    if (node === undefined) throw new FsError("ENOENT");
    if (node.kind !== kind) throw new FsError(kind === "dir" ? "ENOTDIR" : "EISDIR");
    if (node.kind === "dir" && node.entries.size > 0) throw new FsError("ENOTEMPTY");
    if (node.kind === "file" && node.readonly) throw new FsError("EACCES");
    dir.entries.delete(name);
    this.#count--;
    if (node.kind === "file") this.#bytes -= node.bytes.length;
  }

  rename(from: string, to: string): void {
    const source = this.#parent(from);
    const node = source.dir.entries.get(source.name);
    if (node === undefined) throw new FsError("ENOENT");
    if (node.kind === "file" && node.readonly) throw new FsError("EACCES");
    if (`${this.resolve(to)}/`.startsWith(`${this.resolve(from)}/`)) {
      if (this.resolve(to) === this.resolve(from)) return;
      throw new FsError("EINVAL");
    }
    const target = this.#parent(to);
    if (target.dir.entries.has(target.name)) this.remove(to, node.kind);
    source.dir.entries.delete(source.name);
    target.dir.entries.set(target.name, node);
  }

  /** Sets a file's size; new bytes are zero. */
  resize(file: FileNode, size: number): void {
    if (file.readonly) throw new FsError("EACCES");
    if (!(size >= 0) || size > QUOTA_BYTES) throw new FsError(size >= 0 ? "ENOSPC" : "EINVAL");
    if (size > file.bytes.length) {
      const capacity = Math.min(QUOTA_BYTES, Math.max(size, 2 * file.bytes.length));
      this.#room(0, capacity - file.bytes.length);
      const grown = new Uint8Array(capacity);
      grown.set(file.bytes.subarray(0, file.size));
      file.bytes = grown;
    } else if (size < file.size) file.bytes.fill(0, size, file.size);
    file.size = size;
    file.mtime = this.#now();
  }

  #dir(): DirNode {
    return { kind: "dir", ino: ++this.#inos, entries: new Map(), mtime: this.#now() };
  }

  #parent(path: string): { dir: DirNode; name: string } {
    const full = this.resolve(path);
    const slash = full.lastIndexOf("/");
    const name = full.slice(slash + 1);
    if (name === "") throw new FsError("EBUSY");
    const dir = this.get(full.slice(0, slash) || "/");
    if (dir.kind !== "dir") throw new FsError("ENOTDIR");
    return { dir, name };
  }

  #room(entries: number, bytes: number): void {
    if (this.#count + entries > QUOTA_ENTRIES || this.#bytes + bytes > QUOTA_BYTES) throw new FsError("ENOSPC");
    this.#count += entries;
    this.#bytes += bytes;
  }
}
