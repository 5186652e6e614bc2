// Tests of fetching: progress, retry after a failure, packages from the bundle and one by one.
import { expect, test } from "vitest";
import { ToolchainError, type BuildProgress } from "./api";
import { Downloads, type Fetch } from "./downloads";
import { checkManifest } from "./manifest";
import { Packages, splitBundle } from "./packages";

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** A bundle of one package "a" with export data "XX" and object data "OOO". */
function bundle(): Uint8Array<ArrayBuffer> {
  const index = new TextEncoder().encode(JSON.stringify([{ path: "a", x: [0, 2], o: [2, 3] }]));
  const file = new Uint8Array(4 + index.length + 5);
  new DataView(file.buffer).setUint32(0, index.length, true);
  file.set(index, 4);
  file.set(new TextEncoder().encode("XXOOO"), 4 + index.length);
  return file;
}

function packages(fetch: Fetch): Packages {
  const manifest = checkManifest({
    go: "go1.26.8", compile: "c", link: "l", base: "base.bin", dir: "/src", env: {}, compileArgs: [], linkArgs: [], importable: [],
    packages: { a: { imports: [], base: true }, b: { imports: ["a"], x: "pkg/b.x", o: "pkg/b.o", size: [4, 8] } },
  });
  return new Packages(manifest, "https://site/toolchain/", new Downloads(fetch));
}

test("the bundle and single packages are fetched once each", async () => {
  const asked: string[] = [];
  const store = packages(async (url) => {
    asked.push(url);
    return new Response(url.endsWith("base.bin") ? bundle() : url);
  });
  const [first, second] = await Promise.all([store.get(["a", "b"], "x"), store.get(["b"], "x")]);
  expect(text(first.get("a"))).toBe("XX");
  expect(text(second.get("b"))).toBe("https://site/toolchain/pkg/b.x");
  expect(text((await store.get(["a"], "o")).get("a"))).toBe("OOO");
  expect(asked.sort()).toEqual(["https://site/toolchain/base.bin", "https://site/toolchain/pkg/b.x"]);
});

test("a failed download is a plain sentence, and the next try works", async () => {
  const answers = [() => Promise.reject(new TypeError("Failed to fetch")), async () => new Response("", { status: 503 }), async () => new Response("data")];
  const store = packages(() => (answers.shift() ?? (() => Promise.reject(new Error("too many"))))());
  for (let i = 0; i < 2; i++) {
    const failed = store.get(["b"], "o");
    await expect(failed).rejects.toThrow(ToolchainError);
    await expect(failed).rejects.toThrow("Could not download package b. Check the connection and try again.");
  }
  expect(text((await store.get(["b"], "o")).get("b"))).toBe("data");
});

test("a file that is gone asks for a reload", async () => {
  await expect(packages(async () => new Response("", { status: 404 })).get(["b"], "x")).rejects.toThrow("Reload the page");
});

test("progress counts all files under way together and ends at the whole", async () => {
  const downloads = new Downloads(async (url) => new Response(new Uint8Array(url === "one" ? 10 : 30)));
  const seen: BuildProgress[] = [];
  downloads.listener = (progress) => void seen.push(progress);
  await Promise.all([downloads.bytes({ url: "one", what: "one", size: 10 }), downloads.bytes({ url: "two", what: "two", size: 0 })]);
  expect(seen.at(-1)).toEqual({ phase: "download", what: "two", loaded: 40, total: 40 });
  const loads = seen.map((progress) => (progress.phase === "download" ? progress.loaded : -1));
  expect(loads).toEqual([...loads].sort((a, b) => a - b));
});

test("a bundle that is damaged is refused", () => {
  expect(() => splitBundle(new Uint8Array(3))).toThrow("without an index");
  expect(() => splitBundle(bundle().subarray(0, bundle().length - 1))).toThrow("outside");
});
