// The site as a set of files, and its writing into a folder without touching what is already right.

package assemble

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// source is where a file of the site comes from: bytes made in this run, or a file kept in the cache.
type source struct {
	bytes []byte
	// path, when not empty, is used instead of bytes.
	path string
}

// tree maps site paths (relative, with slashes) to their content.
type tree map[string]source

// write brings folder to hold the tree's files. Every file appears whole or not at all, as a browser may be reading the folder.
// Unless keepStale, files that are not of the tree are removed.
func (files tree) write(folder string, keepStale bool) error {
	for name, from := range files {
		if err := from.writeTo(filepath.Join(folder, filepath.FromSlash(name))); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	if keepStale {
		return nil
	}
	return files.removeOthers(folder)
}

// removeOthers removes the files of a folder that are not of the tree.
func (files tree) removeOthers(folder string) error {
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if _, wanted := files[filepath.ToSlash(name)]; wanted {
			return nil
		}
		return os.Remove(path)
	})
}

func (from source) writeTo(path string) error {
	if from.isAt(path) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	temporary := path + ".new"
	if err := os.Remove(temporary); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := from.put(temporary); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

// isAt tells whether the file at path already has this content.
func (from source) isAt(path string) bool {
	at, err := os.Stat(path)
	if err != nil {
		return false
	}
	if from.path != "" {
		kept, err := os.Stat(from.path)
		return err == nil && (os.SameFile(at, kept) || at.Size() == kept.Size() && !at.ModTime().Before(kept.ModTime()))
	}
	present, err := os.ReadFile(path)
	return err == nil && bytes.Equal(present, from.bytes)
}

// put writes the content. A cached file is linked where the file system can, as the standard library's archives are large.
func (from source) put(path string) error {
	if from.path == "" {
		return os.WriteFile(path, from.bytes, 0o644)
	}
	if os.Link(from.path, path) == nil {
		return nil
	}
	reader, err := os.Open(from.path)
	if err != nil {
		return err
	}
	defer reader.Close()
	writer, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(writer, reader); err != nil {
		writer.Close()
		return err
	}
	return writer.Close()
}

// read gives the whole content.
func (from source) read() ([]byte, error) {
	if from.path == "" {
		return from.bytes, nil
	}
	return os.ReadFile(from.path)
}
