// A Chromium in which only the page itself is attached to, and only to be asked for one value: Playwright attaches to every worker too, which costs one that lives for 50 ms as much again.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { browser } from "../e2e/setup";

type Answer = { readonly id?: number; readonly result?: Record<string, unknown>; readonly error?: { readonly message: string } };
type Send = (method: string, params: object, sessionId?: string) => Promise<Record<string, unknown>>;

/** Speaks the browser's protocol over its pipe: messages of JSON, each with a 0 behind it. */
function speak(input: Writable, output: Readable): Send {
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = "";
  let last = 0;
  output.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\0");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const answer: Answer = JSON.parse(part);
      waiting.get(answer.id ?? 0)?.(answer);
    }
  });
  return (method, params, sessionId) => new Promise((resolve, reject) => {
    const id = ++last;
    waiting.set(id, ({ result, error }) => (result ? resolve(result) : reject(new Error(`${method}: ${error?.message ?? "no answer"}`))));
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
  });
}

/** Opens a page in a fresh browser and gives the number that a script comes to in it; the script may give a promise. Rejects when it comes to none. */
export async function numberIn(url: string, script: string): Promise<number> {
  const profile = mkdtempSync(join(tmpdir(), "interleave-bare-"));
  const { executablePath = "", args = [] } = browser?.launchOptions ?? {};
  const child = spawn(executablePath, [...args, "--headless", "--remote-debugging-pipe", "--window-size=1440,900", `--user-data-dir=${profile}`], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const send = speak(child.stdio[3] as Writable, child.stdio[4] as Readable);
  try {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    if (typeof sessionId !== "string") throw new Error("the page cannot be attached to");
    await send("Page.navigate", { url }, sessionId);
    const { result } = await send("Runtime.evaluate", { expression: script, awaitPromise: true, returnByValue: true }, sessionId);
    const value: unknown = typeof result === "object" && result !== null ? Reflect.get(result, "value") : undefined;
    if (typeof value !== "number") throw new Error(`the script came to ${JSON.stringify(result)}`);
    return value;
  } finally {
    await send("Browser.close", {});
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
