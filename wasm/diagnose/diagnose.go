// Package diagnose turns the output of Go's compiler and linker into diagnostics that a page may show.
//
// That output is a stranger's text: a //line directive puts any file name and any line number into it. So positions
// are checked against the real files, and control characters never come through.
package diagnose

import "strings"

// Source says which tool wrote an output.
type Source string

// The tools whose output Parse knows.
const (
	Compiler Source = "go"
	Linker   Source = "link"
)

// Max is the largest number of diagnostics that Parse returns.
const Max = 100

// File is one of the user's source files.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Diagnostic is one message at a place in the user's files. Line and Col count from 1; Col and EndCol count UTF-16
// code units, as editors in a browser do. A message without a place has an empty File and zero Line and Col.
type Diagnostic struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	EndCol   int    `json:"endCol,omitempty"` // just after the last unit; 0 when not known
	Severity string `json:"severity"`         // always "error": Go's compiler knows no warnings
	Text     string `json:"text"`
	From     Source `json:"from"`
}

// Parse reads the output of one run of a tool over files. It keeps the tool's order, drops repetitions and everything
// after the first Max messages.
func Parse(output string, from Source, files []File) []Diagnostic {
	sources := index(files)
	seen := make(map[Diagnostic]bool)
	list := []Diagnostic{}
	for _, m := range messages(output) {
		d := diagnostic(m, from, sources)
		if d.Text == "" || seen[d] {
			continue
		}
		if len(list) == Max {
			break
		}
		seen[d] = true
		list = append(list, d)
	}
	return list
}

// At returns the diagnostic of a message at a byte position, as Go counts, in the one file given.
func At(file File, line, byteCol int, text string, from Source) Diagnostic {
	m := message{file: file.Name, line: line, col: byteCol, text: text}
	return diagnostic(m, from, index([]File{file}))
}

// diagnostic places a message, if the place exists. What looked like a place and is none stays in the text.
func diagnostic(m message, from Source, sources map[string][]string) Diagnostic {
	d := Diagnostic{Severity: "error", From: from}
	text := m.text
	if from == Linker {
		text, m = linkerMessage(m, sources)
	}
	lines, known := sources[m.file]
	if known {
		d.File = m.file
		d.Line, d.Col, d.EndCol = place(lines, m.line, m.col)
	} else if m.file != "" {
		text = m.raw
	}
	d.Text = Clean(text)
	return d
}

// linkerMessage understands the one mistake of a user's that only the linker finds.
func linkerMessage(m message, sources map[string][]string) (string, message) {
	const noMain = "function main is undeclared in the main package"
	text := strings.TrimPrefix(m.raw, "link: ")
	if strings.Contains(text, noMain) {
		return noMain, message{file: mainFile(sources), line: 1, col: 1, raw: m.raw}
	}
	return text, message{raw: m.raw}
}

// mainFile is the file that a message about the whole package is shown in: main.go, or else the first by name.
func mainFile(sources map[string][]string) string {
	first := ""
	for name := range sources {
		if name == "main.go" {
			return name
		}
		if first == "" || name < first {
			first = name
		}
	}
	return first
}
