// Package check holds the repository to its own rules: which folder may import which, how long a file may be, what every file begins with.
package check

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Repo is the repository's own files: slash paths relative to its root, to their text.
type Repo map[string]string

// Problem is one broken rule.
type Problem struct {
	// File is the path of the file, Line the line in it or 0.
	File string
	Line int
	Text string
}

// String gives the form that editors and terminals make clickable.
func (problem Problem) String() string {
	if problem.Line == 0 {
		return fmt.Sprintf("%s: %s", problem.File, problem.Text)
	}
	return fmt.Sprintf("%s:%d: %s", problem.File, problem.Line, problem.Text)
}

// Checks are all checks by name. Each has a failing sample in the tests.
var Checks = map[string]func(Repo) []Problem{
	"imports":  imports,
	"cycles":   cycles,
	"sizes":    sizes,
	"purpose":  purpose,
	"words":    words,
	"map":      folderMap,
	"examples": examples,
}

// skipped are folders that hold nothing of ours, or only what was made.
var skipped = []string{".git", ".cache", "dist", "node_modules", "test-results", "playwright-report"}

// Load reads the repository's text files. Files with NUL bytes are pictures or fixtures and are left out.
func Load(root string) (Repo, error) {
	repo := Repo{}
	err := filepath.WalkDir(root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if slices.Contains(skipped, entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		return repo.add(root, file, entry)
	})
	return repo, err
}

func (repo Repo) add(root, file string, entry fs.DirEntry) error {
	if !entry.Type().IsRegular() {
		return nil
	}
	content, err := os.ReadFile(file)
	if err != nil || bytes.IndexByte(content, 0) >= 0 {
		return err
	}
	name, err := filepath.Rel(root, file)
	repo[filepath.ToSlash(name)] = string(content)
	return err
}

// paths gives the files that have one of the extensions, sorted.
func (repo Repo) paths(extensions ...string) []string {
	var found []string
	for name := range repo {
		if slices.Contains(extensions, path.Ext(name)) {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

// generated tells whether a file is made by a program of the repository.
func generated(name string) bool { return strings.Contains(path.Base(name), ".gen.") }

// fixture tells whether a file is data of a test.
func fixture(name string) bool { return strings.Contains(name, "/testdata/") }

// test tells whether a file is a test: tests may see more than what they test.
func test(name string) bool {
	return strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, ".test.ts") || strings.HasSuffix(name, ".test.tsx") || strings.HasSuffix(name, ".spec.ts")
}
