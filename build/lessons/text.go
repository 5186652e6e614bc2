// This file reads lesson.md: the front matter, and a small part of Markdown.
//
//	---
//	title: A callback brings the result
//	group: Whose result is it?
//	speed: 0.05
//	compare: synchronous, asynchronous, callback
//	caption: A sentence under the title, where lessons are compared
//	outcome: cool:
//	moral: What the console line that begins so tells there.
//	---
//	A paragraph: **strong**, *emphasis*, `code`, a [link](?lesson=workers) to another lesson,
//	a [term](?term=microtask) that the page explains. Its lines are joined.
//
//	- a list
//	- of items
//
// A backslash takes the meaning from the sign after it. There is nothing else: no HTML, no headings, no nesting.

package lessons

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"interleave/wasm/program"
)

// Block is a paragraph (Spans) or a list (Items).
type Block struct {
	Kind  string   `json:"kind"` // "paragraph" or "list"
	Spans []Span   `json:"spans,omitempty"`
	Items [][]Span `json:"items,omitempty"`
}

// Span is a run of words in one style.
type Span struct {
	Kind   string `json:"kind"` // "text", "code", "strong", "em", "link" or "term"
	Text   string `json:"text"`
	Lesson string `json:"lesson,omitempty"` // id of the lesson a link leads to
	Term   string `json:"term,omitempty"`   // id of the word that the page explains
}

// readText fills in what lesson.md says. Its error begins with the line's number.
func (l *Lesson) readText(text string) error {
	if !utf8.ValidString(text) {
		return errors.New("1: not UTF-8")
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	end := slices.Index(lines[1:], "---") + 1
	if lines[0] != "---" || end == 0 {
		return errors.New("1: does not begin with a block of settings between lines of ---")
	}
	l.Program.Settings = program.DefaultSettings()
	for i, line := range lines[1:end] {
		if err := l.readSetting(line); err != nil {
			return fmt.Errorf("%d: %w", i+2, err)
		}
	}
	if l.Title == "" || l.Group == "" {
		return errors.New("1: title and group are needed")
	}
	return l.readBlocks(lines[end+1:], end+2)
}

func (l *Lesson) readSetting(line string) error {
	name, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	settings := &l.Program.Settings
	ok := value != ""
	switch name {
	case "title":
		l.Title = value
	case "group":
		l.Group = value
	case "caption":
		l.Caption = value
	case "outcome":
		l.Outcome = value
	case "moral":
		l.Moral = value
	case "compare":
		l.Compare = strings.Split(strings.ReplaceAll(value, " ", ""), ",")
	case "clock":
		settings.Clock = value
		ok = value == "virtual" || value == "real"
	case "seed":
		seed, err := strconv.ParseUint(value, 10, 53)
		settings.Seed, ok = seed, err == nil
	case "shuffle":
		settings.Shuffle = value == "on"
		ok = settings.Shuffle
	case "speed":
		settings.Speed, ok = program.ParseSpeed(value)
	default:
		return fmt.Errorf("unknown setting %q", name)
	}
	if !ok {
		return fmt.Errorf("bad value for %s", name)
	}
	return nil
}

// readBlocks reads what follows the settings; first is the number of its first line.
func (l *Lesson) readBlocks(lines []string, first int) error {
	for i := 0; i < len(lines); i++ {
		begin := i
		for i < len(lines) && strings.TrimSpace(lines[i]) != "" {
			i++
		}
		if i == begin {
			continue
		}
		block, err := readBlock(lines[begin:i])
		if err != nil {
			return fmt.Errorf("%d: %w", first+begin, err)
		}
		l.Text = append(l.Text, block)
	}
	if len(l.Text) == 0 {
		return fmt.Errorf("%d: there is no text", first)
	}
	return nil
}

func readBlock(lines []string) (Block, error) {
	if !strings.HasPrefix(lines[0], "- ") {
		spans, err := readSpans(strings.Join(lines, "\n"))
		return Block{Kind: "paragraph", Spans: spans}, err
	}
	list := Block{Kind: "list"}
	for _, item := range strings.Split(strings.Join(lines, "\n"), "\n- ") {
		spans, err := readSpans(strings.TrimPrefix(item, "- "))
		if err != nil {
			return Block{}, err
		}
		list.Items = append(list.Items, spans)
	}
	return list, nil
}

// marks are the signs that begin and end a style; the longer of two that begin alike comes first.
var marks = []struct{ mark, kind string }{{"**", "strong"}, {"*", "em"}, {"`", "code"}}

// readSpans splits a block's text at its styles. Line ends and the spaces around them become one space.
func readSpans(text string) ([]Span, error) {
	words := strings.Split(text, "\n")
	for i := range words {
		words[i] = strings.TrimSpace(words[i])
	}
	rest := strings.Join(words, " ")
	var spans []Span
	plain := ""
	for rest != "" {
		span, size, err := styled(rest)
		switch {
		case err != nil:
			return nil, err
		case size > 0:
			spans = append(appendPlain(spans, plain), span)
			plain = ""
		default:
			size = 1
			if rest[0] == '\\' && len(rest) > 1 {
				rest = rest[1:]
			}
			plain += rest[:1]
		}
		rest = rest[size:]
	}
	return appendPlain(spans, plain), nil
}

func appendPlain(spans []Span, text string) []Span {
	if text == "" {
		return spans
	}
	return append(spans, Span{Kind: "text", Text: text})
}

// styled returns the span that begins text and its length there, or 0 when plain text begins it.
func styled(text string) (Span, int, error) {
	if text[0] == '[' {
		return link(text)
	}
	for _, m := range marks {
		inner, found := strings.CutPrefix(text, m.mark)
		if !found {
			continue
		}
		end := strings.Index(inner, m.mark)
		if end <= 0 || m.kind != "code" && strings.ContainsAny(inner[:end], "*`[\\") {
			return Span{}, 0, fmt.Errorf("%s without an end, empty or with another style inside: %.30q", m.mark, text)
		}
		return Span{Kind: m.kind, Text: inner[:end]}, end + 2*len(m.mark), nil
	}
	return Span{}, 0, nil
}

// link reads [words](?lesson=id) and [words](?term=id).
func link(text string) (Span, int, error) {
	words, rest, found := strings.Cut(text[1:], "](?")
	target, _, closed := strings.Cut(rest, ")")
	what, id, _ := strings.Cut(target, "=")
	if !found || !closed || words == "" || strings.ContainsAny(words, "[]*`\\") || what != "lesson" && what != "term" || !program.IsLessonID(id) {
		return Span{}, 0, fmt.Errorf("a link is written [words](?lesson=id) or [words](?term=id), a bracket \\[: %.30q", text)
	}
	size := len("[](?)") + len(words) + len(target)
	if what == "term" {
		return Span{Kind: "term", Text: words, Term: id}, size, nil
	}
	return Span{Kind: "link", Text: words, Lesson: id}, size, nil
}
