// Every state of the page's design is reached as a reader reaches it, and says what it says there.
import { expect, test, type InterleavePage } from "./page";

/** Opens a program that is no lesson and runs it at the highest speed. */
async function start(site: InterleavePage, files: Record<string, string>): Promise<void> {
  await site.open();
  await site.page.evaluate((given) => window.interleave.open({ files: given }), files);
  await expect(site.page.getByRole("heading", { name: "Your program" })).toBeVisible();
  await site.page.keyboard.press("m");
  // Right after a program came from elsewhere Run does nothing: press until it does.
  await expect(async () => {
    await site.page.keyboard.press("Control+Enter");
    await expect(site.sentence).not.toHaveText(/^One thread/, { timeout: 300 });
  }).toPass();
}

/** Waits for the end of a run that has to be compiled first, however busy the machine is. */
async function ended(site: InterleavePage): Promise<void> {
  await expect(site.runButton).toHaveText(/^Run/, { timeout: 90_000 });
  await site.ended();
}

const goMain = (body: string, ...imports: string[]): string =>
  `package main\n\n${imports.map((path) => `import "${path}"\n`).join("")}\nfunc main() {\n${body.split("\n").map((line) => `\t${line}`).join("\n")}\n}\n`;

test("before the first run: lanes to come, Run in the middle, one sentence", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await expect(page.locator(".skeleton")).toBeVisible();
  await expect(page.locator(".firstrun")).toHaveText(/^Run/);
  await expect(site.sentence).toHaveText("One thread, two languages. Press Run and watch who holds it.");
  await page.locator(".firstrun").click();
  await expect(page.locator(".firstrun")).toHaveCount(0);
  await site.ended();
});

test("the compiler is on its way: how far, that it is once only, and what goes on without it", async ({ site, page }) => {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route(/toolchain\/compile\.[0-9a-f]+\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  await start(site, { "main.go": goMain("println(1)") });
  await expect(page.locator(".stage .card")).toContainText(/Getting .*\d+ of \d+ [kM]B/);
  await expect(page.locator(".stage .card")).toContainText("Once only: it stays in this browser.");
  await expect(site.sentence).toHaveText("JavaScript-only edits run at once, without the compiler.");
  letGo();
  await site.ended();
  await expect(site.status).toHaveText(/^Compiled in/);
});

test("a compile error leaves the run before it standing, dimmed and named", async ({ site, page }) => {
  await site.open("?lesson=callback");
  await page.keyboard.press("m");
  await site.run();
  await expect(page.locator(".dimnote")).toHaveCount(0);
  await site.write("main.go", goMain("undefinedName()"));
  await expect(page.locator(".dimnote")).toHaveText("The run before your last edit");
  await page.keyboard.press("ControlOrMeta+Enter");
  await site.ended();
  await expect(site.sentence).toHaveText("1 error in main.go. Fix it and press Run.");
  await expect(page.locator(".dimnote")).toBeVisible();
  await expect(page.locator(".timelinecanvas")).not.toHaveAttribute("data-events", "0");
  await page.getByRole("button", { name: "F8 goes to it" }).click();
  await expect(site.editor("main.go")).toBeFocused();
});

test("a callback that waits: every goroutine that nothing can wake stands at its line", async ({ site, page }) => {
  await start(site, {
    "main.go": goMain(`done := make(chan int)
js.Global().Set("load", js.FuncOf(func(js.Value, []js.Value) any {
	js.Global().Call("fetch", "/delay/20").Call("then", js.FuncOf(func(js.Value, []js.Value) any { done <- 1; return nil }))
	return <-done
}))
select {}`, "syscall/js"),
    "main.js": "setTimeout(function click() { load(); }, 5);\n",
  });
  await ended(site);
  await expect(site.status).toHaveText("Deadlock");
  await expect(site.sentence).toHaveText(/^Go gave up\. .*all goroutines are asleep/);
  await expect(page.locator(".il-chip.stuck")).toHaveCount(2);
});

test("a goroutine that does not let go is named, with where it was last seen; Go on lets it", async ({ site, page }) => {
  await start(site, { "main.go": goMain("time.Sleep(2 * time.Millisecond)\nfor {\n}", "time") });
  await expect(site.sentence).toHaveText("g1 has not let go of the thread. Callbacks and timers wait until it does. It was last seen at main.go:6.");
  await page.getByRole("alert").getByRole("button", { name: "Go on" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(site.sentence).toHaveText("The run goes on.");
  await page.keyboard.press("Control+.");
  await expect(site.status).toHaveText("Stopped");
});

test("two hundred goroutines of one function are one band, and the one that prints stays itself", async ({ site, page }) => {
  await start(site, {
    "main.go": `package main

import "time"

func worker(i int) {
	time.Sleep(time.Duration(i%7) * time.Millisecond)
	if i == 40 {
		println(i)
	}
}

func main() {
	for i := range 198 {
		go worker(i)
	}
	time.Sleep(10 * time.Millisecond)
}
`,
  });
  await ended(site);
  const timeline = page.getByRole("application", { name: "Timeline of the run" });
  await timeline.focus();
  const lanes = new Set<string>();
  for (let rows = 0; rows < 30; rows++) {
    await page.keyboard.press("ArrowDown");
    lanes.add(/^g\d+ (?!.* in flight)/.exec(await timeline.getByRole("status").innerText())?.[0] ?? "");
  }
  lanes.delete("");
  expect(lanes.size).toBeLessThan(6);
});

test("a panic says what it was and that every goroutine ended with it", async ({ site }) => {
  await start(site, { "main.go": goMain("var list []int\nprintln(list[3])") });
  await ended(site);
  await expect(site.status).toHaveText("Go panicked");
  await expect(site.sentence).toHaveText(/^Go panicked: .*index out of range.* Every goroutine ended with it\.$/);
});

test("an error that nobody caught, and a run that prints nothing", async ({ site, page }) => {
  await start(site, { "main.js": "missing();\n" });
  await ended(site);
  await expect(site.sentence).toHaveText(/^Nobody caught an error: .*missing is not defined/);
  await site.write("main.js", "1 + 1;\n");
  await site.run();
  await expect(page.locator("#pane-console")).toContainText("Nothing was printed.");
});

test("offline is told", async ({ site, page, context }) => {
  await site.open();
  await page.waitForLoadState("networkidle"); // What it was still loading would fail, rightly and with a message.
  await context.setOffline(true);
  await expect(site.status).toHaveText(/^Offline/);
});

for (const [name, use] of Object.entries({ "high contrast": { forcedColors: "active" }, "reduced motion": { reducedMotion: "reduce" } } as const)) {
  test.describe(name, () => {
    test.use({ contextOptions: use });

    test("the picture is drawn in the page's own colours and a run is shown to its end", async ({ site, page }) => {
      await site.open("?lesson=callback");
      await page.keyboard.press("m");
      await site.run();
      await expect(page.locator(".timelinecanvas")).toHaveAttribute("data-events", /^\d\d/);
      const colours = await page.locator(".timelinecanvas").evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        const found = new Set<number>();
        for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) found.add(((data[i] ?? 0) << 16) + ((data[i + 1] ?? 0) << 8) + (data[i + 2] ?? 0));
        return found.size;
      });
      expect(colours).toBeGreaterThan(20);
    });
  });
}
