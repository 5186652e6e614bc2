// This file tests that a toolchain is built once, always the same, and that its programs run.
package toolchain

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// root is the project's folder, seen from this package's.
const root = "../.."

// built returns the project's toolchain; only the first test of a fresh clone waits for it.
func built(t *testing.T) *Toolchain {
	t.Helper()
	tc, err := Build(t.Context(), root, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	return tc
}

func TestSecondBuildDoesNothing(t *testing.T) {
	first := built(t)
	var log bytes.Buffer
	second, err := Build(t.Context(), root, &log)
	if err != nil || log.Len() > 0 || second.Dir != first.Dir {
		t.Errorf("error %v, log %q, %s and %s", err, log.String(), first.Dir, second.Dir)
	}
}

func TestRebuildIsTheSame(t *testing.T) {
	tc := built(t)
	b := &builder{root: absolute(t, root), log: os.Stderr}
	made, err := b.plan(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b.dir, b.scratch = t.TempDir(), t.TempDir()
	if err := b.build(t.Context(), made); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{manifestName, "native/compile", "native/link"} {
		if !bytes.Equal(read(t, filepath.Join(tc.Dir, name)), read(t, filepath.Join(b.dir, name))) {
			t.Errorf("%s differs the second time", name)
		}
	}
}

func TestManifestNamesWhatIsThere(t *testing.T) {
	tc := built(t)
	m := tc.Manifest
	for _, name := range []string{m.Compile, m.Link, m.Base} {
		if size := len(read(t, filepath.Join(tc.Dir, name))); size != m.Sizes[name] {
			t.Errorf("%s has %d bytes, the manifest says %d", name, size, m.Sizes[name])
		}
	}
	for path, p := range m.Packages {
		for _, imported := range p.Imports {
			if _, ok := m.Packages[imported]; !ok {
				t.Errorf("%s imports %s, which is not there", path, imported)
			}
		}
		export, object := tc.halves(path)
		for i, file := range []string{export, object} {
			if file == "" {
				continue // not importable
			}
			if size := len(read(t, file)); !p.InBase && size != p.Size[i] {
				t.Errorf("%s has %d bytes, the manifest says %d", file, size, p.Size[i])
			}
		}
	}
	for _, path := range append(basePackages(), extraModules()...) {
		if _, ok := m.Packages[path]; !ok {
			t.Errorf("no package %s", path)
		}
	}
	for _, path := range m.Importable {
		if strings.Contains(path, "internal") || strings.HasPrefix(path, "vendor") || strings.HasPrefix(path, "cmd") {
			t.Errorf("%s is importable", path)
		}
	}
}

func TestProgramRuns(t *testing.T) {
	tc := built(t)
	_, wasm, diagnostics, err := tc.CompileProgram(map[string]string{"main.go": hello, "notes.txt": "not Go"})
	if err != nil || diagnostics != "" {
		t.Fatalf("%v\n%s", err, diagnostics)
	}
	dir := t.TempDir()
	program, wasmExec := filepath.Join(dir, "program.wasm"), filepath.Join(dir, "wasm_exec.js")
	for name, data := range map[string][]byte{program: wasm, wasmExec: tc.WasmExec()} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), "node", "testdata/program.mjs", wasmExec, program).Output()
	if err != nil || string(out) != "hello 3\n" {
		t.Errorf("printed %q, %v", out, err)
	}
}

func TestEveryImportablePackageLinks(t *testing.T) {
	tc := built(t)
	var text strings.Builder
	text.WriteString("package main\n\n")
	for _, path := range tc.Manifest.Importable {
		fmt.Fprintf(&text, "import _ %q\n", path)
	}
	text.WriteString("\nfunc main() {}\n")
	_, wasm, diagnostics, err := tc.CompileProgram(map[string]string{"main.go": text.String()})
	if err != nil || diagnostics != "" || len(wasm) == 0 {
		t.Errorf("%v\n%s", err, diagnostics)
	}
}

func TestWrongProgramsGetDiagnostics(t *testing.T) {
	tc := built(t)
	for _, c := range []struct{ text, want string }{
		{"package main\n\nfunc main() {\n\tx := 1\n}\n", "main.go:4:2: declared and not used: x\n"},
		{"package main\n\nfunc f() {}\n", "runtime.main_main·f: function main is undeclared in the main package\n"},
		{"package main\n\nimport \"no/such\"\n\nfunc main() {}\n", "main.go:3:8: package no/such is not in std\n"},
		{"package main\n\nimport _ \"internal/abi\"\n\nfunc main() {}\n", "main.go:3:10: use of internal package internal/abi not allowed\n"},
		{"", "main.go:1:1: syntax error: package statement must be first\n"},
		{"package main\n\nfunc f()\n\nfunc main() { f() }\n", "main.go:3:6: missing function body\n"},
	} {
		object, wasm, diagnostics, err := tc.CompileProgram(map[string]string{"main.go": c.text})
		if object != nil || wasm != nil || err != nil || diagnostics != c.want {
			t.Errorf("%q: diagnostics %q, want %q (%d, %d bytes, %v)", c.text, diagnostics, c.want, len(object), len(wasm), err)
		}
	}
}

func TestFileNamesStayInside(t *testing.T) {
	tc := built(t)
	if _, _, _, err := tc.CompileProgram(map[string]string{"../main.go": hello}); err == nil {
		t.Error("no error for a name with a folder")
	}
}

func TestBuildRefusesMissingProject(t *testing.T) {
	if _, err := Build(context.Background(), t.TempDir(), os.Stderr); err == nil {
		t.Error("no error without a project")
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
