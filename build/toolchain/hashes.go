// This file shortens the content hashes in object files: they name equal data across packages, cannot be compressed,
// and half of each is enough.
package toolchain

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"

	"interleave/wasm/probe/source"
)

// The layout of a Go object file's start, as cmd/internal/goobj/objfile.go has it: the magic, a fingerprint, flags,
// then the offset of each block, counted from the magic.
const (
	objectMagic  = "\x00go120ld"
	objectBlocks = len(objectMagic) + 8 + 4
	hashBlock    = 10
	hashSize     = 16
	keptHash     = 8 // bytes; two of a million symbols fall together once in 10^7 programs
)

var errNotObject = errors.New("not an object file of the known kind")

// hashNames remembers which full hash each short one stands for, over all packages.
type hashNames map[[keptHash]byte][hashSize]byte

// shorten zeroes the end of every content hash in an archive of objects, in place. It fails when two different hashes
// would become one.
func (names hashNames) shorten(archive []byte) error {
	for at := len(archiveMagic); at < len(archive); {
		name, size, err := member(archive[at:])
		if err != nil {
			return err
		}
		data := archive[at+memberHeader : at+size]
		if start := bytes.Index(data, []byte("\n!\n"+objectMagic)); start >= 0 {
			err = names.shortenObject(data[start+len("\n!\n"):])
		} else {
			err = errNotObject
		}
		if err != nil {
			return fmt.Errorf("archive member %s: %w", name, err)
		}
		at += size
	}
	return nil
}

func (names hashNames) shortenObject(object []byte) error {
	if len(object) < objectBlocks+4*(hashBlock+2) {
		return errNotObject
	}
	from := binary.LittleEndian.Uint32(object[objectBlocks+4*hashBlock:])
	to := binary.LittleEndian.Uint32(object[objectBlocks+4*(hashBlock+1):])
	if from > to || int(to) > len(object) || (to-from)%hashSize != 0 {
		return errNotObject
	}
	for at := from; at < to; at += hashSize {
		hash := object[at : at+hashSize]
		short, full := [keptHash]byte(hash), [hashSize]byte(hash)
		if known, ok := names[short]; ok && known != full {
			return fmt.Errorf("the content hashes %x and %x start alike", known, full)
		}
		names[short] = full
		clear(hash[keptHash:])
	}
	return nil
}

// checkObjectLayout refuses when Go's object files are not as the constants above say.
func checkObjectLayout(f *source.File) error {
	for _, c := range []struct {
		name string
		want string
	}{{"HashSize", strconv.Itoa(hashSize)}, {"Magic", strconv.Quote(objectMagic)}} {
		spec, err := f.Value(c.name)
		if err != nil {
			return err
		}
		if len(spec.Values) != 1 || f.Text(spec.Values[0]) != c.want {
			return f.Refuse(c.name, "it is not "+c.want)
		}
	}
	return nil
}

// writeShortHashes makes the compiler write its hashes as shortened as those of the packages that it imports.
func writeShortHashes(f *source.File) error {
	fn, err := f.Func("writer.Hash")
	if err != nil {
		return err
	}
	stmt, err := f.Statement(fn.Body, "func writer.Hash", "w.Bytes(w.tmpHash[:])")
	if err != nil {
		return err
	}
	f.Insert(stmt.Pos(), "clear(w.tmpHash["+strconv.Itoa(keptHash)+":]); ")
	return nil
}
