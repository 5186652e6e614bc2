// Splitting a tool's output into messages and finding the position each begins with.

package diagnose

import (
	"strings"
)

// message is one message of a tool. Line and col are as written, in bytes; file is empty when there was no position.
type message struct {
	file      string
	line, col int
	text      string // without the position
	raw       string // all of it
}

// messages splits an output. A line that begins with a tab belongs to the message before it.
func messages(output string) []message {
	var list []message
	for line := range strings.SplitSeq(output, "\n") {
		line = strings.TrimSuffix(line, "\r")
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case line[0] == '\t' && len(list) > 0:
			last := &list[len(list)-1]
			last.text += "\n" + line
			last.raw += "\n" + line
		default:
			list = append(list, parseLine(line))
		}
	}
	return list
}

// parseLine reads "file:line:col: text" or "file:line: text"; a line without either is all text.
func parseLine(line string) message {
	m := message{text: line, raw: line}
	for at := strings.Index(line, ": "); at >= 0; {
		if file, row, col, ok := position(line[:at]); ok {
			m.file, m.line, m.col, m.text = file, row, col, line[at+2:]
			return m
		}
		next := strings.Index(line[at+2:], ": ")
		if next < 0 {
			break
		}
		at += 2 + next
	}
	return m
}

// position reads "file:line:col" or "file:line", with the file named as the user knows it.
func position(s string) (file string, line, col int, ok bool) {
	file, last, ok := cutNumber(s)
	if !ok {
		return "", 0, 0, false
	}
	if shorter, row, ok := cutNumber(file); ok {
		return fileName(shorter), row, last, true
	}
	return fileName(file), last, 0, true
}

// cutNumber splits "text:12" into its halves. Numbers too large to hold become the largest.
func cutNumber(s string) (before string, number int, ok bool) {
	colon := strings.LastIndexByte(s, ':')
	if colon <= 0 || colon == len(s)-1 {
		return "", 0, false
	}
	for _, digit := range []byte(s[colon+1:]) {
		if digit < '0' || digit > '9' {
			return "", 0, false
		}
		number = min(number*10+int(digit-'0'), 1<<30)
	}
	return s[:colon], number, true
}

// fileName drops what the compiler puts before a name: sources are compiled in the root folder.
func fileName(path string) string {
	if strings.HasPrefix(path, "./") {
		return path[2:]
	}
	return strings.TrimPrefix(path, "/")
}
