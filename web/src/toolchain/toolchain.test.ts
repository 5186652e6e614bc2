// The real toolchain under Node: what it builds is what the native one builds, what it says is what the native one says.
import { beforeAll, describe, expect, test } from "vitest";
import { build } from "./build";
import { Desk } from "./desk";
import { Downloads } from "./downloads";
import type { GoClass } from "./gorun";
import type { Answer, Request } from "./protocol";
import { resolve } from "./resolve";
import { GoServices } from "./services";
import { nativeBuild } from "./testing/native";
import { buildTool, fileFetch, loadGo, toolchainFolder } from "./testing/node";
import { openWorkshop, type Workshop } from "./workshop";

const SLOW = 180_000;
const now = (): number => performance.now();
const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const asked: string[] = [];
let ask: ReturnType<typeof newDesk>;
let Go: GoClass;
let tool = "";
let shop: Workshop;

beforeAll(async () => {
  Go = loadGo();
  tool = buildTool();
  ask = newDesk();
  const downloads = new Downloads(fileFetch(() => tool, asked));
  const services = new GoServices(Go, downloads, "https://site/tool.wasm");
  shop = await openWorkshop({ Go, downloads, services, folder: "https://site/toolchain/", now, pause });
}, SLOW);

/** Sends jobs to a desk of its own and waits for each answer; `tell` sends what has none. */
function newDesk(fetch = fileFetch(() => tool, [])) {
  let answered: (answer: Answer) => void = () => undefined;
  const desk = new Desk({ Go, fetch, now, pause, reply: (reply) => void (reply.t === "progress" || answered(reply)) });
  const tell = (request: Request): void => desk.receive(request);
  tell({ t: "init", base: "https://site/", tool: "tool.wasm" });
  const ask = (request: Request): Promise<Answer> =>
    new Promise((done) => {
      answered = done;
      tell(request);
    });
  return Object.assign(ask, { tell });
}

const hello = [{ name: "main.go", text: 'package main\n\nimport (\n\t"fmt"\n\t"syscall/js"\n)\n\nfunc main() { fmt.Println("hi", js.Global()) }\n' }];
const several = [
  { name: "a_b.go", text: "package main\n\ntype box[T any] struct{ v T }\n\nfunc (b box[T]) get() T { return b.v }\n" },
  { name: "main.go", text: 'package main\n\nimport "encoding/json"\n\nfunc main() { out, _ := json.Marshal(box[int]{3}.get()); println(string(out)) }\n' },
  { name: "z.go", text: 'package main\n\nimport _ "github.com/hack-pad/safejs"\n' },
];
const bare = [{ name: "main.go", text: "package main\n\nfunc main() {}\n" }];

