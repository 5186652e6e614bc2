// This file writes many packages into one file, so that the packages that everybody needs are one download.
package toolchain

import (
	"encoding/binary"
	"encoding/json"
)

// bundled is a package's entry in the index of a bundle: offset and length of its two halves, in bytes, counted from
// the end of the index. A package without export data has length 0 there.
type bundled struct {
	Path   string `json:"path"`
	Export [2]int `json:"x"`
	Object [2]int `json:"o"`
}

// bundle returns the file: the length of the index (32 bits, little-endian), the index as JSON, then the bytes: all
// export data first, so that what is alike stands together and compresses well.
func bundle(packages []archived) ([]byte, error) {
	index := make([]bundled, len(packages))
	var data []byte
	put := func(half []byte) [2]int {
		at := len(data)
		data = append(data, half...)
		return [2]int{at, len(half)}
	}
	for i, p := range packages {
		index[i].Path = p.path
		index[i].Export = put(p.export)
	}
	for i, p := range packages {
		index[i].Object = put(p.object)
	}
	text, err := json.Marshal(index)
	if err != nil {
		return nil, err
	}
	file := binary.LittleEndian.AppendUint32(nil, uint32(len(text)))
	return append(append(file, text...), data...), nil
}
