// Package format gives Go source the form that gofmt gives it.
package format

import (
	"errors"
	"go/format"
	"go/scanner"

	"interleave/wasm/diagnose"
)

// Source formats one file. When the file does not parse it returns no text but the syntax errors, in the file's order.
func Source(file diagnose.File) (string, []diagnose.Diagnostic) {
	formatted, err := format.Source([]byte(file.Text))
	if err == nil {
		return string(formatted), nil
	}
	var list scanner.ErrorList
	if !errors.As(err, &list) {
		return "", []diagnose.Diagnostic{diagnose.At(file, 1, 1, err.Error(), diagnose.Compiler)}
	}
	found := make([]diagnose.Diagnostic, 0, len(list))
	for _, e := range list {
		if len(found) == diagnose.Max {
			break
		}
		found = append(found, diagnose.At(file, e.Pos.Line, e.Pos.Column, e.Msg, diagnose.Compiler))
	}
	return "", found
}
