// Package source changes Go source files of the toolchain's own tree: it finds what to change by name in the
// syntax tree, edits the text, and refuses with the file and the name when the tree is not as expected.
package source

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
)

// File is one parsed Go file with the edits collected for it so far. Positions given to its methods are those of
// Tree, so edits never disturb each other's positions.
type File struct {
	// Path names the file in errors and is its key in an overlay.
	Path string
	// Tree is the file's syntax, with comments.
	Tree *ast.File

	text  []byte
	fset  *token.FileSet
	edits []edit
}

// edit replaces the bytes [from, to) of the original text.
type edit struct {
	from, to int
	text     string
}

// Open reads and parses the file at path.
func Open(path string) (*File, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("Go's own source is not as expected: %w", err)
	}
	return Parse(path, text)
}

// Parse parses text as the file called path.
func Parse(path string, text []byte) (*File, error) {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, path, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("cannot parse Go's own source: %w", err)
	}
	return &File{Path: path, Tree: tree, text: text, fset: fset}, nil
}

// Refuse returns the error for source that is not as expected: it names the file and what was looked for.
func (f *File) Refuse(name, problem string) error {
	return fmt.Errorf("%s: %s: %s; this Go is not the one this program knows how to change", f.Path, name, problem)
}

// Text returns the original bytes of a node.
func (f *File) Text(n ast.Node) string {
	return string(f.text[f.offset(n.Pos()):f.offset(n.End())])
}

// Insert puts text before pos.
func (f *File) Insert(pos token.Pos, text string) {
	at := f.offset(pos)
	f.edits = append(f.edits, edit{at, at, text})
}

// Replace puts text in the place of the node.
func (f *File) Replace(n ast.Node, text string) {
	f.ReplaceRange(n.Pos(), n.End(), text)
}

// ReplaceRange puts text in the place of what lies between the two positions.
func (f *File) ReplaceRange(from, to token.Pos, text string) {
	f.edits = append(f.edits, edit{f.offset(from), f.offset(to), text})
}

// ReplaceBody puts one statement in the place of a function's body.
func (f *File) ReplaceBody(fn *ast.FuncDecl, statement string) {
	f.Replace(fn.Body, "{ "+statement+" }")
}

// ReplaceAll puts text in the place of the whole file.
func (f *File) ReplaceAll(text string) {
	f.edits = append(f.edits, edit{0, len(f.text), text})
}

// Remove takes the node out, with the comment that belongs to it.
func (f *File) Remove(n ast.Node) {
	from := n.Pos()
	if d, ok := n.(*ast.FuncDecl); ok && d.Doc != nil {
		from = d.Doc.Pos()
	}
	f.ReplaceRange(from, n.End(), "")
}

// Bytes applies the edits and returns the new text. It fails when edits overlap or the result does not parse.
func (f *File) Bytes() ([]byte, error) {
	edits := slices.Clone(f.edits)
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		if e.from < at {
			return nil, f.Refuse(strconv.Quote(e.text), "two changes overlap")
		}
		out.Write(f.text[at:e.from])
		out.WriteString(e.text)
		at = e.to
	}
	out.Write(f.text[at:])
	if _, err := Parse(f.Path, out.Bytes()); err != nil {
		return nil, fmt.Errorf("a change broke the file: %w", err)
	}
	return out.Bytes(), nil
}

func (f *File) offset(pos token.Pos) int { return f.fset.Position(pos).Offset }
