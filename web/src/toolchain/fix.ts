// Makes a change to a program: Go by tool.wasm, JavaScript by its own syntax; all of it or nothing.
import type { Fix, SourcePlace } from "../program/fix";
import type { SourceFile } from "../program/program";
import { ToolchainError, type Fixed } from "./api";
import type { GoServices } from "./services";

/** What changes Go. */
export type GoChanges = Pick<GoServices, "change">;

/** The changed program; null where a part of the change cannot be made. */
export async function fixedProgram(files: readonly SourceFile[], fix: Fix, go: GoChanges): Promise<Fixed | null> {
  switch (fix.kind) {
    case "wait": return waitElsewhere(files, fix.go, fix.call, go);
    case "callback": return withCallback(files, fix.go, fix.call, go);
    case "await": return withChange("Await it", files, fix.call, (scripts, text) => scripts.awaited(text, fix.call));
  }
}

async function waitElsewhere(files: readonly SourceFile[], func: SourcePlace, call: SourcePlace | null, go: GoChanges): Promise<Fixed | null> {
  const changed = await goChange("wait", files, func, go);
  if (changed === null) return null;
  if (changed.how === "goroutine") return { label: "Put the wait in a goroutine", files: changed.files };
  return call === null ? null : withChange("Return a Promise, and await it", changed.files, call, (scripts, text) => scripts.awaited(text, call));
}

async function withCallback(files: readonly SourceFile[], func: SourcePlace, call: SourcePlace, go: GoChanges): Promise<Fixed | null> {
  const changed = await goChange("callback", files, func, go);
  return changed === null ? null : withChange("Pass a callback", changed.files, call, (scripts, text) => scripts.calledBack(text, call));
}

async function goChange(change: "wait" | "callback", files: readonly SourceFile[], func: SourcePlace, go: GoChanges): Promise<{ files: SourceFile[]; how: "goroutine" | "promise" } | null> {
  const file = files.find(({ name }) => name === func.file);
  const changed = file ? await go.change(change, file, func.line) : null;
  return changed && { files: replaced(files, func.file, changed.text), how: changed.how };
}

type Scripts = typeof import("./scripts");

/** The files with a change to one of JavaScript. TypeScript is left alone. */
async function withChange(label: string, files: readonly SourceFile[], { file: name }: SourcePlace, change: (scripts: Scripts, text: string) => string | null): Promise<Fixed | null> {
  const file = files.find((one) => one.name === name);
  if (file === undefined || !/\.m?js$/.test(name)) return null;
  const text = change(await load(), file.text);
  return text === null ? null : { label, files: replaced(files, name, text) };
}

async function load(): Promise<Scripts> {
  try {
    return await import("./scripts");
  } catch (error) {
    throw new ToolchainError("Could not download what changes JavaScript. Check the connection and try again.", { cause: error });
  }
}

function replaced(files: readonly SourceFile[], name: string, text: string): SourceFile[] {
  return files.map((file) => (file.name === name ? { name, text } : { name: file.name, text: file.text }));
}
