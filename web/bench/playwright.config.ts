// Playwright for the bench: the release as a host would serve it, one thing at a time on a quiet machine.
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { server } from "../e2e/setup";
import base from "../playwright.config";

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results/bench",
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [["line"]],
  globalSetup: "./setup.ts",
  webServer: {
    command: server.command(["-dir", "dist"]),
    url: server.url,
    cwd: join(import.meta.dirname, "..", ".."),
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 3000 },
  },
});
