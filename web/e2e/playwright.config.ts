// Playwright for the end-to-end tests: what goes by real time runs alone, then the rest in two browsers at once.
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

/** Specs that measure real milliseconds, or give a page too little of them. */
const timed = /(controls|forged|hostile|kill)\.spec\.ts$/;
/** Specs about what a log says: one that differs but once is a mistake, so none gets a second try. */
const logs = /(border|determinism|errors|golden|identity|probes|rules|sandbox|world)\.spec\.ts$/;

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results/e2e",
  workers: 2,
  // Two browsers on two processors: what a page shows may be late once. Such a test is named as flaky.
  retries: 1,
  projects: [
    { name: "timed", testMatch: timed, workers: 1 },
    { name: "logs", testMatch: logs, retries: 0, dependencies: ["timed"] },
    { name: "rest", testIgnore: [timed, logs], dependencies: ["timed"] },
  ],
});
