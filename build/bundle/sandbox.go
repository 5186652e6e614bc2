// The sandbox's bundles: the two halves of the run worker as text inside the boot script, which is the only script of sandbox.html.

package bundle

import (
	"errors"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// buildBoot bundles the halves of the run worker, then the boot script with their texts in it, and checks that the result may stand inside a script element.
func buildBoot(options Options) (string, error) {
	worker, err := buildScript(options, runWorkerEntry)
	if err != nil {
		return "", err
	}
	preparer, err := buildScript(options, preparerEntry)
	if err != nil {
		return "", err
	}
	boot, err := buildScript(options, bootEntry, textPlugin("bundle:preparer", preparer), textPlugin("bundle:run-worker", worker))
	if err != nil {
		return "", err
	}
	// esbuild keeps "</script" out of what it prints, but not "<!--", which can only stand in a string or a regular expression there.
	boot = strings.ReplaceAll(boot, "<!--", `\x3C!--`)
	return boot, checkInline(boot)
}

// buildScript bundles one entry to a classic script and gives its text.
func buildScript(options Options, entry string, plugins ...api.Plugin) (string, error) {
	build := baseOptions(options)
	build.EntryPoints = []string{entry}
	build.Format = api.FormatIIFE
	build.Outdir = siteRoot(options.Root)
	build.MinifyWhitespace, build.MinifySyntax = true, true // each run has its worker parsed anew, in development too
	build.Plugins = append(build.Plugins, plugins...)
	result := api.Build(build)
	if err := problems(result.Errors); err != nil {
		return "", err
	}
	return string(result.OutputFiles[0].Contents), nil
}

// checkInline refuses text that would end a script element early, or that the HTML parser would change so that its pinned hash no longer fits.
func checkInline(script string) error {
	lower := strings.ToLower(script)
	for _, bad := range []string{"</script", "<!--", "\r", "\x00"} {
		if strings.Contains(lower, bad) {
			return errors.New("the sandbox's boot script holds text that HTML would not keep as it is")
		}
	}
	return nil
}
