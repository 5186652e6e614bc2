// Vitest for what needs a browser: the differential runner over the puzzles and over random programs.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["*.test.ts"],
    allowOnly: false,
    testTimeout: 7_200_000,
    hookTimeout: 60_000,
    // One browser at a time, or real timers jitter.
    fileParallelism: false,
    maxConcurrency: 3,
  },
});
