// This file takes out the imports that other changes have left without a use, for Go does not compile those.
package source

import (
	"go/ast"
	"path"
	"regexp"
	"strconv"
)

var majorVersion = regexp.MustCompile(`^v\d+$`)

// DropUnusedImports returns the file's text without the imports that nothing in it uses. A package is taken to be named
// as its path ends, which holds for Go's own.
func DropUnusedImports(name string, text []byte) ([]byte, error) {
	f, err := Parse(name, text)
	if err != nil {
		return nil, err
	}
	used := make(map[string]bool)
	ast.Inspect(f.Tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
		return true
	})
	for _, spec := range f.Tree.Imports {
		if local := localName(spec); local != "_" && local != "." && !used[local] {
			f.Remove(spec)
		}
	}
	return f.Bytes()
}

// localName returns the name by which the file knows the imported package.
func localName(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	imported, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return "_"
	}
	dir, last := path.Split(imported)
	if majorVersion.MatchString(last) {
		last = path.Base(dir)
	}
	return last
}
