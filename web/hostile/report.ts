// The report of the hostile suite: one line per case, with what was watched.
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Gathers the lines and prints them at the end. */
export default class HostileReport implements Reporter {
  readonly #lines: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    const watched = result.annotations.find(({ type }) => type === "watched")?.description ?? "";
    this.#lines.push(`${result.status === "passed" ? "holds " : "FAILS "} ${test.title}${watched === "" ? "" : ` (${watched})`}`);
  }

  onEnd(): void {
    this.#lines.sort((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]));
    console.log(`\n${this.#lines.join("\n")}\n`);
  }
}
