// Stories about the sandbox's file and its policy: what stands without our own code in the worker, and what the file does outside its frame.
import { expect, type Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { open, run } from "../../e2e/interleave";
import { ROUTES } from "../routes";
import type { Stage } from "../stage";

const SCRIPT = /<script>([\s\S]*?)<\/script>/;
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;

/** The sandbox's file as the site has it, and its address. */
async function sandboxFile(page: Page): Promise<{ address: string; text: string }> {
  const address = await page.evaluate(() => {
    const site: unknown = JSON.parse(document.querySelector<HTMLMetaElement>("meta[name=interleave-site]")?.content ?? "{}");
    const path: unknown = typeof site === "object" && site !== null ? Reflect.get(site, "sandbox") : "";
    return new URL(String(path), location.href).href;
  });
  return { address, text: await (await fetch(address)).text() };
}

/** The file with another script and the same policy, in which only the script's hash is another. */
function withScript(text: string, script: string): string {
  const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
  return text.replace(SCRIPT, () => `<script>${script}</script>`).replace(/sha256-[A-Za-z0-9+/=]+/, () => hash);
}

/** A boot script that makes a worker of this text, without any hardening, and tells its parent what the worker tells. */
function bareBoot(worker: string): string {
  return `const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(worker)}])));
worker.onmessage = (event) => parent.postMessage(event.data, "*");`;
}

/** Opens a page of the site on which frames of the sandbox run this worker's text bare; the policy comes with the file alone, as from a static host. */
async function bareSite(stage: Stage, worker: string): Promise<{ page: Page; address: string }> {
  const page = await stage.context.newPage();
  await open(page, "?lesson=callback");
  const { address, text } = await sandboxFile(page);
  await page.route(`${address}?bare`, (route) => route.fulfill({ contentType: "text/html", body: withScript(text, bareBoot(worker)) }));
  return { page, address: `${address}?bare` };
}

/** Adds such a frame to the page; resolves with the first thing it tells. */
function told(page: Page, address: string): Promise<unknown> {
  return page.evaluate((src) => new Promise<unknown>((resolve) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    window.addEventListener("message", (event) => { if (event.source === frame.contentWindow) resolve(event.data); });
    frame.src = src;
    document.body.append(frame);
  }), address);
}

/** The same worker's text on a page without any wall, at the sink's own address. */
async function withoutWall(stage: Stage, worker: string): Promise<unknown> {
  const page = await stage.context.newPage();
  const address = `${stage.sinks.sink}/control`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto(address);
  const got = await page.evaluate((text) => new Promise<unknown>((resolve) => {
    new Worker(URL.createObjectURL(new Blob([text]))).onmessage = (event) => resolve(event.data);
  }), worker);
  await page.close();
  return got;
}

/** 22: all routes from a worker that has everything the browser gives, behind the same frame and policy; and the same from a page without them, which must leak. */
export async function bareWorker(stage: Stage): Promise<void> {
  const { sink, own } = stage.sinks;
  const worker = `${ROUTES}
(async () => postMessage({ sink: await tryAll(routesTo(${JSON.stringify(sink)})), own: await tryAll(routesTo(${JSON.stringify(own)})), here: await tryAll(ownRoutes), origin }))();`;
  const { page, address } = await bareSite(stage, worker);
  expect(await told(page, address)).toEqual({ sink: [], own: [], here: [], origin: "null" });
  await page.close();
  expect(stage.sinks.take()).toEqual([]);
  await withoutWall(stage, `${ROUTES}\ntryAll(routesTo(${JSON.stringify(sink)}, "control")).then(postMessage);`);
  const heard = stage.sinks.take().filter((line) => line.includes("/control/"));
  expect(new Set(heard).size, "what reaches the sink where there is no wall").toBeGreaterThanOrEqual(8);
}

/** 22: the same file without its policy proves nothing, so nothing is run. */
export async function withoutPolicy(stage: Stage): Promise<void> {
  const page = await stage.context.newPage();
  await page.route(/sandbox[^/]*\.html/, async (route) => {
    const text = await (await fetch(route.request().url())).text();
    await route.fulfill({ contentType: "text/html", body: text.replace(POLICY, "") });
  });
  await open(page, "?lesson=callback");
  await expect(run(page, { files: { "main.js": "console.log('it runs')" } })).rejects.toThrow(/cannot isolate programs, so nothing was run \(this browser let the program fetch\)/);
  await page.close();
}

const GOSSIP = `const channel = new BroadcastChannel("interleave-hostile"); const heard = [];
channel.onmessage = (event) => heard.push(String(event.data));
setInterval(() => channel.postMessage("gossip"), 20);
setTimeout(() => postMessage(heard.length), 600);`;

