// Package toolchain makes the Go toolchain that runs in the page, from the installed Go: the compiler and the linker
// as WebAssembly, stripped to the back end they need, and the standard library built with the probe. What it makes is
// kept under the hash of what made it, so nothing is rebuilt when nothing changed.
package toolchain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"interleave/wasm/probe"
)

// Toolchain is a built toolchain. Below Dir, the files that the manifest names and the manifest itself are for the
// page; native/ and packages/ are not.
type Toolchain struct {
	Manifest *Manifest
	Dir      string

	wasmExec []byte
}

// WasmExec returns Go's own wasm_exec.js of the same version, unchanged.
func (t *Toolchain) WasmExec() []byte { return t.wasmExec }

// Build returns the toolchain of the installed Go, built below root/.cache/toolchain when it is not there yet. root is
// the project's folder; log gets a line for each step that takes long. It fails when the installed Go is not one that
// it knows how to change, or cannot be built.
func Build(ctx context.Context, root string, log io.Writer) (*Toolchain, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	b := &builder{root: root, log: log}
	made, err := b.plan(ctx)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(root, ".cache", "toolchain", made.key)
	built, err := open(dir, made.goroot)
	if errors.Is(err, fs.ErrNotExist) {
		if err := b.buildInto(ctx, dir, made); err != nil {
			return nil, fmt.Errorf("building the Go toolchain: %w", err)
		}
		built, err = open(dir, made.goroot)
	}
	if err != nil {
		return nil, err
	}
	if err := upkeep(dir, time.Now()); err != nil {
		fmt.Fprintf(log, "toolchain: old ones stay in the cache: %v\n", err)
	}
	return built, nil
}

// buildInto builds in a folder beside dir and moves it there when complete: what is at dir is always whole.
func (b *builder) buildInto(ctx context.Context, dir string, made *plan) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), "building-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b.dir = work
	if b.scratch, err = os.MkdirTemp("", "toolchain-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.scratch)
	start := time.Now()
	if err := b.build(ctx, made); err != nil {
		return err
	}
	fmt.Fprintf(b.log, "toolchain: built in %s\n", time.Since(start).Round(time.Second))
	if err := os.Rename(work, dir); err != nil {
		if _, done := os.Stat(filepath.Join(dir, manifestName)); done == nil {
			return nil // somebody else was faster
		}
		return err
	}
	return nil
}

// build makes everything below b.dir; the manifest comes last.
func (b *builder) build(ctx context.Context, made *plan) error {
	m := newManifest(made.version)
	packages, err := b.buildPackages(ctx, made.probe)
	if err != nil {
		return err
	}
	if err := b.writePackages(m, packages); err != nil {
		return err
	}
	if m.Compile, m.Link, err = b.buildTools(ctx, made.tools); err != nil {
		return err
	}
	for _, name := range []string{m.Compile, m.Link, m.Base} {
		info, err := os.Stat(filepath.Join(b.dir, name))
		if err != nil {
			return err
		}
		m.Sizes[name] = int(info.Size())
	}
	return m.write(b.dir)
}

// writePackages writes the base bundle and the other packages' halves, and for the native twins, which read no bundle,
// the base packages' halves too.
func (b *builder) writePackages(m *Manifest, packages []archived) error {
	all := make(map[string]listed)
	for _, p := range packages {
		all[p.path] = listed{Imports: p.imports}
		if importable(p.path) {
			m.Importable = append(m.Importable, p.path)
		}
	}
	m.Importable = append(m.Importable, "unsafe")
	slices.Sort(m.Importable)
	base := closure(all, basePackages())
	var bundled []archived
	for _, p := range packages {
		if slices.Contains(base, p.path) {
			bundled = append(bundled, p)
			m.Packages[p.path] = Package{Imports: p.imports, InBase: true}
			if err := b.writeNative(p); err != nil {
				return err
			}
			continue
		}
		if err := b.writePackage(m, p); err != nil {
			return err
		}
	}
	file, err := bundle(bundled)
	if err != nil {
		return err
	}
	m.Base = "base." + hashName(file) + ".bin"
	return os.WriteFile(filepath.Join(b.dir, m.Base), file, 0o644)
}

func (b *builder) writePackage(m *Manifest, p archived) error {
	entry := Package{Imports: p.imports, Object: "pkg/" + hashName(p.object) + ".o", Size: []int{len(p.export), len(p.object)}}
	if p.export != nil {
		entry.Export = "pkg/" + hashName(p.export) + ".x"
		if err := b.writeFile(entry.Export, p.export); err != nil {
			return err
		}
	}
	m.Packages[p.path] = entry
	return b.writeFile(entry.Object, p.object)
}

func (b *builder) writeNative(p archived) error {
	if p.export != nil {
		if err := b.writeFile(nativeExport(p.path), p.export); err != nil {
			return err
		}
	}
	return b.writeFile(nativeObject(p.path), p.object)
}

func (b *builder) writeFile(name string, data []byte) error {
	path := filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// open returns the toolchain at dir, fs.ErrNotExist when there is none.
func open(dir, goroot string) (*Toolchain, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	wasmExec, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return nil, fmt.Errorf("the installed Go lacks its browser half: %w", err)
	}
	return &Toolchain{Manifest: m, Dir: dir, wasmExec: wasmExec}, nil
}

// probeOverlay returns the overlay under which the standard library is built.
func probeOverlay(goroot string) (overlay, error) {
	files, err := probe.Overlay(goroot)
	if err != nil {
		return nil, err
	}
	o := make(overlay)
	for path, text := range files {
		o.put(path, text)
	}
	return o, nil
}

// goEnv returns the installed Go's version and folder.
func (b *builder) goEnv(ctx context.Context) (version, goroot string, err error) {
	out, err := b.run(ctx, nil, "env", "GOVERSION", "GOROOT")
	if err != nil {
		return "", "", err
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) != 2 {
		return "", "", fmt.Errorf("go env printed %q", out)
	}
	return lines[0], lines[1], nil
}
