// This file writes and reads a link's payload: {"t":title,"f":[[name,text],…],"l":lesson,"g":go,"e":engine}
//
// The keys stand in this order, "l" only where there is a lesson, without spaces, and texts are escaped as JavaScript's
// JSON.stringify does it: equal content gives equal bytes, in both languages.

package program

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxVersion is the longest version of Go a link may name, in bytes.
const maxVersion = 64

func appendPayload(b []byte, link Link) []byte {
	b = appendJSON(append(b, `{"t":`...), link.Program.Title)
	b = append(b, `,"f":[`...)
	for i, f := range link.Program.Files {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(append(b, '['), f.Name)
		b = append(appendJSON(append(b, ','), f.Text), ']')
	}
	b = append(b, ']')
	if link.Lesson != "" {
		b = appendJSON(append(b, `,"l":`...), link.Lesson)
	}
	b = appendJSON(append(b, `,"g":`...), link.Go)
	b = strconv.AppendUint(append(b, `,"e":`...), uint64(link.Engine), 10)
	return append(b, '}')
}

// appendJSON appends s as JSON.stringify writes it: encoding/json would escape U+2028 and U+2029 too.
func appendJSON(b []byte, s string) []byte {
	const short = "btn\x00fr" // after 8: \b \t \n, none for 11, \f \r
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 8 && c <= 13 && c != 11:
			b = append(b, '\\', short[c-8])
		case c < 0x20:
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}

// check says what is wrong with a link, as a *LinkError, or returns nil.
func (l *Link) check() error {
	if problem := l.Program.Problem(); problem != "" {
		return contentError(problem)
	}
	if l.Lesson != "" && !IsLessonID(l.Lesson) || len(l.Go) > maxVersion || !utf8.ValidString(l.Go) || l.Moment.View != "" && !isView(l.Moment.View) {
		return errForm
	}
	return nil
}

// IsLessonID reports whether a text may be the id of a lesson: 1 to 64 of a to z, digits and dashes.
func IsLessonID(id string) bool {
	return id != "" && len(id) <= 64 && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

var errForm = contentError("Its data has another form.")

// An upgrade turns the payload of one version into the next version's. What it is given is not checked; it may fail with
// a *LinkError.
type upgrade func(payload []byte) ([]byte, error)

// upgrades are in their order, the first from version 1 to 2. A new version adds one here, in web/src/share/payload.ts the
// same one, and its links to testdata/links: every link ever made opens for ever.
var upgrades []upgrade

// newestVersion is the version that is written; all up to it are read.
func newestVersion() int { return len(upgrades) + 1 }

// parsePayload reads a payload of any version: each upgrade after its own version, then the newest reader.
func parsePayload(version int, payload []byte, upgrades []upgrade) (Link, error) {
	for _, next := range upgrades[version-1:] {
		var err error
		if payload, err = next(payload); err != nil {
			return Link{}, err
		}
	}
	if !utf8.Valid(payload) {
		return Link{}, errForm
	}
	dec := json.NewDecoder(bytes.NewReader(payload))
	dec.UseNumber()
	link, err := readPayload(&tokens{dec})
	if _, end := dec.Token(); err != nil || !errors.Is(end, io.EOF) {
		return Link{}, errForm
	}
	return link, nil
}

// readPayload reads the one object; it looks no deeper than the form goes.
func readPayload(t *tokens) (Link, error) {
	link := Link{Program: Program{Settings: DefaultSettings()}}
	seen := map[string]bool{}
	err := t.delim('{')
	for err == nil && t.More() {
		var key string
		if key, err = t.text(); err != nil {
			break
		}
		seen[key] = true
		switch key {
		case "t":
			link.Program.Title, err = t.text()
		case "f":
			link.Program.Files, err = t.files()
		case "l":
			link.Lesson, err = t.text()
			if link.Lesson == "" {
				err = errForm
			}
		case "g":
			link.Go, err = t.text()
		case "e":
			link.Engine, err = t.engine()
		default:
			err = errForm
		}
	}
	if err == nil {
		err = t.delim('}')
	}
	if !seen["t"] || !seen["f"] || !seen["g"] || !seen["e"] {
		err = errForm
	}
	return link, err
}

// tokens takes JSON tokens of one wanted type.
type tokens struct{ *json.Decoder }

func (t *tokens) delim(want json.Delim) error {
	token, err := t.Token()
	if err == nil && token != want {
		err = errForm
	}
	return err
}

func (t *tokens) text() (string, error) {
	token, err := t.Token()
	text, ok := token.(string)
	if err == nil && !ok {
		err = errForm
	}
	return text, err
}

func (t *tokens) engine() (uint32, error) {
	token, err := t.Token()
	number, ok := token.(json.Number)
	if err != nil || !ok {
		return 0, errForm
	}
	value, err := number.Float64()
	if err != nil || value != math.Trunc(value) || value < 0 || value > math.MaxUint32 {
		return 0, errForm
	}
	return uint32(value), nil
}

// files reads the list of pairs of name and text.
func (t *tokens) files() ([]File, error) {
	files := []File{}
	err := t.delim('[')
	for err == nil && t.More() {
		var f File
		if err = t.delim('['); err != nil {
			break
		}
		if f.Name, err = t.text(); err != nil {
			break
		}
		if f.Text, err = t.text(); err != nil {
			break
		}
		err = t.delim(']')
		files = append(files, f)
	}
	if err == nil {
		err = t.delim(']')
	}
	return files, err
}
