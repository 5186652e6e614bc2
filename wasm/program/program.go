// This file holds the Program: its types, its limits and the check that every program from outside goes through.

// Package program defines what stands in the editors: the Program, its text form and the links that carry it.
// web/src/program and web/src/share are the same in TypeScript; testdata holds what both are checked against.
package program

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The limits of a Program and of a link.
const (
	MaxFiles      = 32
	MaxFileBytes  = 256 << 10 // of one file's text in UTF-8
	MaxTitleBytes = 256       // of the title in UTF-8
	MaxLink       = 64 << 10  // characters of a link after #
	MaxPayload    = 1 << 20   // bytes of a link's payload unpacked
	MaxSeed       = 1<<53 - 1 // JavaScript counts exactly up to here
	MinSpeed      = Speed(0.001)
	MaxSpeed      = Speed(1000)
)

// Speed is virtual seconds per second of real time, a number with up to four decimals from MinSpeed to MaxSpeed, or
// AtMost.
type Speed float64

// AtMost is the speed "max": as fast as it goes.
const AtMost = Speed(0)

// Settings say how a Program runs.
type Settings struct {
	Clock   string `json:"clock"`   // "virtual" (deterministic) or "real"
	Seed    uint64 `json:"seed"`    // of all random data
	Shuffle bool   `json:"shuffle"` // the seed also decides which of the runnable goroutines goes next
	Speed   Speed  `json:"speed"`
}

// DefaultSettings returns the ones that nothing is written for.
func DefaultSettings() Settings { return Settings{Clock: "virtual", Seed: 1, Speed: 1} }

// File is one file: its name has no folders.
type File struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

// Program is what stands in the editors, in an example and in a link.
type Program struct {
	Title    string   `json:"title"`
	Files    []File   `json:"files"`
	Settings Settings `json:"settings"`
}

// Problem says in one plain sentence what is wrong with a program's settings, names or sizes; it is empty when nothing is.
func (p *Program) Problem() string {
	switch {
	case !p.Settings.allowed():
		return "The program's settings are not ones Interleave knows."
	case len(p.Title) > MaxTitleBytes:
		return fmt.Sprintf("The program's title is too long: up to %d bytes.", MaxTitleBytes)
	case strings.ContainsFunc(p.Title, func(r rune) bool { return r < 0x20 || r == 0x7f }):
		return "The program's title has a control character."
	case !utf8.ValidString(p.Title):
		return "The program's title is not UTF-8."
	case len(p.Files) == 0:
		return "The program has no file."
	case len(p.Files) > MaxFiles:
		return fmt.Sprintf("The program has too many files: %d, up to %d.", len(p.Files), MaxFiles)
	}
	if problem := namesProblem(p.Files); problem != "" {
		return problem
	}
	for _, f := range p.Files {
		if len(f.Text) > MaxFileBytes {
			return fmt.Sprintf("%s is too large: up to %d KiB.", f.Name, MaxFileBytes>>10)
		}
		if !utf8.ValidString(f.Text) {
			return f.Name + " is not UTF-8."
		}
	}
	return ""
}

func (s Settings) allowed() bool {
	return (s.Clock == "virtual" || s.Clock == "real") && s.Seed <= MaxSeed && s.Speed.allowed()
}

func (s Speed) allowed() bool {
	return s == AtMost || s >= MinSpeed && s <= MaxSpeed && Speed(math.Round(float64(s)*1e4)/1e4) == s
}

// String returns the speed as links write it: "max", or the shortest decimal.
func (s Speed) String() string {
	if s == AtMost {
		return "max"
	}
	return strconv.FormatFloat(float64(s), 'f', -1, 64)
}

// ParseSpeed reads "max" or a decimal; false when it is no speed that is allowed.
func ParseSpeed(text string) (Speed, bool) {
	if text == "max" {
		return AtMost, true
	}
	whole, decimals, point := strings.Cut(text, ".")
	if !isDigits(whole, 4) || point && !isDigits(decimals, 4) || len(whole) > 1 && whole[0] == '0' {
		return 0, false
	}
	value, err := strconv.ParseFloat(text, 64)
	speed := Speed(value)
	return speed, err == nil && speed != AtMost && speed.allowed()
}

// MarshalJSON writes a number, or "max".
func (s Speed) MarshalJSON() ([]byte, error) {
	if s == AtMost {
		return []byte(`"max"`), nil
	}
	return []byte(s.String()), nil
}

// UnmarshalJSON reads a number, or "max".
func (s *Speed) UnmarshalJSON(data []byte) error {
	text := string(data)
	if text == `"max"` {
		text = "max"
	}
	speed, ok := ParseSpeed(text)
	if !ok {
		return fmt.Errorf("%s is no speed", data)
	}
	*s = speed
	return nil
}

// isDigits reports whether text is 1 to max decimal digits.
func isDigits(text string, max int) bool {
	return text != "" && len(text) <= max && strings.Trim(text, "0123456789") == ""
}
