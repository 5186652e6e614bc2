// This file compares the page's toolchain with the installed Go's own, which is the last word on what a program is.
package toolchain

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestStockToolchainMakesTheSameProgram builds with the installed compiler and linker, from whole archives, under the
// probe's overlay: no change of ours may show in the linked program.
func TestStockToolchainMakesTheSameProgram(t *testing.T) {
	tc := built(t)
	archives := stockArchives(t)
	for name, text := range map[string]string{"hello": hello, "network": network} {
		files := map[string]string{"main.go": text}
		_, want, diagnostics, err := tc.CompileProgram(files)
		if err != nil || diagnostics != "" {
			t.Fatalf("%v\n%s", err, diagnostics)
		}
		dir := t.TempDir()
		imports, _ := tc.importsOf([]string{"main.go"}, files)
		if err := tc.layOut(dir, []string{"main.go"}, files, imports); err != nil {
			t.Fatal(err)
		}
		list := filepath.Join(dir, "archives")
		if err := os.WriteFile(list, []byte(archives), 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{append(tc.Manifest.CompileArgs, "main.go"), tc.Manifest.LinkArgs} {
			runStock(t, dir, list, args)
		}
		if got := read(t, filepath.Join(dir, programPath)); !bytes.Equal(got, want) {
			t.Errorf("%s: the installed Go makes %d bytes, ours %d, and they differ", name, len(got), len(want))
		}
	}
}

// runStock runs an installed tool with the page's arguments below dir and the list of archives in the place of the
// page's lists.
func runStock(t *testing.T, dir, list string, args []string) {
	t.Helper()
	run := []string{"tool"}
	for _, arg := range args {
		switch {
		case arg == compileListPath || arg == linkListPath:
			arg = list
		case strings.HasPrefix(arg, "/"):
			arg = dir + arg
		}
		run = append(run, arg)
	}
	cmd := exec.CommandContext(t.Context(), "go", run...)
	cmd.Dir = filepath.Join(dir, sourceDir)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "PWD="+cmd.Dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(run, " "), err, out)
	}
}

// stockArchives returns the list of packages for the tools, as the installed Go builds them with the probe.
func stockArchives(t *testing.T) string {
	t.Helper()
	b := &builder{root: absolute(t, root), log: os.Stderr, scratch: t.TempDir()}
	made, err := b.plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.listPackages(t.Context(), made.probe)
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	for path, p := range all {
		if p.Export != "" {
			fmt.Fprintf(&list, "packagefile %s=%s\n", path, p.Export)
		}
	}
	return list.String()
}
