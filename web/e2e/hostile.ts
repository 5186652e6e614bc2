// Programs that will not let go, and how the page is watched while one runs.
import type { Page } from "@playwright/test";
import "./interleave";

const main = (body: string, imports = ""): string => `package main\n\n${imports}func main() {\n${body}\n}\n`;

/** Programs by name, each with its files and the ends that are right when it is stopped after two seconds. */
export const hostile: Readonly<Record<string, { files: Record<string, string>; ends: readonly string[] }>> = {
  "an endless loop in JavaScript": { files: { "main.js": "for (;;) {}" }, ends: ["stopped"] },
  "an endless loop in Go": { files: { "main.go": main("\tfor {\n\t}") }, ends: ["stopped"] },
  "an endless loop in Go that yields": { files: { "main.go": main("\tfor {\n\t\truntime.Gosched()\n\t}", 'import "runtime"\n\n') }, ends: ["stopped", "limit"] },
  "a flood of prints from Go": { files: { "main.go": main('\tfor {\n\t\tprintln("all work and no play")\n\t}') }, ends: ["limit", "stopped"] },
  "a flood of prints from JavaScript": { files: { "main.js": 'for (;;) console.log("all work and no play");' }, ends: ["limit", "stopped"] },
  "an endless interval at top speed": { files: { "main.js": "let n = 0; setInterval(() => { n++; }, 1);" }, ends: ["limit", "stopped"] },
  "endless microtasks": { files: { "main.js": "const again = () => queueMicrotask(again); again();" }, ends: ["stopped", "limit"] },
  "a memory bomb in Go": {
    files: { "main.go": main("\tvar all [][]byte\n\tfor {\n\t\tall = append(all, make([]byte, 1<<20))\n\t\tall[len(all)-1][7] = 1\n\t}") },
    ends: ["panic", "limit", "stopped"],
  },
  "a memory bomb in JavaScript": { files: { "main.js": 'const all = []; for (;;) all.push(new Array(1e6).fill("x" + all.length));' }, ends: ["limit", "stopped", "error"] },
  "a stack bomb": { files: { "main.js": "function f() { f(); } f();" }, ends: ["error"] },
};

/** What a watched run did to the page. */
export interface Watched {
  end: string;
  /** The longest time between two frames of the page while the program ran, in ms. */
  worstFrame: number;
  /** From Stop to the end of the run, in ms; 0 where it ended by itself. */
  stopped: number;
}

/** Runs a program for two seconds, watching the page's frames, then stops it. */
export function watch(page: Page, files: Record<string, string>): Promise<Watched> {
  return page.evaluate(async (given) => {
    let worstFrame = 0;
    let last = performance.now();
    let watching = true;
    const frame = (now: number): void => {
      worstFrame = Math.max(worstFrame, now - last);
      last = now;
      if (watching) requestAnimationFrame(frame);
    };
    // A plain result of a million events takes seconds to make, which is none of the program's doing.
    const result = window.interleave.run({ files: given }, { maxEvents: 100_000 });
    await new Promise((begun) => requestAnimationFrame(begun));
    last = performance.now();
    requestAnimationFrame(frame);
    const patience = new Promise<null>((over) => setTimeout(() => over(null), 2000));
    const early = await Promise.race([result, patience]);
    watching = false;
    const asked = performance.now();
    if (early === null) window.interleave.stop();
    const { end } = await result;
    return { end, worstFrame, stopped: early === null ? performance.now() - asked : 0 };
  }, files);
}
