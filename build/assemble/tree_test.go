// Tests of writing a site's folder and of its compressed twins.

package assemble

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/andybalholm/brotli"
)

func readFile(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestWriteBringsTheFolderToTheTree(t *testing.T) {
	folder, kept := t.TempDir(), filepath.Join(t.TempDir(), "kept")
	if err := os.WriteFile(kept, []byte("archive"), 0o644); err != nil {
		t.Fatal(err)
	}
	first := tree{"a/one.js": {bytes: []byte("1")}, "pkg/two.o": {path: kept}}
	if err := first.write(folder, false); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(folder, "a", "one.js"))
	if err != nil {
		t.Fatal(err)
	}
	second := tree{"a/one.js": {bytes: []byte("1")}, "b.js": {bytes: []byte("new")}}
	if err := second.write(folder, true); err != nil {
		t.Fatal(err)
	}
	if got := readFile(t, filepath.Join(folder, "pkg", "two.o")); got != "archive" {
		t.Errorf("a stale file that was to be kept reads %q", got)
	}
	if after, err := os.Stat(filepath.Join(folder, "a", "one.js")); err != nil || !os.SameFile(before, after) {
		t.Error("a file that was right already has been written again")
	}
	if err := second.write(folder, false); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "pkg", "two.o")); !missing(err) {
		t.Errorf("a stale file is still there (%v)", err)
	}
}

func TestCompressedTwinsUnpackToTheFile(t *testing.T) {
	content := []byte(strings.Repeat("goroutines and callbacks ", 500))
	files := tree{"index.html": {bytes: content}, "toolchain/pkg/12345678.o": {bytes: content}, "picture.png": {bytes: content}}
	cache := t.TempDir()
	if err := files.compressed(context.Background(), cache); err != nil {
		t.Fatal(err)
	}
	if len(files) != 3+4 {
		t.Errorf("the tree has %d files, want twins of two of three", len(files))
	}
	for _, name := range []string{"index.html", "toolchain/pkg/12345678.o"} {
		unpacked, err := io.ReadAll(brotli.NewReader(strings.NewReader(readFile(t, files[name+".br"].path))))
		if err != nil || !bytes.Equal(unpacked, content) {
			t.Errorf("%s.br does not unpack to the file (%v)", name, err)
		}
		reader, err := gzip.NewReader(strings.NewReader(readFile(t, files[name+".gz"].path)))
		if err != nil {
			t.Fatal(err)
		}
		if unpacked, err := io.ReadAll(reader); err != nil || !bytes.Equal(unpacked, content) {
			t.Errorf("%s.gz does not unpack to the file (%v)", name, err)
		}
	}
}

func TestInParallelStopsAtTheFirstError(t *testing.T) {
	wanted := errors.New("no space left")
	var calls atomic.Int32
	err := inParallel(context.Background(), 1000, func(i int) error {
		calls.Add(1)
		return wanted
	})
	if !errors.Is(err, wanted) || calls.Load() > 100 {
		t.Errorf("err = %v after %d calls, want the work's own error and an early end", err, calls.Load())
	}
	if err := inParallel(context.Background(), 5, func(int) error { return nil }); err != nil {
		t.Errorf("err = %v, want none", err)
	}
}
