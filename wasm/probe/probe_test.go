// This file tests the inserter: on the installed Go's own source, and its refusals on source that has changed.
package probe

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestOverlayMovesNoLine(t *testing.T) {
	overlay, err := Overlay(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]bool{}
	for _, in := range insertions() {
		changed[in.file] = true
	}
	if want := len(changed) + len(additions()); len(overlay) != want {
		t.Errorf("overlay has %d files, want %d", len(overlay), want)
	}
	for path, text := range overlay {
		original, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Count(text, "\n"), strings.Count(string(original), "\n"); got != want {
			t.Errorf("%s has %d lines, want %d", path, got, want)
		}
	}
	again, err := Overlay(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range overlay {
		if again[path] != text {
			t.Errorf("%s differs the second time", path)
		}
	}
}

func TestOverlayHasEveryInsertion(t *testing.T) {
	overlay, err := Overlay(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range insertions() {
		path := filepath.Join(runtime.GOROOT(), "src", filepath.FromSlash(in.file))
		if !strings.Contains(overlay[path], in.statement+";") {
			t.Errorf("%s does not call %s", path, in.statement)
		}
	}
}

// copySource copies the files of the table from the installed Go to a folder in which tests can change them.
func copySource(t *testing.T) string {
	t.Helper()
	goroot := t.TempDir()
	for _, in := range insertions() {
		from := filepath.Join(runtime.GOROOT(), "src", filepath.FromSlash(in.file))
		text, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(goroot, "src", filepath.FromSlash(in.file))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, to, string(text))
	}
	return goroot
}

func TestOverlayRefusesChangedSource(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"runtime/proc.go", "func casgstatus(", "func casgstatus2(", "func casgstatus: no such function"},
		{"runtime/proc.go", "if gp.bubble != nil {\n\t\tsystemstack", "if nil != gp.bubble {\n\t\tsystemstack", `func casgstatus: no statement "if gp.bubble != nil"`},
		{"runtime/chan.go", "}\n\t\t\treturn true, false\n\t\t}\n\t\t// The channel", "}\n\t\t\treturn true, ok\n\t\t}\n\t\t// The channel", `func chanrecv: 1 statements "return true, false" instead of 2`},
		{"runtime/chan.go", "type hchan struct", "type hchan2 struct", "type hchan: no such struct"},
		{"runtime/print.go", "func printlock() {", "func printlock() }", "cannot parse"},
		{"syscall/js/func.go", "func (c Func) Release(", "func (c Value) Release(", "func Func.Release: no such function"},
	} {
		goroot := copySource(t)
		path := filepath.Join(goroot, "src", filepath.FromSlash(c.file))
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		write(t, path, strings.ReplaceAll(string(text), c.old, c.new))
		_, err = Overlay(goroot)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), filepath.Base(c.file)) {
			t.Errorf("%s without %q: error %v, want one with %q and the file", c.file, c.old, err, c.want)
		}
	}
}

func TestOverlayRefusesNameThatIsTaken(t *testing.T) {
	goroot := copySource(t)
	write(t, filepath.Join(goroot, "src/runtime/interleave_js.go"), "package runtime\n")
	if _, err := Overlay(goroot); err == nil || !strings.Contains(err.Error(), "part of this Go already") {
		t.Errorf("error %v, want one about the name that is taken", err)
	}
}

func TestOverlayRefusesMissingGo(t *testing.T) {
	if _, err := Overlay(t.TempDir()); err == nil {
		t.Error("no error without any source")
	}
}
