// Reading of esbuild's metafile: which output file came from which entry.

package bundle

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
)

// metafile is the part of esbuild's metafile that is used here. Paths are relative to web/.
type metafile struct {
	Outputs map[string]struct {
		EntryPoint string `json:"entryPoint"`
		Imports    []struct {
			Path string `json:"path"`
			Kind string `json:"kind"`
		} `json:"imports"`
	} `json:"outputs"`
}

// readMetafile finds the hashed names of the entries and the chunks that the page's entry needs at once.
func (output *Output) readMetafile(root, text string) error {
	var meta metafile
	if err := json.Unmarshal([]byte(text), &meta); err != nil {
		return err
	}
	prefix, err := filepath.Rel(filepath.Join(root, "web"), siteRoot(root))
	if err != nil {
		return err
	}
	sitePath := func(path string) string { return strings.TrimPrefix(path, filepath.ToSlash(prefix)+"/") }
	for path, made := range meta.Outputs {
		switch {
		case slices.Contains(mainEntries, made.EntryPoint):
			output.Main = sitePath(path)
			output.Preload = meta.staticChunks(path, sitePath)
		case made.EntryPoint == earlyEntry:
			output.Early = sitePath(path)
		case made.EntryPoint == styleEntry:
			output.Style = sitePath(path)
		case made.EntryPoint == toolchainWorkerEntry:
			output.ToolchainWorker = sitePath(path)
		}
	}
	return nil
}

// staticChunks lists what an output imports at once, directly or through others, sorted so that the page's text is the same every time.
func (meta metafile) staticChunks(from string, sitePath func(string) string) []string {
	seen := map[string]bool{from: true}
	var chunks []string
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		for _, imported := range meta.Outputs[queue[0]].Imports {
			if imported.Kind == "import-statement" && !seen[imported.Path] {
				seen[imported.Path] = true
				chunks = append(chunks, sitePath(imported.Path))
				queue = append(queue, imported.Path)
			}
		}
	}
	slices.Sort(chunks)
	return chunks
}
