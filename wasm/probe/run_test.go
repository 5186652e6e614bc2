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

func TestProbedProgramTellsItsStory(t *testing.T) {
	calls := runProbed(t, "testdata/story.go.txt")
	inOrder(t, calls,
		"[gonew 1 0 0 runtime.main ]",
		"[gorun 1]",
		"[chanmake 1 1 0 int main.go:11 main.main]",
		"[gonew 7 1 0 main.main.func1 main.go:12 main.main]",
		"[asked 1 1 0 <nil> 0 main.go:15 main.main]",
		"[gowait 1 chan receive main.go:15 main.main]",
		"[gorun 7]",
		"[handed 7 1 0 42 0 main.go:13 main.main.func1]",
		"[gowake 1 7 main.go:13 main.main.func1]",
		"[goend 7]",
		"[gorun 1]",
		"[given 1 1 0 <nil> 0 main.go:15 main.main]",
		"[printpos main.go:15 main.main]",
		"[out 1 42\n]",
		"[gowait 1  main.go:15 main.main]", // until all that the answer from JavaScript has set going is done
		"[release 1 1 main.go:15 main.main]",
		"[printpos main.go:8 main.say]",
		"[out 2 builtin]",
		"[jsfunc 1 main.go:17 main.main]",
		"[release 2 1 main.go:18 main.main]",
		"[gopanic 1 24 runtime.plainError main.go:20 main.main]",
		"[fatal 1 ]",
		"[exit 2]",
	)
	if last := lastOf(calls, "printpos"); last > lastOf(calls, "fatal") {
		t.Error("the panic's own text was taken for the user's output")
	}
	if n := count(calls, "jsfunc") + count(calls, "chanmake") + count(calls, "jscall"); n != 2 {
		t.Error("what package syscall does for itself was told")
	}
}

func TestFactsAndPlaces(t *testing.T) {
	calls := runProbed(t, "testdata/facts.go.txt")
	inOrder(t, calls,
		"[gosleep 1 2e+07]",
		"[gowait 1 sleep main.go:40 main.init.0]",
		"[gonew 7 0 2 runtime.handleAsyncEvent ]",
		"[gowake 1 0 ]",
		"[gonew 8 1 0 runtime.corostart main.go:41 main.init.0]",
		"[gowait 8 coroutine ]",
		"[gowait 1 coroutine main.go:42 main.init.0]",
		"[gowake 8 0 ]",
		"[gorun 8]",
		"[gowait 8 coroutine main.go:41 main.init.0.func1]",
		"[gowake 1 0 ]",
		"[gorun 1]",
		"[goend 8]",
		"[jscall 1 parseInt main.go:45 main.init.0]",
		"[jscall 1  main.go:46 main.init.0]",
		"[gopanic 1 24 string main.go:47 main.init.0]",
		"[chanmake 1 1 0 int main.go:15 main.main]",
		"[chanmake 1 2 2 int main.go:15 main.main]",
		"[gonew 9 1 0 main.main.func1 main.go:16 main.main]",
		"[buffered 1 2 1 41 0 main.go:17 main.main]",
		"[gowait 1 chan receive main.go:18 main.main]",
		"[from buffer 9 2 0 41 0 main.go:12 main.receive]", // inlined into the goroutine's function
		"[handed 9 1 0 42 0 main.go:16 main.main.func1]",
		"[out 1 42\n]",
		"[gonew 10 1 0 main.main.func2 main.go:22 main.main]",
		"[goyield 1 main.go:26 main.main]",
		"[gowait 10 sync.Mutex.Lock main.go:23 main.main.func2]",
		"[gowake 10 1 main.go:27 main.main]",
		"[asked 1 1 0 <nil> 0 main.go:28 main.main]",
		"[close 10 1 0 <nil> 0 main.go:24 main.main.func2]",
		"[gowake 1 10 main.go:24 main.main.func2]",
		"[closed 1 1 0 <nil> 0 main.go:28 main.main]",
		"[chanmake 1 3 0 int main.go:30 main.main]",
		"[gonew 11 1 0 main.main.func3 main.go:31 main.main]",
		"[offered 1 3 0 1 0 main.go:32 main.main]",
		"[asked 1 2 0 <nil> 0 main.go:32 main.main]",
		"[gowait 1 select main.go:32 main.main]",
		"[handed 11 2 0 7 0 main.go:31 main.main.func3]",
		"[gowake 1 11 main.go:31 main.main.func3]",
		"[given 1 2 0 <nil> 0 main.go:32 main.main]",
		"[select 1 2 1 main.go:32 main.main]",
	)
}

