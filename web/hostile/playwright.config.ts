// Playwright for the whole hostile suite: as in the tests, one page after another, with a report of what each case did.
import { defineConfig } from "@playwright/test";
import tests from "../playwright.config";

export default defineConfig({ ...tests, testDir: ".", testMatch: "**/all.spec.ts", outputDir: "../test-results/hostile", timeout: 300_000, reporter: [["list"], ["./report.ts"]] });
