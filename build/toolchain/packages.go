// This file says which packages a snippet may import, and which of them everybody gets at once.
package toolchain

import "strings"

// extraModules are importable besides the standard library; go.mod fixes their versions.
func extraModules() []string { return []string{"github.com/hack-pad/safejs"} }

// basePackages are those whose closure is one bundle, fetched together with the compiler: what most snippets import.
func basePackages() []string {
	return []string{"context", "errors", "fmt", "math/rand", "runtime", "strings", "sync", "syscall/js", "time"}
}

// importable tells whether a snippet may import the package: what Go itself would let it, less what cannot work here.
func importable(path string) bool {
	for part := range strings.SplitSeq(path, "/") {
		if part == "internal" || part == "vendor" {
			return false
		}
	}
	return path != "runtime/race" // needs a build mode that js/wasm does not have
}
