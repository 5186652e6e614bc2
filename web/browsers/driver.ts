// A browser that is driven from outside, however it is spoken to: what the journeys of this folder need of one.
import { spawn, type ChildProcess } from "node:child_process";

/** A browser with one page. */
export interface Driver {
  /** What it says of itself, such as "firefox 153.7.0". */
  readonly name: string;
  open(url: string): Promise<void>;
  /** Calls an async function's body in the page and gives what it returns, by way of JSON. */
  evaluate(body: string): Promise<unknown>;
  /** Presses keys where the focus is; `held` is a key that is down meanwhile, by its code of the WebDriver standard. */
  press(text: string, held?: string): Promise<void>;
  close(): Promise<void>;
}

/** Codes of keys (WebDriver §17.4.2). */
export const KEYS = { control: "\uE009", delete: "\uE017" } as const;

/** The input actions of a text, the same for both protocols. */
export function keyActions(text: string, held?: string): object[] {
  const pressed = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
  const actions = held === undefined ? pressed : [{ type: "keyDown", value: held }, ...pressed, { type: "keyUp", value: held }];
  return [{ type: "key", id: "keyboard", actions }];
}

/** A script that calls the body and hands over its result as text. */
export function asText(body: string): string {
  return `(async () => { ${body} })().then((value) => JSON.stringify(value ?? null))`;
}

/** Starts a program and waits for a line of its output; gives the first group of the match. */
export async function start(command: string, args: readonly string[], line: RegExp): Promise<{ process: ChildProcess; found: string }> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const found = await new Promise<string>((resolve, reject) => {
    let text = "";
    const read = (chunk: Buffer): void => {
      text += chunk.toString();
      const match = line.exec(text);
      if (match) resolve(match[1] ?? "");
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`${command} ended: ${text}`)));
  });
  return { process: child, found };
}

/** Ends a program that was started here and waits for it. */
export async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => { child.once("exit", resolve); });
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await gone;
}
