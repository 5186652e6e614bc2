// Positions in the user's real files: clamped, turned into the units of an editor, widened to the word they begin.

package diagnose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// index splits every file into lines.
func index(files []File) map[string][]string {
	sources := make(map[string][]string, len(files))
	for _, f := range files {
		sources[f.Name] = strings.Split(f.Text, "\n")
	}
	return sources
}

// place clamps a byte position to the lines there are, and returns it with the end of the word that begins there.
// A col of 0 means the whole line is meant: its first character that is no blank.
func place(lines []string, line, byteCol int) (row, col, endCol int) {
	row = min(max(line, 1), len(lines))
	text := strings.TrimSuffix(lines[row-1], "\r")
	at := min(max(byteCol-1, 0), len(text))
	if byteCol == 0 {
		at = len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	}
	col = units(text[:at]) + 1
	if word := wordLen(text[at:]); word > 0 {
		endCol = col + units(text[at:at+word])
	}
	return row, col, endCol
}

// wordLen is the length in bytes of the identifier, number or one-line string that s begins with, or 0.
func wordLen(s string) int {
	if s != "" && (s[0] == '"' || s[0] == '`') {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return end + 2
		}
		return 0
	}
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return i
		}
	}
	return len(s)
}

// units counts the UTF-16 code units of s; a byte that is no UTF-8 counts as one, as it is shown as one character.
func units(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		if r > 0xFFFF {
			n++
		}
		n++
		s = s[size:]
	}
	return n
}
