// What the page's toolchain makes of each example's Go is byte for byte what the native tools made of it when the site was built.
import { expect, test } from "@playwright/test";
import { exampleIds, exampleProgram, open } from "./interleave";

// The worker is started by the test's own code, which the page's policy would not allow.
test.use({ bypassCSP: true });

test("linked programs are the native toolchain's", async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  // One lesson for each set of packages: the others bring nothing new to the linker. net/http takes as long as all others together; build/toolchain's tests link it.
  const bySet = new Map<string, string>();
  for (const id of exampleIds()) {
    const source = exampleProgram(id).files["main.go"];
    if (source !== undefined && !source.includes('"net/http"')) bySet.set([...source.matchAll(/^(?:import |\t)"[^"]+"$/gm)].join(), id);
  }
  const lessons = [...bySet.values()];
  expect(lessons.length).toBeGreaterThan(5);
  const compared = await page.evaluate(compareAll, lessons);
  expect(compared).toEqual(lessons.map((id) => ({ id, size: expect.any(Number), same: true })));
});

/** Runs in the page: builds the Go of each lesson in one toolchain worker and compares it with the lesson's prebuilt binary. */
async function compareAll(ids: readonly string[]): Promise<{ id: string; size: number; same: boolean }[]> {
  const about = JSON.parse(document.querySelector('meta[name="interleave-site"]')?.getAttribute("content") ?? "{}");
  const worker = new Worker(about.toolchainWorker, { type: "module" });
  const base = new URL(".", location.href).href;
  worker.postMessage({ t: "init", base, tool: about.tool });
  const build = (id: number, files: unknown): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.t === "built") resolve(data.wasm);
        else if (data.t !== "progress") reject(new Error(JSON.stringify(data)));
      };
      worker.postMessage({ t: "build", id, files });
    });
  const compared = [];
  for (const [index, id] of ids.entries()) {
    const lesson = await (await fetch(`lessons/${id}.json`)).json();
    const native = new Uint8Array(await (await fetch(lesson.binary)).arrayBuffer());
    const built = await build(index + 1, lesson.program.files.filter(({ name }: { name: string }) => name.endsWith(".go")));
    compared.push({ id, size: built.length, same: built.length === native.length && built.every((byte, at) => byte === native[at]) });
  }
  worker.terminate();
  return compared;
}
