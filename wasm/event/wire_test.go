// This file checks the wire form: the shared sample, round trips and hostile bytes.

package event

import (
	"bytes"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/sample.bin anew")

func readSample(t testing.TB) (text string, log Log) {
	data, err := os.ReadFile("testdata/sample.log")
	if err != nil {
		t.Fatal(err)
	}
	if log, err = Parse(string(data)); err != nil {
		t.Fatal(err)
	}
	return string(data), log
}

// TestSample holds the bytes that web/src/event/fixture.test.ts writes and reads too.
func TestSample(t *testing.T) {
	_, log := readSample(t)
	got, err := Encode(log)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("testdata/sample.bin", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/sample.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("testdata/sample.bin is not what Encode writes; when that is wanted: go test ./wasm/event -update")
	}
	back, err := Decode(want)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(back, log) {
		t.Errorf("Decode: got %s", Format(back))
	}
}

func TestSampleHasEveryKind(t *testing.T) {
	_, log := readSample(t)
	seen := map[Kind]bool{}
	for _, e := range log.Events {
		seen[e.Kind] = true
	}
	for i, s := range Specs() {
		if !seen[Kind(i+1)] {
			t.Errorf("testdata/sample.log has no %s", s.Name)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	_, log := readSample(t)
	whole, err := Encode(log)
	if err != nil {
		t.Fatal(err)
	}
	set := func(word int, value byte) []byte {
		b := bytes.Clone(whole)
		b[4*word] = value
		return b
	}
	for name, b := range map[string][]byte{
		"empty":              nil,
		"half a header":      whole[:31],
		"magic":              set(0, 'X'),
		"version 0":          set(1, 0),
		"version 9":          set(1, 9),
		"first seq":          set(2, 2),
		"more records":       set(3, 18),
		"first position":     set(4, 2),
		"more positions":     set(5, 9),
		"fewer positions":    set(5, 0),
		"position bytes":     set(6, 1),
		"argument bytes":     set(7, 1),
		"kind 0":             set(8, 0),
		"kind 200":           set(8, 200),
		"time beyond 2^53":   append(append(bytes.Clone(whole[:4*11+2]), 0x20), whole[4*11+3:]...),
		"cause after itself": set(8+4, 1),
		"unknown position":   set(8+6, 99),
		"one byte off":       whole[:len(whole)-1],
		"one byte more":      append(bytes.Clone(whole), 0),
		"enum out of range":  bytes.Replace(whole, []byte("go1.26.8\x00"), []byte("go1.26.8\x02"), 1),
		"number too long":    bytes.Replace(whole, []byte("\xff\xff\xff\xff\xff\xff\xff\x0f"), []byte("\xff\xff\xff\xff\xff\xff\xff\x1f"), 1),
		"not UTF-8":          bytes.Replace(whole, []byte("working"), []byte("work\xffng"), 1),
	} {
		if bytes.Equal(b, whole) {
			t.Errorf("%s: the case changes nothing", name)
		}
		if _, err := Decode(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := Decode(whole, whole); err == nil {
		t.Error("the same batch twice: accepted")
	}
}

func TestEncodeRefuses(t *testing.T) {
	_, log := readSample(t)
	for name, spoil := range map[string]func(*Event){
		"kind":       func(e *Event) { e.Kind = 0 },
		"time":       func(e *Event) { e.At = 1 },
		"cause":      func(e *Event) { e.Cause = 4 },
		"line":       func(e *Event) { e.Pos.Line = 0 },
		"file":       func(e *Event) { e.Pos.File = strings.Repeat("x", 1025) },
		"arguments":  func(e *Event) { e.Args = e.Args[:1] },
		"enum":       func(e *Event) { e.Args = []Arg{{N: 2}, {S: "x"}} },
		"text":       func(e *Event) { e.Args = []Arg{{}, {S: strings.Repeat("x", MaxText+1)}} },
		"mixed arg":  func(e *Event) { e.Args = []Arg{{}, {N: 1, S: "x"}} },
		"bad string": func(e *Event) { e.Args = []Arg{{}, {S: "\xff"}} },
	} {
		events := append([]Event(nil), log.Events...)
		spoil(&events[3])
		if _, err := Encode(Log{events}); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	_, log := readSample(f)
	whole, err := Encode(log)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:64])
	f.Fuzz(func(t *testing.T, b []byte) {
		log, err := Decode(b)
		if err != nil {
			return
		}
		again, err := Encode(log)
		if err != nil {
			t.Fatalf("decoded, but not encoded: %v", err)
		}
		if back, err := Decode(again); err != nil || !reflect.DeepEqual(back, log) {
			t.Fatalf("second round differs: %v", err)
		}
		if back, err := Parse(Format(log)); err != nil || !reflect.DeepEqual(back, log) {
			t.Fatalf("text form differs: %v\n%s", err, Format(log))
		}
	})
}
