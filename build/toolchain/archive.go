// This file splits a package's archive into what the compiler reads (export data) and what the linker reads (objects).
package toolchain

import (
	"bytes"
	"fmt"
	"strconv"
)

// An archive is the magic, then members: a header of 60 bytes (name 16, date 12, uid 6, gid 6, mode 8, size 10, end 2),
// the data, and a byte of padding where the size is odd.
const (
	archiveMagic  = "!<arch>\n"
	memberHeader  = 60
	memberSizeAt  = 48
	memberNameLen = 16
	memberEndMark = "`\n"
	exportMember  = "__.PKGDEF"
)

// splitArchive returns two archives: one with only the export data, one with all the rest, each as the tools read it.
func splitArchive(archive []byte) (export, object []byte, err error) {
	rest, ok := bytes.CutPrefix(archive, []byte(archiveMagic))
	if !ok {
		return nil, nil, fmt.Errorf("not an archive")
	}
	export, object = []byte(archiveMagic), []byte(archiveMagic)
	for len(rest) > 0 {
		name, size, err := member(rest)
		if err != nil {
			return nil, nil, err
		}
		if name == exportMember {
			export = append(export, rest[:size]...)
		} else {
			object = append(object, rest[:size]...)
		}
		rest = rest[size:]
	}
	if len(export) == len(archiveMagic) || len(object) == len(archiveMagic) {
		return nil, nil, fmt.Errorf("archive without %s or without objects", exportMember)
	}
	return export, object, nil
}

// member returns the name of the archive's first member and its length in bytes, header and padding included.
func member(rest []byte) (string, int, error) {
	if len(rest) < memberHeader || string(rest[memberHeader-len(memberEndMark):memberHeader]) != memberEndMark {
		return "", 0, fmt.Errorf("archive with a broken member header")
	}
	name := string(bytes.TrimRight(rest[:memberNameLen], " "))
	digits := bytes.TrimRight(rest[memberSizeAt:memberHeader-len(memberEndMark)], " ")
	size, err := strconv.Atoi(string(digits))
	if err != nil || size < 0 {
		return "", 0, fmt.Errorf("archive member %s: size %q", name, digits)
	}
	size += memberHeader + size%2
	if size > len(rest) {
		return "", 0, fmt.Errorf("archive member %s is cut off", name)
	}
	return name, size, nil
}
