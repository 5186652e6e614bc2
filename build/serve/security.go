// The response headers that add a second wall behind the policies the pages carry themselves.

package main

import (
	"html"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
)

// policyMeta finds the content security policy that a page carries in its first element.
var policyMeta = regexp.MustCompile(`<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// scriptPolicy binds our own workers: a worker loaded from a URL does not inherit the page's policy.
const scriptPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

// setSecurity sets the headers that a static host may lack: the site must be safe without them, so nothing may depend on them.
func setSecurity(header http.Header, request *http.Request, file string) {
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	switch name := filepath.Base(file); {
	case name == "sandbox.html":
		header.Set("Content-Security-Policy", joinPolicy(policyOf(file), "sandbox allow-scripts"))
	case path.Ext(name) == ".html":
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		header.Set("Content-Security-Policy", joinPolicy(policyOf(file), framing(request)))
	case path.Ext(name) == ".js":
		header.Set("Content-Security-Policy", scriptPolicy)
	}
}

// framing lets other sites frame the page only in the form that is made for it.
func framing(request *http.Request) string {
	if request.URL.Query().Has("embed") {
		return ""
	}
	return "frame-ancestors 'self'"
}

// policyOf reads the policy a page carries, so that it is written down in one place only.
func policyOf(file string) string {
	content, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	found := policyMeta.FindSubmatch(content)
	if found == nil {
		return ""
	}
	return html.UnescapeString(string(found[1]))
}

func joinPolicy(policy, more string) string {
	if policy == "" || more == "" {
		return policy + more
	}
	return policy + "; " + more
}
