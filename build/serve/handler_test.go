// Tests of what the server answers: types, caching, compressed twins, headers, paths.

package main

import (
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const page = `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src 'self'"><title>x</title>`

func newFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range map[string]string{
		"index.html":                   page,
		"sandbox.html":                 page,
		"assets/main.ABCD1234.js":      "plain",
		"assets/main.ABCD1234.js.br":   "brotli",
		"assets/main.ABCD1234.js.gz":   "gzip",
		"toolchain/manifest.json":      "{}",
		"toolchain/pkg/0123456789ab.o": "object",
		"compile.0123456789ab.wasm":    "wasm",
	} {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func get(handler http.Handler, url string, header ...string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodGet, url, nil)
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response := httptest.NewRecorder()
	handler.ServeHTTP(response, request)
	return response
}

func TestTypesAndCaching(t *testing.T) {
	site := files{newFolder(t)}
	for url, want := range map[string]struct{ mime, caching string }{
		"/":                             {"text/html; charset=utf-8", "no-cache"},
		"/assets/main.ABCD1234.js":      {"text/javascript; charset=utf-8", "public, max-age=31536000, immutable"},
		"/toolchain/manifest.json":      {"application/json", "no-cache"},
		"/toolchain/pkg/0123456789ab.o": {"application/octet-stream", "public, max-age=31536000, immutable"},
		"/compile.0123456789ab.wasm":    {"application/wasm", "public, max-age=31536000, immutable"},
	} {
		response := get(site, url)
		header := response.Header()
		if response.Code != 200 || header.Get("Content-Type") != want.mime || header.Get("Cache-Control") != want.caching {
			t.Errorf("%s: %d %q %q, want 200 %q", url, response.Code, header.Get("Content-Type"), header.Get("Cache-Control"), want)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s lacks nosniff", url)
		}
	}
}

func TestCompressedTwinIsSentWhenAccepted(t *testing.T) {
	site := files{newFolder(t)}
	for accept, want := range map[string]struct{ body, encoding string }{
		"":                  {"plain", ""},
		"gzip, deflate":     {"gzip", "gzip"},
		"gzip, br, zstd":    {"brotli", "br"},
		"identity, bro, br": {"brotli", "br"},
	} {
		response := get(site, "/assets/main.ABCD1234.js", "Accept-Encoding", accept)
		if response.Body.String() != want.body || response.Header().Get("Content-Encoding") != want.encoding {
			t.Errorf("Accept-Encoding %q gave %q as %q, want %q", accept, response.Body, response.Header().Get("Content-Encoding"), want)
		}
	}
	tag := get(site, "/assets/main.ABCD1234.js", "Accept-Encoding", "br").Header().Get("ETag")
	if again := get(site, "/assets/main.ABCD1234.js", "Accept-Encoding", "br", "If-None-Match", tag); again.Code != http.StatusNotModified {
		t.Errorf("an unchanged file is sent again: %d", again.Code)
	}
}

func TestSecurityHeaders(t *testing.T) {
	site := files{newFolder(t)}
	for url, want := range map[string]string{
		"/":                        "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
		"/?embed=1":                "default-src 'none'; script-src 'self'",
		"/?lesson=x&embed":         "default-src 'none'; script-src 'self'",
		"/?notembed=1":             "default-src 'none'; script-src 'self'; frame-ancestors 'self'",
		"/sandbox.html":            "default-src 'none'; script-src 'self'; sandbox allow-scripts",
		"/assets/main.ABCD1234.js": scriptPolicy,
	} {
		if got := get(site, url).Header().Get("Content-Security-Policy"); got != want {
			t.Errorf("%s: policy %q, want %q", url, got, want)
		}
	}
}

func TestPathsStayInTheFolder(t *testing.T) {
	folder := newFolder(t)
	if err := os.Symlink("/etc/hosts", filepath.Join(folder, "out.txt")); err != nil {
		t.Fatal(err)
	}
	site := files{folder}
	for _, url := range []string{"/../handler.go", "/assets", "/assets/", "/gone.js", "/out.txt", "/%2e%2e/x"} {
		if response := get(site, url); response.Code != http.StatusNotFound {
			t.Errorf("%s: %d, want 404", url, response.Code)
		}
	}
	request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("x"))
	response := httptest.NewRecorder()
	site.ServeHTTP(response, request)
	if response.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", response.Code)
	}
}

func TestMountUnderASubPath(t *testing.T) {
	site := mount("/some/play/", files{newFolder(t)})
	if response := get(site, "/some/play/assets/main.ABCD1234.js"); response.Code != 200 {
		t.Errorf("a file under the prefix: %d", response.Code)
	}
	if response := get(site, "/"); response.Code != http.StatusFound || response.Header().Get("Location") != "/some/play/" {
		t.Errorf("the root: %d to %q", response.Code, response.Header().Get("Location"))
	}
	if response := get(site, "/assets/main.ABCD1234.js"); response.Code != http.StatusNotFound {
		t.Errorf("a file outside the prefix: %d", response.Code)
	}
}

func TestWatchedBuildsOnlyWhatChanged(t *testing.T) {
	root := t.TempDir()
	source := filepath.Join(root, "web", "main.ts")
	if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(source, []byte("1"), 0o644); err != nil {
		t.Fatal(err)
	}
	builds, failure := 0, error(nil)
	site := &watched{files: files{newFolder(t)}, root: root, builtFrom: newest(root), build: func() error { builds++; return failure }}
	get(site, "/")
	get(site, "/assets/main.ABCD1234.js")
	if builds != 0 {
		t.Errorf("%d builds of unchanged sources", builds)
	}
	if err := os.Chtimes(source, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	failure = os.ErrInvalid
	for range 2 {
		if response := get(site, "/"); response.Code != http.StatusInternalServerError || !strings.Contains(response.Body.String(), "invalid argument") {
			t.Errorf("a failed build: %d %s", response.Code, response.Body)
		}
	}
	if builds != 1 {
		t.Errorf("%d builds after one change", builds)
	}
}

func TestPortTakenIsAPlainSentence(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	_, err = net.Listen("tcp", listener.Addr().String())
	if text := explainListen(listener.Addr().String(), err).Error(); !strings.Contains(text, "in use by another program") {
		t.Errorf("text = %q", text)
	}
}
