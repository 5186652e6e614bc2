// This file writes the text form of a log: one line per event, made to be diffed, reviewed and written by hand.
//
//	interleave log 1
//	12 3042000 g7 print main.go:3:1 cause=4 origin=2 stream=stdout text="working\n"
//
// In turn: seq, time in ns, lane, kind, then position, cause and origin where there are any, then the arguments in the
// table's order. Texts are JSON strings. Empty lines and lines that begin with # say nothing.

package event

import (
	"fmt"
	"strconv"
	"strings"
)

const textHeader = "interleave log "

// Format returns the text form of a log.
func Format(log Log) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%d\n", textHeader, TableVersion)
	for i := range log.Events {
		log.Events[i].format(&b, i+1)
	}
	return b.String()
}

func (e *Event) format(b *strings.Builder, seq int) {
	fmt.Fprintf(b, "%d %d %s %s", seq, e.At, LaneName(e.Lane), e.Kind)
	if e.Pos != (Position{}) {
		fmt.Fprintf(b, " %s:%d:%d", fileText(e.Pos.File), e.Pos.Line, e.Pos.Col)
	}
	if e.Cause != 0 {
		fmt.Fprintf(b, " cause=%d", e.Cause)
	}
	if e.Origin != 0 {
		fmt.Fprintf(b, " origin=%d", e.Origin)
	}
	for i, spec := range e.Kind.spec().Args {
		fmt.Fprintf(b, " %s=%s", spec.Name, spec.format(e.Args[i]))
	}
	b.WriteByte('\n')
}

func (s *ArgSpec) format(a Arg) string {
	switch s.Type {
	case Enum:
		return s.Values[a.N]
	case Text:
		return quote(a.S)
	default:
		return strconv.FormatInt(a.N, 10)
	}
}

// LaneName returns how a lane is written: js, or g and the goroutine's number.
func LaneName(lane uint32) string {
	if lane == 0 {
		return "js"
	}
	return "g" + strconv.FormatUint(uint64(lane), 10)
}

// fileText returns a file's name bare where nothing in it could be mistaken, else quoted.
func fileText(file string) string {
	for _, r := range file {
		if !strings.ContainsRune("._/+-", r) && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return quote(file)
		}
	}
	if file == "" {
		return quote(file)
	}
	return file
}

// quote returns s as a JSON string, escaping what a terminal or a reviewer could not see.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case unseen(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// unseen reports whether r is a control, a line separator, a mark of direction or of no width.
func unseen(r rune) bool {
	return r < 0x20 || r >= 0x7f && r <= 0x9f || r >= 0x200b && r <= 0x200f ||
		r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0xfeff
}
