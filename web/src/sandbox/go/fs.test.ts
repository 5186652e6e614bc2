// Tests of the file system Go sees.

import { expect, test } from "vitest";
import { EventLog } from "../../event/log";
import { VirtualClock } from "../loop/clock";
import { Outbox, WINDOW_BYTES } from "../outbox";
import { Recorder } from "../recorder";
import { makeFs, makePath, makeProcess } from "./fs";
import { MemFs, QUOTA_BYTES } from "./memfs";

function setup(): { call(name: string, ...args: unknown[]): unknown; output: string[]; tree: MemFs } {
  const tree = new MemFs(() => 5000);
  tree.provide("data.txt", new TextEncoder().encode("hello"));
  const output: string[] = [];
  const fs = makeFs(tree, { output: (fd, bytes) => output.push(`${fd}:${new TextDecoder().decode(bytes)}`), callBack: (call) => call() });
  const call = (name: string, ...args: unknown[]): unknown => {
    let answer: unknown;
    const f = fs[name] as (...all: unknown[]) => void;
    f(...args, (error: { code: string } | null, result: unknown) => {
      answer = error === null ? result : error.code;
    });
    return answer;
  };
  return { call, output, tree };
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test("output goes out, input is at its end", () => {
  const { call, output } = setup();
  expect(call("write", 1, new TextEncoder().encode("abc"), 1, 2, null)).toBe(2);
  expect(call("read", 0, new Uint8Array(4), 0, 4, null)).toBe(0);
  expect(output).toEqual(["1:bc"]);
});

test("the Program's files are read in parts and cannot be changed", () => {
  const { call } = setup();
  const fd = call("open", "data.txt", 0, 0);
  const buffer = new Uint8Array(4);
  expect([call("read", fd, buffer, 0, 4, null), text(buffer)]).toEqual([4, "hell"]);
  expect([call("read", fd, buffer, 0, 4, null), text(buffer.subarray(0, 1))]).toEqual([1, "o"]);
  expect(call("read", fd, buffer, 0, 2, 1)).toBe(2);
  expect(call("write", fd, buffer, 0, 1, null)).toBe("EBADF");
  for (const [name, ...args] of [["open", "data.txt", 2], ["truncate", "data.txt", 0], ["unlink", "/data.txt"], ["rename", "data.txt", "x"]] as const) expect(call(name, ...args)).toBe("EACCES");
  expect(call("stat", "data.txt")).toMatchObject({ size: 5, mode: 0o100444, mtimeMs: 5000 });
});

test("files and folders are made, written, appended, renamed, listed, removed", () => {
  const { call } = setup();
  expect(call("mkdir", "/tmp/a", 0o755)).toBeUndefined();
  const fd = call("open", "/tmp/a/f", 64 | 1 | 1024, 0o644);
  const bytes = new TextEncoder().encode("xyz");
  call("write", fd, bytes, 0, 3, null);
  call("write", fd, bytes, 0, 3, null);
  expect(call("fstat", fd)).toMatchObject({ size: 6 });
  expect(call("close", fd)).toBeUndefined();
  expect(call("close", fd)).toBe("EBADF");
  expect(call("rename", "/tmp/a/f", "/tmp/g")).toBeUndefined();
  expect(call("readdir", "/tmp")).toEqual(["a", "g"]);
  expect(call("rmdir", "/tmp")).toBe("ENOTEMPTY");
  expect(call("rmdir", "/tmp/a")).toBeUndefined();
  expect(call("unlink", "/tmp/g")).toBeUndefined();
  expect(call("open", "/tmp/g", 0)).toBe("ENOENT");
});

test("paths stay inside, and mistakes have the codes Go knows", () => {
  const { call, tree } = setup();
  expect(call("stat", "../../../data.txt")).toMatchObject({ size: 5 });
  for (const [want, name, ...args] of [
    ["ENOENT", "open", "/etc/passwd", 0], ["ENOTDIR", "stat", "data.txt/x"], ["EEXIST", "mkdir", "tmp"], ["EEXIST", "open", "data.txt", 64 | 128],
    ["EISDIR", "open", "/tmp", 1], ["EISDIR", "unlink", "/tmp"], ["ENOSYS", "symlink", "a", "b"], ["EBUSY", "rmdir", "/"], ["EINVAL", "rename", "/tmp", "/tmp/x"],
    ["ENAMETOOLONG", "stat", "x".repeat(5000)], ["ENOTDIR", "open", "data.txt", 65_536],
  ] as const) expect([name, call(name, ...args)]).toEqual([name, want]);
  const process = makeProcess(tree) as { cwd(): string; chdir(path: string): void };
  process.chdir("tmp");
  expect(process.cwd()).toBe("/tmp");
  expect((makePath(tree) as { resolve(...parts: string[]): string }).resolve("x")).toBe("/tmp/x");
});

test("quotas hold, and freed room can be used again", () => {
  const { call } = setup();
  const fd = call("open", "/tmp/big", 64 | 2, 0);
  expect(call("ftruncate", fd, QUOTA_BYTES)).toBeUndefined();
  expect(call("ftruncate", fd, QUOTA_BYTES + 1)).toBe("ENOSPC");
  const other = call("open", "/tmp/other", 64 | 2, 0);
  expect(call("write", other, new Uint8Array(1), 0, 1, null)).toBe("ENOSPC");
  call("unlink", "/tmp/big");
  expect(call("write", other, new Uint8Array(1), 0, 1, null)).toBe(1);
  let made = 0;
  while (call("open", `/tmp/f${made}`, 64 | 1, 0) !== "EMFILE" && made < 2000) made++;
  expect(made).toBeLessThan(1001);
});

test("a write is never held back alone: it is answered at once though the reader is behind, and nothing is lost", () => {
  const log = new EventLog();
  const batches: ArrayBuffer[] = [];
  const outbox = new Outbox((batch) => batches.push(batch), () => 0);
  const recorder = new Recorder(new VirtualClock(Infinity), { maxEvents: 1e6, maxBytes: 1e9 }, outbox);
  const fs = makeFs(new MemFs(() => 0), { output: (_, bytes) => recorder.print("stdout", text(bytes), 0, 0), callBack: (call) => call() });
  const write = fs["write"] as (...all: unknown[]) => void;
  const line = "x".repeat(8000);
  let answers = 0;
  for (let i = 0; i < 400; i++) write(1, new TextEncoder().encode(`${i}${line}`), 0, `${i}${line}`.length, null, () => answers++);
  expect(answers).toBe(400);
  expect(outbox.behind).toBe(true);
  expect(batches.reduce((sum, batch) => sum + batch.byteLength, 0)).toBeLessThan(2 * WINDOW_BYTES);
  outbox.flush(true);
  for (const batch of batches) log.append(batch);
  const printed = [...log].flatMap((event) => (event.kind === "print" ? [event.args.text] : []));
  expect(printed).toEqual(Array.from({ length: 400 }, (_, i) => `${i}${line}`));
});
