// Tests of formatting: the well-formed, the broken and the odd.

package format

import (
	"reflect"
	"strings"
	"testing"

	"interleave/wasm/diagnose"
)

func TestSource(t *testing.T) {
	text, found := Source(diagnose.File{Name: "main.go", Text: "package main\r\nfunc  main( ) {x:=1\n}"})
	if want := "package main\n\nfunc main() {\n\tx := 1\n}\n"; text != want || found != nil {
		t.Errorf("got %q, %v, want %q", text, found, want)
	}
	again, _ := Source(diagnose.File{Name: "main.go", Text: text})
	if again != text {
		t.Error("formatting twice changes the text again")
	}
}

func TestSourceBroken(t *testing.T) {
	text, found := Source(diagnose.File{Name: "other.go", Text: "package main\n\nfunc main() {\n\t_ = \"é\" +\n}\n"})
	want := []diagnose.Diagnostic{{File: "other.go", Line: 5, Col: 1, Severity: "error", Text: "expected operand, found '}'", From: diagnose.Compiler}}
	if text != "" || !reflect.DeepEqual(found, want) {
		t.Errorf("got %q, %+v, want %+v", text, found, want)
	}
}

func TestSourceManyErrors(t *testing.T) {
	_, found := Source(diagnose.File{Name: "main.go", Text: "package main\n" + strings.Repeat("func f( {\n", 500)})
	if len(found) == 0 || len(found) > diagnose.Max {
		t.Errorf("%d diagnostics, want 1 to %d", len(found), diagnose.Max)
	}
}

// Whatever the text, there is either a formatted text or at least one diagnostic.
func FuzzSource(f *testing.F) {
	f.Add("package main\n")
	f.Add("\x00\xff`")
	f.Add("//line x:1\npackage")
	f.Fuzz(func(t *testing.T, text string) {
		formatted, found := Source(diagnose.File{Name: "main.go", Text: text})
		if len(found) > 0 && formatted != "" {
			t.Error("both a text and diagnostics")
		}
	})
}
