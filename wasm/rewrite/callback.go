// This file lets a goroutine that has an answer call the callback that JavaScript gave last.

package rewrite

import "go/ast"

// Callback changes the function given to js.FuncOf on a line: the one goroutine that it starts calls the function's last
// argument with the one variable that it defines, when it is done. It reports false where that is not the plain reading.
func Callback(text string, line int) (string, bool) {
	p, ok := parse(text, line)
	if !ok {
		return "", false
	}
	args := p.argsName()
	worker := p.worker()
	if args == "" || worker == nil {
		return "", false
	}
	answer := p.answer(worker)
	if answer == "" {
		return "", false
	}
	last := p.offset(worker.List[len(worker.List)-1].End())
	return p.edited([]edit{{last, last, "\n" + args + "[len(" + args + ")-1].Invoke(" + answer + ")"}})
}

// argsName is the name of the function's second parameter, its arguments; "" where it has none.
func (p *program) argsName() string {
	var names []string
	for _, field := range p.kind.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	if len(names) != 2 || names[1] == "_" {
		return ""
	}
	return names[1]
}

// worker is the body of the one goroutine that the function starts by a literal without parameters; nil where there is no such.
func (p *program) worker() *ast.BlockStmt {
	var found []*ast.BlockStmt
	count := 0
	ast.Inspect(p.body, func(node ast.Node) bool {
		statement, ok := node.(*ast.GoStmt)
		if !ok {
			return true
		}
		count++
		if fn, ok := statement.Call.Fun.(*ast.FuncLit); ok && len(statement.Call.Args) == 0 {
			found = append(found, fn.Body)
		}
		return false
	})
	if count != 1 || len(found) != 1 {
		return nil
	}
	return found[0]
}

// answer is the one variable that a body defines, by x := f(…) among its own statements; "" where it has branches, returns or other definitions.
func (p *program) answer(body *ast.BlockStmt) string {
	name := ""
	for _, statement := range body.List {
		switch s := statement.(type) {
		case *ast.AssignStmt:
			id, ok := s.Lhs[0].(*ast.Ident)
			if name != "" || !ok || len(s.Lhs) != 1 || s.Tok.String() != ":=" || id.Name == "_" {
				return ""
			}
			name = id.Name
		case *ast.ExprStmt:
		default:
			return ""
		}
	}
	return name
}
