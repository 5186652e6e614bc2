// This file checks the text form against the cases that web/src/program is checked against too.

package program

import (
	"reflect"
	"testing"
)

// textCases is the form of testdata/texts.json.
type textCases struct {
	Same []struct {
		Name, Title, Text string
		Files             [][2]string
		Settings          Settings
	}
	Loose []struct {
		Name, Title, Text string
		Files             [][2]string
		Seed              uint64
	}
	Refused []struct{ Text, Error string }
}

func TestText(t *testing.T) {
	for _, c := range readCases[textCases](t, "testdata/texts.json").Same {
		want := Program{c.Title, filesOf(c.Files), c.Settings}
		if got, err := FormatText(want); err != nil || got != c.Text {
			t.Errorf("%s: formatted %q, %v", c.Name, got, err)
		}
		if got, err := ParseText(c.Text); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: parsed %+v, %v", c.Name, got, err)
		}
	}
}

func TestLooseText(t *testing.T) {
	for _, c := range readCases[textCases](t, "testdata/texts.json").Loose {
		got, err := ParseText(c.Text)
		if err != nil || got.Title != c.Title || got.Settings.Seed != c.Seed || !reflect.DeepEqual(got.Files, filesOf(c.Files)) {
			t.Errorf("%s: parsed %+v, %v", c.Name, got, err)
		}
	}
}

func TestRefusedText(t *testing.T) {
	for _, c := range readCases[textCases](t, "testdata/texts.json").Refused {
		if _, err := ParseText(c.Text); err == nil || err.Error() != c.Error {
			t.Errorf("%q: got %v, want %s", c.Text, err, c.Error)
		}
	}
}

func TestFormatTextRefuses(t *testing.T) {
	for want, p := range map[string]Program{
		"a.js has a line that looks like the beginning of a file": {Files: []File{{"a.js", "1\n-- b.js --\n"}}, Settings: DefaultSettings()},
		"the title looks like the beginning of a file":            {Title: "-- b.js --", Files: []File{{"a.js", ""}}, Settings: DefaultSettings()},
		"The program has no file.":                                {Settings: DefaultSettings()},
		"The program's settings are not ones Interleave knows.":   {Files: []File{{"a.js", ""}}},
	} {
		if _, err := FormatText(p); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
