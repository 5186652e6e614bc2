// Vitest: the unit tests beside the TypeScript sources, with the modules that exist only at build time.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Offers Go's wasm_exec.js under the names that build/bundle gives it. */
const goroot = {
  name: "goroot",
  resolveId: (id: string): string | undefined => (id.startsWith("goroot:") ? `\0${id}` : undefined),
  load(id: string): string | undefined {
    if (!id.startsWith("\0goroot:")) return undefined;
    const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
    const text = readFileSync(join(root, "lib", "wasm", "wasm_exec.js"), "utf8");
    return id.endsWith(".js") ? `export default ${JSON.stringify(text)};` : text;
  },
};

export default defineConfig({
  plugins: [goroot],
  test: {
    include: ["src/**/*.test.{ts,tsx}", "style/**/*.test.ts", "hostile/*.test.ts"],
    allowOnly: false,
    // Two processors: more workers only take time from each other.
    maxWorkers: 2,
    // Generous: a slow machine is no failure; what must be fast is measured by the bench.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
