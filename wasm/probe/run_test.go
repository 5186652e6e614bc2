// This file builds a program with the probe's overlay and runs it under Node with a stub of the imports.
package probe

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// The runtime's own numbers of goroutine states and of the reason for waiting on a channel (runtime/runtime2.go).
const (
	runnable, running, waiting, dead = 1, 2, 4, 6
)

func TestProbedProgramTellsItsStory(t *testing.T) {
	calls := runProbed(t, "testdata/story.go.txt")
	printer := []any{"printpos", "main.go", 15.0}
	for _, want := range [][]any{
		printer,
		{"out", 1.0, "42\n"},
		{"printpos", "main.go", 8.0},
		{"out", 2.0, "builtin"},
		{"fatal", 1.0, ""},
		{"exit", 2.0},
	} {
		if index(calls, want) < 0 {
			t.Errorf("no call %v", want)
		}
	}
	if index(calls, printer) > index(calls, []any{"out", 1.0, "42\n"}) {
		t.Error("the printing line was told after the output")
	}
	if last := lastOf(calls, "printpos"); last > lastOf(calls, "fatal") {
		t.Error("the panic's own text was taken for the user's output")
	}
	checkChannelStory(t, calls)
	checkReleases(t, calls)
}

func TestDeadlockInCallbackIsTold(t *testing.T) {
	calls := runProbed(t, "testdata/deadlock.go.txt")
	if index(calls, []any{"printpos", "main.go", 7.0}) < 0 {
		t.Error("the line that prints in a callback was not told")
	}
	fatal := index(calls, []any{"fatal", 2.0, "all goroutines are asleep - deadlock!"})
	if fatal < 0 || lastOf(calls, "printpos") > fatal {
		t.Errorf("fatal error at %d of %v", fatal, calls)
	}
}

// checkChannelStory looks for main waiting on a channel and a goroutine that is created, runs, and wakes it.
func checkChannelStory(t *testing.T, calls [][]any) {
	t.Helper()
	wait := slices.IndexFunc(calls, func(c []any) bool {
		return c[0] == "status" && c[1] == 1.0 && c[2] == float64(running) && c[3] == float64(waiting)
	})
	created := map[any]int{}
	for i, c := range calls {
		if c[0] == "status" && c[2] == float64(dead) && c[3] == float64(runnable) {
			created[c[1]] = i
		}
	}
	if wait < 0 || len(created) < 2 {
		t.Fatalf("main's wait at %d, %d goroutines created", wait, len(created))
	}
	woken := slices.IndexFunc(calls[wait:], func(c []any) bool {
		return c[0] == "status" && c[1] == 1.0 && c[2] == float64(waiting) && c[3] == float64(runnable)
	})
	if woken < 0 {
		t.Error("main was never woken")
	}
}

// checkReleases wants the user's js.Func released besides the one that package syscall makes for the write.
func checkReleases(t *testing.T, calls [][]any) {
	t.Helper()
	ids := map[any]bool{}
	for _, c := range calls {
		if c[0] == "release" {
			ids[c[1]] = true
		}
	}
	if len(ids) != 2 {
		t.Errorf("released %v, want two ids", ids)
	}
}

func index(calls [][]any, want []any) int {
	return slices.IndexFunc(calls, func(c []any) bool { return fmt.Sprint(c) == fmt.Sprint(want) })
}

func lastOf(calls [][]any, kind string) int {
	last := -1
	for i, c := range calls {
		if c[0] == kind {
			last = i
		}
	}
	return last
}

// runProbed builds the file as main.go with the probe and returns what the stub of its imports was told.
func runProbed(t *testing.T, file string) [][]any {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "main.go"), string(text))
	write(t, filepath.Join(dir, "go.mod"), "module snippet\n\ngo 1.26\n")
	overlay := writeOverlay(t, dir)
	program := filepath.Join(dir, "program.wasm")
	build := exec.CommandContext(context.Background(), "go", "build", "-overlay", overlay, "-gcflags=-trimpath="+dir, "-o", program, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=-p=2")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	run := exec.CommandContext(context.Background(), "node", "testdata/run.mjs", filepath.Join(runtime.GOROOT(), "lib/wasm/wasm_exec.js"), program)
	out, err := run.Output()
	if err != nil {
		t.Fatalf("run: %v\n%s", err, out)
	}
	return decode(t, string(out))
}

func decode(t *testing.T, out string) [][]any {
	t.Helper()
	var calls [][]any
	for line := range strings.Lines(out) {
		var call []any
		if err := json.Unmarshal([]byte(line), &call); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		calls = append(calls, call)
	}
	return calls
}

// writeOverlay writes the probe's files into dir and returns the path of the overlay's description.
func writeOverlay(t *testing.T, dir string) string {
	t.Helper()
	overlay, err := Overlay(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	replace := map[string]string{}
	for path, text := range overlay {
		file := filepath.Join(dir, strings.ReplaceAll(filepath.ToSlash(path), "/", "_")+".txt")
		write(t, file, text)
		replace[path] = file
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "overlay.json")
	write(t, name, string(data))
	return name
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
