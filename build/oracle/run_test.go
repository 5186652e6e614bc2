// This file builds programs with the probe and runs them under Node on the sandbox's own loop, recorder and Go glue.
package oracle

import (
	"context"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/evanw/esbuild/pkg/api"

	"interleave/wasm/event"
	"interleave/wasm/probe"
)

const root = "../.."

// kit is what all runs share: the overlay, and the bundled harness.
type kit struct {
	overlay, harness  string
	safejs, safejsDir string // the one module that programs may import, and where it is
}

var shared = sync.OnceValues(makeKit)

func TestMain(m *testing.M) {
	code := m.Run()
	if k, err := shared(); err == nil {
		os.RemoveAll(filepath.Dir(k.overlay))
	}
	os.Exit(code)
}

func makeKit() (kit, error) {
	dir, err := os.MkdirTemp("", "oracle")
	if err != nil {
		return kit{}, err
	}
	k := kit{overlay: filepath.Join(dir, "overlay.json"), harness: filepath.Join(dir, "run.mjs")}
	overlay, err := probe.Overlay(runtime.GOROOT())
	if err != nil {
		return k, err
	}
	replace := map[string]string{}
	for path, text := range overlay {
		file := filepath.Join(dir, strings.ReplaceAll(filepath.ToSlash(path), "/", "_")+".txt")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return k, err
		}
		replace[path] = file
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return k, err
	}
	if err := os.WriteFile(k.overlay, data, 0o644); err != nil {
		return k, err
	}
	if err := k.findSafejs(); err != nil {
		return k, err
	}
	return k, bundle(k.harness)
}

func (k *kit) findSafejs() error {
	list := exec.Command("go", "list", "-m", "-f", "{{.Path}} {{.Version}}\n{{.Dir}}", "github.com/hack-pad/safejs")
	out, err := list.Output()
	if err != nil {
		return err
	}
	k.safejs, k.safejsDir, _ = strings.Cut(strings.TrimSpace(string(out)), "\n")
	return nil
}

func bundle(to string) error {
	web, err := filepath.Abs(filepath.Join(root, "web"))
	if err != nil {
		return err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: web,
		EntryPoints:   []string{"oracle/run.entry.ts"},
		Bundle:        true,
		Platform:      api.PlatformNode,
		Format:        api.FormatESModule,
		Target:        api.ES2022,
	})
	if len(result.Errors) > 0 {
		return &bundleError{result.Errors}
	}
	return os.WriteFile(to, result.OutputFiles[0].Contents, 0o644)
}

type bundleError struct{ messages []api.Message }

func (e *bundleError) Error() string {
	return strings.Join(api.FormatMessages(e.messages, api.FormatMessagesOptions{Kind: api.ErrorMessage}), "")
}

// program is a Go program with its main.js, if any.
type program struct {
	files  map[string]string // Go files by name
	script string
}

// outcome is what a run has left: the log, Go's own trace, the exit code.
type outcome struct {
	log   event.Log
	trace []byte
	code  int
}

// runProgram builds and runs the program; env is added to the build's and the run's environment.
func runProgram(t *testing.T, p program) outcome {
	t.Helper()
	k, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write(t, at("go.mod"), "module snippet\n\ngo 1.26\n\nrequire "+k.safejs+"\n\nreplace github.com/hack-pad/safejs => "+k.safejsDir+"\n")
	for name, text := range p.files {
		write(t, at(name), text)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	build := exec.CommandContext(ctx, "go", "build", "-overlay", k.overlay, "-gcflags=-trimpath="+dir, "-o", at("program.wasm"), ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=-p=2")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	script := ""
	if p.script != "" {
		script = at("main.js")
		write(t, script, p.script)
	}
	wasmExec := filepath.Join(runtime.GOROOT(), "lib/wasm/wasm_exec.js")
	run := exec.CommandContext(ctx, "node", "--stack-size=8192", k.harness, wasmExec, at("program.wasm"), script, at("log.txt"), "/trace", at("trace"))
	out, err := run.CombinedOutput()
	text, readErr := os.ReadFile(at("log.txt"))
	if readErr != nil {
		t.Fatalf("run: %v\n%s", err, out)
	}
	log, err := event.Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	traced, err := os.ReadFile(at("trace"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return outcome{log, traced, run.ProcessState.ExitCode()}
}

// traced puts the tracer around a program's main. It returns false when the program has no main function.
func traced(t *testing.T, p program) (program, bool) {
	t.Helper()
	wrapper, err := os.ReadFile("testdata/traced.go.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"oracle_traced.go": string(wrapper)}
	found := false
	for name, text := range p.files {
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = text
		for _, d := range tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "main" {
				at := fset.Position(fn.Name.Pos()).Offset
				files[name] = text[:at] + "oracleMain" + text[at+len("main"):]
				found = true
			}
		}
	}
	return program{files, p.script}, found
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
