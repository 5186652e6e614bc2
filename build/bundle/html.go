// The two HTML pages: templates under web/ whose placeholders are filled with the names and hashes of a build.

package bundle

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"strings"
)

// Site is what the page must know of its own site; it is carried as JSON in <meta name="interleave-site">.
type Site struct {
	// Engine is the version of the engine, which links carry.
	Engine int `json:"engine"`
	// Go is the toolchain's version, such as go1.26.8.
	Go string `json:"go"`
	// ToolchainWorker, Sandbox and Tool are paths relative to the page.
	ToolchainWorker string `json:"toolchainWorker"`
	Sandbox         string `json:"sandbox"`
	Tool            string `json:"tool"`
}

// Page fills web/index.html. Its placeholders are {{style}}, {{early}}, {{preload}}, {{main}} and {{site}}.
func (output *Output) Page(template string, site Site) (string, error) {
	about, err := json.Marshal(site)
	if err != nil {
		return "", err
	}
	return fill(template, map[string]string{
		"style":   output.Style,
		"early":   output.Early,
		"preload": preloadLinks(output.Preload),
		"main":    output.Main,
		"site":    html.EscapeString(string(about)),
	})
}

// Sandbox fills web/sandbox.html. Its placeholders are {{boot-hash}}, the CSP source that allows the script and nothing else, and {{boot}}.
func (output *Output) Sandbox(template string) (string, error) {
	sum := sha256.Sum256([]byte(output.Boot))
	return fill(template, map[string]string{
		"boot-hash": "sha256-" + base64.StdEncoding.EncodeToString(sum[:]),
		"boot":      output.Boot,
	})
}

func preloadLinks(chunks []string) string {
	var links strings.Builder
	for _, chunk := range chunks {
		fmt.Fprintf(&links, `<link rel="modulepreload" href="%s">`, chunk)
	}
	return links.String()
}

// fill replaces each placeholder in one pass, so that filled text is never searched. A placeholder that is missing or stands twice is our mistake in the template.
func fill(template string, values map[string]string) (string, error) {
	var pairs []string
	for name, value := range values {
		placeholder := "{{" + name + "}}"
		if count := strings.Count(template, placeholder); count != 1 {
			return "", fmt.Errorf("the template has %s %d times, want it once", placeholder, count)
		}
		pairs = append(pairs, placeholder, value)
	}
	return strings.NewReplacer(pairs...).Replace(template), nil
}
