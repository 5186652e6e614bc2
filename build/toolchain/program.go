// This file builds a program with the native twins, exactly as the page builds it.
package toolchain

import (
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// nativeExport and nativeObject name a base package's halves for the native twins.
func nativeExport(path string) string { return "packages/" + path + ".x" }
func nativeObject(path string) string { return "packages/" + path + ".o" }

// CompileProgram compiles and links package main with the native twins. files maps names like "main.go" to texts; those
// that do not end in .go are left out. object and wasm are byte for byte what the page makes of the same files. When the
// program is wrong, both are nil and diagnostics has the tools' own words, lines like "main.go:3:5: undefined: x". err
// tells that the world failed.
func (t *Toolchain) CompileProgram(files map[string]string) (object, wasm []byte, diagnostics string, err error) {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return !strings.HasSuffix(name, ".go") })
	imports, diagnostics := t.importsOf(names, files)
	if diagnostics != "" {
		return nil, nil, diagnostics, nil
	}
	root, err := os.MkdirTemp("", "program-")
	if err != nil {
		return nil, nil, "", err
	}
	defer os.RemoveAll(root)
	if err := t.layOut(root, names, files, imports); err != nil {
		return nil, nil, "", err
	}
	if diagnostics, err = t.runTool(root, append(slices.Clone(t.Manifest.CompileArgs), names...)); diagnostics != "" || err != nil {
		return nil, nil, diagnostics, err
	}
	if object, err = os.ReadFile(filepath.Join(root, objectPath)); err != nil {
		return nil, nil, "", err
	}
	if diagnostics, err = t.runTool(root, t.Manifest.LinkArgs); diagnostics != "" || err != nil {
		return nil, nil, diagnostics, err
	}
	wasm, err = os.ReadFile(filepath.Join(root, programPath))
	return object, wasm, "", err
}

// importsOf returns what the files import, or the diagnostics of imports that cannot be. A file that does not parse is
// left to the compiler, whose words are better.
func (t *Toolchain) importsOf(names []string, files map[string]string) (imports []string, diagnostics string) {
	var problems strings.Builder
	for _, name := range names {
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, name, files[name], parser.ImportsOnly)
		if err != nil {
			continue
		}
		for _, spec := range tree.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				continue
			}
			if problem := t.importProblem(path); problem != "" {
				fmt.Fprintf(&problems, "%s: %s\n", fset.Position(spec.Path.Pos()), problem)
			}
			imports = append(imports, path)
		}
	}
	return imports, problems.String()
}

// importProblem says, in the go command's words, why a snippet cannot import path; "" when it can.
func (t *Toolchain) importProblem(path string) string {
	if slices.Contains(t.Manifest.Importable, path) {
		return ""
	}
	if _, ok := t.Manifest.Packages[path]; ok {
		return "use of internal package " + path + " not allowed"
	}
	return "package " + path + " is not in std"
}

// layOut writes the sources and the lists of packages below root.
func (t *Toolchain) layOut(root string, names []string, files map[string]string, imports []string) error {
	if err := os.Mkdir(filepath.Join(root, sourceDir), 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if filepath.Base(name) != name {
			return fmt.Errorf("%q is not a file name", name)
		}
		if err := os.WriteFile(filepath.Join(root, sourceDir, name), []byte(files[name]), 0o644); err != nil {
			return err
		}
	}
	var compileList, linkList strings.Builder
	for _, path := range t.Manifest.closureOf(imports) {
		export, object := t.halves(path)
		if slices.Contains(imports, path) {
			fmt.Fprintf(&compileList, "packagefile %s=%s\n", path, export)
		}
		fmt.Fprintf(&linkList, "packagefile %s=%s\n", path, object)
	}
	return errors.Join(
		os.WriteFile(filepath.Join(root, compileListPath), []byte(compileList.String()), 0o644),
		os.WriteFile(filepath.Join(root, linkListPath), []byte(linkList.String()), 0o644))
}

// halves returns the files of a package for the native twins; export is "" where nobody may import it.
func (t *Toolchain) halves(path string) (export, object string) {
	p := t.Manifest.Packages[path]
	export, object = p.Export, p.Object
	if p.InBase {
		export, object = nativeExport(path), nativeObject(path)
	}
	if !importable(path) {
		return "", filepath.Join(t.Dir, object)
	}
	return filepath.Join(t.Dir, export), filepath.Join(t.Dir, object)
}

// runTool runs a twin with the page's arguments, its absolute paths moved below root, and returns what it complained
// about: "" when it succeeded.
func (t *Toolchain) runTool(root string, args []string) (diagnostics string, err error) {
	moved := make([]string, len(args)-1)
	for i, arg := range args[1:] {
		if moved[i] = arg; strings.HasPrefix(arg, "/") {
			moved[i] = root + arg
		}
	}
	cmd := exec.CommandContext(context.Background(), filepath.Join(t.Dir, "native", args[0]), moved...)
	cmd.Dir = filepath.Join(root, t.Manifest.Dir)
	cmd.Env = []string{"PWD=" + cmd.Dir}
	for _, name := range slices.Sorted(maps.Keys(t.Manifest.Env)) {
		cmd.Env = append(cmd.Env, name+"="+t.Manifest.Env[name])
	}
	out, err := cmd.CombinedOutput()
	var failed *exec.ExitError
	if errors.As(err, &failed) && failed.Exited() {
		return strings.ReplaceAll(string(out), root, ""), nil
	}
	return "", err
}