/** 27, 29: bare workers of two frames and of two tabs call on the same channel, and the page listens: nobody hears anybody. */
export async function besideThePage(stage: Stage): Promise<void> {
  const [one, two] = [await bareSite(stage, GOSSIP), await bareSite(stage, GOSSIP)];
  const listen = (page: Page): Promise<void> => page.evaluate(() => {
    new BroadcastChannel("interleave-hostile").onmessage = () => document.body.setAttribute("data-heard", "");
  });
  await listen(one.page);
  await listen(two.page);
  expect(await Promise.all([told(one.page, one.address), told(one.page, one.address), told(two.page, two.address)])).toEqual([0, 0, 0]);
  for (const { page } of [one, two]) {
    expect(await page.evaluate(() => document.body.hasAttribute("data-heard"))).toBe(false);
    await page.close();
  }
  // Two workers of one origin do hear each other: the test can fail.
  expect(Math.max(...(await Promise.all([withoutWall(stage, GOSSIP), withoutWall(stage, GOSSIP)])).map(Number))).toBeGreaterThan(0);
  stage.sinks.take();
}

/** 17: the file opened by itself, framed without a sandbox, or opened by another page does nothing, whatever it is sent. */
export async function fileOutside(stage: Stage): Promise<void> {
  const { context, sinks } = stage;
  const page = await context.newPage();
  await open(page, "?lesson=callback");
  const { address, text } = await sandboxFile(page);
  await page.close();
  // As from a host that sends no headers: there the file has the site's origin, and so has the page that opens it.
  const [opener, outside] = [`${sinks.own}/opener`, `${address}?outside`];
  await context.route(opener, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await context.route(outside, (route) => route.fulfill({ contentType: "text/html", body: text }));
  const mate = await context.newPage();
  await mate.goto(opener);
  const opened = context.waitForEvent("page");
  await mate.evaluate((src) => {
    const frame = document.createElement("iframe");
    frame.src = src;
    document.body.append(frame);
    Object.assign(window, { opened: window.open(src) });
  }, outside);
  const popup = await opened;
  await popup.waitForLoadState();
  await expect.poll(() => mate.evaluate(() => frames[0]?.document.readyState)).toBe("complete");
  const answers = await mate.evaluate(() => {
    const answered = (target: unknown): Promise<string> => new Promise((resolve) => {
      if (typeof target !== "object" || target === null || !("postMessage" in target) || typeof target.postMessage !== "function") return resolve("nobody there");
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve("answered");
      target.postMessage({ t: "init" }, "*", [port2]);
      setTimeout(() => resolve("silent"), 500);
    });
    return Promise.all([answered(frames[0]), answered(Reflect.get(window, "opened"))]);
  });
  expect(answers).toEqual(["silent", "silent"]);
  expect([...mate.workers(), ...popup.workers()]).toEqual([]);
  await popup.close();
  await mate.close();
  await context.unroute(outside);
  await context.unroute(opener);
}

/** 47, 48: a sandbox that lies about everything it sends is given up with a sentence, and the next one works. */
export async function lyingSandbox(stage: Stage): Promise<void> {
  const page = await stage.context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  await open(page, "?lesson=callback");
  const { address, text } = await sandboxFile(page);
  const lies = `addEventListener("message", ({ ports: [port] }) => {
  const words = new Uint32Array(16); words.set([0x31564c49, 1, 1, 1, 0, 0, 0, 0]); words.set([9999, 0, 5, 0, 7, 7, 3, 0], 8);
  port.onmessage = ({ data }) => {
    for (const junk of [null, 5, "x", {}, { t: "pulled" }, { t: "pulled", id: data.id, batches: [1] }, { t: "ready" }, { t: "refuse", why: 5 }]) port.postMessage(junk);
    if (data.t === "pull") port.postMessage({ t: "pulled", id: data.id, batches: [words.slice().buffer], heldMs: 0, computedMs: 0, file: "", line: 0, diagnostics: null, over: false, crash: "" });
  };
  port.postMessage({ t: "hello" }); port.postMessage({ t: "ready" });
}, { once: true });`;
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: withScript(text, lies) }));
  const program = { files: { "main.js": "console.log('so it was')" } };
  // Spares that were made before the lie still run; the sandbox after them lies.
  const ends: string[] = [];
  for (let i = 0; i < 3; i++) ends.push((await run(page, program, { timeout: 20_000 })).events.at(-1)?.args["why"]?.toString() ?? "");
  expect(ends.at(-1)).toMatch(/sent what is no log/);
  await page.unroute(address);
  await run(page, program, { timeout: 20_000 });
  expect((await run(page, program)).console.map(({ text: line }) => line)).toEqual(["so it was"]);
  expect(troubles).toEqual([]);
  await page.close();
}
