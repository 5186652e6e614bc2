// Exploring: 200 seeds of the example of eight goroutines, from the key to the last ending, in a browser as a reader has it.
import { test } from "@playwright/test";
import { server } from "../e2e/setup";
import { numberIn } from "./bare";
import { report } from "./report";
import { median } from "./table";

/** Gives the ms from the click to the last ending. The first sandbox is made ready while a reader still reads. */
const EXPLORE = `(async () => {
  const until = (look) => new Promise((done) => {
    const timer = setInterval(() => { if (look()) { clearInterval(timer); done(); } }, 20);
  });
  await until(() => window.interleave);
  await window.interleave.ready;
  await until(() => document.querySelector("iframe") && document.querySelector(".explorebutton"));
  await new Promise((done) => setTimeout(done, 1500));
  const start = performance.now();
  document.querySelector(".explorebutton").click();
  await until(() => /^200 seeds, 5 /.test(document.querySelector(".exploredhead h2")?.textContent ?? ""));
  return performance.now() - start;
})()`;

test("200 seeds of eight goroutines", async () => {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) times.push(await numberIn(`${server.url}?lesson=eight-goroutines`, EXPLORE));
  report({ what: "explore 200 seeds of eight goroutines", value: median(times), unit: "ms", limit: 6000, note: `median of 3, ${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))}, no debugger attached` });
});
