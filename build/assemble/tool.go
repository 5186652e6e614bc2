// The build of tool.wasm, the language services for the page.

package assemble

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// buildTool compiles wasm/tool and gives its site path and bytes. The go command's own cache makes an unchanged build quick.
func buildTool(ctx context.Context, root, cache string) (string, []byte, error) {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", nil, err
	}
	output := filepath.Join(cache, "tool.wasm")
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", output, "./wasm/tool")
	command.Dir = root
	command.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOFLAGS=")
	var messages bytes.Buffer
	command.Stderr = &messages
	if err := command.Run(); err != nil {
		return "", nil, fmt.Errorf("building wasm/tool: %w\n%s", err, messages.Bytes())
	}
	content, err := os.ReadFile(output)
	if err != nil {
		return "", nil, err
	}
	return fmt.Sprintf("tool.%s.wasm", contentHash(content)), content, nil
}

// contentHash is the short hash that names files by content.
func contentHash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}
