// This file checks links against the cases that web/src/share is checked against too, and against bombs and mutations.

package program

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
)

// linkCases is the form of testdata/links.json.
type linkCases struct {
	Good []struct {
		Name, Title, Lesson, Go string
		Files                   [][2]string
		Settings                Settings
		Engine, At              uint32
		Payload, End, Hash      string
	}
	Also []struct{ Name, Hash, Title, Text string }
	Bad  []struct {
		Name, Hash, Text string
		Kind             LinkKind
		Repeat           int // the hash is this many letters
	}
}

func readCases[T any](t testing.TB, file string) T {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases T
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func filesOf(pairs [][2]string) []File {
	var files []File
	for _, f := range pairs {
		files = append(files, File{f[0], f[1]})
	}
	return files
}

func TestLinks(t *testing.T) {
	for _, c := range readCases[linkCases](t, "testdata/links.json").Good {
		want := Link{Program{c.Title, filesOf(c.Files), c.Settings}, c.Lesson, c.Go, c.Engine, c.At}
		if got, err := DecodeLink(c.Hash); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: decoded %+v, %v", c.Name, got, err)
		}
		if got := appendPayload(nil, want); string(got) != c.Payload {
			t.Errorf("%s: payload\n%s\nwant\n%s", c.Name, got, c.Payload)
		}
		hash, err := EncodeLink(want)
		if err != nil || !strings.HasPrefix(hash, "#1r.") || !strings.HasSuffix(hash, c.End) {
			t.Errorf("%s: encoded %s, %v", c.Name, hash, err)
		}
		if got, err := DecodeLink(hash[1:]); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: second round %+v, %v", c.Name, got, err)
		}
	}
}

func TestLinksWrittenOtherwise(t *testing.T) {
	for _, c := range readCases[linkCases](t, "testdata/links.json").Also {
		got, err := DecodeLink(c.Hash)
		if err != nil || got.Program.Title != c.Title || got.Program.Files[0].Text != c.Text || got.Program.Settings != DefaultSettings() {
			t.Errorf("%s: %+v, %v", c.Name, got, err)
		}
	}
}

func TestBadLinks(t *testing.T) {
	for _, c := range readCases[linkCases](t, "testdata/links.json").Bad {
		_, err := DecodeLink(c.Hash + strings.Repeat("A", c.Repeat))
		var bad *LinkError
		if !errors.As(err, &bad) || bad.Kind != c.Kind || bad.Text != c.Text {
			t.Errorf("%s: got %v", c.Name, err)
		}
	}
}

func TestDeepPayload(t *testing.T) {
	deep := `{"t":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `,"f":[],"g":"","e":1}`
	if _, err := DecodeLink(wrap([]byte(deep))); !errors.Is(err, errForm) {
		t.Errorf("got %v", err)
	}
}

// TestBomb packs 40 MiB into less than a link: it must be refused without being unpacked.
func TestBomb(t *testing.T) {
	hash := wrap(make([]byte, 40<<20))
	if len(hash) > MaxLink {
		t.Fatalf("the bomb has %d characters", len(hash))
	}
	var bad *LinkError
	if _, err := DecodeLink(hash); !errors.As(err, &bad) || bad.Kind != LinkLarge {
		t.Errorf("got %v", err)
	}
}

func TestTooLargeToEncode(t *testing.T) {
	noise := func(n int) string {
		b := make([]byte, n)
		random := rand.NewChaCha8([32]byte{})
		random.Read(b)
		return base64.StdEncoding.EncodeToString(b)
	}
	link := Link{Program: Program{Files: []File{{"a.txt", noise(60_000)}}, Settings: DefaultSettings()}}
	if _, err := EncodeLink(link); err == nil || err.Error() != "The program is too large for a link: 79 KiB, and 64 KiB fit." {
		t.Errorf("got %v", err)
	}
	link.Program.Files = nil
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		link.Program.Files = append(link.Program.Files, File{name, strings.Repeat("x", 250<<10)})
	}
	if _, err := EncodeLink(link); err == nil || err.Error() != "The program is too large for a link: 1251 KiB, and 1024 KiB fit." {
		t.Errorf("got %v", err)
	}
}

// TestMutatedLinks changes links at random: every one opens or fails with a LinkError.
func TestMutatedLinks(t *testing.T) {
	cases := readCases[linkCases](t, "testdata/links.json").Good
	random := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		b := []byte(cases[random.IntN(len(cases))].Hash)
		for n := random.IntN(3); n >= 0 && len(b) > 0; n-- {
			i := random.IntN(len(b))
			switch random.IntN(4) {
			case 0:
				b[i] = byte(random.IntN(256))
			case 1:
				b = append(b[:i], b[i+1:]...)
			case 2:
				b = b[:i+1]
			case 3:
				b = bytes.Join([][]byte{b[:i], b[i/2:]}, nil)
			}
		}
		var bad *LinkError
		if _, err := DecodeLink(string(b)); err != nil && !errors.As(err, &bad) {
			t.Fatalf("%q: %v", b, err)
		}
	}
}

func FuzzDecodeLink(f *testing.F) {
	for _, c := range readCases[linkCases](f, "testdata/links.json").Good {
		f.Add(c.Payload, c.End)
	}
	f.Fuzz(func(t *testing.T, payload, settings string) {
		_, settings, _ = strings.Cut(settings, ";")
		link, err := DecodeLink(wrap([]byte(payload)) + ";" + settings)
		if err != nil {
			return
		}
		hash, err := EncodeLink(link)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeLink(hash); err != nil || !reflect.DeepEqual(back, link) {
			t.Fatalf("second round: %+v, %v", back, err)
		}
	})
}
