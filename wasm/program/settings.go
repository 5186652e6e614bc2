// This file writes and reads what stands behind a link's payload: how its program runs and the moment that is shown.
// ;clock=real;seed=7;shuffle=on;speed=0.05;at=12;selected=9;view=diagram

package program

import (
	"math"
	"strconv"
	"strings"
)

// Moment is a moment of a run as a link carries it. Its zero value is none in particular: nothing is written for it.
type Moment struct {
	At       uint32 `json:"at"`       // seq of the event up to which the run is shown, or 0 for all of it
	Selected uint32 `json:"selected"` // seq of the selected event, or 0
	View     string `json:"view"`     // name of the picture that is shown, or empty for the usual one
}

// formatSettings returns what differs from the default, in the fixed order.
func formatSettings(s Settings, m Moment) string {
	text, usual := "", DefaultSettings()
	if s.Clock != usual.Clock {
		text += ";clock=" + s.Clock
	}
	if s.Seed != usual.Seed {
		text += ";seed=" + strconv.FormatUint(s.Seed, 10)
	}
	if s.Shuffle {
		text += ";shuffle=on"
	}
	if s.Speed != usual.Speed {
		text += ";speed=" + s.Speed.String()
	}
	if m.At != 0 {
		text += ";at=" + strconv.FormatUint(uint64(m.At), 10)
	}
	if m.Selected != 0 {
		text += ";selected=" + strconv.FormatUint(uint64(m.Selected), 10)
	}
	if m.View != "" {
		text += ";view=" + m.View
	}
	return text
}

// parseSettings reads what formatSettings writes, in any order; each setting at most once.
func parseSettings(text string) (Settings, Moment, error) {
	s, m := DefaultSettings(), Moment{}
	seen := map[string]bool{}
	for i, part := range strings.Split(text, ";") {
		if i == 0 && part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		known, ok := readSetting(name, value, &s, &m)
		if !known {
			return s, m, linkError(unknownSetting(part))
		}
		if !ok || i == 0 || seen[name] {
			return s, m, linkError(LinkDamaged)
		}
		seen[name] = true
	}
	return s, m, nil
}

// readSetting reads one setting; it says whether there is one of that name, and whether the value is one of its own.
func readSetting(name, value string, s *Settings, m *Moment) (known, ok bool) {
	switch name {
	case "clock":
		s.Clock, ok = value, value == "virtual" || value == "real"
	case "seed":
		s.Seed, ok = parseWhole(value, MaxSeed)
	case "shuffle":
		s.Shuffle, ok = true, value == "on"
	case "speed":
		s.Speed, ok = ParseSpeed(value)
	case "at":
		m.At, ok = parseSeq(value)
	case "selected":
		m.Selected, ok = parseSeq(value)
	case "view":
		m.View, ok = value, isView(value)
	default:
		return false, false
	}
	return true, ok
}

// unknownSetting tells a setting of a newer version from something that is none.
func unknownSetting(part string) LinkKind {
	name, value, _ := strings.Cut(part, "=")
	if value != "" && isSmall(name) {
		return LinkNewer
	}
	return LinkDamaged
}

// isView reports whether a text may be the name of a picture of the run.
func isView(name string) bool { return len(name) <= 16 && isSmall(name) }

// isSmall reports whether a text is one word of small letters.
func isSmall(text string) bool {
	return text != "" && strings.Trim(text, "abcdefghijklmnopqrstuvwxyz") == ""
}

// parseSeq reads the seq of an event, from 1.
func parseSeq(text string) (uint32, bool) {
	n, ok := parseWhole(text, math.MaxUint32)
	return uint32(n), ok && n > 0
}

// parseWhole reads a whole number in its only form, 0 … max.
func parseWhole(text string, max uint64) (uint64, bool) {
	n, err := strconv.ParseUint(text, 10, 64)
	return n, err == nil && n <= max && strconv.FormatUint(n, 10) == text
}
