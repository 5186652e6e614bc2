// This file holds the types of a log in Go: events, positions and the check that a log is well formed.

package event

import (
	"fmt"
	"unicode/utf8"
)

// Position is a place in the user's source: a file's name as the Program has it, line and column from 1. The zero
// Position is "not known".
type Position struct {
	File      string
	Line, Col uint32
}

// Arg is the value of one argument: N for Uint and Int, N as the index into the names for Enum, S for Text.
type Arg struct {
	N int64
	S string
}

// Event is one entry of a log. Its seq is its place in Log.Events, counted from 1.
type Event struct {
	At     int64    // virtual time since the run's start, in ns; never falls, below 2^53
	Kind   Kind     // row of the table
	Lane   uint32   // 0 is JavaScript, n is goroutine n
	Cause  uint32   // seq of the latest event without which this one would not be, or 0
	Origin uint32   // seq of the registration (go, then, setTimeout, js.FuncOf), or 0
	Pos    Position // where in the user's source, or zero
	Args   []Arg    // as the table says for Kind
}

// Log is a whole run, or the beginning of one.
type Log struct {
	Events []Event
}

// The largest numbers a log may hold; JavaScript keeps whole numbers exact only below 2^53.
const (
	maxUint = 1<<53 - 1
	maxInt  = 1<<52 - 1
	minInt  = -maxInt
	maxFile = 1 << 10 // longest file name of a position, in bytes
)

// check says what is wrong with the event at place i (seq i+1) after an event at time before, or returns nil.
func (e *Event) check(i int, before int64) error {
	seq := uint32(i + 1)
	switch {
	case !e.Kind.Known():
		return fmt.Errorf("event %d: unknown kind %d", seq, uint32(e.Kind))
	case e.At < before || e.At > maxUint:
		return fmt.Errorf("event %d: time %d is out of order or range", seq, e.At)
	case e.Cause >= seq || e.Origin >= seq:
		return fmt.Errorf("event %d: cause or origin is not before it", seq)
	case e.Pos != Position{} && (e.Pos.Line == 0 || e.Pos.Col == 0):
		return fmt.Errorf("event %d: line and column count from 1", seq)
	case len(e.Pos.File) > maxFile || !utf8.ValidString(e.Pos.File):
		return fmt.Errorf("event %d: file name too long or not UTF-8", seq)
	case len(e.Args) != len(e.Kind.spec().Args):
		return fmt.Errorf("event %d: %s takes %d arguments, not %d", seq, e.Kind, len(e.Kind.spec().Args), len(e.Args))
	}
	for j, spec := range e.Kind.spec().Args {
		if err := spec.check(e.Args[j]); err != nil {
			return fmt.Errorf("event %d: %s: %w", seq, e.Kind, err)
		}
	}
	return nil
}

// check says what is wrong with a value for this argument, or returns nil.
func (s *ArgSpec) check(a Arg) error {
	ok := false
	switch s.Type {
	case Uint:
		ok = a.N >= 0 && a.N <= maxUint && a.S == ""
	case Int:
		ok = a.N >= minInt && a.N <= maxInt && a.S == ""
	case Enum:
		ok = a.N >= 0 && a.N < int64(len(s.Values)) && a.S == ""
	case Text:
		ok = a.N == 0 && len(a.S) <= MaxText && utf8.ValidString(a.S)
	}
	if !ok {
		return fmt.Errorf("bad value for %s", s.Name)
	}
	return nil
}
