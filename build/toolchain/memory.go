// This file gives a WebAssembly program a most that its memory may grow to.
package toolchain

import (
	"bytes"
	"encoding/binary"
	"errors"
)

var errNotWasm = errors.New("not a WebAssembly program with one memory")

const (
	wasmHeader        = "\x00asm\x01\x00\x00\x00"
	wasmMemorySection = 5
)

// limitMemory returns the program with its one memory's maximum set to pages (of 64 KiB), or to its minimum where that
// is more.
func limitMemory(wasm []byte, pages uint64) ([]byte, error) {
	if !bytes.HasPrefix(wasm, []byte(wasmHeader)) {
		return nil, errNotWasm
	}
	for at := len(wasmHeader); at < len(wasm); {
		id := wasm[at]
		size, n := binary.Uvarint(wasm[at+1:])
		body := at + 1 + n
		if n <= 0 || size > uint64(len(wasm)-body) {
			return nil, errNotWasm
		}
		end := body + int(size)
		if id == wasmMemorySection {
			section, err := limitedSection(wasm[body:end], pages)
			if err != nil {
				return nil, err
			}
			return bytes.Join([][]byte{wasm[:at], section, wasm[end:]}, nil), nil
		}
		at = end
	}
	return nil, errNotWasm
}

// limitedSection returns the whole memory section made from the body of the old one: a count of 1, a flag that says
// whether there is a maximum, the minimum, and perhaps the maximum.
func limitedSection(body []byte, pages uint64) ([]byte, error) {
	if len(body) < 3 || body[0] != 1 || body[1] > 1 {
		return nil, errNotWasm
	}
	least, n := binary.Uvarint(body[2:])
	if n <= 0 {
		return nil, errNotWasm
	}
	limited := []byte{1, 1}
	limited = binary.AppendUvarint(limited, least)
	limited = binary.AppendUvarint(limited, max(least, pages))
	section := binary.AppendUvarint([]byte{wasmMemorySection}, uint64(len(limited)))
	return append(section, limited...), nil
}
