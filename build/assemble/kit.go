// The toolchain as the site needs it: its files, and the compiling of examples ahead of their first run.

package assemble

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"interleave/build/toolchain"
)

// kit is the built Go toolchain.
type kit struct {
	*toolchain.Toolchain
	// files are those the page fetches, as paths of the site.
	files tree
	// programs is the folder where compiled examples are kept.
	programs string
}

func newKit(ctx context.Context, root string, log io.Writer) (*kit, error) {
	built, err := toolchain.Build(ctx, root, log)
	if err != nil {
		return nil, err
	}
	files, err := shipped(built)
	if err != nil {
		return nil, err
	}
	return &kit{built, files, filepath.Join(root, ".cache", "programs")}, nil
}

// shipped lists the toolchain's files that the page fetches. The native twins beside them stay here.
func shipped(built *toolchain.Toolchain) (tree, error) {
	manifest := built.Manifest
	names := []string{"manifest.json", manifest.Compile, manifest.Link, manifest.Base}
	for _, one := range manifest.Packages {
		// Packages of the base bundle have no files of their own, and those that nobody may import have no export data.
		for _, name := range []string{one.Export, one.Object} {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	files := tree{}
	for _, name := range names {
		kept := filepath.Join(built.Dir, filepath.FromSlash(name))
		if _, err := os.Stat(kept); err != nil {
			return nil, fmt.Errorf("the toolchain's manifest names %s: %w", name, err)
		}
		files[path.Join("toolchain", name)] = source{path: kept}
	}
	return files, nil
}

// program gives the path of the linked program of some Go files, compiled now or at an earlier build. A program that is wrong is an error here:
// examples compile.
func (kit *kit) program(files map[string]string) (string, error) {
	kept := filepath.Join(kit.programs, kit.programKey(files)+".wasm")
	if _, err := os.Stat(kept); err == nil {
		return kept, nil
	}
	_, wasm, diagnostics, err := kit.CompileProgram(files)
	if err != nil {
		return "", err
	}
	if diagnostics != "" {
		return "", fmt.Errorf("it does not compile:\n%s", diagnostics)
	}
	return kept, source{bytes: wasm}.writeTo(kept)
}

// programKey is the hash of all that decides what a program compiles to: the toolchain, whose folder is named by what made it, and the files.
func (kit *kit) programKey(files map[string]string) string {
	hash := sha256.New()
	fmt.Fprintf(hash, "%s\n", filepath.Base(kit.Dir))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(hash, "%q %q\n", name, files[name])
	}
	return hex.EncodeToString(hash.Sum(nil)[:8])
}