describe("builds", () => {
  test.each([["hello", hello], ["several files and packages", several], ["no imports", bare]])(
    "%s: object and program are the native ones, byte for byte",
    async (_, files) => {
      const outcome = await build(shop, { files, progress: () => undefined, cancelled: () => false });
      if (outcome.how !== "built") throw new Error(JSON.stringify(outcome));
      const native = nativeBuild(toolchainFolder(), shop.manifest, files, resolve(files, shop.manifest).imports);
      expect(Buffer.compare(outcome.object, native.object)).toBe(0);
      expect(Buffer.compare(outcome.wasm, native.wasm)).toBe(0);
    },
    SLOW,
  );

  test("only what is imported is fetched: export data of direct imports, object data of all they need", () => {
    const json = shop.manifest.packages.get("encoding/json");
    const utf16 = shop.manifest.packages.get("unicode/utf16");
    const http = shop.manifest.packages.get("net/http");
    const fetched = (file: string | null | undefined): boolean => asked.includes(`https://site/toolchain/${file}`);
    expect([fetched(json?.x), fetched(json?.o), fetched(utf16?.x), fetched(utf16?.o), fetched(http?.x)]).toEqual([true, true, false, true, false]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test("a build that is given up ends between its steps", async () => {
    const steps: string[] = [];
    const outcome = await build(shop, { files: hello, progress: (p) => void steps.push(p.phase), cancelled: () => steps.includes("compile") });
    expect(outcome).toEqual({ how: "cancelled" });
    expect(steps).toEqual(["compile"]);
  }, SLOW);
});

describe("mistakes", () => {
  const cases: [string, string, { line: number; col: number; text: string; from?: string }[]][] = [
    ["errors of types", "package main\nfunc main() { x := 1; foo(); \"\" }\n", [
      { line: 2, col: 15, text: "declared and not used: x" },
      { line: 2, col: 23, text: "undefined: foo" },
      { line: 2, col: 30, text: '"" (untyped string constant) is not used' },
    ]],
    ["syntax", "package main\nfunc main(){", [{ line: 2, col: 13, text: "syntax error: unexpected EOF, expected }" }]],
    ["no main", "package main\n", [{ line: 1, col: 1, text: "function main is undeclared in the main package", from: "link" }]],
    ["an empty file", "", [{ line: 1, col: 1, text: "syntax error: package statement must be first" }]],
    ["an unknown import", 'package main\nimport "net/htp"\n', [{ line: 2, col: 8, text: "package net/htp is not in std" }]],
    ["NUL bytes", "\0", [{ line: 1, col: 1, text: "invalid character U+0000" }]],
  ];
  test.each(cases)("%s", async (_, text, wanted) => {
    const answer = await ask({ t: "build", id: 1, files: [{ name: "main.go", text }] });
    if (answer.t !== "invalid") throw new Error(JSON.stringify(answer));
    const found = answer.diagnostics.slice(0, wanted.length).map(({ file, line, col, text, from }) => ({ file, line, col, text, from }));
    expect(found).toEqual(wanted.map((want) => ({ file: "main.go", from: "go", ...want })));
  }, SLOW);

  test("no files at all", async () => {
    expect(await ask({ t: "build", id: 1, files: [] })).toMatchObject({ t: "invalid", diagnostics: [{ file: "", line: 0, text: "no Go files" }] });
  });

  test("a forged position never becomes a place, and control characters never come through", async () => {
    const text = "package main\n//line /etc/passwd\x1b[31m\u202e.go:9\nfunc main() { foo() }\n";
    const answer = await ask({ t: "build", id: 1, files: [{ name: "main.go", text }] });
    expect(answer).toMatchObject({ t: "invalid", diagnostics: [{ file: "", line: 0, col: 0 }] });
    expect(JSON.stringify(answer)).not.toMatch(/\\u001b|\u202e/);
  }, SLOW);
});

test("without a network a build fails in a plain sentence, and works when it is back", async () => {
  let online = false;
  const files = fileFetch(() => tool, []);
  const askOffline = newDesk((url) => (online || url.endsWith("manifest.json") ? files(url) : Promise.reject(new TypeError("Failed to fetch"))));
  expect(await askOffline({ t: "build", id: 1, files: bare })).toMatchObject({ t: "failed", text: expect.stringMatching(/^Could not download the .*\. Check the connection and try again\.$/) });
  online = true;
  expect(await askOffline({ t: "build", id: 2, files: bare })).toMatchObject({ t: "built" });
}, SLOW);

test("a build that is given up during a download ends at once, and the next one joins the download", async () => {
  let arrive: () => void = () => undefined;
  const gate = new Promise<void>((open) => void (arrive = open));
  const files = fileFetch(() => tool, []);
  const urls: string[] = [];
  const askSlow = newDesk(async (url) => {
    urls.push(url);
    if (!url.endsWith("manifest.json")) await gate;
    return files(url);
  });
  const given = askSlow({ t: "build", id: 1, files: hello });
  askSlow.tell({ t: "cancel", id: 1 });
  expect(await given).toEqual({ t: "cancelled", id: 1 });
  const next = askSlow({ t: "build", id: 2, files: bare });
  arrive();
  expect(await next).toMatchObject({ t: "built", id: 2 });
  expect(new Set(urls).size).toBe(urls.length);
}, SLOW);

describe("formatting", () => {
  test.each([
    ["main.go", "package main\nfunc  main( ) {x:=1\n}", "package main\n\nfunc main() {\n\tx := 1\n}\n"],
    ["main.js", "let a=1;for(;;){ a( ) }", "let a = 1;\nfor (;;) {\n  a();\n}\n"],
    ["main.ts", "let a:number=1", "let a: number = 1;\n"],
    ["data.txt", " as it  is", " as it  is"],
  ])("%s", async (name, text, want) => {
    expect(await ask({ t: "format", id: 1, file: { name, text } })).toEqual({ t: "formatted", id: 1, text: want });
  }, SLOW);

  test.each([
    ["main.go", "package main\n\nfunc main() {\n\t_ = 1 +\n}\n", { line: 5, col: 1, text: "expected operand, found '}'", from: "go" }],
    ["main.js", "\nfor(;;){ a( ", { line: 2, col: 13, text: "Unexpected token", from: "js" }],
    ["main.ts", "let a: = 1", { line: 1, col: 8, text: "Type expected.", from: "js" }],
  ])("%s that does not parse", async (name, text, want) => {
    expect(await ask({ t: "format", id: 1, file: { name, text } })).toMatchObject({ t: "unformatted", diagnostics: [{ file: name, ...want }] });
  }, SLOW);
});
