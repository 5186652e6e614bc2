// Cases 73 to 82: hostile Go. Most are one program that does what its JavaScript names, so that it is built once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { goMain, goProgram, held, type ByProgram, type Case } from "../case";

const text = readFileSync(join(import.meta.dirname, "attacks.go.txt"), "utf8");

/** The attack of that name. `before` runs ahead of it. */
function attack(name: string, ends: ByProgram["ends"], more: Partial<ByProgram> = {}, before = ""): ByProgram {
  return goProgram(text, ends, more, `${before}\nattack(${JSON.stringify(name)});`);
}

const stopped = { stopAfter: 1500 };
const SPOIL = `globalThis.spoil = () => { for (const name of ["Go", "fs", "process", "path"]) globalThis[name] = { get write() { throw 1 } }; WebAssembly.Instance = WebAssembly.Module = null; Uint8Array = DataView = null; Reflect.get = Reflect.set = Reflect.apply = () => "EVIL" };`;

/** Cases of Go. */
export const goAttacks: readonly Case[] = [
  { n: 73, what: "an endless loop in Go", fast: true, held: attack("loop", ["stopped"], stopped) },
  { n: 73, what: "an endless loop in Go that yields", fast: true, held: attack("yield", ["stopped", "limit"], stopped) },
  { n: 73, what: "waiting for nothing", fast: true, held: attack("wait", ["quiet", "deadlock"]) },
  { n: 73, what: "a deadlock", fast: false, held: attack("deadlock", ["deadlock", "quiet"], {}, "globalThis.last = () => {};") },
  { n: 73, what: "a million goroutines", fast: false, held: attack("goroutines", ["limit", "panic", "exited", "stopped"], { stopAfter: 20_000 }) },
  { n: 73, what: "recursion without end", fast: true, held: attack("recursion", ["panic", "error", "limit"], { tells: /stack/ }) },
  { n: 74, what: "a terabyte at once", fast: true, held: attack("huge", ["panic"], { tells: /out of range|out of memory/ }) },
  { n: 74, what: "memory until there is no more", fast: true, held: attack("growth", ["panic", "limit"], { tells: /out of memory/ }) },
  { n: 75, what: "a flood of prints from Go", fast: true, held: attack("prints", ["limit", "stopped"], stopped) },
  { n: 75, what: "a million different lines from Go", fast: false, held: attack("distinct", ["limit", "stopped"], { stopAfter: 30_000, maxEvents: 1_000_000 }) },
  { n: 76, what: "JavaScript's powers through syscall/js", fast: true, held: attack("globals", ["exited"], { says: ["0 undefined undefined", "done"] }) },
  { n: 77, what: "callbacks without end", fast: false, held: attack("leak", ["panic", "limit", "error", "stopped"], { stopAfter: 5000 }) },
  { n: 77, what: "callbacks within callbacks", fast: false, held: attack("reenter", ["panic", "error", "limit", "stopped", "deadlock"], stopped) },
  { n: 77, what: "a panic in a callback", fast: true, held: attack("callback", ["panic"], { tells: /in callback/ }) },
  { n: 78, what: "os.Exit with a code below 0", fast: true, held: attack("exit", ["exited"]) },
  { n: 78, what: "runtime.Goexit in main", fast: false, held: attack("goexit", ["deadlock", "panic", "quiet"]) },
  { n: 78, what: "panic(nil)", fast: true, held: attack("nil", ["panic"], { tells: /nil/ }) },
  { n: 78, what: "a fatal entry of the log", fast: false, held: attack("fatal", ["exited"], { tells: /fatal/ }) },
  { n: 78, what: "a panic in init", fast: false, held: goProgram("package main\n\nfunc init() { panic(\"early\") }\n\nfunc main() {}\n", ["panic"], { tells: /early/ }) },
  { n: 79, what: "a file of a gigabyte", fast: true, held: attack("files", ["exited"], { says: ["true", "done"] }) },
  { n: 79, what: "a million files", fast: false, held: attack("many files", ["exited", "limit"]) },
  { n: 79, what: "paths out of the file system", fast: true, held: attack("paths", ["exited"], { says: ["true", "true", "true", "true", "[- main.js d tmp/] <nil> 0", "done"] }) },
  { n: 79, what: "quotas and paths of the file system, call by call", fast: true, held: held(["web/src/sandbox/go/fs.test.ts", "quotas hold, and freed room can be used again"], ["web/src/sandbox/go/fs.test.ts", "paths stay inside, and mistakes have the codes Go knows"]) },
  { n: 80, what: "the network and other programs", fast: false, held: goProgram(goMain(`	_, dial := net.Dial("tcp", strings.TrimPrefix("SINK", "http://"))
	_, get := http.Get("SINK/leak")
	_, own := http.Get("OWN/leak")
	run := exec.Command("sh").Run()
	_, call := syscall.Open("/dev/mem", 0, 0)
	fmt.Println(dial != nil, get != nil, own != nil, run != nil, call != nil)`, "fmt", "net", "net/http", "os/exec", "strings", "syscall"), ["exited"], { says: ["true true true true true"], large: true }) },
  { n: 81, what: "Go's own names spoiled from JavaScript while it runs", fast: true, held: attack("spoiled", ["exited", "error", "panic", "quiet", "deadlock"], { tells: /before/ }, SPOIL) },
  { n: 82, what: "writes all over the linear memory", fast: true, held: attack("pointers", ["panic", "error", "exited", "stopped", "limit", "quiet", "deadlock"], stopped) },
];
