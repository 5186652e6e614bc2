// The file system of one run of a Go tool: everything in memory, nothing of the page in reach, writes within a quota.
import { FsError, callbackFs, type FsCalls, type Stat } from "./nodefs";

/** The largest file a tool may write, and all it may write together, in bytes (research/security.md §3). */
export const FILE_QUOTA = 64 * 2 ** 20;
export const TOTAL_QUOTA = 128 * 2 ** 20;
/** How much of a tool's printed output is kept, in bytes. */
const OUTPUT_LIMIT = 2 ** 20;

/** The open flags, in the numbers this file system gives Go. */
const FLAGS = { O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, O_DIRECTORY: 65536 } as const;

/** A file's bytes; those after `length` are room to grow. A file that was given is never written to, as it is shared. */
interface MemFile {
  bytes: Uint8Array<ArrayBuffer>;
  length: number;
  given: boolean;
}

interface Handle {
  file: MemFile | null;
  at: number;
}

/** A file system in memory with one folder level that matters: every path's folders exist by themselves. */
export class MemFs implements FsCalls {
  readonly #files = new Map<string, MemFile>();
  readonly #handles = new Map<number, Handle>();
  #nextFd = 3;
  #written = 0;
  #printed: Uint8Array[] = [];
  #printedBytes = 0;
  readonly #folder: string;
  /** A write has been refused because of the quota. */
  full = false;

  /** `folder` is where relative paths begin. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Adds a file that tools may read. Its bytes are shared, not copied. */
  give(path: string, bytes: Uint8Array<ArrayBuffer>): void {
    this.#files.set(this.#normal(path), { bytes, length: bytes.length, given: true });
  }

  /** The bytes of a file a tool has written, or null. */
  take(path: string): Uint8Array<ArrayBuffer> | null {
    const file = this.#files.get(this.#normal(path));
    return file === undefined || file.given ? null : file.bytes.subarray(0, file.length);
  }

  /** What has been printed to standard output and standard error, in order. */
  get printed(): string {
    const decoder = new TextDecoder();
    return this.#printed.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode();
  }

  /** The `fs` object that Go's syscall package calls. */
  node(): object {
    return callbackFs(this, FLAGS);
  }

  /** The linear memory's direct way to read: from `at`, or from the handle's own position when `at` is below 0. -1: no such file. */
  readInto(target: Uint8Array, fd: number, at: number): number {
    const handle = this.#handles.get(fd);
    if (handle === undefined) return fd === 0 ? 0 : -1;
    if (handle.file === null) return -1;
    const begin = at < 0 ? handle.at : at;
    const part = handle.file.bytes.subarray(begin, Math.min(begin + target.length, handle.file.length));
    target.set(part);
    if (at < 0) handle.at += part.length;
    return part.length;
  }

  open(path: string, flags: number): number {
    const name = this.#normal(path);
    let file = this.#files.get(name) ?? null;
    if (file !== null && (flags & FLAGS.O_CREAT) !== 0 && (flags & FLAGS.O_EXCL) !== 0) throw new FsError("EEXIST");
    if (file === null && (flags & FLAGS.O_CREAT) !== 0) file = this.#create(name);
    else if (file === null && !this.#isFolder(name)) throw new FsError("ENOENT");
    else if (file !== null && (flags & FLAGS.O_TRUNC) !== 0) file = this.#create(name);
    const fd = this.#nextFd++;
    this.#handles.set(fd, { file, at: file !== null && (flags & FLAGS.O_APPEND) !== 0 ? file.length : 0 });
    return fd;
  }

  close(fd: number): void {
    if (!this.#handles.delete(fd)) throw new FsError("EBADF");
  }

  read(fd: number, buffer: Uint8Array, at: number | null): number {
    const read = this.readInto(buffer, fd, at ?? -1);
    if (read < 0) throw new FsError("EBADF");
    return read;
  }

  write(fd: number, bytes: Uint8Array, at: number | null): number {
    if (fd === 1 || fd === 2) return this.print(bytes);
    const handle = this.#handles.get(fd);
    if (handle === undefined || handle.file === null || handle.file.given) throw new FsError("EBADF");
    const begin = at ?? handle.at;
    this.#grow(handle.file, begin + bytes.length);
    handle.file.bytes.set(bytes, begin);
    if (at === null) handle.at += bytes.length;
    return bytes.length;
  }

  /** Keeps what a tool prints, up to the limit; says that all of it was taken. */
  print(bytes: Uint8Array): number {
    const room = OUTPUT_LIMIT - this.#printedBytes;
    if (room > 0) this.#printed.push(bytes.slice(0, room));
    this.#printedBytes += bytes.length;
    return bytes.length;
  }

  fstat(fd: number): Stat {
    const handle = this.#handles.get(fd);
    if (handle === undefined && fd > 2) throw new FsError("EBADF");
    return { folder: handle !== undefined && handle.file === null, size: handle?.file?.length ?? 0 };
  }

  stat(path: string): Stat {
    const name = this.#normal(path);
    const file = this.#files.get(name);
    if (file === undefined && !this.#isFolder(name)) throw new FsError("ENOENT");
    return { folder: file === undefined, size: file?.length ?? 0 };
  }

  unlink(path: string): void {
    const name = this.#normal(path);
    const file = this.#files.get(name);
    if (file === undefined) throw new FsError("ENOENT");
    if (file.given) throw new FsError("EPERM");
    this.#written -= file.length;
    this.#files.delete(name);
  }

  ftruncate(fd: number, length: number): void {
    const file = this.#handles.get(fd)?.file;
    if (file === undefined || file === null || file.given) throw new FsError("EBADF");
    if (length > file.length) return this.#grow(file, length);
    this.#written -= file.length - length;
    file.bytes.fill(0, length, file.length);
    file.length = length;
  }

  #create(name: string): MemFile {
    const old = this.#files.get(name);
    if (old?.given === true) throw new FsError("EPERM");
    this.#written -= old?.length ?? 0;
    const file = { bytes: new Uint8Array(0), length: 0, given: false };
    this.#files.set(name, file);
    return file;
  }

  /** Makes a file at least this long, its room in doublings, within the quota. */
  #grow(file: MemFile, length: number): void {
    if (length <= file.length) return;
    const total = this.#written + length - file.length;
    if (length > FILE_QUOTA || total > TOTAL_QUOTA) {
      this.full = true;
      throw new FsError("ENOSPC");
    }
    if (length > file.bytes.length) {
      const larger = new Uint8Array(Math.max(length, Math.min(file.bytes.length * 2, FILE_QUOTA), 2 ** 16));
      larger.set(file.bytes.subarray(0, file.length));
      file.bytes = larger;
    }
    this.#written = total;
    file.length = length;
  }

  #isFolder(name: string): boolean {
    if (name === "/") return true;
    for (const path of this.#files.keys()) if (path.startsWith(`${name}/`)) return true;
    return false;
  }

  /** The path from the root, without "." and ".." parts. */
  #normal(path: string): string {
    const parts: string[] = [];
    for (const part of (path.startsWith("/") ? path : `${this.#folder}/${path}`).split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }
}
