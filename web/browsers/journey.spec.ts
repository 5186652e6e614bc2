// The main journey, the canary and the ways out of the sandbox in two more browsers; where the canary finds no isolation, that nothing runs.
import { expect, test } from "@playwright/test";
import { server } from "../e2e/setup";
import { isRecord } from "../src/program/program";
import { KEYS, type Driver } from "./driver";
import { firefox } from "./firefox";
import { Sink, escapeProgram } from "./routes";
import { webkit } from "./webkit";

/** WebKitGTK 2.50 starts no worker in a frame without origin, so there the page has to refuse. */
const browsers: Readonly<Record<string, { launch: () => Promise<Driver>; isolates: boolean }>> = {
  firefox: { launch: firefox, isolates: true },
  webkit: { launch: webkit, isolates: false },
};

const READY = `while (!("interleave" in window)) await new Promise((again) => setTimeout(again, 20)); await window.interleave.ready; return "ready";`;
const LINES = `return [...document.querySelectorAll("#pane-console .row .text")].map((line) => line.textContent)`;
const TEXT = `const host = [...document.querySelectorAll(".editorroot")].at(-1); return host?.shadowRoot?.querySelector(".cm-content")?.innerText ?? "";`;
const FOCUS = `[...document.querySelectorAll(".editorroot")].at(-1).shadowRoot.querySelector(".cm-content").focus(); return 1;`;

/** Opens a path of the site and waits until it can run. */
async function open(driver: Driver, path: string): Promise<void> {
  await driver.open(new URL(path, server.url).href);
  expect(await driver.evaluate(READY)).toBe("ready");
}

/** Runs a program apart from the editors; gives its end and its lines. */
async function run(driver: Driver, files: Record<string, string>): Promise<{ end: unknown; lines: string[] }> {
  const result = await driver.evaluate(`const { end, console: lines } = await window.interleave.run({ files: ${JSON.stringify(files)} }); return { end, lines: lines.map(({ text }) => text) };`);
  if (!isRecord(result) || !Array.isArray(result["lines"])) throw new Error("the run gave no lines");
  return { end: result["end"], lines: result["lines"].map(String) };
}

for (const [name, { launch, isolates }] of Object.entries(browsers)) {
  test.describe(name, () => {
    let driver: Driver;
    test.beforeAll(async () => {
      driver = await launch();
      console.log(driver.name);
    });
    test.afterAll(() => driver.close());

    if (isolates) canRun(() => driver);
    else refuses(() => driver);

    test("an edit is there after a reload, and goes into a link", async () => {
      await open(driver, "?lesson=callback");
      await expect.poll(() => driver.evaluate(TEXT)).toMatch(/function|func main/);
      await driver.evaluate(FOCUS);
      await driver.press("a", KEYS.control);
      await driver.press(`${KEYS.delete}console.log(8 * 9)`);
      await expect.poll(() => driver.evaluate(TEXT)).toContain("console.log(8 * 9)");
      await driver.press("s", KEYS.control);
      await expect.poll(() => driver.evaluate("return location.hash")).toMatch(/^#1r\./);
      const link = String(await driver.evaluate("return location.hash"));
      await open(driver, "?lesson=callback");
      await expect.poll(() => driver.evaluate(TEXT)).toContain("console.log(8 * 9)");
      await driver.open("about:blank");
      await open(driver, link);
      await expect.poll(() => driver.evaluate(TEXT)).toContain("console.log(8 * 9)");
    });
  });
}

/** The page says that it runs nothing, and nothing was run. */
function refuses(driver: () => Driver): void {
  test("nothing is run, and the page says why", async () => {
    await open(driver(), "?lesson=callback");
    await driver().evaluate(`document.querySelector(".runbutton").click()`);
    const sentence = `return document.querySelector("#pane-timeline .sentence")?.textContent ?? ""`;
    await expect.poll(() => driver().evaluate(sentence)).toContain("This browser cannot isolate programs, so nothing was run");
    expect(await driver().evaluate(LINES)).toEqual([]);
  });
}

/** Both languages run, and nothing of them gets out. */
function canRun(driver: () => Driver): void {
  test("a lesson runs with its Go and its JavaScript", async () => {
    await open(driver(), "?lesson=callback");
    await driver().evaluate(`document.querySelector(".runbutton").click()`);
    await expect.poll(() => driver().evaluate(LINES)).toContain("cool: 42");
  });

  test("Go is compiled in the page", async () => {
    const files = { "main.go": "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(6 * 7) }\n", "main.js": "console.log('and JavaScript')" };
    expect(await run(driver(), files)).toEqual({ end: "exited", lines: ["42", "and JavaScript"] });
  });

  test("no way leads out of the sandbox", async () => {
    const sink = new Sink();
    const port = await sink.open();
    await open(driver(), "");
    const result = await run(driver(), { "main.js": escapeProgram([`http://127.0.0.1:${port}/x`, `${server.url}index.html`]) });
    const lines = result.lines;
    expect(lines.at(-1)).toBe("tried");
    expect(lines.filter((line) => line.endsWith(": open"))).toEqual([]);
    expect(sink.connections).toBe(0);
    sink.close();
  });
}
