// Serving a site's folder: MIME types, caching, compressed twins.

package main

import (
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// types are the MIME types of every kind of file a site has. WebAssembly must have its own, or browsers refuse to compile while it arrives.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".map":  "application/json",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".png":  "image/png",
	".ico":  "image/x-icon",
}

// hashed recognises names that hold a hash of the content: such a file never changes.
var hashed = regexp.MustCompile(`(^|[.])([0-9A-Z]{8}|[0-9a-f]{8,64})[.]`)

// files serves one folder.
type files struct {
	folder string
}

// ServeHTTP answers GET and HEAD for the files of the folder.
func (site files) ServeHTTP(response http.ResponseWriter, request *http.Request) {
	if request.Method != http.MethodGet && request.Method != http.MethodHead {
		http.Error(response, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	name := strings.TrimPrefix(path.Clean("/"+request.URL.Path), "/")
	if name == "" {
		name = "index.html"
	}
	root, err := os.OpenRoot(site.folder)
	if err != nil {
		http.Error(response, "the site's folder cannot be read", http.StatusInternalServerError)
		return
	}
	defer root.Close()
	site.send(response, request, root, name)
}

// send picks the compressed twin that the browser accepts, or the file itself.
func (site files) send(response http.ResponseWriter, request *http.Request, root *os.Root, name string) {
	file, info, err := openFile(root, name)
	if err != nil {
		http.NotFound(response, request)
		return
	}
	defer file.Close()
	header := response.Header()
	header.Set("Content-Type", typeOf(name))
	header.Set("Cache-Control", cachingOf(name))
	setSecurity(header, request, filepath.Join(site.folder, filepath.FromSlash(name)))
	for _, encoding := range encodings(request) {
		twin, twinInfo, err := openFile(root, name+encoding.suffix)
		if err != nil {
			continue
		}
		defer twin.Close()
		header.Set("Vary", "Accept-Encoding")
		sendEncoded(response, request, twin, twinInfo, encoding.name)
		return
	}
	header.Set("ETag", tagOf(info))
	http.ServeContent(response, request, "", info.ModTime(), file)
}

// sendEncoded sends a whole compressed file: http.ServeContent would offer ranges of it and leave out the length.
func sendEncoded(response http.ResponseWriter, request *http.Request, twin io.Reader, info fs.FileInfo, encoding string) {
	header := response.Header()
	header.Set("Content-Encoding", encoding)
	header.Set("ETag", tagOf(info))
	if request.Header.Get("If-None-Match") == tagOf(info) {
		response.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Length", fmt.Sprint(info.Size()))
	if request.Method == http.MethodGet {
		// A failed write means that the browser went away: there is nobody left to tell.
		_, _ = io.Copy(response, twin)
	}
}

type encoding struct{ name, suffix string }

// encodings lists the encodings a browser accepts, the smallest first.
func encodings(request *http.Request) []encoding {
	var accepted []encoding
	for _, known := range []encoding{{"br", ".br"}, {"gzip", ".gz"}} {
		for part := range strings.SplitSeq(request.Header.Get("Accept-Encoding"), ",") {
			if strings.TrimSpace(part) == known.name {
				accepted = append(accepted, known)
			}
		}
	}
	return accepted
}

// openFile opens a regular file inside the root.
func openFile(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	file, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

// tagOf tells two versions of a file apart even within one second.
func tagOf(info fs.FileInfo) string {
	return fmt.Sprintf(`"%x-%x"`, info.ModTime().UnixNano(), info.Size())
}

func typeOf(name string) string {
	if known, ok := types[path.Ext(name)]; ok {
		return known
	}
	return "application/octet-stream"
}

func cachingOf(name string) string {
	if hashed.MatchString(path.Base(name)) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}
