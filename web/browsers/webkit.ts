// The system's WebKitGTK over WebDriver, in as much of it as the journeys need.
import { createServer } from "node:net";
import { isRecord } from "../src/program/program";
import { asText, end, keyActions, start, type Driver } from "./driver";

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** One command; throws with the driver's own words. */
async function command(method: string, url: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}) });
  const read: unknown = await answer.json();
  const value = isRecord(read) ? read["value"] : null;
  if (!answer.ok) throw new Error(`${url}: ${isRecord(value) ? `${String(value["error"])} ${String(value["message"])}` : answer.status}`);
  return value;
}

/** The driver does not say when it listens. */
async function listening(url: string): Promise<void> {
  for (;;) {
    if (await fetch(`${url}/status`).then((answer) => answer.ok, () => false)) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

/** Starts WebKitGTK's small browser on a display of its own. */
export async function webkit(): Promise<Driver> {
  const display = await start("Xvfb", ["-displayfd", "1", "-screen", "0", "1440x900x24"], /^(\d+)/m);
  process.env["DISPLAY"] = `:${display.found}`;
  const port = await freePort();
  const { process: driver } = await start("sh", ["-c", `echo starts; exec WebKitWebDriver --host=127.0.0.1 --port=${port}`], /(starts)/);
  const root = `http://127.0.0.1:${port}`;
  await listening(root);
  const made = await command("POST", `${root}/session`, { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { args: ["--automation"] } } } });
  if (!isRecord(made) || !isRecord(made["capabilities"])) throw new Error("WebKitWebDriver made no session");
  const { browserName, browserVersion } = made["capabilities"];
  const session = `${root}/session/${String(made["sessionId"])}`;
  await command("POST", `${session}/timeouts`, { script: 120_000, pageLoad: 120_000 });
  return {
    name: `${String(browserName)} ${String(browserVersion)}`,
    open: async (url) => { await command("POST", `${session}/url`, { url }); },
    evaluate: async (body) => {
      const script = `const done = arguments[0]; ${asText(body)}.then((text) => done({ text }), (error) => done({ error: String(error) }));`;
      const answer = await command("POST", `${session}/execute/async`, { script, args: [] });
      if (!isRecord(answer) || typeof answer["text"] !== "string") throw new Error(isRecord(answer) ? String(answer["error"]) : "no answer");
      return JSON.parse(answer["text"]);
    },
    press: async (text, held) => { await command("POST", `${session}/actions`, { actions: keyActions(text, held) }); },
    close: async () => {
      await command("DELETE", session);
      await end(driver);
      await end(display.process);
    },
  };
}
