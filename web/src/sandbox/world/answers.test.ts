// Tests of the simulated world's answers.

import { expect, test } from "vitest";
import { World, type Question } from "./answers";

const world = new World([{ name: "data.json", text: '{"a":1}' }, { name: "notes", text: "n" }]);

function ask(path: string, more: Partial<Question> = {}): { status: number; type: string; text: string | null; delay: number; drop: boolean } {
  const { status, type, body, delay, drop } = world.answer({ method: "GET", path, query: "", headers: {}, body: "", ...more });
  return { status, type, text: body === null ? null : new TextDecoder().decode(body), delay, drop };
}

test("paths as those of httpbin", () => {
  expect(ask("/json")).toMatchObject({ status: 200, type: "application/json", delay: 0, drop: false });
  expect(ask("/delay/200")).toMatchObject({ status: 200, text: '{"delay": 200}\n', delay: 200 });
  expect(ask("/delay/999999999").delay).toBe(60_000);
  expect(ask("/status/404")).toMatchObject({ status: 404, text: "404 Not Found\n" });
  expect(ask("/status/299")).toMatchObject({ status: 299, text: "299\n" });
  expect(ask("/status/204")).toMatchObject({ status: 204, text: null });
  expect(ask("/drop").drop).toBe(true);
  expect(JSON.parse(ask("/echo", { method: "POST", query: "?q=1", headers: { a: "b" }, body: "hi" }).text ?? "")).toEqual({
    method: "POST", path: "/echo", query: "?q=1", headers: { a: "b" }, body: "hi",
  });
});

test("the Program's own files by name, to be read only", () => {
  expect(ask("/data.json")).toMatchObject({ status: 200, type: "application/json", text: '{"a":1}' });
  expect(ask("/notes")).toMatchObject({ status: 200, type: "text/plain;charset=UTF-8", text: "n" });
  expect(ask("/data.json", { method: "HEAD" })).toMatchObject({ status: 200, text: null });
  expect(ask("/data.json", { method: "POST" }).status).toBe(405);
});

test("what is not there says what is", () => {
  for (const path of ["/none", "/status/42", "/status/700", "/delay/x", "/__proto__"]) expect(ask(path).status).toBe(404);
  expect(ask("/none").text).toMatch(/no \/none[^]*\/json\n[^]*\/data\.json/);
  expect(ask("/").text).toContain("/data.json\n");
});
