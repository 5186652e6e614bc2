// Playwright for the README's pictures.
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({ ...base, testDir: ".", outputDir: "../test-results/shots", expect: { timeout: 240_000 } });
