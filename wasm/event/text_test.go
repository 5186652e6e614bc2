// This file checks the text form: round trips, hand-written freedoms and what is refused.

package event

import (
	"reflect"
	"strings"
	"testing"
)

func TestTextRoundTrip(t *testing.T) {
	text, log := readSample(t)
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		if line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	if got, want := Format(log), strings.Join(lines, "\n")+"\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if back, err := Parse(strings.ReplaceAll(text, "\n", "\r\n")); err != nil || !reflect.DeepEqual(back, log) {
		t.Errorf("with CRLF: %v", err)
	}
}

func TestParseRefuses(t *testing.T) {
	const head = "interleave log 1\n"
	for text, want := range map[string]string{
		"":                                              "want",
		"interleave log 2\n":                            "line 1: want",
		head + "2 0 js taskend":                         "line 2: want event 1",
		head + "01 0 js taskend":                        "want event 1",
		head + "1 -1 js taskend":                        "bad number",
		head + "1 1.5 js taskend":                       "bad number",
		head + "1 0 g0 taskend":                         "bad lane",
		head + "1 0 js nothing":                         "unknown kind",
		head + "1 0 js taskend cause=1":                 "before",
		head + "1 0 js taskend x=1":                     "too much",
		head + "1 0 js taskend a.go:1":                  "bad position",
		head + "1 0 js taskend a.go:0:1":                "bad position",
		head + "1 0 js taskend \"a":                     "without an end",
		head + "1 0 js taskend \"a\"b:1:1":              "bad position",
		head + "1 0 js thread":                          "want holder=",
		head + "1 0 js thread holder=me":                "unknown value",
		head + "1 0 js cut bytes=-1":                    "bad value",
		head + "1 0 js console level=log text=\"\"":     "quotes",
		head + "1 0 js console level=\"\\x\" text=\"\"": "bad text",
		head + "1 5 js taskend\n2 4 js taskend":         "out of order",
		head + "1 0 js console level=\"\" text=\"a":     "without an end",
		head + "1 0 js print stream=stdout text=\"a\" more=\"too much\"": "too much",
	} {
		if _, err := Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got error %v, want %q", text, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	text, _ := readSample(f)
	f.Add(text)
	f.Add("interleave log 1\n1 0 js taskend \"a b\":1:2 cause=0\n")
	f.Fuzz(func(t *testing.T, text string) {
		log, err := Parse(text)
		if err != nil {
			return
		}
		if back, err := Parse(Format(log)); err != nil || !reflect.DeepEqual(back, log) {
			t.Fatalf("second round differs: %v", err)
		}
		if _, err := Encode(log); err != nil {
			t.Fatalf("parsed, but not encoded: %v", err)
		}
	})
}

func TestTable(t *testing.T) {
	names := map[string]bool{}
	for i, s := range Specs() {
		if names[s.Name] || s.Name == "" || s.Doc == "" || Lookup(s.Name) != Kind(i+1) {
			t.Errorf("row %d (%s): name or doc missing, or name twice", i+1, s.Name)
		}
		names[s.Name] = true
		for _, a := range s.Args {
			if a.Name == "cause" || a.Name == "origin" || a.Doc == "" || (a.Type == Enum) != (len(a.Values) > 0) || a.Split && a.Type != Text {
				t.Errorf("%s: bad argument %s", s.Name, a.Name)
			}
		}
	}
}
