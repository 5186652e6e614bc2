// Tests of the tools' file system.
import { expect, test } from "vitest";
import { FILE_QUOTA, MemFs } from "./memfs";

const CREATE = 64;
const TRUNC = 512;
const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : new TextDecoder().decode(bytes));
const bytes = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);

test("writes are read back, by position and by handle", () => {
  const fs = new MemFs("/src");
  const fd = fs.open("out", CREATE);
  fs.write(fd, bytes("hello world"), null);
  fs.write(fd, bytes("W"), 6);
  fs.write(fd, bytes("!"), null);
  expect(text(fs.take("/src/out"))).toBe("hello World!");
  const again = fs.open("./x/../out", 0);
  const buffer = new Uint8Array(5);
  expect(fs.read(again, buffer, null)).toBe(5);
  expect(text(buffer)).toBe("hello");
  expect(fs.read(again, buffer, 11)).toBe(1);
  expect(fs.read(again, buffer, null)).toBe(5);
  expect(fs.readInto(buffer, again, 100)).toBe(0);
  expect(fs.readInto(buffer, 999, -1)).toBe(-1);
  expect(fs.stat("out")).toEqual({ folder: false, size: 12 });
  fs.ftruncate(fd, 5);
  fs.ftruncate(fd, 6);
  expect(text(fs.take("/src/out"))).toBe("hello\0");
  fs.open("out", TRUNC);
  expect(text(fs.take("/src/out"))).toBe("");
});

test("given files are shared, read-only, and not results", () => {
  const fs = new MemFs("/src");
  const shared = bytes("abc");
  fs.give("/pkg/fmt.x", shared);
  const fd = fs.open("/pkg/fmt.x", 0);
  expect(() => fs.write(fd, bytes("x"), null)).toThrow("EBADF");
  expect(() => fs.open("/pkg/fmt.x", CREATE | TRUNC)).toThrow("EPERM");
  expect(() => fs.unlink("/pkg/fmt.x")).toThrow("EPERM");
  expect(fs.take("/pkg/fmt.x")).toBeNull();
  expect(text(shared)).toBe("abc");
  expect(fs.stat("/pkg").folder).toBe(true);
  expect(() => fs.stat("/nowhere")).toThrow("ENOENT");
});

test("the quota holds for one file and for all together, and given files do not count", () => {
  const fs = new MemFs("/");
  fs.give("/large", new Uint8Array(1));
  const one = fs.open("one", CREATE);
  expect(() => fs.ftruncate(one, FILE_QUOTA + 1)).toThrow("ENOSPC");
  expect(fs.full).toBe(true);
  fs.ftruncate(one, FILE_QUOTA);
  fs.ftruncate(fs.open("two", CREATE), FILE_QUOTA);
  const three = fs.open("three", CREATE);
  expect(() => fs.write(three, bytes("x"), null)).toThrow("ENOSPC");
  fs.unlink("two");
  expect(fs.write(three, bytes("x"), null)).toBe(1);
});

test("what is printed is kept in order, up to a limit", () => {
  const fs = new MemFs("/");
  const [first = new Uint8Array(), second = new Uint8Array()] = [bytes("é").slice(0, 1), bytes("é").slice(1)];
  fs.write(1, first, null);
  fs.write(2, second, null);
  expect(fs.printed).toBe("é");
  for (let i = 0; i < 40; i++) fs.write(2, new Uint8Array(2 ** 16), null);
  expect(fs.printed.length).toBeLessThanOrEqual(2 ** 20);
});

test("Go's own calls get their answers by callback", () => {
  const fs = new MemFs("/src");
  const node = fs.node();
  const call = (name: string, ...args: unknown[]): unknown[] => {
    let got: unknown[] = [];
    const method: unknown = Reflect.get(node, name);
    if (typeof method !== "function") throw new Error(name);
    Reflect.apply(method, node, [...args, (...answer: unknown[]) => void (got = answer)]);
    return got;
  };
  expect(call("open", "nothing", 0, 0)[0]).toMatchObject({ code: "ENOENT" });
  const [, fd] = call("open", "a", CREATE, 0o644);
  expect(call("write", fd, bytes("xyz"), 1, 2, null)).toEqual([null, 2]);
  expect(call("fstat", fd)[1]).toMatchObject({ size: 2 });
  expect(call("rename", "a", "b")[0]).toMatchObject({ code: "ENOSYS" });
  expect(call("mkdir", "a", 0)).toEqual([null, undefined]);
  expect(Object.getPrototypeOf(node)).toBeNull();
  expect(Object.getPrototypeOf(Reflect.get(node, "open"))).toBeNull();
});
