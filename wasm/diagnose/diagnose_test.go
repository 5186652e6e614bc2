// Tests of reading the tools' output, with outputs as Go's own tools write them.

package diagnose

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

var twoFiles = []File{
	{"main.go", "package main\n\nfunc main() {\n\tx := 1\n\tg(1, \"é🙂\", y)\n}\n"},
	{"other.go", "package main\n"},
}

func TestParse(t *testing.T) {
	tests := []struct {
		name, output string
		from         Source
		want         []Diagnostic
	}{
		{"nothing", "", Compiler, []Diagnostic{}},
		{"one error", "main.go:4:2: declared and not used: x\n", Compiler,
			[]Diagnostic{{"main.go", 4, 2, 3, "error", "declared and not used: x", Compiler}}},
		{"the three forms of a name", "./main.go:4:2: a\n/main.go:4:2: b\nmain.go:4: c\n", Compiler, []Diagnostic{
			{"main.go", 4, 2, 3, "error", "a", Compiler},
			{"main.go", 4, 2, 3, "error", "b", Compiler},
			{"main.go", 4, 2, 3, "error", "c", Compiler}}},
		{"continued lines", "# command-line-arguments\nmain.go:5:7: too many arguments in call to g\n\thave (number)\n\twant ()\nother.go:1:1: next\n", Compiler, []Diagnostic{
			{"main.go", 5, 7, 12, "error", "too many arguments in call to g\n\thave (number)\n\twant ()", Compiler},
			{"other.go", 1, 1, 8, "error", "next", Compiler}}},
		{"columns count UTF-16 units", "main.go:5:17: undefined: y\n", Compiler,
			[]Diagnostic{{"main.go", 5, 14, 15, "error", "undefined: y", Compiler}}},
		{"a colon in the text is none of the position", "main.go:4:2: note: other.go:1:2: see there\n", Compiler,
			[]Diagnostic{{"main.go", 4, 2, 3, "error", "note: other.go:1:2: see there", Compiler}}},
		{"repetitions", "main.go:4:2: a\nmain.go:4:2: a\n", Compiler,
			[]Diagnostic{{"main.go", 4, 2, 3, "error", "a", Compiler}}},
		{"no main", "runtime.main_main·f: function main is undeclared in the main package\n", Linker,
			[]Diagnostic{{"main.go", 1, 1, 8, "error", "function main is undeclared in the main package", Linker}}},
		{"another word of the linker", "link: main.f: relocation target main.g not defined\n", Linker,
			[]Diagnostic{{"", 0, 0, 0, "error", "main.f: relocation target main.g not defined", Linker}}},
	}
	for _, test := range tests {
		if got := Parse(test.output, test.from, twoFiles); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

// A //line directive puts any text and any number where the position is.
func TestForgedPositions(t *testing.T) {
	tests := []struct {
		output string
		want   Diagnostic
	}{
		{"foo\x1b[31m<img src=x>.go:1:1: undefined: y", Diagnostic{Text: "foo[31m<img src=x>.go:1:1: undefined: y"}},
		{"/etc/passwd:99999999: undefined: y", Diagnostic{Text: "/etc/passwd:99999999: undefined: y"}},
		{"main.go:99999999999999999999:7: y", Diagnostic{File: "main.go", Line: 7, Col: 1, Text: "y"}},
		{"main.go:0:0: y", Diagnostic{File: "main.go", Line: 1, Col: 1, EndCol: 8, Text: "y"}},
		{"main.go:4:999: y", Diagnostic{File: "main.go", Line: 4, Col: 8, Text: "y"}},
		{"../main.go:4:2: y", Diagnostic{Text: "../main.go:4:2: y"}},
		{"main.go:4:2: \u202eevil\u2066 \x00\u009b", Diagnostic{File: "main.go", Line: 4, Col: 2, EndCol: 3, Text: "evil"}},
	}
	for _, test := range tests {
		test.want.Severity, test.want.From = "error", Compiler
		got := Parse(test.output, Compiler, twoFiles)
		if len(got) != 1 || got[0] != test.want {
			t.Errorf("%q:\n got %+v\nwant %+v", test.output, got, test.want)
		}
	}
}

func TestLimits(t *testing.T) {
	var output strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&output, "main.go:4:2: error %d\n", i)
	}
	if got := Parse(output.String(), Compiler, twoFiles); len(got) != Max {
		t.Errorf("%d diagnostics, want %d", len(got), Max)
	}
	long := Parse("main.go:1:1: "+strings.Repeat("é", 1e6), Compiler, twoFiles)
	if len(long) != 1 || len(long[0].Text) > maxText || !utf8.ValidString(long[0].Text) {
		t.Error("a long text is not cut")
	}
}

func TestNoMainWithoutMainFile(t *testing.T) {
	files := []File{{"b.go", "package main\n"}, {"a.go", "package main\n"}}
	got := Parse("function main is undeclared in the main package", Linker, files)
	if len(got) != 1 || got[0].File != "a.go" {
		t.Errorf("got %+v, want a message at a.go", got)
	}
	if got := Parse("function main is undeclared in the main package", Linker, nil); len(got) != 1 || got[0].Line != 0 {
		t.Errorf("got %+v, want a message without a place", got)
	}
}

// Whatever the output, what comes out may be shown: real places, clean text.
func FuzzParse(f *testing.F) {
	f.Add("main.go:4:2: x\n\ty\n", "package main\n")
	f.Add("runtime.main_main·f: function main is undeclared in the main package", "")
	f.Add("a:1: b: 2: c\n\xff:3:4: \u202e", "\r\n\u2028")
	f.Fuzz(func(t *testing.T, output, text string) {
		files := []File{{"main.go", text}}
		lines := strings.Split(text, "\n")
		for _, from := range []Source{Compiler, Linker} {
			list := Parse(output, from, files)
			if len(list) > Max {
				t.Fatalf("%d diagnostics", len(list))
			}
			for _, d := range list {
				checkShowable(t, d, lines)
			}
		}
	})
}

func checkShowable(t *testing.T, d Diagnostic, lines []string) {
	t.Helper()
	if d.Text == "" || d.Text != Clean(d.Text) {
		t.Errorf("text %q is not clean", d.Text)
	}
	if d.File == "" {
		if d.Line != 0 || d.Col != 0 || d.EndCol != 0 {
			t.Errorf("a place without a file: %+v", d)
		}
		return
	}
	if d.File != "main.go" || d.Line < 1 || d.Line > len(lines) {
		t.Fatalf("no such place: %+v", d)
	}
	width := units(lines[d.Line-1])
	if d.Col < 1 || d.Col > width+1 || d.EndCol > width+1 || (d.EndCol != 0 && d.EndCol <= d.Col) {
		t.Errorf("no such columns in a line of %d: %+v", width, d)
	}
}
