// This file strips the compiler and the linker to their WebAssembly back end: the tools are downloaded by everyone who
// edits Go, and the other machines' rules are more than a third of them.
package toolchain

import (
	"fmt"
	"go/ast"
	"path/filepath"
	"regexp"

	"interleave/wasm/probe/source"
)

// strippedMachines are the names under which package ssa keeps its rules for the machines that are dropped.
func strippedMachines() []string {
	return []string{"386", "AMD64", "ARM", "ARM64", "LOONG64", "MIPS", "MIPS64", "PPC64", "RISCV64", "S390X"}
}

// stripTools changes cmd/compile and cmd/link so that only WebAssembly is left in them.
func stripTools(goroot string, o overlay) error {
	err := o.apply(goroot, []change{
		{"cmd/compile/main.go", stripCompileMain},
		{"cmd/link/main.go", stripLinkMain},
		{"cmd/compile/internal/ssa/config.go", stripConfig},
		{"cmd/compile/internal/ssa/opGen.go", stripOps},
		{"cmd/compile/internal/ssa/rewrite.go", stripAux},
		{"cmd/compile/internal/ssa/check.go", stripAuxChecks},
		{"cmd/compile/internal/ssa/addressingmodes.go", stripAddressing},
		{"cmd/compile/internal/ssagen/intrinsics.go", stripVectors},
	})
	if err != nil {
		return err
	}
	return removeRules(goroot, o)
}

// stripCompileMain leaves the one entry "wasm" in the table of machines.
func stripCompileMain(f *source.File) error {
	lit, err := f.Literal("archInits")
	if err != nil {
		return err
	}
	kept := 0
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && quoted(f.Text(kv.Key), "wasm") {
			kept++
			continue
		}
		f.ReplaceRange(e.Pos(), e.End()+1, "") // with its comma
	}
	if kept != 1 {
		return f.Refuse("archInits", `no entry "wasm"`)
	}
	return nil
}

// stripLinkMain leaves the cases default and "wasm" in the choice of the machine.
func stripLinkMain(f *source.File) error {
	return keepOnlyWasmCase(f, "main", "buildcfg.GOARCH")
}

func stripConfig(f *source.File) error { return keepOnlyWasmCase(f, "NewConfig", "arch") }

// keepOnlyWasmCase removes the cases of the function's first switch over tag, except "wasm" and default.
func keepOnlyWasmCase(f *source.File, function, tag string) error {
	fn, err := f.Func(function)
	if err != nil {
		return err
	}
	stmt, err := f.Statement(fn.Body, "func "+function, "switch "+tag+" {")
	if err != nil {
		return err
	}
	sw, ok := stmt.(*ast.SwitchStmt)
	if !ok {
		return f.Refuse("func "+function, "the statement over "+tag+" is not a switch")
	}
	kept := 0
	for _, s := range sw.Body.List {
		clause, ok := s.(*ast.CaseClause)
		if ok && len(clause.List) == 1 && quoted(f.Text(clause.List[0]), "wasm") {
			kept++
		} else if ok && clause.List != nil {
			f.Remove(clause)
		}
	}
	if kept != 1 {
		return f.Refuse("func "+function, `no case "wasm"`)
	}
	return nil
}

// stripAux removes the functions that name another machine's types.
func stripAux(f *source.File) error {
	for _, d := range f.Tree.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && mentions(fn, "s390x") {
			f.Remove(fn)
		}
	}
	return nil
}

// stripAuxChecks removes the cases that name another machine's types.
func stripAuxChecks(f *source.File) error {
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		if clause, ok := n.(*ast.CaseClause); ok && mentions(clause, "s390x") && !containsSwitch(clause) {
			f.Remove(clause)
			return false
		}
		return true
	})
	return nil
}

// stripAddressing empties the table of other machines' addressing modes, which is filled anew in every run.
func stripAddressing(f *source.File) error {
	lit, err := f.Literal("combine")
	if err != nil {
		return err
	}
	f.ReplaceRange(lit.Lbrace+1, lit.Rbrace, "")
	return nil
}

// stripVectors removes the vector intrinsics: they exist for other machines, behind an experiment.
func stripVectors(f *source.File) error {
	fn, err := f.Func("initIntrinsics")
	if err != nil {
		return err
	}
	stmt, err := f.Statement(fn.Body, "func initIntrinsics", "if buildcfg.Experiment.SIMD {")
	if err != nil {
		return err
	}
	f.Remove(stmt)
	return nil
}

// removeRules drops the files with the other machines' rewrite rules.
func removeRules(goroot string, o overlay) error {
	dir := filepath.Join(goroot, "src", "cmd", "compile", "internal", "ssa")
	for _, machine := range strippedMachines() {
		files, err := filepath.Glob(filepath.Join(dir, "rewrite"+machine+"*.go"))
		if err != nil {
			return err
		}
		rules := regexp.MustCompile(`^rewrite` + machine + `([a-z]\w*)?\.go$`)
		found := false
		for _, file := range files {
			if rules.MatchString(filepath.Base(file)) {
				o[file] = nil
				found = true
			}
		}
		if !found {
			return fmt.Errorf("%s: no file rewrite%s.go; this Go is not the one this program knows how to change", dir, machine)
		}
	}
	return nil
}

// mentions tells whether a package of that name is used within n.
func mentions(n ast.Node, pkg string) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == pkg {
				found = true
			}
		}
		return !found
	})
	return found
}

func containsSwitch(clause *ast.CaseClause) bool {
	found := false
	for _, s := range clause.Body {
		ast.Inspect(s, func(n ast.Node) bool {
			if _, ok := n.(*ast.SwitchStmt); ok {
				found = true
			}
			return !found
		})
	}
	return found
}
