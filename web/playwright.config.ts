// Playwright: the built site in the system's Chromium, served by this repository's own server.
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { browser, server } from "./e2e/setup";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: { ...browser, baseURL: server.url },
  webServer: { command: server.command(["-watch=false"]), url: server.url, cwd: join(import.meta.dirname, ".."), timeout: 900_000, stdout: "pipe", gracefulShutdown: { signal: "SIGTERM", timeout: 3000 } },
});
