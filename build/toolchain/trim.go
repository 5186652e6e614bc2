// This file takes out of the tools what the page never asks them for: profiles, statistics, debug information, other
// systems' file formats. What is never called is not linked, so emptying the entry of each is enough.
package toolchain

import (
	_ "embed"
	"path/filepath"
	"strings"

	"interleave/wasm/probe/source"
)

//go:embed added/sha256.go.txt
var sha256Text string

// How a function that is taken out behaves: one that is called on every run does nothing, the others cannot be reached
// with the arguments that the page gives.
const (
	doNothing   = "return"
	unreachable = `panic("interleave: this was taken out of the page's toolchain")`
)

// trimmed is a function that is taken out; file is slash-separated, below GOROOT/src/cmd.
type trimmed struct{ file, function, instead string }

func trimmedFunctions() []trimmed {
	return []trimmed{
		// Profiles of the tools themselves.
		{"compile/internal/gc/util.go", "startProfile", doNothing},
		{"link/internal/ld/main.go", "startProfile", doNothing},
		{"link/internal/benchmark/bench.go", "New", unreachable},
		{"link/internal/benchmark/bench.go", "Metrics.Start", doNothing},
		{"link/internal/benchmark/bench.go", "Metrics.Report", doNothing},
		{"link/internal/benchmark/bench.go", "Metrics.closeMark", unreachable},
		// Optimization by profile, coverage, embedded files, logs of optimizations: flags that the page does not give.
		{"compile/internal/pgoir/irgraph.go", "New", unreachable},
		{"compile/internal/devirtualize/pgo.go", "ProfileGuided", unreachable},
		{"compile/internal/base/flag.go", "readCoverageCfg", unreachable},
		{"compile/internal/base/flag.go", "readEmbedCfg", unreachable},
		{"compile/internal/logopt/log_opts.go", "LogJsonOption", unreachable},
		{"compile/internal/logopt/log_opts.go", "FlushLoggedOpts", doNothing},
		{"compile/internal/inline/inlheur/analyze.go", "dumpFnPreamble", unreachable},
		{"compile/internal/ssa/html.go", "NewHTMLWriter", unreachable},
		{"compile/internal/ssa/html.go", "HTMLWriter.WritePhase", doNothing},
		{"compile/internal/ssa/html.go", "HTMLWriter.WriteSources", doNothing},
		{"compile/internal/ssa/html.go", "HTMLWriter.WriteAST", doNothing},
		{"compile/internal/ssa/html.go", "HTMLWriter.WriteColumn", doNothing},
		{"compile/internal/ssa/html.go", "HTMLWriter.Close", doNothing},
		// Debug information, which -s and -w leave out.
		{"link/internal/ld/dwarf.go", "dwarfGenerateDebugInfo", doNothing},
		{"link/internal/ld/dwarf.go", "dwarfGenerateDebugSyms", doNothing},
		{"link/internal/ld/dwarf.go", "dwarfcompress", doNothing},
		// C objects, other linkers, other systems' programs.
		{"link/internal/ld/lib.go", "Link.hostlink", doNothing},
		{"link/internal/ld/lib.go", "Link.archive", doNothing},
		{"link/internal/ld/lib.go", "ldshlibsyms", unreachable},
		{"link/internal/loadelf/ldelf.go", "Load", unreachable},
		{"link/internal/loadmacho/ldmacho.go", "Load", unreachable},
		{"link/internal/loadpe/ldpe.go", "Load", unreachable},
		{"link/internal/loadxcoff/ldxcoff.go", "Load", unreachable},
		{"link/internal/ld/fips140.go", "asmbfips", doNothing},
		{"link/internal/ld/elf.go", "Link.doelf", unreachable},
		{"link/internal/ld/elf.go", "asmbElf", unreachable},
		{"link/internal/ld/macho.go", "Link.domacho", unreachable},
		{"link/internal/ld/macho.go", "asmbMacho", unreachable},
		{"link/internal/ld/pe.go", "Link.dope", unreachable},
		{"link/internal/ld/pe.go", "asmbPe", unreachable},
		{"link/internal/ld/xcoff.go", "Link.doxcoff", unreachable},
		{"link/internal/ld/xcoff.go", "asmbXcoff", unreachable},
	}
}

// trimTools adds the changes of this file to the overlay.
func trimTools(goroot string, o overlay) error {
	byFile := make(map[string][]trimmed)
	for _, t := range trimmedFunctions() {
		byFile[t.file] = append(byFile[t.file], t)
	}
	changes := []change{
		{"cmd/compile/internal/gc/obj.go", trimCgo},
		{"cmd/internal/telemetry/counter/counter_bootstrap.go", countNothing},
	}
	for file, functions := range byFile {
		changes = append(changes, change{"cmd/" + file, func(f *source.File) error { return trimFunctions(f, functions) }})
	}
	if err := o.apply(goroot, changes); err != nil {
		return err
	}
	o[filepath.Join(goroot, "src", "cmd", "internal", "telemetry", "counter", "counter.go")] = nil
	return o.replacePackage(goroot, "crypto/sha256", sha256Text)
}

func trimFunctions(f *source.File, functions []trimmed) error {
	for _, t := range functions {
		fn, err := f.Func(t.function)
		if err != nil {
			return err
		}
		f.ReplaceBody(fn, t.instead)
	}
	return nil
}

// trimCgo takes out the one statement that writes for cgo, in a function that is needed.
func trimCgo(f *source.File) error {
	fn, err := f.Func("dumpLinkerObj")
	if err != nil {
		return err
	}
	stmt, err := f.Statement(fn.Body, "func dumpLinkerObj", "if err := json.NewEncoder(bout).Encode(")
	if err != nil {
		return err
	}
	f.Replace(stmt, `base.Fatalf("cgo directives do nothing here")`)
	return nil
}

// countNothing makes the file of counters that count nothing, which Go has for its own bootstrap, the only one.
func countNothing(f *source.File) error {
	for _, group := range f.Tree.Comments {
		if strings.HasPrefix(group.List[0].Text, "//go:build ") && group.Pos() < f.Tree.Package {
			f.Replace(group.List[0], "")
			_, err := f.Func("CountFlagValue")
			return err
		}
	}
	return f.Refuse("//go:build", "no build constraint")
}

// replacePackage puts a package of one file in the place of Go's own of one file.
func (o overlay) replacePackage(goroot, path, text string) error {
	name := filepath.Base(path) + ".go"
	return o.apply(goroot, []change{{path + "/" + name, func(f *source.File) error {
		files, err := filepath.Glob(filepath.Join(filepath.Dir(f.Path), "*.go"))
		if err != nil {
			return err
		}
		for _, file := range files {
			if filepath.Base(file) != name && !strings.HasSuffix(file, "_test.go") {
				return f.Refuse("package "+path, "it has more than one file")
			}
		}
		f.ReplaceAll(text)
		return nil
	}}})
}
