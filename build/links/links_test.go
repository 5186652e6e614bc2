// The page's link codec under Node against wasm/program's: both ways, over kept links and random programs.

package links

import (
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"interleave/wasm/program"
)

// again reads links from standard input, one a line, and writes the links that it makes of what they hold.
const again = `
import { createInterface } from "node:readline";
import { decodeLink, encodeLink } from "./share/link";
for await (const line of createInterface({ input: process.stdin })) console.log(await encodeLink(await decodeLink(line)));
`

// random is the number of random programs.
const random = 300

func TestLinksGoBothWays(t *testing.T) {
	made := append(keptLinks(t), randomLinks(t)...)
	for i, back := range throughThePage(t, made) {
		if got, want := payloadOf(t, back), payloadOf(t, made[i]); got != want {
			t.Fatalf("payload\n%s\nwant\n%s", got, want)
		}
		got, err := program.DecodeLink(back)
		want, _ := program.DecodeLink(made[i])
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%s: %+v, %v\nwant %+v", back, got, err, want)
		}
	}
}

// throughThePage gives links to the page's codec and returns the ones it made of them.
func throughThePage(t *testing.T, links []string) []string {
	source := filepath.Join("..", "..", "web", "src")
	folder, err := filepath.Abs(source)
	if err != nil {
		t.Fatal(err)
	}
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: again, ResolveDir: folder, Loader: api.LoaderTS},
		Bundle: true, Platform: api.PlatformNode, Format: api.FormatESModule, LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		t.Fatal(result.Errors[0].Text)
	}
	script := filepath.Join(t.TempDir(), "again.mjs")
	if err := os.WriteFile(script, result.OutputFiles[0].Contents, 0o600); err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", script)
	node.Stdin, node.Stderr = strings.NewReader(strings.Join(links, "\n")+"\n"), os.Stderr
	out, err := node.Output()
	if err != nil {
		t.Fatal(err)
	}
	back := strings.Fields(string(out))
	if len(back) != len(links) {
		t.Fatalf("%d links came back of %d", len(back), len(links))
	}
	return back
}

// payloadOf returns what a link carries, unpacked.
func payloadOf(t *testing.T, link string) string {
	body := strings.Split(link, ".")[1]
	packed, err := base64.RawURLEncoding.DecodeString(body)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := io.ReadAll(flate.NewReader(strings.NewReader(string(packed))))
	if err != nil {
		t.Fatal(err)
	}
	return string(payload)
}

func keptLinks(t *testing.T) []string {
	names, err := filepath.Glob("../../wasm/program/testdata/links/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no links", err)
	}
	var links []string
	for _, name := range names {
		var kept struct{ Hash string }
		data, err := os.ReadFile(name)
		if err == nil {
			err = json.Unmarshal(data, &kept)
		}
		if err != nil {
			t.Fatal(err)
		}
		links = append(links, kept.Hash)
	}
	return links
}

// letters are characters that text forms like to get wrong, among ordinary ones.
var letters = []rune("ab \n\t\r\"\\/<>&'{}[]:,;\u0000\u0001\u001f\u007f\u0085\u00e9\u2028\u2029\ufeff\ufffd\ufffe漢\U0001f600\U0010ffff")

func randomLinks(t *testing.T) []string {
	source := rand.New(rand.NewPCG(1, 2))
	text := func(most int, from []rune) string {
		runes := make([]rune, source.IntN(most))
		for i := range runes {
			runes[i] = from[source.IntN(len(from))]
		}
		return string(runes)
	}
	var links []string
	for range random {
		made := program.Link{
			Program: program.Program{Title: text(20, []rune("aB é漢<&\u2028\"")), Settings: program.Settings{Clock: "virtual", Seed: source.Uint64N(program.MaxSeed), Speed: program.Speed(source.IntN(5))}},
			Go:      "go1.26.8", Engine: source.Uint32(), Moment: program.Moment{At: source.Uint32(), Selected: source.Uint32N(3)},
		}
		for i := range 1 + source.IntN(4) {
			made.Program.Files = append(made.Program.Files, program.File{Name: fmt.Sprintf("f%d.js", i), Text: text(400, letters)})
		}
		link, err := program.EncodeLink(made)
		if err != nil {
			t.Fatal(err)
		}
		links = append(links, link)
	}
	return links
}
