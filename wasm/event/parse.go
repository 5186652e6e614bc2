// This file reads the text form of a log.

package event

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Parse returns the log that a text form describes. An error names the line.
func Parse(text string) (Log, error) {
	var log Log
	var before int64
	header := false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		if !header {
			if line != textHeader+strconv.Itoa(TableVersion) {
				return Log{}, fmt.Errorf("line %d: want %q", i+1, textHeader+strconv.Itoa(TableVersion))
			}
			header = true
			continue
		}
		e, err := parseLine(line, len(log.Events)+1)
		if err == nil {
			err = e.check(len(log.Events), before)
		}
		if err != nil {
			return Log{}, fmt.Errorf("line %d: %w", i+1, err)
		}
		before = e.At
		log.Events = append(log.Events, e)
	}
	if !header {
		return Log{}, fmt.Errorf("want %q", textHeader+strconv.Itoa(TableVersion))
	}
	return log, nil
}

// words takes words off the front of a line.
type words struct{ rest string }

// next returns the text up to the next space and drops both.
func (w *words) next() string {
	word, rest, _ := strings.Cut(w.rest, " ")
	w.rest = rest
	return word
}

// quoted returns the JSON string at the front and drops it.
func (w *words) quoted() (string, error) {
	end := 1
	for end < len(w.rest) && w.rest[end] != '"' {
		if w.rest[end] == '\\' {
			end++
		}
		end++
	}
	var s string
	if end >= len(w.rest) {
		return "", fmt.Errorf("text without an end")
	}
	if err := json.Unmarshal([]byte(w.rest[:end+1]), &s); err != nil {
		return "", fmt.Errorf("bad text: %w", err)
	}
	w.rest = w.rest[end+1:]
	return s, nil
}

// named returns the value after name= at the front, or false when something else is there.
func (w *words) named(name string) (string, bool) {
	if !strings.HasPrefix(w.rest, name+"=") {
		return "", false
	}
	return strings.TrimPrefix(w.next(), name+"="), true
}

// number reads a whole number in its only form: no sign but minus, no zeros in front.
func number(s string, min, max int64) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < min || n > max || strconv.FormatInt(n, 10) != s {
		return 0, fmt.Errorf("bad number %q", s)
	}
	return n, nil
}

func parseLine(line string, seq int) (Event, error) {
	w := &words{line}
	var e Event
	var err error
	if got, err := number(w.next(), 1, math.MaxUint32); err != nil || got != int64(seq) {
		return e, fmt.Errorf("want event %d", seq)
	}
	if e.At, err = number(w.next(), 0, maxUint); err != nil {
		return e, err
	}
	if e.Lane, err = parseLane(w.next()); err != nil {
		return e, err
	}
	name := w.next()
	if e.Kind = Lookup(name); e.Kind == 0 {
		return e, fmt.Errorf("unknown kind %q", name)
	}
	if err := e.parseLinks(w); err != nil {
		return e, err
	}
	return e, e.parseArgs(w)
}

func parseLane(s string) (uint32, error) {
	if s == "js" {
		return 0, nil
	}
	digits, ok := strings.CutPrefix(s, "g")
	n, err := number(digits, 1, math.MaxUint32)
	if !ok || err != nil {
		return 0, fmt.Errorf("bad lane %q", s)
	}
	return uint32(n), nil
}

// parseLinks reads position, cause and origin where they are there.
func (e *Event) parseLinks(w *words) error {
	var err error
	if word, _, _ := strings.Cut(w.rest, " "); strings.HasPrefix(word, `"`) || word != "" && !strings.Contains(word, "=") {
		if e.Pos, err = parsePosition(w); err != nil {
			return err
		}
	}
	for _, link := range []struct {
		name string
		to   *uint32
	}{{"cause", &e.Cause}, {"origin", &e.Origin}} {
		if value, ok := w.named(link.name); ok {
			n, err := number(value, 1, math.MaxUint32)
			if err != nil {
				return err
			}
			*link.to = uint32(n)
		}
	}
	return nil
}

func parsePosition(w *words) (Position, error) {
	var p Position
	var err error
	quoted := strings.HasPrefix(w.rest, `"`)
	if quoted {
		if p.File, err = w.quoted(); err != nil {
			return p, err
		}
	}
	parts := strings.Split(w.next(), ":")
	if len(parts) != 3 || quoted != (parts[0] == "") {
		return p, fmt.Errorf("bad position")
	}
	if !quoted {
		p.File = parts[0]
	}
	line, err1 := number(parts[1], 1, math.MaxUint32)
	col, err2 := number(parts[2], 1, math.MaxUint32)
	if err1 != nil || err2 != nil {
		return p, fmt.Errorf("bad position")
	}
	p.Line, p.Col = uint32(line), uint32(col)
	return p, nil
}

func (e *Event) parseArgs(w *words) error {
	for _, spec := range e.Kind.spec().Args {
		if !strings.HasPrefix(w.rest, spec.Name+"=") {
			return fmt.Errorf("want %s=", spec.Name)
		}
		w.rest = w.rest[len(spec.Name)+1:]
		a, err := spec.parse(w)
		if err != nil {
			return fmt.Errorf("%s: %w", spec.Name, err)
		}
		e.Args = append(e.Args, a)
	}
	if w.rest != "" {
		return fmt.Errorf("too much: %q", w.rest)
	}
	return nil
}

func (s *ArgSpec) parse(w *words) (Arg, error) {
	switch s.Type {
	case Text:
		if !strings.HasPrefix(w.rest, `"`) {
			return Arg{}, fmt.Errorf("want text in quotes")
		}
		text, err := w.quoted()
		w.rest = strings.TrimPrefix(w.rest, " ")
		return Arg{S: text}, err
	case Enum:
		word := w.next()
		for i, v := range s.Values {
			if v == word {
				return Arg{N: int64(i)}, nil
			}
		}
		return Arg{}, fmt.Errorf("unknown value %q", word)
	default:
		n, err := number(w.next(), math.MinInt64, math.MaxInt64)
		return Arg{N: n}, err
	}
}
