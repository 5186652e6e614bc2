// This file finds the function that js.FuncOf is given on a line, and changes it so that it does not keep JavaScript waiting.

// Package rewrite makes the standard changes to Go programs that call and are called by JavaScript. Each is made from the
// program's syntax and only where that leaves one reading; else nothing is changed.
package rewrite

import (
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// How says what a change has made of a function.
type How string

// What Wait can do.
const (
	// Goroutine: the function starts a goroutine and returns what it always returned.
	Goroutine How = "goroutine"
	// Promise: the function returns a Promise of what it returned before.
	Promise How = "promise"
)

// program is a parsed file, and the function in question.
type program struct {
	text string
	file *ast.File
	set  *token.FileSet
	// js is the name under which syscall/js is imported.
	js string
	// kind and body are the function's own.
	kind *ast.FuncType
	body *ast.BlockStmt
}

// Wait changes the function given to js.FuncOf on a line so that its body runs in a goroutine. It reports false where there
// is not exactly one such function, or where it is not plain what it is.
func Wait(text string, line int) (string, How, bool) {
	p, ok := parse(text, line)
	if !ok || len(p.body.List) == 0 {
		return "", "", false
	}
	returns := p.returns()
	last, ends := p.body.List[len(p.body.List)-1].(*ast.ReturnStmt)
	if ends && all(returns, p.isNothing) {
		changed, ok := p.goroutine(returns, last)
		return changed, Goroutine, ok
	}
	changed, ok := p.promise()
	return changed, Promise, ok
}

// parse reads a file and finds the function that js.FuncOf is given on a line.
func parse(text string, line int) (*program, bool) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, false
	}
	p := &program{text: text, file: file, set: set}
	for _, imported := range file.Imports {
		if imported.Path.Value == `"syscall/js"` && imported.Name == nil {
			p.js = "js"
		}
	}
	return p, p.js != "" && p.find(line)
}

// find looks for the one call of js.FuncOf on the line and takes its function: a literal, or a function of the file that nothing else names.
func (p *program) find(line int) bool {
	var given []ast.Expr
	ast.Inspect(p.file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if ok && len(call.Args) == 1 && p.isSelector(call.Fun, "FuncOf") && p.set.Position(call.Pos()).Line == line {
			given = append(given, call.Args[0])
		}
		return true
	})
	if len(given) != 1 {
		return false
	}
	switch fn := given[0].(type) {
	case *ast.FuncLit:
		p.kind, p.body = fn.Type, fn.Body
	case *ast.Ident:
		decl := p.declared(fn.Name)
		if decl == nil || p.mentions(fn.Name) != 2 {
			return false
		}
		p.kind, p.body = decl.Type, decl.Body
	}
	return p.body != nil
}

func (p *program) declared(name string) *ast.FuncDecl {
	for _, decl := range p.file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == name {
			return fn
		}
	}
	return nil
}

// mentions counts the identifiers of that name.
func (p *program) mentions(name string) int {
	count := 0
	ast.Inspect(p.file, func(node ast.Node) bool {
		if id, ok := node.(*ast.Ident); ok && id.Name == name {
			count++
		}
		return true
	})
	return count
}

// isSelector reports whether an expression is a name of package js.
func (p *program) isSelector(expr ast.Expr, name string) bool {
	selector, ok := expr.(*ast.SelectorExpr)
	if !ok || selector.Sel.Name != name {
		return false
	}
	id, ok := selector.X.(*ast.Ident)
	return ok && id.Name == p.js
}

// returns lists the function's own return statements, not those of functions in it.
func (p *program) returns() []*ast.ReturnStmt {
	var found []*ast.ReturnStmt
	ast.Inspect(p.body, func(node ast.Node) bool {
		if _, inner := node.(*ast.FuncLit); inner {
			return false
		}
		if statement, ok := node.(*ast.ReturnStmt); ok {
			found = append(found, statement)
		}
		return true
	})
	return found
}

// isNothing reports whether a return gives JavaScript null or undefined, by an expression that does nothing else.
func (p *program) isNothing(statement *ast.ReturnStmt) bool {
	if len(statement.Results) != 1 {
		return false
	}
	switch result := statement.Results[0].(type) {
	case *ast.Ident:
		return result.Name == "nil"
	case *ast.CallExpr:
		return len(result.Args) == 0 && (p.isSelector(result.Fun, "Undefined") || p.isSelector(result.Fun, "Null"))
	}
	return false
}

// goroutine puts all but the last return into a goroutine.
func (p *program) goroutine(returns []*ast.ReturnStmt, last *ast.ReturnStmt) (string, bool) {
	if len(p.body.List) == 1 {
		return "", false
	}
	var cuts []edit
	for _, statement := range returns {
		if statement != last {
			cuts = append(cuts, edit{p.offset(statement.Pos()), p.offset(statement.End()), "return"})
		}
	}
	from, to := p.offset(p.body.Lbrace)+1, p.offset(last.Pos())
	cuts = append(cuts, edit{from, from, "\ngo func() {"}, edit{to, to, "}()\n"})
	return p.edited(cuts)
}

// promise returns a Promise that a goroutine resolves with what the function returned.
func (p *program) promise() (string, bool) {
	settle, promise := p.free("settle"), p.free("promise")
	from, to := p.offset(p.body.Lbrace)+1, p.offset(p.body.Rbrace)
	head := "\n" + settle + " := js.FuncOf(func(_ js.Value, " + promise + " []js.Value) any {\ngo func() {\n" + promise + "[0].Invoke(func() any {"
	tail := "}())\n}()\nreturn nil\n})\ndefer " + settle + ".Release()\nreturn js.Global().Get(\"Promise\").New(" + settle + ")\n"
	return p.edited([]edit{{from, from, head}, {to, to, tail}})
}

// free is a name that the file does not use, made from the wanted one.
func (p *program) free(wanted string) string {
	name := wanted
	for i := 2; p.mentions(name) > 0; i++ {
		name = wanted + strconv.Itoa(i)
	}
	return name
}

// An edit replaces the bytes from one offset to another.
type edit struct {
	from, to int
	text     string
}

func (p *program) offset(pos token.Pos) int { return p.set.Position(pos).Offset }

// edited makes the edits and formats the result; false where that is no Go.
func (p *program) edited(edits []edit) (string, bool) {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(p.text[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.WriteString(p.text[at:])
	formatted, err := format.Source([]byte(out.String()))
	return string(formatted), err == nil
}

func all[T any](list []T, holds func(T) bool) bool {
	return !slices.ContainsFunc(list, func(one T) bool { return !holds(one) })
}
