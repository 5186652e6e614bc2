// This file tests the file formats that the toolchain is written in: archives, objects, the bundle, WebAssembly memory.
package toolchain

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func archiveOf(members ...[2]string) []byte {
	var b strings.Builder
	b.WriteString(archiveMagic)
	for _, m := range members {
		fmt.Fprintf(&b, "%-16s%-12d%-6d%-6d%-8o%-10d%s%s", m[0], 0, 0, 0, 0o644, len(m[1]), memberEndMark, m[1])
		if len(m[1])%2 == 1 {
			b.WriteByte(0)
		}
	}
	return []byte(b.String())
}

func TestSplitArchive(t *testing.T) {
	x, o, s := [2]string{exportMember, "export"}, [2]string{"_go_.o", "odd"}, [2]string{"asm.o", "even"}
	export, object, err := splitArchive(archiveOf(x, o, s))
	if err != nil || !bytes.Equal(export, archiveOf(x)) || !bytes.Equal(object, archiveOf(o, s)) {
		t.Errorf("%q, %q, %v", export, object, err)
	}
	whole := archiveOf(x, o)
	for name, broken := range map[string][]byte{
		"empty":      nil,
		"no object":  archiveOf(x),
		"no export":  archiveOf(o),
		"cut off":    whole[:len(whole)-2],
		"cut header": whole[:len(archiveMagic)+memberHeader-1],
		"bad size":   bytes.Replace(whole, []byte("6         `"), []byte("six       `"), 1),
	} {
		if _, _, err := splitArchive(broken); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestBundleCanBeRead(t *testing.T) {
	packages := []archived{{path: "a", export: []byte("ax"), object: []byte("aoo")}, {path: "b", object: []byte("bo")}}
	file, err := bundle(packages)
	if err != nil {
		t.Fatal(err)
	}
	length := binary.LittleEndian.Uint32(file)
	var index []bundled
	if err := json.Unmarshal(file[4:4+length], &index); err != nil {
		t.Fatal(err)
	}
	data := file[4+length:]
	cut := func(at [2]int) string { return string(data[at[0] : at[0]+at[1]]) }
	for i, want := range [][3]string{{"a", "ax", "aoo"}, {"b", "", "bo"}} {
		if got := [3]string{index[i].Path, cut(index[i].Export), cut(index[i].Object)}; got != want {
			t.Errorf("entry %d is %q, want %q", i, got, want)
		}
	}
}

// objectOf returns an object file whose block of hashes holds the given ones.
func objectOf(hashes string) string {
	at := objectBlocks + 4*(hashBlock+2)
	head := make([]byte, at)
	copy(head, objectMagic)
	binary.LittleEndian.PutUint32(head[objectBlocks+4*hashBlock:], uint32(at))
	binary.LittleEndian.PutUint32(head[objectBlocks+4*(hashBlock+1):], uint32(at+len(hashes)))
	return "go object js wasm\n!\n" + string(head) + hashes
}

func TestHashesAreShortened(t *testing.T) {
	a, b := "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"
	archive := archiveOf([2]string{"_go_.o", objectOf(a + b)}, [2]string{"asm.o", objectOf("")})
	if err := make(hashNames).shorten(archive); err != nil {
		t.Fatal(err)
	}
	zeroes := strings.Repeat("\x00", hashSize-keptHash)
	want := archiveOf([2]string{"_go_.o", objectOf(a[:keptHash] + zeroes + b[:keptHash] + zeroes)}, [2]string{"asm.o", objectOf("")})
	if !bytes.Equal(archive, want) {
		t.Errorf("got %q", archive)
	}
	alike := archiveOf([2]string{"_go_.o", objectOf(a + a[:15] + "x")})
	if err := make(hashNames).shorten(alike); err == nil || !strings.Contains(err.Error(), "start alike") {
		t.Errorf("error %v", err)
	}
	for _, broken := range []string{"", "go object js wasm\n!\n" + objectMagic, objectOf(a)[:60], objectOf("odd")} {
		if err := make(hashNames).shorten(archiveOf([2]string{"_go_.o", broken})); err == nil {
			t.Errorf("%q: no error", broken)
		}
	}
}

func TestMemoryIsLimited(t *testing.T) {
	types, data := "\x01\x02ty", "\x0b\x02da"
	for _, c := range []struct{ memory, want string }{
		{"\x05\x03\x01\x00\x10", "\x05\x05\x01\x01\x10\x80\x02"},
		{"\x05\x04\x01\x01\x10\x20", "\x05\x05\x01\x01\x10\x80\x02"},
		{"\x05\x04\x01\x00\x80\x04", "\x05\x06\x01\x01\x80\x04\x80\x04"}, // its least is more than the limit
	} {
		got, err := limitMemory([]byte(wasmHeader+types+c.memory+data), 256)
		if err != nil || string(got) != wasmHeader+types+c.want+data {
			t.Errorf("%q: %q, %v", c.memory, got, err)
		}
	}
	for _, broken := range []string{"", "no wasm", wasmHeader + types, wasmHeader + "\x01\x7f", wasmHeader + "\x05\x03\x02\x00\x10", wasmHeader + "\x05\x02\x01\x00"} {
		if _, err := limitMemory([]byte(broken), 256); err == nil {
			t.Errorf("%q: no error", broken)
		}
	}
}
