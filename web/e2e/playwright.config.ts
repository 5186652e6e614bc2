// Playwright for the end-to-end tests: what goes by real time runs alone, then the rest in two browsers at once.
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

/** Specs that measure real milliseconds, or give a page too little of them. */
const timed = /(controls|forged|hostile|kill)\.spec\.ts$/;

export default defineConfig({
  ...base,
  testDir: ".",
  outputDir: "../test-results/e2e",
  workers: 2,
  projects: [
    { name: "timed", testMatch: timed, workers: 1 },
    { name: "rest", testIgnore: timed, dependencies: ["timed"] },
  ],
});
