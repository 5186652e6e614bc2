// This file runs the page's own tools under Node and compares what they make with the native twins' work.
package toolchain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hello uses goroutines, channels, generics and a method set, so that most of the compiler has something to do.
const hello = `package main

import (
	"fmt"
	"strings"
	"sync"
)

type pair[K comparable, V any] struct {
	key K
	val V
}

func (p pair[K, V]) String() string { return fmt.Sprint(p.key, "=", p.val) }

func main() {
	var wg sync.WaitGroup
	out := make(chan fmt.Stringer, 3)
	for i := range 3 {
		wg.Go(func() { out <- pair[int, string]{i, strings.Repeat("x", i)} })
	}
	wg.Wait()
	close(out)
	n := 0
	for range out {
		n++
	}
	fmt.Println("hello", n)
}
`

const network = `package main

import (
	"encoding/json"
	"net/http"

	"github.com/hack-pad/safejs"
)

func main() {
	res, err := http.Get("/json")
	if err != nil {
		println(safejs.Global().Type().String(), err.Error())
		return
	}
	var v map[string]any
	println(json.NewDecoder(res.Body).Decode(&v) == nil)
}
`

func TestPageToolsMakeWhatTheTwinsMake(t *testing.T) {
	tc := built(t)
	for name, files := range map[string]map[string]string{
		"hello":     {"main.go": hello},
		"network":   {"main.go": network},
		"two files": {"main.go": "package main\n\nfunc main() { twice(1) }\n", "twice.go": "package main\n\nfunc twice(n int) { println(2 * n) }\n"},
	} {
		object, wasm, diagnostics, err := tc.CompileProgram(files)
		if err != nil || diagnostics != "" {
			t.Fatalf("%s: %v\n%s", name, err, diagnostics)
		}
		p := newPage(t, tc, files)
		if out := p.run(tc.Manifest.Compile, append(slices.Clone(tc.Manifest.CompileArgs), slices.Sorted(maps.Keys(files))...), objectPath); out != "" {
			t.Fatalf("%s: the page's compiler said\n%s", name, out)
		}
		if !bytes.Equal(p.output(), object) {
			t.Errorf("%s: the objects differ", name)
		}
		p.files[objectPath] = p.keep("main.a")
		if out := p.run(tc.Manifest.Link, tc.Manifest.LinkArgs, programPath); out != "" {
			t.Fatalf("%s: the page's linker said\n%s", name, out)
		}
		if !bytes.Equal(p.output(), wasm) {
			t.Errorf("%s: the programs differ", name)
		}
	}
}

func TestPageCompilerSaysWhatTheTwinSays(t *testing.T) {
	tc := built(t)
	files := map[string]string{"main.go": "package main\n\nfunc main() {\n\tx := y\n}\n", "syntax.go": "package main\n\nfunc {\n"}
	_, _, want, err := tc.CompileProgram(files)
	if err != nil || !strings.HasPrefix(want, "syntax.go:3:6: syntax error") {
		t.Fatalf("%q, %v", want, err)
	}
	p := newPage(t, tc, files)
	if got := p.run(tc.Manifest.Compile, append(slices.Clone(tc.Manifest.CompileArgs), "main.go", "syntax.go"), objectPath); got != want {
		t.Errorf("the page says %q, the twin %q", got, want)
	}
}

// page is the page's file system as the driver in testdata shows it to the tools.
type page struct {
	t     *testing.T
	tc    *Toolchain
	dir   string
	files map[string]string // virtual path → real file
}

func newPage(t *testing.T, tc *Toolchain, files map[string]string) *page {
	t.Helper()
	p := &page{t: t, tc: tc, dir: t.TempDir(), files: make(map[string]string)}
	imports, diagnostics := tc.importsOf(slices.Sorted(maps.Keys(files)), files)
	if diagnostics != "" {
		t.Fatal(diagnostics)
	}
	for name, text := range files {
		p.files[sourceDir+"/"+name] = p.write(name, text)
	}
	var compileList, linkList strings.Builder
	for _, path := range tc.Manifest.closureOf(imports) {
		p.files[exportPath(path)], p.files[objectPathOf(path)] = tc.halves(path)
		if slices.Contains(imports, path) {
			fmt.Fprintf(&compileList, "packagefile %s=%s\n", path, exportPath(path))
		}
		fmt.Fprintf(&linkList, "packagefile %s=%s\n", path, objectPathOf(path))
	}
	p.files[compileListPath] = p.write("importcfg", compileList.String())
	p.files[linkListPath] = p.write("importcfg.link", linkList.String())
	return p
}

func (p *page) write(name, text string) string {
	p.t.Helper()
	file := filepath.Join(p.dir, name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return file
}

// run runs a tool and returns what it printed.
func (p *page) run(tool string, args []string, output string) string {
	p.t.Helper()
	request, err := json.Marshal(map[string]any{"args": args, "env": p.tc.Manifest.Env, "dir": p.tc.Manifest.Dir, "files": p.files, "output": output})
	if err != nil {
		p.t.Fatal(err)
	}
	wasmExec := p.write("wasm_exec.js", string(p.tc.WasmExec()))
	cmd := exec.CommandContext(p.t.Context(), "node", "testdata/tool.mjs", wasmExec, filepath.Join(p.tc.Dir, tool), p.write("request.json", string(request)))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil && len(out) == 0 {
		p.t.Fatal(err)
	}
	return string(out)
}

func (p *page) output() []byte {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.dir, "output"))
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

// keep gives the output a name that the next run does not overwrite.
func (p *page) keep(name string) string {
	p.t.Helper()
	return p.write(name, string(p.output()))
}
