// This file finds functions, variables, constants, statements and imports by name.
package source

import (
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

// Statement returns the only statement within body, at any depth, whose text starts with prefix.
func (f *File) Statement(body *ast.BlockStmt, where, prefix string) (ast.Stmt, error) {
	var found []ast.Stmt
	ast.Inspect(body, func(n ast.Node) bool {
		if s, ok := n.(ast.Stmt); ok && s != ast.Stmt(body) && strings.HasPrefix(f.Text(s), prefix) {
			found = append(found, s)
		}
		return true
	})
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, f.Refuse(where, "no statement "+strconv.Quote(prefix))
	}
	return nil, f.Refuse(where, "more than one statement "+strconv.Quote(prefix))
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
