// This file checks links against the cases that web/src/share is checked against too, and against bombs and mutations.

package program

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// A goodLink is the form of the files of testdata/links: links that were made once and open for ever. Such a file is
// never changed; a new version of links adds its own.
type goodLink struct {
	Hash, End, Payload string
	Title, Lesson, Go  string
	Files              [][2]string
	Settings           Settings
	Engine             uint32
	Moment             // at, selected, view
}

func (g goodLink) link() Link {
	return Link{Program{g.Title, filesOf(g.Files), g.Settings}, g.Lesson, g.Go, g.Engine, g.Moment}
}

// linkCases is the form of testdata/links.json.
type linkCases struct {
	Also []struct{ Name, Hash, Title, Text string }
	Bad  []struct {
		Name, Hash, Text string
		Kind             LinkKind
		Repeat           int // the hash is this many letters
	}
}

// readGood reads testdata/links by the files' names.
func readGood(t testing.TB) map[string]goodLink {
	names, err := filepath.Glob("testdata/links/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no links", err)
	}
	good := map[string]goodLink{}
	for _, name := range names {
		good[filepath.Base(name)] = readCases[goodLink](t, name)
	}
	return good
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
	for name, c := range readGood(t) {
		want := c.link()
		if got, err := DecodeLink(c.Hash); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: decoded %+v, %v", name, got, err)
		}
		if !strings.HasPrefix(name, fmt.Sprintf("v%d-", newestVersion())) {
			continue // of an older version, which is not written any more
		}
		if got := appendPayload(nil, want); string(got) != c.Payload {
			t.Errorf("%s: payload\n%s\nwant\n%s", name, got, c.Payload)
		}
		hash, err := EncodeLink(want)
		if err != nil || !strings.HasSuffix(hash, c.End) {
			t.Errorf("%s: encoded %s, %v", name, hash, err)
		}
		if got, err := DecodeLink(hash[1:]); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: second round %+v, %v", name, got, err)
		}
	}
}

// TestEveryVersion holds that links of every version are kept in testdata/links.
func TestEveryVersion(t *testing.T) {
	good := readGood(t)
	for version := range newestVersion() {
		prefix := fmt.Sprintf("v%d-", version+1)
		if !slices.ContainsFunc(slices.Collect(maps.Keys(good)), func(name string) bool { return strings.HasPrefix(name, prefix) }) {
			t.Errorf("no link of version %d", version+1)
		}
	}
}

// TestUpgrades reads payloads of made-up older versions: each goes through the upgrades after its own version, in order.
func TestUpgrades(t *testing.T) {
	replace := func(old, new string) upgrade {
		return func(payload []byte) ([]byte, error) { return bytes.ReplaceAll(payload, []byte(old), []byte(new)), nil }
	}
	refuse := func([]byte) ([]byte, error) { return nil, errForm }
	made := []upgrade{replace("title", "name"), replace("name", "t")}
	for version, payload := range []string{`{"title":"T","f":[],"g":"","e":1}`, `{"name":"T","f":[],"g":"","e":1}`, `{"t":"T","f":[],"g":"","e":1}`} {
		if link, err := parsePayload(version+1, []byte(payload), made); err != nil || link.Program.Title != "T" {
			t.Errorf("version %d: %+v, %v", version+1, link, err)
		}
	}
	if _, err := parsePayload(2, []byte(`{"title":"T","f":[],"g":"","e":1}`), made); !errors.Is(err, errForm) {
		t.Errorf("a payload of another version: %v", err)
	}
	if _, err := parsePayload(1, []byte("{}"), []upgrade{refuse, nil}); !errors.Is(err, errForm) {
		t.Errorf("an upgrade that fails: %v", err)
	}
}

func TestLinksWrittenOtherwise(t *testing.T) {
	for _, c := range readCases[linkCases](t, "testdata/links.json").Also {
		got, err := DecodeLink(c.Hash)
		if err != nil || got.Program.Title != c.Title || got.Program.Files[0].Text != c.Text || got.Program.Settings != DefaultSettings() || got.Moment != (Moment{}) {
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
	if err := decodeCheaply(t, hash); !isKind(err, LinkLarge) {
		t.Errorf("got %v", err)
	}
}

func isKind(err error, kind LinkKind) bool {
	var bad *LinkError
	return errors.As(err, &bad) && bad.Kind == kind
}

// decodeCheaply decodes a link and holds that this takes less than 100 ms and 16 MiB. A slow first time may be the
// machine's: the second counts.
func decodeCheaply(t *testing.T, hash string) error {
	var before, after runtime.MemStats
	for again := range 2 {
		runtime.ReadMemStats(&before)
		began := time.Now()
		_, err := DecodeLink(hash)
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 16<<20 {
			t.Errorf("decoding took %d MiB", grown>>20)
		}
		if took < 100*time.Millisecond {
			return err
		}
		if again == 1 {
			t.Errorf("decoding took %v", took)
		}
	}
	return nil
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
	cases := slices.Collect(maps.Values(readGood(t)))
	slices.SortFunc(cases, func(a, b goodLink) int { return strings.Compare(a.Hash, b.Hash) })
	random := rand.New(rand.NewPCG(1, 2))
	for range 3_000 {
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
		if err := decodeCheaply(t, string(b)); err != nil && !errors.As(err, &bad) {
			t.Fatalf("%q: %v", b, err)
		}
	}
}

// FuzzLink decodes any text: it opens or fails with a LinkError, and what opens is made and opened again as the same.
func FuzzLink(f *testing.F) {
	for _, c := range readGood(f) {
		f.Add(c.Hash)
	}
	for _, c := range readCases[linkCases](f, "testdata/links.json").Bad {
		f.Add(c.Hash)
	}
	f.Fuzz(holdLink)
}

// FuzzPayload does so with payloads that are packed as they should be, so that what reads them is reached.
func FuzzPayload(f *testing.F) {
	for _, c := range readGood(f) {
		f.Add(c.Payload, c.End)
	}
	f.Fuzz(func(t *testing.T, payload, settings string) {
		_, settings, _ = strings.Cut(settings, ";")
		holdLink(t, wrap([]byte(payload))+";"+settings)
	})
}

func holdLink(t *testing.T, hash string) {
	link, err := DecodeLink(hash)
	if err != nil {
		var bad *LinkError
		if !errors.As(err, &bad) || bad.Text == "" {
			t.Fatalf("%v", err)
		}
		return
	}
	again, err := EncodeLink(link)
	if isKind(err, LinkLarge) {
		return // JSON may write the same text longer than it came
	}
	if err != nil {
		t.Fatal(err)
	}
	if back, err := DecodeLink(again); err != nil || !reflect.DeepEqual(back, link) {
		t.Fatalf("second round: %+v, %v", back, err)
	}
}
