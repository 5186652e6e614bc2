// This file writes and reads settings as a link has them: ;clock=real;seed=7;speed=0.05;at=12

package program

import (
	"math"
	"strconv"
	"strings"
)

// formatSettings returns what differs from the default, in the fixed order; at is the seq a link leads to, or 0.
func formatSettings(s Settings, at uint32) string {
	text, usual := "", DefaultSettings()
	if s.Clock != usual.Clock {
		text += ";clock=" + s.Clock
	}
	if s.Seed != usual.Seed {
		text += ";seed=" + strconv.FormatUint(s.Seed, 10)
	}
	if s.Speed != usual.Speed {
		text += ";speed=" + s.Speed.String()
	}
	if at != 0 {
		text += ";at=" + strconv.FormatUint(uint64(at), 10)
	}
	return text
}

// parseSettings reads what formatSettings writes, in any order; each setting at most once.
func parseSettings(text string) (s Settings, at uint32, err error) {
	s = DefaultSettings()
	seen := map[string]bool{}
	for i, part := range strings.Split(text, ";") {
		if i == 0 && part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		ok := i > 0 && !seen[name]
		seen[name] = true
		switch name {
		case "clock":
			s.Clock = value
			ok = ok && (value == "virtual" || value == "real")
		case "seed":
			var fine bool
			s.Seed, fine = parseWhole(value, MaxSeed)
			ok = ok && fine
		case "speed":
			var fine bool
			s.Speed, fine = ParseSpeed(value)
			ok = ok && fine
		case "at":
			n, fine := parseWhole(value, math.MaxUint32)
			at = uint32(n)
			ok = ok && fine && n > 0
		default:
			return s, 0, linkError(unknownSetting(part))
		}
		if !ok {
			return s, 0, linkError(LinkDamaged)
		}
	}
	return s, at, nil
}

// unknownSetting tells a setting of a newer version from something that is none.
func unknownSetting(part string) LinkKind {
	name, value, _ := strings.Cut(part, "=")
	if value != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" && name != "" {
		return LinkNewer
	}
	return LinkDamaged
}

// parseWhole reads a whole number in its only form, 0 … max.
func parseWhole(text string, max uint64) (uint64, bool) {
	n, err := strconv.ParseUint(text, 10, 64)
	return n, err == nil && n <= max && strconv.FormatUint(n, 10) == text
}
