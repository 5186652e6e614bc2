// Package assemble makes the site: toolchain, language services, examples and bundles put together in one folder.
package assemble

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"interleave/build/bundle"
)

// Options say where the repository is and what to make of it.
type Options struct {
	// Root is the repository's folder.
	Root string
	// Out is the site's folder, relative to Root unless absolute.
	Out string
	// Release minifies and adds compressed twins.
	Release bool
	// Log is told what takes long.
	Log io.Writer
}

// Stale says what happens to files in the folder that the site no longer has.
type Stale bool

// A server that rebuilds keeps stale files: an open page may still want its old chunks.
const (
	Clean     Stale = false
	KeepStale Stale = true
)

// Builder builds a site again and again; what never changes while it lives is made once.
type Builder struct {
	options   Options
	toolchain *kit
}

// NewBuilder makes the Go toolchain, which takes minutes the first time and a moment from then on.
func NewBuilder(ctx context.Context, options Options) (*Builder, error) {
	root, err := filepath.Abs(options.Root)
	if err != nil {
		return nil, err
	}
	options.Root = root
	if !filepath.IsAbs(options.Out) {
		options.Out = filepath.Join(root, options.Out)
	}
	toolchain, err := newKit(ctx, root, options.Log)
	if err != nil {
		return nil, err
	}
	return &Builder{options, toolchain}, nil
}

// Out is the absolute path of the site's folder.
func (builder *Builder) Out() string { return builder.options.Out }

// Build brings the site's folder up to date with the sources.
func (builder *Builder) Build(ctx context.Context, stale Stale) error {
	files, err := builder.assemble(ctx)
	if err != nil {
		return err
	}
	if builder.options.Release {
		fmt.Fprintln(builder.options.Log, "compressing what is new (minutes the first time)")
		if err := files.compressed(ctx, builder.cache("compressed")); err != nil {
			return err
		}
	}
	return files.write(builder.options.Out, bool(stale))
}

// assemble makes the whole tree of the site.
func (builder *Builder) assemble(ctx context.Context) (tree, error) {
	files := tree{}
	maps.Copy(files, builder.toolchain.files)

	tool, content, err := buildTool(ctx, builder.options.Root, builder.cache("tool"))
	if err != nil {
		return nil, err
	}
	files[tool] = source{bytes: content}

	lessons, err := builder.lessons()
	if err != nil {
		return nil, err
	}
	maps.Copy(files, lessons)
	pages, err := builder.pages(tool)
	if err != nil {
		return nil, err
	}
	maps.Copy(files, pages)
	return files, nil
}

// pages bundles the web sources and fills the two HTML templates.
func (builder *Builder) pages(tool string) (tree, error) {
	output, err := bundle.Build(bundle.Options{Root: builder.options.Root, WasmExec: builder.toolchain.WasmExec(), Release: builder.options.Release})
	if err != nil {
		return nil, err
	}
	engine, err := builder.engineVersion()
	if err != nil {
		return nil, err
	}
	files := tree{}
	for name, content := range output.Files {
		files[name] = source{bytes: content}
	}
	index, err := builder.fill("index.html", func(template string) (string, error) {
		return output.Page(template, bundle.Site{
			Engine: engine, Go: builder.toolchain.Manifest.Go,
			ToolchainWorker: output.ToolchainWorker, Sandbox: "sandbox.html", Tool: tool,
		})
	})
	if err != nil {
		return nil, err
	}
	files["index.html"] = index
	files["sandbox.html"], err = builder.fill("sandbox.html", output.Sandbox)
	return files, err
}

// engineLine declares the engine's version where the engine itself is.
var engineLine = regexp.MustCompile(`(?m)^export const ENGINE = (\d+);$`)

// engineVersion reads the engine's version from its own source, so that it is written down once.
func (builder *Builder) engineVersion() (int, error) {
	const name = "web/src/sandbox/engine.ts"
	text, err := os.ReadFile(filepath.Join(builder.options.Root, filepath.FromSlash(name)))
	if err != nil {
		return 0, err
	}
	found := engineLine.FindSubmatch(text)
	if found == nil {
		return 0, fmt.Errorf("%s does not say the engine's version", name)
	}
	return strconv.Atoi(string(found[1]))
}

// fill reads a template of web/ and fills it.
func (builder *Builder) fill(name string, with func(string) (string, error)) (source, error) {
	template, err := os.ReadFile(filepath.Join(builder.options.Root, "web", name))
	if err != nil {
		return source{}, err
	}
	text, err := with(string(template))
	if err != nil {
		return source{}, fmt.Errorf("web/%s: %w", name, err)
	}
	return source{bytes: []byte(text)}, nil
}

// cache is a folder for what is kept between builds.
func (builder *Builder) cache(name string) string {
	return filepath.Join(builder.options.Root, ".cache", name)
}

// missing tells whether an error only says that a file is not there.
func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
