// The site works from any path of a host: nothing in it names the root.
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "./page";

let server: ChildProcess | null = null;
let address = "";

test.beforeAll(async () => {
  const options = ["run", "./build/serve", "-dir", join(".cache", "site"), "-prefix", "/some/where/", "-addr", "127.0.0.1:0"];
  server = spawn("go", options, { cwd: join(import.meta.dirname, "..", ".."), detached: true, stdio: ["ignore", "pipe", "inherit"] });
  if (!server.stdout) throw new Error("the server has no output");
  for await (const line of createInterface(server.stdout)) {
    address = /http:\S+/.exec(line)?.[0] ?? "";
    if (address !== "") break;
  }
});

test.afterAll(() => {
  // The whole group: the go command does not hand signals on to what it runs.
  if (server?.pid !== undefined) process.kill(-server.pid, "SIGTERM");
});

test("a lesson and an edit of its Go run under a sub-path", async ({ site, page }) => {
  expect(address).toMatch(/\/some\/where\/$/);
  await page.goto(address);
  await site.run();
  await expect(site.status).toHaveText("Done");
  await site.write("main.go", 'package main\n\nfunc main() {\n\tprintln("from a sub-path")\n}\n');
  await site.write("main.js", "");
  await site.run();
  await expect(site.lines).toHaveText(["from a sub-path"]);
  await page.reload();
  await expect(site.editor("main.go")).toContainText("from a sub-path");
});
