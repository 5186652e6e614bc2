// This file builds the compiler and the linker: for the page as WebAssembly, and their native twins, which build the
// examples and tell the tests what is right.
package toolchain

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// wasmPageSize is WebAssembly's unit of memory, in bytes.
const wasmPageSize = 64 << 10

// toolMemory is the most memory a tool may take in the page, in bytes: a hostile source ends there.
const toolMemory = 1 << 30

// builder carries what every step of a build needs.
type builder struct {
	root   string // of the project: its go.mod names the importable modules
	goroot string
	dir    string // where the toolchain is built
	log    io.Writer

	scratch string // for what is needed only while building
}

// run runs the go command in the project with env added and returns its standard output.
func (b *builder) run(ctx context.Context, env []string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = b.root
	cmd.Env = append(os.Environ(), append([]string{"CGO_ENABLED=0", "GOFLAGS=", "GOEXPERIMENT=", "GOWASM=", "GOWORK=off"}, env...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}

func wasmTarget() []string { return []string{"GOOS=js", "GOARCH=wasm"} }

func nativeTarget() []string { return []string{"GOOS=" + runtime.GOOS, "GOARCH=" + runtime.GOARCH} }

// toolOverlay returns the changes under which all four tools are built.
func toolOverlay(goroot string) (overlay, error) {
	o := make(overlay)
	if err := stripTools(goroot, o); err != nil {
		return nil, err
	}
	if err := trimTools(goroot, o); err != nil {
		return nil, err
	}
	return o, patchTools(goroot, o)
}

// buildTools builds compile and link for the page into the toolchain's folder, and their twins into native/ there. It
// returns the names of the page's two files.
func (b *builder) buildTools(ctx context.Context, o overlay) (compile, link string, err error) {
	description, err := o.write(filepath.Join(b.scratch, "tools"))
	if err != nil {
		return "", "", err
	}
	for _, tool := range []string{"compile", "link"} {
		if err := b.buildTool(ctx, nativeTarget(), description, tool, b.native(tool)); err != nil {
			return "", "", err
		}
	}
	if compile, err = b.buildWasmTool(ctx, description, "compile"); err != nil {
		return "", "", err
	}
	link, err = b.buildWasmTool(ctx, description, "link")
	return compile, link, err
}

func (b *builder) native(tool string) string { return filepath.Join(b.dir, "native", tool) }

func (b *builder) buildTool(ctx context.Context, target []string, description, tool, output string) error {
	fmt.Fprintf(b.log, "toolchain: building %s (%s)\n", tool, target[1])
	_, err := b.run(ctx, target, "build", "-overlay", description, "-trimpath", "-buildvcs=false", "-pgo=off", "-ldflags=-s -w", "-o", output, "cmd/"+tool)
	return err
}

// buildWasmTool builds a tool for the page, limits its memory and names it by its content.
func (b *builder) buildWasmTool(ctx context.Context, description, tool string) (string, error) {
	output := filepath.Join(b.dir, tool+".tmp")
	if err := b.buildTool(ctx, wasmTarget(), description, tool, output); err != nil {
		return "", err
	}
	wasm, err := os.ReadFile(output)
	if err != nil {
		return "", err
	}
	if wasm, err = limitMemory(wasm, toolMemory/wasmPageSize); err != nil {
		return "", fmt.Errorf("%s: %w", tool, err)
	}
	name := tool + "." + hashName(wasm) + ".wasm"
	if err := os.WriteFile(filepath.Join(b.dir, name), wasm, 0o644); err != nil {
		return "", err
	}
	return name, os.Remove(output)
}
