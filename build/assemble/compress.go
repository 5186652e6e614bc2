// Compression of the release: a .br and a .gz beside every file that gains by it, kept by content so that nothing is compressed twice.

package assemble

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// best and quick are brotli qualities. The object data of packages outside the base bundle is quick: best would take minutes more and save few percent
// of what few visitors fetch.
const (
	best  = 11
	quick = 9
)

// compressed adds the .br and .gz twins of a tree's files to it. cache is the folder where results are kept.
func (files tree) compressed(ctx context.Context, cache string) error {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return err
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return !gains(name) })
	made := make([]tree, len(names))
	err := inParallel(ctx, len(names), func(i int) error {
		twins, err := compressOne(names[i], files[names[i]], cache)
		made[i] = twins
		return err
	})
	for _, twins := range made {
		maps.Copy(files, twins)
	}
	return err
}

// gains tells whether a file is of a kind that compresses.
func gains(name string) bool {
	return slices.Contains([]string{".html", ".js", ".css", ".json", ".wasm", ".bin", ".x", ".o", ".svg", ".txt"}, path.Ext(name))
}

// compressOne gives the twins of one file.
func compressOne(name string, from source, cache string) (tree, error) {
	content, err := from.read()
	if err != nil {
		return nil, err
	}
	quality := best
	if strings.HasPrefix(name, "toolchain/pkg/") && path.Ext(name) == ".o" {
		quality = quick
	}
	sum := sha256.Sum256(content)
	base := filepath.Join(cache, hex.EncodeToString(sum[:16]))
	twins := tree{
		name + ".br": {path: fmt.Sprintf("%s.%d.br", base, quality)},
		name + ".gz": {path: base + ".gz"},
	}
	for _, twin := range twins {
		if err := ensure(twin.path, content, quality); err != nil {
			return nil, err
		}
	}
	return twins, nil
}

// ensure makes the compressed file at path unless it is there.
func ensure(path string, content []byte, quality int) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	var packed bytes.Buffer
	var writer io.WriteCloser
	if strings.HasSuffix(path, ".br") {
		writer = brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: quality, LGWin: 24})
	} else {
		// The header carries no time, so that equal content gives equal bytes.
		writer, _ = gzip.NewWriterLevel(&packed, gzip.BestCompression)
	}
	if _, err := writer.Write(content); err != nil {
		return err
	}
	if err := writer.Close(); err != nil {
		return err
	}
	return source{bytes: packed.Bytes()}.writeTo(path)
}

// inParallel calls work(0) … work(count-1) on all processors and gives the first error; after an error or a cancelled context nothing new is begun.
func inParallel(ctx context.Context, count int, work func(int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.NumCPU() {
		workers.Go(func() {
			for i := range next {
				if err := work(i); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i := 0; i < count && ctx.Err() == nil; i++ {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	workers.Wait()
	return context.Cause(ctx)
}
