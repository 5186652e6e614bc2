// This file writes and reads a Program as text: txtar, with the title and the settings in front.
//
//	Workers and a callback
//	;clock=real;seed=7
//	-- main.go --
//	package main
//
// The first line is the title. The second is there only where settings are not the default ones, and is written as in a
// link. The form ends every file that is not empty with a line end, adding it where it is missing.

package program

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// FormatText returns the program's text form. It fails when the program breaks a rule, or when a text holds a line that
// txtar would take for the beginning of a file.
func FormatText(p Program) (string, error) {
	if problem := p.Problem(); problem != "" {
		return "", errors.New(problem)
	}
	settings := formatSettings(p.Settings, Moment{})
	var archive txtar.Archive
	if p.Title != "" || settings != "" {
		archive.Comment = []byte(p.Title + "\n")
	}
	if settings != "" {
		archive.Comment = append(archive.Comment, settings+"\n"...)
	}
	if hasMarker(p.Title) {
		return "", errors.New("the title looks like the beginning of a file")
	}
	for _, f := range p.Files {
		if hasMarker(f.Text) {
			return "", fmt.Errorf("%s has a line that looks like the beginning of a file", f.Name)
		}
		archive.Files = append(archive.Files, txtar.File{Name: f.Name, Data: []byte(f.Text)})
	}
	return string(txtar.Format(&archive)), nil
}

func hasMarker(text string) bool {
	return len(txtar.Parse([]byte(text)).Files) > 0
}

// ParseText returns the program of a text form.
func ParseText(text string) (Program, error) {
	if !utf8.ValidString(text) {
		return Program{}, errors.New("the text is not UTF-8")
	}
	archive := txtar.Parse([]byte(text))
	p := Program{Settings: DefaultSettings()}
	head := strings.Split(strings.ReplaceAll(strings.TrimRight(string(archive.Comment), "\r\n"), "\r\n", "\n"), "\n")
	if len(head) > 2 || len(head) == 2 && !strings.HasPrefix(head[1], ";") {
		return Program{}, errors.New("before the first file there is more than a title and settings")
	}
	p.Title = head[0]
	if len(head) == 2 {
		var moment Moment
		var err error
		if p.Settings, moment, err = parseSettings(head[1]); err != nil || moment != (Moment{}) {
			return Program{}, errors.New("the settings in the second line are not ones Interleave knows")
		}
	}
	for _, f := range archive.Files {
		p.Files = append(p.Files, File{f.Name, string(f.Data)})
	}
	if problem := p.Problem(); problem != "" {
		return Program{}, errors.New(problem)
	}
	return p, nil
}
