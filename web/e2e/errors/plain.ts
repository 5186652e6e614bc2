// Runs JavaScript in plain workers of a page with nothing of ours in it, and tells which errors nothing caught.
import type { Page } from "@playwright/test";

/** What is in every worker before the program: it tells of each error as `what file:line:col text`, and a little after the first that it is over. */
const LISTEN = `const { setTimeout } = self;
const say = (what, at, text) => {
  postMessage(what + " " + at + " " + text.split("\\n")[0]);
  setTimeout(() => postMessage(null), 100);
};
addEventListener("error", (e) => {
  e.preventDefault();
  say("exception", e.filename.split("/").pop() + ":" + e.lineno + ":" + e.colno, e.message.replace(/^Uncaught /, ""));
});
addEventListener("unhandledrejection", (e) => {
  e.preventDefault();
  const at = /[a-z]+\\.js:\\d+:\\d+/.exec(e.reason?.stack ?? "");
  say("rejection", at === null ? "-" : at[0], String(e.reason));
});
console.log = () => {};
`;

/** A program for a plain worker. */
export interface PlainCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly module: boolean;
}

/** The errors of each program, by its name. */
export async function plainErrors(page: Page, all: readonly PlainCase[]): Promise<Record<string, string[]>> {
  const files = new Map<string, string>([["/", "<!doctype html><title>plain</title>"], ["/listen.js", LISTEN]]);
  for (const [i, one] of all.entries()) {
    for (const [name, text] of Object.entries(one.files)) files.set(`/${i}/${name}`, text);
    files.set(`/${i}/boot.js`, one.module ? `import "/listen.js"; import "./main.js";` : `importScripts("/listen.js", "/${i}/main.js");`);
  }
  await page.route("http://plain.test/**", (route) => {
    const { pathname } = new URL(route.request().url());
    const body = files.get(pathname);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body, contentType: pathname === "/" ? "text/html" : "text/javascript" });
  });
  await page.goto("http://plain.test/");
  return page.evaluate(runWorkers, all);
}

/** Runs in the page: some workers at a time. */
async function runWorkers(all: readonly PlainCase[]): Promise<Record<string, string[]>> {
  const errorsOf = (index: number, module: boolean): Promise<string[]> => new Promise((resolve) => {
    const lines: string[] = [];
    const worker = new Worker(`/${index}/boot.js`, { type: module ? "module" : "classic" });
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== null) return void lines.push(String(data));
      worker.terminate();
      resolve(lines);
    };
    // An error inside an error listener is told to no listener of the worker's.
    worker.onerror = (event) => {
      event.preventDefault();
      lines.push(`exception ${event.filename.split("/").pop()}:${event.lineno}:${event.colno} ${event.message.replace(/^Uncaught /, "")}`);
    };
  });
  const told: Record<string, string[]> = {};
  const indexes = all.keys();
  const next = async (): Promise<void> => {
    for (const i of indexes) told[all[i]!.name] = (await errorsOf(i, all[i]!.module)).sort();
  };
  await Promise.all(Array.from({ length: 6 }, next));
  return told;
}
