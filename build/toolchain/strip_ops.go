// This file strips the compiler's table of operations to those of WebAssembly and those of no machine.
package toolchain

import (
	"fmt"
	"go/ast"
	"go/token"
	"regexp"
	"slices"
	"strings"

	"interleave/wasm/probe/source"
)

// vectorOp matches the operations on vectors, which are of no machine in name but of one machine in fact.
var vectorOp = regexp.MustCompile(`(Int|Uint|Float|Mask)(8|16|32|64)x\d+|128|256|512`)

// stripOps drops the rows and registers of other machines. Rows get their operation as key, so that every
// operation keeps its number; the last row stays, so that the table keeps its length.
func stripOps(f *source.File) error {
	ops, err := operations(f)
	if err != nil {
		return err
	}
	lit, err := f.Literal("opcodeTable")
	if err != nil {
		return err
	}
	if len(lit.Elts) != len(ops) {
		return f.Refuse("opcodeTable", fmt.Sprintf("%d rows for %d operations", len(lit.Elts), len(ops)))
	}
	if err := stripRows(f, lit, ops); err != nil {
		return err
	}
	for _, machine := range strippedMachines() {
		if err := f.RemoveDecl("registers" + machine); err != nil {
			return err
		}
	}
	return nil
}

func stripRows(f *source.File, lit *ast.CompositeLit, ops []string) error {
	kept := 0
	for i, row := range lit.Elts {
		last := i == len(ops)-1
		if keepOp(f, row, ops[i]) || last {
			f.Insert(row.Pos(), ops[i]+": ")
			kept++
			continue
		}
		f.ReplaceRange(row.Pos(), lit.Elts[i+1].Pos(), "")
	}
	if kept == len(ops) || !slices.Contains(ops, "OpWasmI64Add") {
		return f.Refuse("opcodeTable", "the operations are not named by machine")
	}
	return nil
}

// keepOp tells whether the compiler for WebAssembly can meet the operation.
func keepOp(f *source.File, row ast.Expr, op string) bool {
	switch {
	case op == "OpInvalid" || strings.HasPrefix(op, "OpWasm"):
		return true
	case !isGeneric(f, row):
		return false
	}
	return !vectorOp.MatchString(op)
}

// isGeneric tells whether a row of the table says "generic: true".
func isGeneric(f *source.File, row ast.Expr) bool {
	lit, ok := row.(*ast.CompositeLit)
	if !ok {
		return false
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && f.Text(kv.Key) == "generic" {
			return f.Text(kv.Value) == "true"
		}
	}
	return false
}

// operations returns the names of all operations in the order of their numbers.
func operations(f *source.File) ([]string, error) {
	for _, d := range f.Tree.Decls {
		gen, ok := d.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST || len(gen.Specs) == 0 || !declares(gen.Specs[0], "OpInvalid") {
			continue
		}
		var ops []string
		for _, spec := range gen.Specs {
			ops = append(ops, spec.(*ast.ValueSpec).Names[0].Name)
		}
		return ops, nil
	}
	return nil, f.Refuse("OpInvalid", "no list of operations starts with it")
}

func declares(spec ast.Spec, name string) bool {
	v, ok := spec.(*ast.ValueSpec)
	return ok && len(v.Names) == 1 && v.Names[0].Name == name
}
