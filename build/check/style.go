// The limits of size, the opening comment of every file, and the words that must not stay.

package check

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"strings"
)

// The limits of the house style, in lines. Those of TypeScript functions are checked by web/style, which has a parser for them.
const (
	maxFileLines     = 400
	maxFunctionLines = 60
)

// longer are the files that may pass a limit, each with the reason.
var longer = map[string]string{}

// sizes checks the length of files and of Go's functions.
func sizes(repo Repo) []Problem {
	var problems []Problem
	for _, name := range repo.paths(".go", ".ts", ".tsx", ".css", ".mjs", ".sh") {
		if generated(name) || fixture(name) || longer[name] != "" {
			continue
		}
		if lines := strings.Count(repo[name], "\n"); lines > maxFileLines {
			problems = append(problems, Problem{name, 0, fmt.Sprintf("%d lines, at most %d: it does more than one thing", lines, maxFileLines)})
		}
		if path.Ext(name) == ".go" {
			problems = append(problems, longFunctions(name, repo[name])...)
		}
	}
	return problems
}

func longFunctions(name, text string) []Problem {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, text, parser.SkipObjectResolution)
	if err != nil {
		return []Problem{{name, 0, err.Error()}}
	}
	var problems []Problem
	for _, declaration := range parsed.Decls {
		function, ok := declaration.(*ast.FuncDecl)
		if !ok {
			continue
		}
		first, last := files.Position(function.Pos()).Line, files.Position(function.End()).Line
		if lines := last - first + 1; lines > maxFunctionLines {
			problems = append(problems, Problem{name, first, fmt.Sprintf("%s has %d lines, at most %d", function.Name.Name, lines, maxFunctionLines)})
		}
	}
	return problems
}

// openings are the comment forms of the languages used here.
var openings = map[string][]string{
	".go": {"// "}, ".ts": {"// ", "/** ", "/* "}, ".tsx": {"// ", "/** ", "/* "}, ".mjs": {"// "}, ".css": {"/* "}, ".sh": {"# "},
}

// purpose checks that every file opens with a comment that says what it is for.
func purpose(repo Repo) []Problem {
	var problems []Problem
	for name, text := range repo {
		comments, known := openings[path.Ext(name)]
		if !known || fixture(name) || strings.HasPrefix(name, "examples/") || strings.Contains(name, "/puzzles/") {
			continue
		}
		if !opensWith(text, comments) {
			problems = append(problems, Problem{name, 1, "the file does not open with a comment that says what it is for"})
		}
	}
	return problems
}

// opensWith looks behind a #! line and Go's build constraints.
func opensWith(text string, comments []string) bool {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#!") || strings.HasPrefix(line, "//go:") {
			continue
		}
		for _, comment := range comments {
			if strings.HasPrefix(line, comment) {
				return true
			}
		}
		return false
	}
	return false
}

// unwanted are words that must not stay in the sources, with the reason. They are written so that this file does not hold them itself.
var unwanted = []struct {
	form   *regexp.Regexp
	reason string
}{
	{regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`), "do it, or write it down where work is planned"},
	{regexp.MustCompile(`\b(describe|it|test)\.(on` + `ly|sk` + `ip)\(`), "every test runs, always"},
	{regexp.MustCompile(`\blog\.Fa` + `tal`), "an error goes up to main, which prints it"},
	{regexp.MustCompile(`waitForTime` + `out\(`), "a test waits for what it wants to see, not for a time"},
	{regexp.MustCompile(`["'\x60 (]/wo` + `rk/`), "a path of one machine"},
}

// words looks for what must not stay.
func words(repo Repo) []Problem {
	var problems []Problem
	for _, name := range repo.paths(".go", ".ts", ".tsx", ".css", ".html", ".mjs", ".sh", ".md", ".json") {
		if fixture(name) || name == "web/package-lock.json" {
			continue
		}
		number := 0
		for line := range strings.Lines(repo[name]) {
			number++
			for _, word := range unwanted {
				if found := word.form.FindString(line); found != "" {
					problems = append(problems, Problem{name, number, fmt.Sprintf("%q: %s", strings.TrimSpace(found), word.reason)})
				}
			}
		}
	}
	return problems
}
