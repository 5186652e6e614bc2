// Tests of the bundler on a small web folder of their own.

package bundle

import (
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var sources = map[string]string{
	"web/style.css":                `body { color: red }`,
	"web/src/main.ts":              `import { shared } from "./shared"; void import("./editor").then((m) => m.start(shared()));`,
	"web/src/early.ts":             `import { shared } from "./shared"; document.title = String(shared());`,
	"web/src/embed.ts":             `import { shared } from "./shared"; console.log("embed", shared());`,
	"web/src/editor.ts":            `import { shared } from "./shared"; export function start(n: number): void { console.log("the editor", n, shared()); }`,
	"web/src/shared.ts":            `export function shared(): number { return 41; }`,
	"web/src/toolchain/worker.ts":  `import "goroot:wasm_exec"; console.log("toolchain worker");`,
	"web/src/sandbox/worker.ts":    `import go from "goroot:wasm_exec.js"; async function* f() { yield await 1; } console.log(go, f, "</script>", "<!--");`,
	"web/src/sandbox/preparer.ts":  `console.log("stands for the preparer");`,
	"web/src/sandbox/boot.ts":      `import preparer from "bundle:preparer"; import worker from "bundle:run-worker"; new Worker(URL.createObjectURL(new Blob([preparer, worker])));`,
	"web/src/sandbox/unrelated.ts": `syntax error, but nobody imports it`,
}

const wasmExec = `globalThis.Go = class { name = "stands for wasm_exec" };`

func writeSources(t *testing.T, change map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for _, files := range []map[string]string{sources, change} {
		for name, text := range files {
			path := filepath.Join(root, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

func TestBuildNamesFilesByContent(t *testing.T) {
	first, err := Build(Options{Root: writeSources(t, nil), WasmExec: []byte(wasmExec), Release: true})
	if err != nil {
		t.Fatal(err)
	}
	second, err := Build(Options{Root: writeSources(t, map[string]string{"web/style.css": "body { color: blue }"}), WasmExec: []byte(wasmExec), Release: true})
	if err != nil {
		t.Fatal(err)
	}
	if first.Main != second.Main || first.ToolchainWorker != second.ToolchainWorker || first.Boot != second.Boot {
		t.Error("the same sources in another folder gave other names")
	}
	if first.Style == second.Style {
		t.Error("a changed style kept its name")
	}
	for _, name := range []string{first.Early, first.Main, first.Style, first.ToolchainWorker} {
		if first.Files[name] == nil || !strings.HasPrefix(name, "assets/") {
			t.Errorf("entry %q is no file of the output", name)
		}
	}
	if len(first.Preload) != 1 || first.Files[first.Preload[0]] == nil {
		t.Errorf("preload = %q, want the one chunk shared with the editor", first.Preload)
	}
	if early := string(first.Files[first.Early]); strings.Contains(early, "import") || !strings.Contains(early, "41") {
		t.Errorf("the early script is no classic script that stands alone: %s", early)
	}
	if embed := string(first.Files[EmbedScript]); strings.Contains(embed, "import") || !strings.Contains(embed, "41") {
		t.Errorf("the embed's script is no classic script that stands alone: %s", embed)
	}
	if !strings.Contains(string(first.Files[first.ToolchainWorker]), "stands for wasm_exec") {
		t.Error("the toolchain worker does not run wasm_exec.js")
	}
}

func TestRunWorkerRidesInTheBootScript(t *testing.T) {
	output, err := Build(Options{Root: writeSources(t, nil), WasmExec: []byte(wasmExec)})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"stands for wasm_exec", "stands for the preparer", "async function*f"} {
		if !strings.Contains(output.Boot, want) {
			t.Errorf("the boot script lacks %q", want)
		}
	}
	page, err := output.Sandbox(`<meta content="script-src '{{boot-hash}}'"><script>{{boot}}</script>`)
	if err != nil {
		t.Fatal(err)
	}
	_, script, _ := strings.Cut(page, "<script>")
	script, _, found := strings.Cut(script, "</script>")
	sum := sha256.Sum256([]byte(script))
	if !found || !strings.Contains(page, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
		t.Error("the pinned hash is not the hash of the script")
	}
}

func TestMistakesAreAllNamed(t *testing.T) {
	root := writeSources(t, map[string]string{"web/src/editor.ts": "let = ;\nimport './gone'"})
	_, err := Build(Options{Root: root, WasmExec: []byte(wasmExec)})
	if err == nil || !strings.Contains(err.Error(), "src/editor.ts:1") {
		t.Errorf("err = %v, want one that names the file and line", err)
	}
	if err := os.Remove(filepath.Join(root, "web", "src", "main.ts")); err != nil {
		t.Fatal(err)
	}
	if _, err := Build(Options{Root: root}); err == nil || !strings.Contains(err.Error(), "main.ts") {
		t.Errorf("err = %v, want one that names the missing entry", err)
	}
}

func TestPageFillsEachPlaceholderOnce(t *testing.T) {
	output := &Output{Early: "assets/early.4.js", Main: "assets/main.1.js", Style: "assets/style.2.css", Preload: []string{"assets/chunk.3.js"}}
	page, err := output.Page("{{style}} {{early}} {{preload}} {{main}} {{site}}", Site{Engine: 1, Go: `"{{main}}"`})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(page, "assets/main.1.js") != 1 || strings.Contains(page, `"1"`) {
		t.Errorf("page = %s", page)
	}
	for _, template := range []string{"{{style}} {{early}} {{preload}} {{site}}", "{{style}} {{early}} {{preload}} {{main}} {{main}} {{site}}"} {
		if _, err := output.Page(template, Site{}); err == nil || !strings.Contains(err.Error(), "{{main}}") {
			t.Errorf("template %q: err = %v, want one about {{main}}", template, err)
		}
	}
}
