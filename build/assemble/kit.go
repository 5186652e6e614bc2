// The toolchain as the site needs it: its files, and the compiling of examples ahead of their first run.

package assemble

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// engineVersion is the version of the engine, which links carry: a change of what a run records, or of the virtual costs, raises it.
const engineVersion = 1

// kit is the built Go toolchain.
type kit struct {
	goVersion string
	wasmExec  []byte
	files     tree
}

func newKit(ctx context.Context, root string, log io.Writer) (*kit, error) {
	output, err := exec.CommandContext(ctx, "go", "env", "GOROOT", "GOVERSION").Output()
	if err != nil {
		return nil, err
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(output)), "\n")
	wasmExec, err := os.ReadFile(filepath.Join(goroot, "lib", "wasm", "wasm_exec.js"))
	return &kit{goVersion: version, wasmExec: wasmExec, files: tree{}}, err
}
