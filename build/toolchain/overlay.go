// This file makes the overlay under which the tools are built: which of Go's files are changed, how, and on disk.
package toolchain

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"interleave/wasm/probe/source"
)

// overlay maps the absolute path of a file of Go's own source to its new text; nil removes the file.
type overlay map[string]*string

// change is a program that edits one file of Go's own source; file is slash-separated, below GOROOT/src.
type change struct {
	file string
	edit func(f *source.File) error
}

// apply edits each file of the table, drops the imports that are left without a use, and adds the results to o. Each file
// of Go's own may be in one table only.
func (o overlay) apply(goroot string, table []change) error {
	for _, c := range table {
		path := filepath.Join(goroot, "src", filepath.FromSlash(c.file))
		if _, ok := o[path]; ok {
			return fmt.Errorf("%s is changed in two places", path)
		}
		f, err := source.Open(path)
		if err != nil {
			return err
		}
		if err := c.edit(f); err != nil {
			return err
		}
		text, err := f.Bytes()
		if err != nil {
			return err
		}
		if text, err = source.DropUnusedImports(path, text); err != nil {
			return err
		}
		o.put(path, string(text))
	}
	return nil
}

// add puts a file of ours beside Go's own; file is slash-separated, below GOROOT/src, and must not be there.
func (o overlay) add(goroot, file, text string) error {
	path := filepath.Join(goroot, "src", filepath.FromSlash(file))
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s is part of this Go already; a file of that name cannot be added", path)
	}
	o.put(path, text)
	return nil
}

func (o overlay) put(path, text string) { o[path] = &text }

// write puts the overlay's files into dir and returns the path of its description for go build -overlay.
func (o overlay) write(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	replace := make(map[string]string)
	for path, text := range o {
		if text == nil {
			replace[path] = ""
			continue
		}
		file := filepath.Join(dir, hashName([]byte(path))+"_"+filepath.Base(path)+".txt")
		if err := os.WriteFile(file, []byte(*text), 0o644); err != nil {
			return "", err
		}
		replace[path] = file
	}
	data, err := json.MarshalIndent(map[string]map[string]string{"Replace": replace}, "", "\t")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "overlay.json")
	return name, os.WriteFile(name, data, 0o644)
}

// quoted tells whether an expression's text is the given string in quotes.
func quoted(text, want string) bool { return text == strconv.Quote(want) }
