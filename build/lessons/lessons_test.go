// This file checks how examples are read, and that the repository's own can be.

package lessons

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// folder makes a file system of examples; order.txt lists them unless it is given.
func folder(files map[string]string) fstest.MapFS {
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return root
}

const head = "---\ntitle: A title\ngroup: The group\n---\n"

func TestLoad(t *testing.T) {
	lessons, err := Load(folder(map[string]string{
		"order.txt": "# comment\nsecond\n\nfirst\n",
		"first/lesson.md": "---\r\ntitle: One: the first\r\ngroup: G\r\nspeed: max\r\nclock: real\r\nseed: 7\r\nshuffle: on\r\ncompare: first, second\r\ncaption: Said.\r\noutcome: n:\r\nmoral: Told: so.\r\n---\r\n\r\n" +
			"Some **strong**, *soft* and `a*b` words,\r\n  joined; see [the other](?lesson=second), a [word](?term=long-word)\\[1\\] \\*not\\* é.\r\n\r\n- one\r\n  more\r\n- `two`\r\n",
		"first/main.js":    "1",
		"first/main.go":    "package main\n",
		"first/a.js":       "",
		"first/z.go":       "package main\n",
		"first/data.txt":   "d",
		"first/events.txt": "not part of it",
		"second/lesson.md": "---\ntitle: A title\ngroup: The group\ncaption: c\noutcome: o\nmoral: m\n---\nText.",
		"second/main.js":   "",
	}))
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.MarshalIndent(lessons, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/loaded.json")
	if err != nil || strings.TrimSpace(string(want)) != string(got) {
		t.Errorf("got (%v)\n%s", err, got)
	}
	if got := lessons[0].Head(); got != (Head{"second", "A title", "The group"}) {
		t.Errorf("head %+v", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, want string
	}{
		"bad id":            {"order.txt", "a\nB/c\n", `order.txt:2: "B/c" is no id`},
		"id twice":          {"order.txt", "a\na\n", "order.txt:2: a is there twice"},
		"folder not listed": {"order.txt", "", "order.txt: the folder a is missing"},
		"no folder":         {"order.txt", "a\nb\n", "b/lesson.md"},
		"no front matter":   {"a/lesson.md", "Text.", "a/lesson.md:1: does not begin"},
		"open front matter": {"a/lesson.md", "---\ntitle: x\n", "a/lesson.md:1: does not begin"},
		"empty lesson":      {"a/lesson.md", "", "a/lesson.md:1: does not begin"},
		"no group":          {"a/lesson.md", "---\ntitle: x\n---\nText.", "a/lesson.md:1: title and group"},
		"unknown setting":   {"a/lesson.md", "---\ntitle: x\ncolour: red\n---\nText.", `a/lesson.md:3: unknown setting "colour"`},
		"bad speed":         {"a/lesson.md", "---\nspeed: 0\n---\nText.", "a/lesson.md:2: bad value for speed"},
		"bad clock":         {"a/lesson.md", "---\nclock: x\n---\nText.", "a/lesson.md:2: bad value for clock"},
		"bad seed":          {"a/lesson.md", "---\nseed: -1\n---\nText.", "a/lesson.md:2: bad value for seed"},
		"bad shuffle":       {"a/lesson.md", "---\nshuffle: off\n---\nText.", "a/lesson.md:2: bad value for shuffle"},
		"compared alone":    {"a/lesson.md", "---\ntitle: x\ngroup: g\ncompare: a\n---\nText.", "a/lesson.md: two or three lessons are compared, not 1"},
		"compared nothing":  {"a/lesson.md", "---\ntitle: x\ngroup: g\ncompare: a, b\n---\nText.", `a/lesson.md: there is no lesson "b" to compare`},
		"compared bare":     {"a/lesson.md", "---\ntitle: x\ngroup: g\ncompare: a, a\n---\nText.", "a/lesson.md: a lesson that is compared needs caption, outcome and moral"},
		"no text":           {"a/lesson.md", head, "a/lesson.md:5: there is no text"},
		"open strong":       {"a/lesson.md", head + "\nan **open end", "a/lesson.md:6: ** without an end"},
		"open code":         {"a/lesson.md", head + "a `b", "a/lesson.md:5: ` without an end"},
		"nested":            {"a/lesson.md", head + "**a `b` c**", "another style inside"},
		"empty style":       {"a/lesson.md", head + "****", "without an end, empty"},
		"other link":        {"a/lesson.md", head + "[x](https://example.org)", "a link is written"},
		"neither":           {"a/lesson.md", head + "[x](?word=b)", "a link is written"},
		"link to nowhere":   {"a/lesson.md", head + "- [x](?lesson=b)", `there is no lesson "b"`},
		"not UTF-8":         {"a/lesson.md", head + "\xff", "not UTF-8"},
		"file not UTF-8":    {"a/x.txt", "\xff", "a: x.txt is not UTF-8."},
		"bad file name":     {"a/x y.txt", "", "a: A file's name has"},
		"folder inside":     {"a/b/c.txt", "", "a/b"},
		"large file":        {"a/x.txt", strings.Repeat("x", 256<<10+1), "a: x.txt is too large"},
	} {
		files := map[string]string{"order.txt": "a\n", "a/lesson.md": head + "Text.", "a/main.js": ""}
		files[c.file] = c.text
		_, err := Load(folder(files))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestNothingToRun(t *testing.T) {
	_, err := Load(folder(map[string]string{"order.txt": "a", "a/lesson.md": head + "Text."}))
	if err == nil || err.Error() != "a: The program has no file." {
		t.Errorf("got %v", err)
	}
}

func TestOwnExamples(t *testing.T) {
	lessons, err := Load(os.DirFS("../../examples"))
	if err != nil {
		t.Fatal(err)
	}
	if len(lessons) == 0 {
		t.Error("no examples")
	}
}
