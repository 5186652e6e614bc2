// The tab is killed while its reader types: at most the last second of typing is missing afterwards. KILL_MOMENTS says how often; 5 in make test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { generator, type Random } from "../src/share/testing/mutate";
import { InterleavePage, expect, test } from "./page";
import { browser as settings, server } from "./setup";

const MOMENTS = Number(process.env["KILL_MOMENTS"] ?? 5);

/** How much typing may be lost, in ms. */
const MOST_LOST = 1000;

/** A character, and when the page had it, in ms. */
interface Typed {
  text: string;
  at: number;
}

/** A browser with a profile on the disk, as a reader has. */
function launch(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...settings?.launchOptions, viewport: { width: 1440, height: 900 }, baseURL: server.url });
}

/** The processes of a browser that are of a type. */
async function processes(context: BrowserContext, type: "renderer" | "browser"): Promise<number[]> {
  const session = await context.browser()?.newBrowserCDPSession();
  const found = await session?.send("SystemInfo.getProcessInfo");
  const ids = (found?.processInfo ?? []).filter((one) => one.type === type).map((one) => one.id);
  expect(ids.length).toBeGreaterThan(0);
  return ids;
}

/** Ends processes the hard way; gives the time. */
function kill(ids: readonly number[]): number {
  for (const id of ids) process.kill(id, "SIGKILL");
  return Date.now();
}

/** Types counted words into main.js for so long, with pauses as hands make them. */
async function type(site: InterleavePage, ms: number, random: Random): Promise<Typed[]> {
  await site.write("main.js", "//");
  const typed: Typed[] = [];
  const until = Date.now() + ms;
  for (let word = 1; Date.now() < until; word++) {
    for (const text of ` ${word}`) {
      if (Date.now() >= until) break;
      await site.page.keyboard.press(text === " " ? "Space" : text, { delay: random(30) });
      typed.push({ text, at: Date.now() });
    }
    await site.page.keyboard.press("Shift", { delay: Math.min(Math.max(0, until - Date.now()), random(10) === 0 ? 600 : random(60)) });
  }
  return typed;
}

/** Opens the page anew and tells how much of the typing before the kill is missing, in ms. */
async function lost(context: BrowserContext, typed: readonly Typed[], killed: number): Promise<number> {
  const site = new InterleavePage(await context.newPage());
  await site.open();
  const all = `//${typed.map((one) => one.text).join("")}`;
  const kept = await site.read("main.js");
  expect(all.startsWith(kept), `"${kept}" is no beginning of "${all}"`).toBe(true);
  const first = typed[kept.length - 2];
  await site.page.close();
  return first ? killed - first.at : 0;
}

test("at most the last second of typing is missing after the tab was killed", async () => {
  test.setTimeout(30_000 + MOMENTS * 15_000);
  const profile = mkdtempSync(join(tmpdir(), "interleave-kill-"));
  const context = await launch(profile);
  const losses: number[] = [];
  for (let moment = 0; moment < MOMENTS; moment++) {
    const random = generator(moment + 1);
    const site = new InterleavePage(await context.newPage());
    await site.open("?lesson=callback");
    const renderers = await processes(context, "renderer");
    const typed = await type(site, 300 + random(2200), random);
    const crashed = site.page.waitForEvent("crash");
    const killed = kill(renderers);
    await crashed;
    await site.page.close();
    losses.push(await lost(context, typed, killed));
  }
  await context.close();
  rmSync(profile, { recursive: true, force: true });
  console.log(`missing of the typing before ${MOMENTS} kills, in ms: ${losses.sort((a, b) => b - a).join(" ")}`);
  expect(losses.filter((ms) => ms > MOST_LOST)).toEqual([]);
});

test("the same holds when the whole browser is killed", async () => {
  const profile = mkdtempSync(join(tmpdir(), "interleave-kill-"));
  const context = await launch(profile);
  const site = new InterleavePage(await context.newPage());
  await site.open("?lesson=callback");
  const browser = await processes(context, "browser");
  const typed = await type(site, 2000, generator(1));
  const gone = new Promise((resolve) => { context.once("close", resolve); });
  const killed = kill(browser);
  await gone;
  const next = await launch(profile);
  expect(await lost(next, typed, killed)).toBeLessThanOrEqual(MOST_LOST);
  await next.close();
  rmSync(profile, { recursive: true, force: true });
});
