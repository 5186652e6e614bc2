// Playwright for the Go tree's own programs: a suite of its own, as it takes minutes.
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({ ...base, testDir: ".", outputDir: "../test-results/goprograms", timeout: 180_000 });
