// This file tests edits, look-ups by name and refusals on a small file.
package source

import (
	"strings"
	"testing"
)

const sample = `package p

import (
	"fmt"
	"os"
)

// Gone is documented.
func Gone() {}

type T struct{}

func (t *T) M() { fmt.Println("m") }

var table = []int{1, 2}

var other = 1

func f() {
	if a := 1; a > 0 {
		const inner = 8
		os.Exit(inner)
	}
	os.Exit(2)
}
`

func parse(t *testing.T) *File {
	t.Helper()
	f, err := Parse("p.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestEditsApplyTogether(t *testing.T) {
	f := parse(t)
	gone, err := f.Func("Gone")
	if err != nil {
		t.Fatal(err)
	}
	f.Remove(gone)
	method, err := f.Func("T.M")
	if err != nil {
		t.Fatal(err)
	}
	f.Insert(method.Body.Lbrace+1, " first();")
	inner, err := f.Value("inner")
	if err != nil {
		t.Fatal(err)
	}
	f.Replace(inner.Values[0], "64")
	f.AddImport("unsafe")
	text, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("// Gone is documented.\nfunc Gone() {}", "", "M() {", "M() { first();", "= 8", "= 64", "package p", `package p; import "unsafe"`).Replace(sample)
	if string(text) != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
}

func TestRemovals(t *testing.T) {
	f := parse(t)
	if err := f.RemoveDecl("other"); err != nil {
		t.Fatal(err)
	}
	text, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "other") {
		t.Errorf("still there:\n%s", text)
	}
	if lit, err := f.Literal("table"); err != nil || len(lit.Elts) != 2 {
		t.Errorf("table: %v, %v", lit, err)
	}
}

func TestUnusedImportsAreDropped(t *testing.T) {
	f := parse(t)
	fn, err := f.Func("f")
	if err != nil {
		t.Fatal(err)
	}
	f.ReplaceBody(fn, "return")
	text, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	text, err = DropUnusedImports("p.go", text)
	if err != nil {
		t.Fatal(err)
	}
	if got := string(text); strings.Contains(got, `"os"`) || !strings.Contains(got, `"fmt"`) || !strings.Contains(got, "func f() { return }") {
		t.Errorf("got\n%s", got)
	}
}

func TestRefusals(t *testing.T) {
	f := parse(t)
	fn, err := f.Func("f")
	if err != nil {
		t.Fatal(err)
	}
	_, missing := f.Func("T.N")
	_, none := f.Statement(fn.Body, "func f", "return")
	_, twice := f.Statement(fn.Body, "func f", "os.Exit(")
	_, value := f.Value("absent")
	_, literal := f.Literal("other")
	for _, c := range []struct {
		err  error
		want string
	}{
		{missing, "p.go: func T.N: no such function"},
		{none, `p.go: func f: no statement "return"`},
		{twice, `p.go: func f: more than one statement "os.Exit("`},
		{value, "p.go: absent: no such variable"},
		{literal, "p.go: other: its value is not a composite literal"},
		{f.RemoveDecl("absent"), "p.go: var absent: no such variable"},
	} {
		if c.err == nil || !strings.Contains(c.err.Error(), c.want) {
			t.Errorf("error %v, want %q", c.err, c.want)
		}
	}
}

func TestOverlappingEditsAreRefused(t *testing.T) {
	f := parse(t)
	fn, err := f.Func("f")
	if err != nil {
		t.Fatal(err)
	}
	f.Remove(fn)
	f.Insert(fn.Body.Lbrace+1, "x()")
	if _, err := f.Bytes(); err == nil || !strings.Contains(err.Error(), "overlap") {
		t.Errorf("error %v", err)
	}
}

func TestBrokenResultIsRefused(t *testing.T) {
	f := parse(t)
	f.Insert(f.Tree.End(), "}")
	if _, err := f.Bytes(); err == nil {
		t.Error("no error")
	}
}
