// This file finds out what will be built and names it: by the hash of everything that goes into it.
package toolchain

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sources are this package's own files: a toolchain made by another program is another toolchain.
//
//go:embed *.go added
var sources embed.FS

// plan is what a build starts from.
type plan struct {
	version, goroot string
	probe, tools    overlay
	key             string // names the result
}

// plan reads the installed Go and makes the overlays; it builds nothing.
func (b *builder) plan(ctx context.Context) (*plan, error) {
	version, goroot, err := b.goEnv(ctx)
	if err != nil {
		return nil, err
	}
	b.goroot = goroot
	p := &plan{version: version, goroot: goroot}
	if p.probe, err = probeOverlay(goroot); err != nil {
		return nil, err
	}
	if p.tools, err = toolOverlay(goroot); err != nil {
		return nil, err
	}
	p.key, err = p.hash(b.root)
	return p, err
}

func (p *plan) hash(root string) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, p.version, nativeTarget())
	for _, o := range []overlay{p.probe, p.tools} {
		o.hash(h, p.goroot)
	}
	if err := hashSources(h); err != nil {
		return "", err
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(sums)) {
		if slices.Contains(extraModules(), strings.Fields(line)[0]) {
			io.WriteString(h, line)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// hash writes the overlay's files in the order of their paths, which are taken relative to goroot.
func (o overlay) hash(w io.Writer, goroot string) {
	for _, path := range slices.Sorted(maps.Keys(o)) {
		text := "removed"
		if o[path] != nil {
			text = *o[path]
		}
		fmt.Fprintln(w, strings.TrimPrefix(path, goroot), len(text))
		io.WriteString(w, text)
	}
}

func hashSources(w io.Writer) error {
	return fs.WalkDir(sources, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
			return err
		}
		text, err := fs.ReadFile(sources, name)
		if err != nil {
			return err
		}
		fmt.Fprintln(w, name, len(text))
		_, err = w.Write(text)
		return err
	})
}
