// This file compares the two for every example and for the channel tests of the Go tree.
package oracle

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// everything is set where there is time for all of the Go tree's programs.
var everything = os.Getenv("ORACLE") == "all"

// quick are the programs of the Go tree that are compared always.
var quick = map[string]bool{"sieve1": true, "select3": true, "fifo": true}

// leftOut are the programs that cannot be traced to their end, each with the reason.
var leftOut = map[string]string{}

// untraced are the examples that are not compared: Go gives up in them, or is over when they or the harness call it,
// so that its tracer does not come to write; or their Go is that of another one, or has no goroutine of its own.
var untraced = []string{
	"blocking-callback", "go-must-stay", "go-statement", "promise-from-go", "report-39928", "report-41310", "report-65773", "safejs-errors", "sleep-in-callback",
	"starvation", "story-await", "story-promise",
}

func TestExamples(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(root, "examples/*/main.go"))
	if err != nil || len(folders) == 0 {
		t.Fatal(err, "no examples")
	}
	for _, main := range folders {
		folder := filepath.Dir(main)
		if slices.Contains(untraced, filepath.Base(folder)) {
			continue
		}
		t.Run(filepath.Base(folder), func(t *testing.T) {
			script, err := os.ReadFile(filepath.Join(folder, "main.js"))
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			compare(t, program{map[string]string{"main.go": read(t, main)}, string(script)})
		})
	}
}

func TestGoTree(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(runtime.GOROOT(), "test/chan/*.go"))
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".go")
		text := read(t, path)
		if !strings.HasPrefix(text, "// run\n") && !strings.Contains(text, "\n// run\n") || !everything && !quick[name] {
			continue
		}
		if reason := leftOut[name]; reason != "" {
			t.Logf("%s is left out: %s", name, reason)
			continue
		}
		compared++
		t.Run(name, func(t *testing.T) { compare(t, program{map[string]string{"main.go": text}, ""}) })
	}
	if compared == 0 {
		t.Error("no program of the Go tree was compared")
	}
}

func TestCoroutinesTimersAndLocks(t *testing.T) {
	compare(t, program{map[string]string{"main.go": read(t, "testdata/states.go.txt")}, ""})
}

func compare(t *testing.T, p program) {
	t.Helper()
	p, ok := traced(t, p)
	if !ok {
		t.Fatal("no main function")
	}
	got := runProgram(t, p)
	log, err := fromLog(got.log)
	if err != nil {
		t.Fatalf("exit code %d: %v", got.code, err)
	}
	trace, err := fromTrace(got.trace)
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(log, trace); d != "" {
		t.Error(d)
	}
	t.Logf("%d changes of state agree", len(log))
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
