// The folder map of the README must be the tree, and the examples must be the ones in order.txt.

package check

import (
	"fmt"
	"go/format"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mapLine is a line of the README's map: a path that ends in a slash, then what it is.
var mapLine = regexp.MustCompile(`(?m)^([\w./-]+/) {2,}\S`)

// inner are the folders whose own folders the map lists.
var inner = []string{"wasm", "build", "web", "web/src"}

// folderMap compares the README's map with the folders there are.
func folderMap(repo Repo) []Problem {
	there := map[string]bool{}
	for name := range repo {
		for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
			parent := path.Dir(folder)
			if parent == "." || slices.Contains(inner, parent) {
				there[folder+"/"] = true
			}
		}
	}
	var problems []Problem
	said := map[string]bool{}
	for _, found := range mapLine.FindAllStringSubmatch(repo["README.md"], -1) {
		said[found[1]] = true
		if !there[found[1]] {
			problems = append(problems, Problem{"README.md", 0, fmt.Sprintf("the folder map has %s, which is not there", found[1])})
		}
	}
	for folder := range there {
		if !said[folder] {
			problems = append(problems, Problem{"README.md", 0, fmt.Sprintf("the folder map lacks %s", folder)})
		}
	}
	return problems
}

// exampleWidth is how many columns an editor shows beside the lesson on a laptop, and what a projected page can hold.
const exampleWidth = 76

// examples checks that order.txt names every example once, and the form of their sources. That they vet and run is tested elsewhere.
func examples(repo Repo) []Problem {
	var problems []Problem
	ordered := strings.Fields(repo["examples/order.txt"])
	for name, text := range repo {
		inside, ok := strings.CutPrefix(name, "examples/")
		id, file, nested := strings.Cut(inside, "/")
		if !ok || !nested {
			continue
		}
		if !slices.Contains(ordered, id) {
			problems = append(problems, Problem{name, 0, "examples/order.txt does not name " + id})
		}
		if extension := path.Ext(file); extension == ".go" || extension == ".js" || extension == ".ts" {
			problems = append(problems, exampleSource(name, text)...)
		}
	}
	for i, id := range ordered {
		if slices.Index(ordered, id) != i {
			problems = append(problems, Problem{"examples/order.txt", i + 1, id + " stands twice"})
		}
		if repo["examples/"+id+"/lesson.md"] == "" {
			problems = append(problems, Problem{"examples/order.txt", i + 1, id + " has no lesson.md"})
		}
	}
	return problems
}

func exampleSource(name, text string) []Problem {
	var problems []Problem
	number := 0
	for line := range strings.Lines(text) {
		number++
		if width := utf8.RuneCountInString(strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "    ")); width > exampleWidth {
			problems = append(problems, Problem{name, number, fmt.Sprintf("%d columns, at most %d", width, exampleWidth)})
		}
	}
	if path.Ext(name) == ".go" {
		if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
			problems = append(problems, Problem{name, 0, "gofmt would change it"})
		}
	}
	return problems
}
