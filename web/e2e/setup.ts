// What every Playwright run shares: which browser with which arguments, and a server of ours on a free port.
import { execFileSync } from "node:child_process";
import type { PlaywrightTestConfig } from "@playwright/test";

/** The system's Chromium, kept from everything that is none of the test's business. */
export const browser: PlaywrightTestConfig["use"] = {
  browserName: "chromium",
  viewport: { width: 1440, height: 900 },
  launchOptions: {
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
    ],
  },
  trace: "off",
};

const findPort = `const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });`;

/** The port is found once and kept in the environment, as the runner loads its configuration again in every worker. */
function freePort(): string {
  process.env["INTERLEAVE_PORT"] ??= execFileSync(process.execPath, ["-e", findPort], { encoding: "utf8" }).trim();
  return process.env["INTERLEAVE_PORT"];
}

const address = `127.0.0.1:${freePort()}`;

/** The server under test. */
export const server = {
  url: `http://${address}/`,
  command: (options: readonly string[]): string => ["go run ./build/serve", "-addr", address, ...options].join(" "),
};
