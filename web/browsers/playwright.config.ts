// make browsers: the site in the system's Firefox and WebKitGTK, which are spoken to directly.
import { defineConfig } from "@playwright/test";
import base from "../playwright.config";

export default defineConfig({ ...base, testDir: ".", outputDir: "../test-results/browsers", timeout: 300_000, use: {} });
