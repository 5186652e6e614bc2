// Cases 83 to 97: sources that make the compiler work for ever, fill its memory or speak through its messages.
import { goMain, goProgram, held, scripts, type Case } from "../case";

const bomb = ["refused", "invalid"] as const;
const says = /took longer than 20 seconds|memory|too (large|big|much)|stopped|overflow|larger|exceeds/i;

const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join("\n");

const CONSTS = `package main\n\nconst a0 = "0123456789"\n${lines(40, (i) => `const a${i + 1} = a${i} + a${i}`)}\n\nfunc main() { println(len(a40)) }\n`;
const STRUCTS = `package main\n\ntype t0 struct{ a, b [4]int }\n${lines(26, (i) => `type t${i + 1} struct{ a, b t${i} }`)}\n\nvar x t26\n\nfunc main() { println(x == x) }\n`;
const GENERICS = `package main\n\ntype pair[A any] struct{ a, b A }\n\nfunc f[A any](n int, a A) {\n\tif n > 0 {\n\t\tf(n-1, pair[A]{a, a})\n\t}\n}\n\nfunc main() { f(3, 1) }\n`;
const SWITCH = `package main\n\nfunc f(s string) int {\n\tswitch s {\n${lines(9000, (i) => `\tcase "k${i}":\n\t\treturn ${i}`)}\n\t}\n\treturn 0\n}\n\nfunc main() { println(f("k7")) }\n`;
const IFS = `package main\n\nvar n int\n\nfunc main() {\n${lines(9000, (i) => `\tif n == ${i} {\n\t\tn++\n\t}`)}\n}\n`;

/** Cases of the compiler. */
export const compiler: readonly Case[] = [
  { n: 83, what: "constants that double", fast: false, held: goProgram(CONSTS, bomb, { tells: says }) },
  { n: 84, what: "an array literal of two gigabytes", fast: false, held: goProgram("package main\n\nvar x = [1 << 28]int{1<<28 - 1: 7}\n\nfunc main() { println(x[0]) }\n", bomb, { tells: says }) },
  { n: 85, what: "250,000 minus signs", fast: false, held: goProgram(`package main\n\nfunc main() { x := 1; println(${"-+".repeat(120_000)}x) }\n`, ["refused", "invalid", "exited"]) },
  { n: 86, what: "a generic function without end", fast: true, held: goProgram(GENERICS, ["invalid"], { tells: /instantiation cycle/ }) },
  { n: 87, what: "a switch of 9,000 texts", fast: false, held: goProgram(SWITCH, ["refused", "exited"]) },
  { n: 87, what: "9,000 ifs in one function", fast: false, held: goProgram(IFS, ["refused", "exited"]) },
  { n: 88, what: "a variable of 2 GB", fast: false, held: goProgram("package main\n\nvar x [1 << 31]byte\n\nfunc main() { x[5] = 1; println(x[7]) }\n", ["refused", "invalid", "panic", "error", "limit"]) },
  { n: 89, what: "structs that double", fast: false, held: goProgram(STRUCTS, ["refused", "invalid", "panic", "error", "limit"]) },
  { n: 90, what: "a //line with markup, colour codes and another file", fast: true, held: goProgram("package main\n\n//line foo\x1b[31m<img src=x onerror=alert(1)>.go:1\nfunc main() { x := := 1 }\n\n//line /etc/passwd:99999999\nfunc f() { y := := 2 }\n", ["invalid"], { tells: /^[^\x1b]*syntax error[^\x1b]*$/ }) },
  { n: 91, what: "embedding a file of the machine", fast: true, held: goProgram(goMain("\tprintln(s)", "_ embed").replace("func main", "//go:embed /etc/passwd\nvar s string\n\nfunc main"), ["invalid"], { tells: /embed/ }) },
  { n: 91, what: "importing C", fast: false, held: goProgram('package main\n\nimport "C"\n\nfunc main() { C.puts() }\n', ["invalid"]) },
  { n: 91, what: "linkname into the runtime", fast: false, held: goProgram('package main\n\nimport _ "unsafe"\n\n//go:linkname throw runtime.throw\nfunc throw(string)\n\nfunc main() { throw("mine") }\n', ["invalid", "refused", "panic"]) },
  { n: 91, what: "an import of wasm that nobody offers", fast: true, held: goProgram("package main\n\n//go:wasmimport evil x\nfunc x()\n\nfunc main() { x() }\n", ["invalid", "error", "panic", "limit"]) },
  { n: 92, what: "the runtime's own imports called directly", fast: false, held: goProgram("package main\n\n//go:wasmimport gojs runtime.wasmExit\nfunc exit(sp int32)\n\nfunc main() {\n\tfor i := int32(-9); i < 1<<30; i += 1 << 26 {\n\t\texit(i)\n\t}\n}\n", ["invalid", "exited", "error", "panic", "quiet", "limit"]) },
  { n: 93, what: "imports of what is absent, relative, internal or in a circle", fast: true, held: goProgram('package main\n\nimport (\n\t_ "foo/bar"\n\t_ "./x"\n\t_ "internal/abi"\n\t_ "main"\n\t_ "../../etc"\n)\n\nfunc main() {}\n', ["invalid"]) },
  { n: 93, what: "a thousand imports", fast: false, held: goProgram(`package main\n\nimport (\n${lines(1000, (i) => `\t_ "x/y${i}"`)}\n)\n\nfunc main() {}\n`, ["invalid"]) },
  { n: 94, what: "ten thousand errors", fast: true, held: goProgram(`package main\n\nfunc main() {\n${lines(10_000, (i) => `\tundefined${i}()`)}\n}\n`, ["invalid"], { mostDiagnostics: 100 }) },
  { n: 95, what: "names that are keywords, look alike or turn the reading order", fast: false, held: goProgram("package func\n\nfunc main() {}\n", ["invalid"], { tells: /not a main package/ }) },
  { n: 95, what: "identifiers that look alike", fast: false, held: goProgram("package main\n\nvar a, \u0430 = 1, 2\n\nfunc main() { println(a, \u0430) }\n", ["exited"], { says: ["1 2"] }) },
  { n: 96, what: "a source of zeros", fast: false, held: goProgram("\0".repeat(1000), ["invalid"]) },
  { n: 96, what: "a comment of 250 KB", fast: false, held: goProgram(`package main\n\n/*${"x".repeat(250_000)}*/\nfunc main() {}\n`, ["exited"]) },
  { n: 96, what: "JavaScript of zeros, and of one comment", fast: false, held: scripts({ "main.js": "\0".repeat(1000) }, ["invalid"]) },
  { n: 97, what: "binaries with bad section sizes", fast: true, held: held(["web/src/sandbox/go/memory.test.ts", "malformed binaries are refused"]) },
];
