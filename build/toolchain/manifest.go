// This file describes a built toolchain, for the page's worker and for the native twins alike.
package toolchain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Manifest describes a toolchain; it is written as manifest.json. File names are relative to its folder.
type Manifest struct {
	// Go is the version as in "go1.26.8", Lang the language as in "go1.26".
	Go   string `json:"go"`
	Lang string `json:"lang"`
	// Compile and Link are the tools, Base the bundle of the packages that everybody needs.
	Compile string `json:"compile"`
	Link    string `json:"link"`
	Base    string `json:"base"`
	// Sizes gives the length in bytes, uncompressed, of these three files by name.
	Sizes map[string]int `json:"sizes"`
	// Dir is the folder in which the tools run and which holds the sources; the tools print their names alone.
	Dir string `json:"dir"`
	// Env is the tools' whole environment.
	Env map[string]string `json:"env"`
	// CompileArgs and LinkArgs are the tools' arguments with the tool's name first. The names of the Go files, sorted,
	// follow CompileArgs. All other paths are absolute.
	CompileArgs []string `json:"compileArgs"`
	LinkArgs    []string `json:"linkArgs"`
	// Packages has every package that can be linked, by path.
	Packages map[string]Package `json:"packages"`
	// Importable lists the paths that a snippet may import, sorted. Package unsafe is among them and has no files.
	Importable []string `json:"importable"`
}

// Package is one package of the toolchain.
type Package struct {
	// Imports are the direct imports, sorted; unsafe is left out.
	Imports []string `json:"imports"`
	// InBase tells that both halves are in the base bundle; Export and Object are then empty.
	InBase bool `json:"base,omitempty"`
	// Export is the file for the compiler, empty where the package is not importable; Object is the one for the linker.
	Export string `json:"x,omitempty"`
	Object string `json:"o,omitempty"`
	// Size gives the bytes of the two, uncompressed.
	Size []int `json:"size,omitempty"`
}

// Virtual paths: what the tools read and write, in the page's file system.
const (
	sourceDir       = "/src"
	objectPath      = "/main.a"
	programPath     = "/out.wasm"
	compileListPath = "/importcfg"
	linkListPath    = "/importcfg.link"
	manifestName    = "manifest.json"
)

// exportPath and objectPathOf say where the halves of a package lie for the tools.
func exportPath(path string) string   { return "/pkg/" + path + ".x" }
func objectPathOf(path string) string { return "/pkg/" + path + ".o" }

// newManifest returns a manifest without files and packages.
func newManifest(version string) *Manifest {
	lang := version
	if parts := strings.SplitN(version, ".", 3); len(parts) == 3 {
		lang = parts[0] + "." + parts[1]
	}
	return &Manifest{
		Go: version, Lang: lang, Dir: sourceDir,
		Sizes: make(map[string]int), Packages: make(map[string]Package),
		// Collecting garbage costs more time than the memory it saves, until memory is short.
		Env: map[string]string{"GOOS": "js", "GOARCH": "wasm", "GOGC": "off", "GOMEMLIMIT": "768MiB"},
		CompileArgs: []string{"compile", "-o", objectPath, "-trimpath", sourceDir, "-p", "main", "-lang=" + lang, "-complete",
			"-dwarf=false", "-goversion", version, "-nolocalimports", "-importcfg", compileListPath, "-pack"},
		LinkArgs: []string{"link", "-o", programPath, "-importcfg", linkListPath, "-buildmode=exe", "-s", "-w", objectPath},
	}
}

// closureOf returns the packages and all they need, the runtime included, sorted.
func (m *Manifest) closureOf(paths []string) []string {
	all := make(map[string]listed)
	for path, p := range m.Packages {
		all[path] = listed{Imports: p.Imports}
	}
	paths = slices.DeleteFunc(slices.Clone(paths), func(path string) bool { return path == "unsafe" })
	return closure(all, append(paths, "runtime"))
}

func readManifest(dir string) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, err
	}
	m := new(Manifest)
	return m, json.Unmarshal(data, m)
}

// write puts the manifest into its folder: last, for it says that all else is there.
func (m *Manifest) write(dir string) error {
	data, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(data, '\n'), 0o644)
}
