// This file tests that every change refuses a Go that is not as expected, and says which file and what it looked for.
package toolchain

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"interleave/wasm/probe/source"
)

func TestOverlayOfInstalledGo(t *testing.T) {
	o, err := toolOverlay(runtime.GOROOT())
	if err != nil {
		t.Fatal(err)
	}
	removed := 0
	for path, text := range o {
		if text == nil {
			removed++
			continue
		}
		if _, err := source.Parse(path, []byte(*text)); err != nil {
			t.Error(err)
		}
	}
	if removed < len(strippedMachines()) {
		t.Errorf("only %d files removed", removed)
	}
}

func TestOverlayRefusesMissingGo(t *testing.T) {
	if _, err := toolOverlay(t.TempDir()); err == nil {
		t.Error("no error without Go's source")
	}
}

func TestEveryTrimRefusesMissingFunction(t *testing.T) {
	for _, trim := range trimmedFunctions() {
		f := parsed(t, "package p\n")
		err := trimFunctions(f, []trimmed{trim})
		if err == nil || !strings.Contains(err.Error(), "p.go: func "+trim.function) {
			t.Errorf("%s: error %v", trim.function, err)
		}
	}
}

func TestEveryChangeRefusesOtherSource(t *testing.T) {
	for _, c := range []struct {
		edit       func(f *source.File) error
		text, want string
	}{
		{stripCompileMain, "", "archInits"},
		{stripCompileMain, "var archInits = map[string]int{\"arm\": 1}", `archInits: no entry "wasm"`},
		{stripLinkMain, "func main() { switch buildcfg.GOARCH {\n} }", `func main: no case "wasm"`},
		{stripConfig, "func NewConfig() { if true {} }", "func NewConfig: no statement"},
		{stripOps, "const (\n\tOpInvalid Op = iota\n\tOpAdd\n)\nvar opcodeTable = []op{{}}", "opcodeTable: 1 rows for 2 operations"},
		{stripOps, "const (\n\tOpInvalid Op = iota\n\tOpAdd\n)\nvar opcodeTable = []op{{}, {generic: true}}", "opcodeTable: the operations are not named by machine"},
		{stripOps, "", "OpInvalid"},
		{stripAddressing, "", "combine"},
		{stripVectors, "func initIntrinsics() {}", "func initIntrinsics: no statement"},
		{readDirectly, "func Read() { buf := uint8Array.New(len(b)) }", "func Pread: no such function"},
		{growByDoubling, "", "func OutBuf.writeLoc"},
		{writeFaster, "func asmb2() {}", "func asmb2: no statement"},
		{trimCgo, "func dumpLinkerObj() {}", "func dumpLinkerObj: no statement"},
		{countNothing, "", "//go:build: no build constraint"},
		{checkObjectLayout, "const HashSize = 20\nconst Magic = \"\\x00go120ld\"", "HashSize: it is not 16"},
		{writeShortHashes, "func (w *writer) Hash() {}", "func writer.Hash: no statement"},
	} {
		err := c.edit(parsed(t, "package p\n\n"+c.text+"\n"))
		if err == nil || !strings.Contains(err.Error(), "p.go: "+c.want) {
			t.Errorf("%q: error %v, want one with %q", c.text, err, c.want)
		}
	}
}

func TestFileIsChangedInOnePlaceOnly(t *testing.T) {
	goroot := runtime.GOROOT()
	nothing := func(*source.File) error { return nil }
	o := make(overlay)
	file := change{"cmd/link/main.go", nothing}
	if err := o.apply(goroot, []change{file, file}); err == nil || !strings.Contains(err.Error(), "two places") {
		t.Errorf("error %v", err)
	}
	if err := o.add(goroot, "cmd/link/main.go", ""); err == nil || !strings.Contains(err.Error(), "part of this Go already") {
		t.Errorf("error %v", err)
	}
	if err := o.replacePackage(goroot, "fmt", "package fmt\n"); err == nil {
		t.Error("a package of many files was replaced by one")
	}
	if _, ok := o[filepath.Join(goroot, "src", "fmt", "fmt.go")]; ok {
		t.Error("the refused package is in the overlay")
	}
}

func parsed(t *testing.T, text string) *source.File {
	t.Helper()
	f, err := source.Parse("p.go", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return f
}
