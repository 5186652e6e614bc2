// This file holds that what the page saves as .txtar is built by Go's own tools as it is: unpacked, and go build for a browser.

package program

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

func TestPortableBuilds(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/portable.txtar")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, file := range archive.Files {
		if problem := NameProblem(file.Name); problem != "" {
			t.Fatal(problem)
		}
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := exec.Command("go", "build", "-o", "main.wasm")
	build.Dir = folder
	// No network: what is not in the module cache of this repository fails.
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOPROXY=off", "GOFLAGS=", "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made, err := os.ReadFile(filepath.Join(folder, "main.wasm"))
	if err != nil || !bytes.HasPrefix(made, []byte("\x00asm")) {
		t.Errorf("go build made no WebAssembly: %v", err)
	}
}
