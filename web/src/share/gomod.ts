// This file makes what Go's own tools need beside a program's files to build it: go.mod, and go.sum where a module is imported.

import type { SourceFile } from "../program/program";

/** How our go.mod begins; a file that does is ours and no part of a program. */
const MARK = "// Written by Interleave";

/** The module that a program may import besides the standard library, as this repository's go.mod and go.sum have it. */
const SAFEJS = {
  path: "github.com/hack-pad/safejs",
  version: "v0.1.0",
  sum: "h1:qPS6vjreAqh2amUqj4WNG1zIw7qlRQJ9K10eDKMCnE8=",
  modSum: "h1:HdS+bKF1NrE72VoXZeWzxFOVQVUSqZJAG0xNCnb+Tio=",
} as const;

/** The files to add to a program's, for the Go of a version such as go1.26.8; none where it has no Go or a go.mod of its own. */
export function moduleFiles(files: readonly SourceFile[], go: string): SourceFile[] {
  const sources = files.filter((file) => file.name.endsWith(".go"));
  if (sources.length === 0 || files.some((file) => file.name === "go.mod" || file.name === "go.sum")) return [];
  const { path, version, sum, modSum } = SAFEJS;
  const imported = sources.some((file) => file.text.includes(`"${path}"`) || file.text.includes(`\`${path}\``));
  const required = imported ? `\nrequire ${path} ${version}\n` : "";
  const mod = { name: "go.mod", text: `${HEAD}module program\n\ngo ${language(go)}\n${required}` };
  return imported ? [mod, { name: "go.sum", text: `${path} ${version} ${sum}\n${path} ${version}/go.mod ${modSum}\n` }] : [mod];
}

/** The files without those that moduleFiles has added. */
export function withoutModuleFiles(files: readonly SourceFile[]): readonly SourceFile[] {
  const ours = files.some((file) => file.name === "go.mod" && file.text.startsWith(MARK));
  return ours ? files.filter((file) => file.name !== "go.mod" && file.name !== "go.sum") : files;
}

const HEAD = `${MARK}, so that Go's own tools build this program for a browser:
//
//	go install golang.org/x/exp/cmd/txtar@latest
//	txtar -x < this-file.txtar
//	GOOS=js GOARCH=wasm go build -o main.wasm
//
// Go's lib/wasm/wasm_exec.js runs main.wasm on a page: https://go.dev/wiki/WebAssembly
`;

/** The version of the language that a version of Go has: 1.26 of go1.26.8. */
function language(go: string): string {
  return /^go(1\.[0-9]+)/.exec(go)?.[1] ?? "1.26";
}
