// The system's Firefox over WebDriver BiDi, in as much of it as the journeys need.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRecord } from "../src/program/program";
import { asText, end, keyActions, start, type Driver } from "./driver";

/** A value inside plain objects, by path. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (Array.isArray(inner) ? (inner as unknown[])[Number(key)] : isRecord(inner) ? inner[key] : undefined), value);
}

/** One BiDi connection: commands by number. */
class Connection {
  private readonly waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  private next = 1;

  private constructor(private readonly socket: WebSocket) {
    socket.onmessage = (event) => {
      const answer: unknown = JSON.parse(String(event.data));
      if (!isRecord(answer) || typeof answer["id"] !== "number") return;
      this.waiting.get(answer["id"])?.(answer);
      this.waiting.delete(answer["id"]);
    };
  }

  static async open(url: string): Promise<Connection> {
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error(`no connection to ${url}`));
    });
    return new Connection(socket);
  }

  async send(method: string, params: object): Promise<unknown> {
    const id = this.next++;
    const answer = await new Promise<Record<string, unknown>>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
    if (answer["type"] === "error") throw new Error(`${method}: ${String(answer["message"])}`);
    return answer["result"];
  }

  close(): void {
    this.socket.close();
  }
}

/** Starts Firefox without a window and with a profile of its own. */
export async function firefox(): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), "interleave-firefox-"));
  const { process: child, found } = await start(process.env["FIREFOX"] ?? "firefox-esr", ["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", profile], /BiDi listening on (ws:\S+)/);
  const bidi = await Connection.open(`${found}/session`);
  const session = await bidi.send("session.new", { capabilities: {} });
  const context = at(await bidi.send("browsingContext.getTree", {}), "contexts", 0, "context");
  await bidi.send("browsingContext.setViewport", { context, viewport: { width: 1440, height: 900 } });
  return {
    name: `${String(at(session, "capabilities", "browserName"))} ${String(at(session, "capabilities", "browserVersion"))}`,
    open: async (url) => { await bidi.send("browsingContext.navigate", { context, url, wait: "complete" }); },
    evaluate: async (body) => {
      const answer = await bidi.send("script.evaluate", { expression: asText(body), target: { context }, awaitPromise: true });
      if (at(answer, "type") !== "success") throw new Error(String(at(answer, "exceptionDetails", "text")));
      return JSON.parse(String(at(answer, "result", "value")));
    },
    press: async (text, held) => { await bidi.send("input.performActions", { context, actions: keyActions(text, held) }); },
    close: async () => {
      await bidi.send("browser.close", {}).catch(() => undefined); // The answer may not come any more.
      bidi.close();
      await end(child);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
