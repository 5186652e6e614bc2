// Package bundle turns the TypeScript and CSS under web/ into the files a browser loads, with esbuild.
package bundle

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Options say what to bundle and how.
type Options struct {
	// Root is the repository's folder.
	Root string
	// WasmExec is the text of Go's own wasm_exec.js, from the GOROOT that built the toolchain.
	WasmExec []byte
	// Release minifies and leaves source maps out.
	Release bool
}

// Output is what a bundle run made. All paths are relative to the site's root, with slashes.
type Output struct {
	// Files maps a site path to its bytes; every name holds a hash of the content, except that of EmbedScript.
	Files map[string][]byte
	// Early, Main, Style and ToolchainWorker are the entry files among Files. Early is a classic script, which runs before the first paint.
	Early, Main, Style, ToolchainWorker string
	// Preload lists the chunks that Main imports at once.
	Preload []string
	// Boot is the text of the sandbox's only script, with the run worker inside it.
	Boot string
}

// EmbedScript is the script for other people's pages: its name never changes, and it stands alone.
const EmbedScript = "embed.js"

// Entries of the bundles, relative to web/.
const (
	embedEntry           = "src/embed.ts"
	earlyEntry           = "src/early.ts"
	styleEntry           = "style.css"
	toolchainWorkerEntry = "src/toolchain/worker.ts"
	bootEntry            = "src/sandbox/boot.ts"
	runWorkerEntry       = "src/sandbox/worker.ts"
	preparerEntry        = "src/sandbox/preparer.ts"
)

// mainEntries are the names the page's entry may have, the first that exists counts.
var mainEntries = []string{"src/main.tsx", "src/main.ts"}

// Build bundles the page, the toolchain worker and the sandbox. A mistake in the sources comes back as one error that lists every message.
func Build(options Options) (*Output, error) {
	page, err := buildPage(options)
	if err != nil {
		return nil, err
	}
	boot, err := buildBoot(options)
	if err != nil {
		return nil, err
	}
	page.Boot = boot
	return page, nil
}

// buildPage makes everything that is loaded from our own origin: the page, its early script, its lazy chunks, its style, the toolchain worker and the embed's script.
// The worker is an entry of its own build, so that it never shares a chunk with the page and changes of one leave the other cached.
func buildPage(options Options) (*Output, error) {
	mainEntry, err := findMain(options.Root)
	if err != nil {
		return nil, err
	}
	page := esmOptions(options)
	page.EntryPointsAdvanced = []api.EntryPoint{
		{InputPath: mainEntry, OutputPath: "main"},
		{InputPath: styleEntry, OutputPath: "style"},
	}
	worker := esmOptions(options)
	worker.EntryPointsAdvanced = []api.EntryPoint{{InputPath: toolchainWorkerEntry, OutputPath: "toolchain"}}
	early := esmOptions(options)
	early.Format, early.Splitting = api.FormatIIFE, false
	early.EntryPointsAdvanced = []api.EntryPoint{{InputPath: earlyEntry, OutputPath: "early"}}

	embed := esmOptions(options)
	embed.Format, embed.Splitting, embed.Sourcemap = api.FormatIIFE, false, api.SourceMapNone
	embed.EntryNames = "[name]"
	embed.EntryPointsAdvanced = []api.EntryPoint{{InputPath: embedEntry, OutputPath: strings.TrimSuffix(EmbedScript, ".js")}}

	output := &Output{Files: map[string][]byte{}}
	for _, build := range []api.BuildOptions{page, worker, early, embed} {
		if err := output.add(options.Root, build); err != nil {
			return nil, err
		}
	}
	return output, nil
}

// add runs one esbuild build and takes its files and entry names into the output.
func (output *Output) add(root string, build api.BuildOptions) error {
	result := api.Build(build)
	if err := problems(result.Errors); err != nil {
		return err
	}
	for _, file := range result.OutputFiles {
		name, err := filepath.Rel(siteRoot(root), file.Path)
		if err != nil {
			return err
		}
		output.Files[filepath.ToSlash(name)] = file.Contents
	}
	return output.readMetafile(root, result.Metafile)
}

// esmOptions are the options of bundles that the browser loads as modules, with code split where it is imported lazily.
func esmOptions(options Options) api.BuildOptions {
	build := baseOptions(options)
	build.Format = api.FormatESModule
	build.Splitting = true
	build.Metafile = true
	build.Outdir = siteRoot(options.Root)
	build.EntryNames = "assets/[name].[hash]"
	build.ChunkNames = "assets/[name].[hash]"
	build.AssetNames = "assets/[name].[hash]"
	if !options.Release {
		build.Sourcemap = api.SourceMapLinked
	}
	return build
}

// baseOptions are common to all bundles. es2022 keeps async functions, classes and private fields native: the sandbox must never see them lowered.
func baseOptions(options Options) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:     filepath.Join(options.Root, "web"),
		Bundle:            true,
		Write:             false,
		Platform:          api.PlatformBrowser,
		Target:            api.ES2022,
		Engines:           []api.Engine{{Name: api.EngineChrome, Version: "110"}},
		LegalComments:     api.LegalCommentsNone,
		LogLevel:          api.LogLevelSilent,
		MinifyWhitespace:  options.Release,
		MinifyIdentifiers: options.Release,
		MinifySyntax:      options.Release,
		Plugins:           []api.Plugin{wasmExecPlugin(options.WasmExec)},
	}
}

// siteRoot is a folder that only gives output paths something to be relative to: nothing is written there by esbuild.
func siteRoot(root string) string { return filepath.Join(root, ".cache", "bundle") }

func findMain(root string) (string, error) {
	for _, name := range mainEntries {
		if _, err := os.Stat(filepath.Join(root, "web", filepath.FromSlash(name))); err == nil {
			return name, nil
		}
	}
	return "", fmt.Errorf("web/ has no %s", strings.Join(mainEntries, " or "))
}

// problems joins esbuild's messages into one error with a line per message, or gives nil.
func problems(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	lines := api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage})
	return errors.New("the web sources do not bundle:\n" + strings.Join(lines, ""))
}
