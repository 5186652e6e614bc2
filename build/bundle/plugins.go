// The virtual modules: text that exists only at build time and is imported by name.

package bundle

import (
	"regexp"

	"github.com/evanw/esbuild/pkg/api"
)

// wasmExecPlugin offers Go's wasm_exec.js as text (goroot:wasm_exec.js) and as a script run for its effects (goroot:wasm_exec).
func wasmExecPlugin(wasmExec []byte) api.Plugin {
	return virtualPlugin("wasm-exec", map[string]virtual{
		"goroot:wasm_exec.js": {string(wasmExec), api.LoaderText},
		"goroot:wasm_exec":    {string(wasmExec), api.LoaderJS},
	})
}

// textPlugin offers one text as the default export of a module.
func textPlugin(name, text string) api.Plugin {
	return virtualPlugin(name, map[string]virtual{name: {text, api.LoaderText}})
}

// virtual is the content of a module that is no file.
type virtual struct {
	text   string
	loader api.Loader
}

// virtualPlugin resolves exactly the given names. The namespace is the plugin's own name, so that two plugins cannot answer for each other.
func virtualPlugin(name string, modules map[string]virtual) api.Plugin {
	return api.Plugin{Name: name, Setup: func(build api.PluginBuild) {
		for path, module := range modules {
			filter := "^" + regexp.QuoteMeta(path) + "$"
			build.OnResolve(api.OnResolveOptions{Filter: filter}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
				return api.OnResolveResult{Path: path, Namespace: name, SideEffects: api.SideEffectsTrue}, nil
			})
			build.OnLoad(api.OnLoadOptions{Filter: filter, Namespace: name}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
				return api.OnLoadResult{Contents: &module.text, Loader: module.loader}, nil
			})
		}
	}}
}
