// Tests of the canary: it must fail closed.

import { expect, test } from "vitest";
import { canary } from "./canary";

const isolated = {
  origin: "null",
  fetch: () => Promise.reject(new TypeError("blocked")),
  openDatabase: () => {
    throw new Error("SecurityError");
  },
};

test("an isolated worker passes", async () => {
  expect(await canary(isolated)).toBeNull();
});

test("an origin, a working fetch or storage refuse", async () => {
  expect(await canary({ ...isolated, origin: "https://example.org" })).toMatch(/origin/);
  expect(await canary({ ...isolated, fetch: () => Promise.resolve({ status: 200 }) })).toMatch(/fetch/);
  expect(await canary({ ...isolated, openDatabase: () => ({}) })).toMatch(/storage/);
});