func TestSilentWithoutRecorder(t *testing.T) {
	t.Setenv("RECORDER", "off")
	for _, call := range runProbed(t, "testdata/facts.go.txt") {
		if call[0] != "out" && call[0] != "exit" && call[0] != "release" && call[0] != "gopanic" && call[0] != "fatal" {
			t.Errorf("%v was told", call)
		}
	}
}

// The collector runs all the time, stacks grow and move, and freed memory is overwritten: what the probe does in between
// must not hold on to anything.
func TestCollectorStaysSafe(t *testing.T) {
	t.Setenv("GODEBUG", "clobberfree=1")
	calls := runProbed(t, "testdata/collected.go.txt")
	inOrder(t, calls, "[out 1 total 3320\n]", "[exit 0]")
}

func TestDeadlockInCallbackIsTold(t *testing.T) {
	calls := runProbed(t, "testdata/deadlock.go.txt")
	inOrder(t, calls,
		"[jsfunc 1 main.go:6 main.main]",
		"[jscall 1 forEach main.go:11 main.main]",
		"[printpos main.go:7 main.main.func1]",
		"[chanmake 1 1 0 int main.go:8 main.main.func1]",
		"[gowait 1 chan receive main.go:8 main.main.func1]",
		"[fatal 2 all goroutines are asleep - deadlock!]",
	)
	if lastOf(calls, "printpos") > lastOf(calls, "fatal") {
		t.Error("the runtime's words were taken for the user's output")
	}
}

// inOrder wants these calls, among others, one after the other.
func inOrder(t *testing.T, calls [][]any, want ...string) {
	t.Helper()
	at := 0
	for _, w := range want {
		found := slices.IndexFunc(calls[at:], func(c []any) bool { return fmt.Sprint(c) == w })
		if found < 0 {
			for _, c := range calls {
				t.Log(c)
			}
			t.Fatalf("no call %s after the one before", w)
		}
		at += found + 1
	}
}

func count(calls [][]any, kind string) int {
	n := 0
	for _, c := range calls {
		if c[0] == kind {
			n++
		}
	}
	return n
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

func TestShuffleChangesTheOrderBySeedAlone(t *testing.T) {
	program := buildProbed(t, "testdata/shuffled.go.txt")
	told := func(seed string) string {
		t.Setenv("SHUFFLE", seed)
		return fmt.Sprint(tell(t, program))
	}
	if calm := told("0"); !strings.Contains(calm, "[out 2 ABCDEFGH]") {
		t.Errorf("without a shuffle it is not Go's own order: %s", calm)
	}
	one, other := told("1"), told("4294967295")
	if one == other || strings.Contains(one, "ABCDEFGH") || strings.Contains(other, "ABCDEFGH") {
		t.Errorf("two seeds, two orders: %s and %s", one, other)
	}
	if told("1") != one {
		t.Error("the same seed gave another run")
	}
}

// A select that has no choice, a map of one element and what libraries range over draw nothing that is told.
func TestWhatIsDrawnIsTold(t *testing.T) {
	want := []string{"[drawn 1 case 2 main.go:17 main.main]", "[drawn 1 start 3 main.go:34 main.main]"}
	if drawn := drawnIn(t, "testdata/drawn.go.txt"); !slices.Equal(drawn, want) {
		t.Errorf("got %q", drawn)
	}
}

// The latest random number is told when its goroutine sleeps, once.
func TestNumbers(t *testing.T) {
	want := []string{"[drawn 1 number 0 main.go:11 main.main]", "[drawn 1 number 0 main.go:16 main.main]", "[drawn 1 number 0 main.go:19 main.main]"}
	if drawn := drawnIn(t, "testdata/numbers.go.txt"); !slices.Equal(drawn, want) {
		t.Errorf("got %q", drawn)
	}
}

// drawnIn returns what the file's run drew, a text each.
func drawnIn(t *testing.T, file string) []string {
	t.Helper()
	var drawn []string
	for _, call := range runProbed(t, file) {
		if call[0] == "drawn" {
			drawn = append(drawn, fmt.Sprint(call))
		}
	}
	return drawn
}

// runProbed builds the file as main.go with the probe and returns what the stub of its imports was told.
func runProbed(t *testing.T, file string) [][]any {
	t.Helper()
	return tell(t, buildProbed(t, file))
}

// buildProbed builds the file as main.go with the probe and returns the program's path.
func buildProbed(t *testing.T, file string) string {
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
	return program
}

// tell runs a program and returns what the stub of its imports was told.
func tell(t *testing.T, program string) [][]any {
	t.Helper()
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
