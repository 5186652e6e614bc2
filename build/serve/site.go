// The site that is built on demand: before a document is sent, sources that changed since the last build are built again.

package main

import (
	"context"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"interleave/build/assemble"
)

// newSite gives the handler of a site: a folder as it is, or one that this command builds.
func newSite(ctx context.Context, chosen options) (http.Handler, error) {
	if chosen.folder != "" {
		if _, err := os.Stat(filepath.Join(chosen.folder, "index.html")); err != nil {
			return nil, fmt.Errorf("%s holds no site: %w", chosen.folder, err)
		}
		return files{chosen.folder}, nil
	}
	builder, err := assemble.NewBuilder(ctx, assemble.Options{Root: ".", Out: filepath.Join(".cache", "site"), Log: os.Stdout})
	if err != nil {
		return nil, err
	}
	before := newest(".")
	if err := builder.Build(ctx, assemble.Clean); err != nil {
		return nil, err
	}
	built := files{builder.Out()}
	if !chosen.watch {
		return built, nil
	}
	return &watched{files: built, root: ".", builtFrom: before, build: func() error { return builder.Build(ctx, assemble.KeepStale) }}, nil
}

// watched serves files after making sure that they are of the present sources. Looking only when a page is asked for costs nothing while nobody looks.
type watched struct {
	files
	root  string
	build func() error

	mutex     sync.Mutex
	builtFrom stamp
	failure   error
}

// ServeHTTP builds when a document is asked for and sources have changed. A failed build is shown in place of the page, and told in the terminal.
func (site *watched) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	if name := request.URL.Path; name == "/" || strings.HasSuffix(name, "/") || strings.HasSuffix(name, ".html") {
		if err := site.refresh(); err != nil {
			response.Header().Set("Content-Type", types[".html"])
			response.Header().Set("Content-Security-Policy", "default-src 'none'")
			response.WriteHeader(http.StatusInternalServerError)
			fmt.Fprintf(response, "<title>Interleave did not build</title><h1>The site did not build</h1><pre>%s</pre>", html.EscapeString(err.Error()))
			return
		}
	}
	site.files.ServeHTTP(response, request)
}

// refresh builds if needed. One request builds, others wait for it.
func (site *watched) refresh() error {
	site.mutex.Lock()
	defer site.mutex.Unlock()
	now := newest(site.root)
	if now == site.builtFrom {
		return site.failure
	}
	start := time.Now()
	site.builtFrom = now
	site.failure = site.build()
	if site.failure != nil {
		fmt.Println(site.failure)
	} else {
		fmt.Printf("Built again in %v\n", time.Since(start).Round(time.Millisecond))
	}
	return site.failure
}

// stamp stands for the state of the sources: it differs when a file was changed, added or removed.
type stamp struct {
	latest time.Time
	count  int
}

// newest walks the sources that may be edited while the server runs.
func newest(root string) stamp {
	var state stamp
	for _, folder := range []string{"web", "examples", "wasm"} {
		// What cannot be read now is seen by the next look.
		_ = filepath.WalkDir(filepath.Join(root, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return nil
			}
			if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), "test-results")) {
				return filepath.SkipDir
			}
			if info, err := entry.Info(); err == nil && !entry.IsDir() {
				state.count++
				if info.ModTime().After(state.latest) {
					state.latest = info.ModTime()
				}
			}
			return nil
		})
	}
	return state
}
