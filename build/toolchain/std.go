// This file builds the standard library for js/wasm with the probe inside, and writes each package in two halves.
package toolchain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// archived is one built package.
type archived struct {
	path    string
	imports []string // direct imports, sorted, without unsafe
	export  []byte   // archive for the compiler; nil where nobody may import the package
	object  []byte   // archive for the linker
}

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Export     string // path of the archive
	Imports    []string
}

// buildPackages builds all packages that a snippet may import, with what they need, in the order of their paths. o is
// the overlay of the probe.
func (b *builder) buildPackages(ctx context.Context, o overlay) ([]archived, error) {
	all, err := b.listPackages(ctx, o)
	if err != nil {
		return nil, err
	}
	hashes := make(hashNames)
	var built []archived
	for _, path := range closure(all, importableOf(all)) {
		p, err := readPackage(all[path])
		if err != nil {
			return nil, err
		}
		if err := hashes.shorten(p.object); err != nil {
			return nil, fmt.Errorf("package %s: %w", path, err)
		}
		built = append(built, p)
	}
	return built, nil
}

// listPackages builds whole archives with the installed Go and returns them by path.
func (b *builder) listPackages(ctx context.Context, o overlay) (map[string]listed, error) {
	description, err := o.write(filepath.Join(b.scratch, "std"))
	if err != nil {
		return nil, err
	}
	fmt.Fprintln(b.log, "toolchain: building the standard library for the browser")
	args := append([]string{"list", "-overlay", description, "-trimpath", "-buildvcs=false", "-export", "-deps",
		"-json=ImportPath,Export,Imports", "std"}, extraModules()...)
	out, err := b.run(ctx, wasmTarget(), args...)
	if err != nil {
		return nil, err
	}
	return decodeList(out)
}

// decodeList reads go list's stream of JSON objects.
func decodeList(out []byte) (map[string]listed, error) {
	all := make(map[string]listed)
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		p.Imports = slices.DeleteFunc(p.Imports, func(path string) bool { return path == "unsafe" })
		slices.Sort(p.Imports)
		all[p.ImportPath] = p
	}
}

// importableOf returns the importable packages that have an archive.
func importableOf(all map[string]listed) []string {
	var paths []string
	for path, p := range all {
		if importable(path) && p.Export != "" {
			paths = append(paths, path)
		}
	}
	return paths
}

// closure returns the packages and all they need, sorted.
func closure(all map[string]listed, paths []string) []string {
	seen := make(map[string]bool)
	todo := slices.Clone(paths)
	for len(todo) > 0 {
		path := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen[path] {
			seen[path] = true
			todo = append(todo, all[path].Imports...)
		}
	}
	var sorted []string
	for path := range seen {
		sorted = append(sorted, path)
	}
	slices.Sort(sorted)
	return sorted
}

func readPackage(p listed) (archived, error) {
	archive, err := os.ReadFile(p.Export)
	if err != nil {
		return archived{}, fmt.Errorf("package %s: %w", p.ImportPath, err)
	}
	export, object, err := splitArchive(archive)
	if err != nil {
		return archived{}, fmt.Errorf("package %s: %w", p.ImportPath, err)
	}
	if !importable(p.ImportPath) {
		export = nil // what others re-export of it is in their own export data
	}
	return archived{path: p.ImportPath, imports: p.Imports, export: export, object: object}, nil
}
