// This file finds functions, variables, constants, statements and imports by name.
package source

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
)

// Func returns the declaration of a function with a body; a method is named "Type.Method", without a star.
func (f *File) Func(name string) (*ast.FuncDecl, error) {
	for _, d := range f.Tree.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil && funcName(fn) == name {
			return fn, nil
		}
	}
	return nil, f.Refuse("func "+name, "no such function")
}

func funcName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) != 1 {
		return fn.Name.Name
	}
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + fn.Name.Name
	}
	return fn.Name.Name
}

// Statements returns the statements within body, at any depth, whose text starts with prefix. There must be as many as
// given.
func (f *File) Statements(body *ast.BlockStmt, where, prefix string, times int) ([]ast.Stmt, error) {
	var found []ast.Stmt
	ast.Inspect(body, func(n ast.Node) bool {
		if s, ok := n.(ast.Stmt); ok && s != ast.Stmt(body) && strings.HasPrefix(f.Text(s), prefix) {
			found = append(found, s)
		}
		return true
	})
	switch {
	case len(found) == times:
		return found, nil
	case len(found) == 0:
		return nil, f.Refuse(where, "no statement "+strconv.Quote(prefix))
	case times == 1:
		return nil, f.Refuse(where, "more than one statement "+strconv.Quote(prefix))
	}
	return nil, f.Refuse(where, fmt.Sprintf("%d statements %q instead of %d", len(found), prefix, times))
}

// Statement returns the only statement within body, at any depth, whose text starts with prefix.
func (f *File) Statement(body *ast.BlockStmt, where, prefix string) (ast.Stmt, error) {
	found, err := f.Statements(body, where, prefix, 1)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// Struct returns the struct type declared under that name.
func (f *File) Struct(name string) (*ast.StructType, error) {
	var found *ast.StructType
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == name {
			found, _ = spec.Type.(*ast.StructType)
		}
		return found == nil
	})
	if found == nil {
		return nil, f.Refuse("type "+name, "no such struct")
	}
	return found, nil
}

// Value returns the specification of the package-level or local variable or constant called name.
func (f *File) Value(name string) (*ast.ValueSpec, error) {
	var found *ast.ValueSpec
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && found == nil && len(spec.Names) == 1 && spec.Names[0].Name == name {
			found = spec
		}
		return found == nil
	})
	if found == nil {
		return nil, f.Refuse(name, "no such variable or constant")
	}
	return found, nil
}

// Literal returns the composite literal that is the value of the variable called name.
func (f *File) Literal(name string) (*ast.CompositeLit, error) {
	spec, err := f.Value(name)
	if err != nil {
		return nil, err
	}
	if len(spec.Values) == 1 {
		if lit, ok := spec.Values[0].(*ast.CompositeLit); ok {
			return lit, nil
		}
	}
	return nil, f.Refuse(name, "its value is not a composite literal")
}

// AddImport adds an import on the line of the package clause, so that no line moves.
func (f *File) AddImport(path string) {
	f.Insert(f.Tree.Name.End(), "; import "+strconv.Quote(path))
}

// RemoveDecl removes the package-level var declaration that declares only name.
func (f *File) RemoveDecl(name string) error {
	for _, d := range f.Tree.Decls {
		gen, ok := d.(*ast.GenDecl)
		if !ok || gen.Tok != token.VAR || len(gen.Specs) != 1 {
			continue
		}
		if spec, ok := gen.Specs[0].(*ast.ValueSpec); ok && len(spec.Names) == 1 && spec.Names[0].Name == name {
			f.Remove(gen)
			return nil
		}
	}
	return f.Refuse("var "+name, "no such variable")
}
