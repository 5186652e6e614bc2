// No finding is wrong: each that presents itself in an example is borne out by a second reading of the log; and that reading sees lies.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseLog } from "../../event/parse";
import { golden, root } from "./testing";
import { faultsOf, foundIn } from "./witness";

const examples = join(root, "examples");
const ids = readFileSync(join(examples, "order.txt"), "utf8").split(/\s+/).filter(Boolean);

function sources(id: string): { name: string; text: string }[] {
  return readdirSync(join(examples, id)).filter((name) => /\.(go|js|ts)$/.test(name)).map((name) => ({ name, text: readFileSync(join(examples, id, name), "utf8") }));
}

test.each(ids)("what is found in %s is so", (id) => {
  expect(faultsOf(parseLog(golden(id)), sources(id))).toEqual([]);
});

test("the second reading sees when the log says otherwise", () => {
  const files = sources("result-undefined");
  const log = golden("result-undefined");
  const found = foundIn(parseLog(log), files);
  expect(faultsOf(parseLog(log), files, found)).toEqual([]);
  const lies = [log.replace("goend cause=57", "goyield cause=57"), log.replace('goreturn cause=40 origin=32 value="undefined"', 'goreturn cause=40 origin=32 value="7"'), log.replace("main.js:2:16", "main.js:3:16")];
  for (const lie of lies) expect(faultsOf(parseLog(lie), files, found).length).toBe(1);
});
