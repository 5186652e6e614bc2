// This program writes the TypeScript that follows from the table of event kinds: go run ./build/gen

package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// outDir is where the generated files live, from the repository's root.
const outDir = "web/src/event"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	for name, text := range generate() {
		if err := os.WriteFile(filepath.Join(outDir, name), []byte(text), 0o644); err != nil {
			return fmt.Errorf("run me from the repository's root: %w", err)
		}
	}
	return nil
}
