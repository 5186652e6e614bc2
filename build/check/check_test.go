// Runs every check on the repository, and each on a sample that it must refuse.

package check

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestRepository(t *testing.T) {
	repo, err := Load("../..")
	if err != nil {
		t.Fatal(err)
	}
	for name, check := range Checks {
		t.Run(name, func(t *testing.T) {
			problems := check(repo)
			slices.SortFunc(problems, func(a, b Problem) int { return strings.Compare(a.String(), b.String()) })
			for _, problem := range problems {
				t.Error(problem)
			}
		})
	}
}

// sample is a repository that a check must refuse, with a text its problem must hold.
type sample struct {
	check string
	repo  Repo
	want  string
}

var samples = map[string]sample{
	"a view imports a view": {"imports", Repo{
		"web/src/editor/view.tsx":  "// x\nimport { a } from \"../console/view\";\n",
		"web/src/console/view.tsx": "// x\n",
	}, "editor must not import console"},
	"a noun imports the app, for types over lines": {"imports", Repo{
		"web/src/event/log.ts": "// x\nimport type {\n  A,\n  B,\n} from \"../app/state\";\n",
		"web/src/app/state.ts": "// x\n",
	}, "event must not import app"},
	"the app goes around the door": {"imports", Repo{
		"web/src/app/runner.ts":     "// x\nexport { a } from \"../sandbox/ring\";\n",
		"web/src/sandbox/ring.ts":   "// x\n",
		"web/src/sandbox/client.ts": "// x\n",
	}, "only client and api, not ring"},
	"a lazy import counts": {"imports", Repo{
		"web/src/app/lazy.ts":    "// x\nvoid import(\"../editor/view\");\n",
		"web/src/editor/view.ts": "// x\n",
	}, "app must not import editor"},
	"a folder without a rule": {"imports", Repo{"web/src/utils/all.ts": "// x\n"}, `"utils" has no import rule`},
	"a source reaches out of src": {"imports", Repo{
		"web/src/base/a.ts": "// x\nimport \"../../e2e/setup\";\n", "web/e2e/setup.ts": "// x\n",
	}, "base must not import"},
	"wasm imports build": {"imports", Repo{"wasm/tool/main.go": "// x\npackage main\n\nimport \"interleave/build/gen\"\n"}, "wasm must not import interleave/build/gen"},
	"a circle": {"cycles", Repo{
		"web/src/base/a.ts": "// x\nimport \"./b\";\n", "web/src/base/b.ts": "// x\nimport \"./a\";\n",
	}, "a.ts → web/src/base/b.ts → web/src/base/a.ts"},
	"a long file":     {"sizes", Repo{"web/src/base/a.ts": strings.Repeat("// x\n", 401)}, "401 lines"},
	"a long function": {"sizes", Repo{"build/a/a.go": "package a\n\nfunc f() {\n" + strings.Repeat("\tg()\n", 60) + "}\n"}, "f has 62 lines"},
	"no purpose":      {"purpose", Repo{"web/src/base/a.ts": "export const a = 1;\n"}, "does not open with a comment"},
	"a purpose behind a constraint is one, none is none": {"purpose", Repo{
		"wasm/a/a.go": "//go:build js\n\n// Package a is good.\npackage a\n",
		"wasm/a/b.go": "//go:build js\n\npackage a\n",
	}, "wasm/a/b.go"},
	"a word that must not stay": {"words", Repo{"README.md": "TO" + "DO: more\n"}, "TO" + "DO"},
	"a focused test":            {"words", Repo{"web/src/a.test.ts": "test.on" + "ly(\"x\")\n"}, "every test runs"},
	"a map with a folder too many": {"map", Repo{
		"README.md": "build/  programs\nwasm/   Go\n", "build/x.go": "",
	}, "wasm/, which is not there"},
	"a map with a folder too few": {"map", Repo{"README.md": "web/  page\nweb/src/  sources\n", "web/src/base/a.ts": ""}, "lacks web/src/base/"},
	"an example out of order":     {"examples", Repo{"examples/order.txt": "a\n", "examples/a/lesson.md": "x", "examples/b/lesson.md": "x"}, "does not name b"},
	"an example without a lesson": {"examples", Repo{"examples/order.txt": "a\n"}, "a has no lesson.md"},
	"an example's wide line": {"examples", Repo{
		"examples/order.txt": "a\n", "examples/a/lesson.md": "x", "examples/a/main.js": "\t\t" + strings.Repeat("x", 69) + "\n",
	}, "77 columns"},
	"an example not formatted": {"examples", Repo{
		"examples/order.txt": "a\n", "examples/a/lesson.md": "x", "examples/a/main.go": "package main\nfunc main( ) {}\n",
	}, "gofmt would change it"},
}

func TestEachCheckRefusesItsSample(t *testing.T) {
	for name, sample := range samples {
		t.Run(name, func(t *testing.T) {
			problems := Checks[sample.check](sample.repo)
			if len(problems) != 1 || !strings.Contains(problems[0].String(), sample.want) {
				t.Errorf("problems = %q, want one with %q", problems, sample.want)
			}
		})
	}
	for check := range Checks {
		if !slices.ContainsFunc(slices.Collect(maps.Values(samples)), func(s sample) bool { return s.check == check }) {
			t.Errorf("the check %q has no sample", check)
		}
	}
}
