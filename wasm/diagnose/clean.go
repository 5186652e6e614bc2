// Making a stranger's text fit to be shown: no control characters, nothing that reorders what is beside it.

package diagnose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxText is the longest text kept, in bytes.
const maxText = 4096

// ellipsis ends a text that was cut.
const ellipsis = "…"

// Clean returns text without control characters (but newline and tab) and without the characters that change the
// direction of writing, as valid UTF-8 and cut at 4 KiB.
func Clean(text string) string {
	text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.TrimSpace(cut(text, maxText))
}

// cut shortens text to at most limit bytes at a character's border.
func cut(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	limit -= len(ellipsis)
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit] + ellipsis
}
