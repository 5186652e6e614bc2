// The import rules: imports only go down, and nobody goes around a door.

package check

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A zone is a folder of web/src, or a file standing directly in it. Its rule lists the zones it may import, besides itself.
var zones = map[string][]string{
	"base":      {},
	"event":     {"base"},
	"program":   {"base"},
	"share":     {"program", "base"},
	"toolchain": {"event", "program", "base"},
	"sandbox":   {"event", "program", "base"},
	"app":       {"toolchain", "sandbox", "share", "event", "program", "base"},
	"ui":        {"base"},
	"editor":    below,
	"timeline":  below,
	"diagram":   append([]string{"timeline"}, below...),            // the timeline's scale, fonts and words
	"export":    append([]string{"timeline", "diagram"}, below...), // draws both once more, on other paper
	"sharing":   append([]string{"export"}, below...),              // its pictures
	"console":   below,
	"lessons":   below,
	"why":       append([]string{"timeline"}, below...), // the run's model, its chains of causes and its words
	"toolbar":   below,
	"explore":   append([]string{"timeline"}, below...), // draws runs as the timeline does
	"frame":     append([]string{"editor", "timeline", "diagram", "export", "sharing", "console", "lessons", "toolbar", "why", "explore"}, below...),
	"early":     {"app"},
	"embed":     {"share", "program", "base"},
	"main":      append([]string{"frame", "editor", "timeline", "diagram", "console", "lessons", "toolbar", "why", "toolchain", "sandbox", "share"}, below...),
}

// below is what a view may see. Views never import each other, nor the doors: they send commands.
var below = []string{"app", "ui", "event", "program", "base"}

// doors are the only files of a client's folder that others may import: what is behind them runs in a worker.
var doors = map[string][]string{
	"toolchain": {"client", "api"},
	"sandbox":   {"client", "api"},
}

// anImport is one import of a TypeScript file.
type anImport struct {
	line int
	// target is what is written; file is the repository's file it means, or empty for a package or a virtual module.
	target, file string
}

var (
	fromClause = regexp.MustCompile(`(?m)^\s*(?:import|export)\s[^'"` + "`" + `;]*?from\s*["']([^"']+)["']`)
	bareImport = regexp.MustCompile(`(?m)^\s*import\s*["']([^"']+)["']`)
	lazyImport = regexp.MustCompile(`\bimport\(\s*["']([^"']+)["']`)
)

// importsOf lists what a file imports; type-only imports count.
func (repo Repo) importsOf(name string) []anImport {
	text := repo[name]
	var found []anImport
	for _, form := range []*regexp.Regexp{fromClause, bareImport, lazyImport} {
		for _, at := range form.FindAllStringSubmatchIndex(text, -1) {
			target := text[at[2]:at[3]]
			found = append(found, anImport{1 + strings.Count(text[:at[2]], "\n"), target, repo.resolve(name, target)})
		}
	}
	return found
}

// resolve finds the file a relative import means.
func (repo Repo) resolve(from, target string) string {
	if !strings.HasPrefix(target, ".") {
		return ""
	}
	base := path.Join(path.Dir(from), target)
	for _, suffix := range []string{"", ".ts", ".tsx", "/index.ts"} {
		if _, ok := repo[base+suffix]; ok {
			return base + suffix
		}
	}
	return base
}

// zoneOf names the zone of a file of web/src, or gives "".
func zoneOf(name string) string {
	inside, ok := strings.CutPrefix(name, "web/src/")
	if !ok {
		return ""
	}
	zone, _, nested := strings.Cut(inside, "/")
	if !nested {
		zone, _, _ = strings.Cut(zone, ".")
	}
	return zone
}

// imports checks every import between zones, and that wasm never needs build.
func imports(repo Repo) []Problem {
	var problems []Problem
	for _, name := range repo.paths(".ts", ".tsx") {
		from := zoneOf(name)
		if from == "" || test(name) {
			continue
		}
		if _, known := zones[from]; !known {
			problems = append(problems, Problem{name, 0, fmt.Sprintf("the folder %q has no import rule in build/check/imports.go", from)})
			continue
		}
		for _, imported := range repo.importsOf(name) {
			if reason := forbidden(from, imported); reason != "" {
				problems = append(problems, Problem{name, imported.line, reason})
			}
		}
	}
	return append(problems, goImports(repo)...)
}

// forbidden says why a zone must not have an import, or gives "".
func forbidden(from string, imported anImport) string {
	if imported.file == "" {
		return ""
	}
	to := zoneOf(imported.file)
	if to == from {
		return ""
	}
	if to == "" || !slices.Contains(zones[from], to) {
		return fmt.Sprintf("%s must not import %s (%s)", from, to, imported.target)
	}
	file := strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(imported.file, "web/src/"+to+"/"), ".tsx"), ".ts")
	if open, guarded := doors[to]; guarded && !slices.Contains(open, file) {
		return fmt.Sprintf("%s may import of %s only %s, not %s", from, to, strings.Join(open, " and "), file)
	}
	return ""
}

var goImport = regexp.MustCompile(`(?m)^\s*(?:import\s+)?(?:[\w.]+\s+)?"(interleave/[^"]+)"`)

// goImports checks that nothing of wasm imports build: what is shipped must not need what ships it.
func goImports(repo Repo) []Problem {
	var problems []Problem
	for _, name := range repo.paths(".go") {
		if !strings.HasPrefix(name, "wasm/") || fixture(name) {
			continue
		}
		for _, at := range goImport.FindAllStringSubmatchIndex(repo[name], -1) {
			if target := repo[name][at[2]:at[3]]; strings.HasPrefix(target, "interleave/build/") {
				problems = append(problems, Problem{name, 1 + strings.Count(repo[name][:at[2]], "\n"), "wasm must not import " + target})
			}
		}
	}
	return problems
}

// cycles finds files that import each other in a circle.
func cycles(repo Repo) []Problem {
	var problems []Problem
	const visiting, done = 1, 2
	state := map[string]int{}
	var visit func(name string, trail []string)
	visit = func(name string, trail []string) {
		trail = append(trail, name)
		state[name] = visiting
		for _, imported := range repo.importsOf(name) {
			switch {
			case imported.file == "" || state[imported.file] == done:
			case state[imported.file] == visiting:
				circle := append(slices.Clone(trail[slices.Index(trail, imported.file):]), imported.file)
				problems = append(problems, Problem{name, imported.line, "imports in a circle: " + strings.Join(circle, " → ")})
			default:
				visit(imported.file, trail)
			}
		}
		state[name] = done
	}
	for _, name := range repo.paths(".ts", ".tsx") {
		if state[name] == 0 {
			visit(name, nil)
		}
	}
	return problems
}
