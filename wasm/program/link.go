// This file writes and reads links: #1r.<base64url>.<crc>, with settings behind where they are not the default ones.

package program

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
	"strings"
)

// Link is what a link carries: a program, where it comes from, and a moment of its run.
type Link struct {
	Program Program
	Lesson  string // id of the lesson it grew out of, or empty
	Go      string // version of Go it was made with
	Engine  uint32 // version of the engine it was made with
	Moment  Moment // what it shows of a run
}

// EncodeLink returns the link, from # on. Its error is a *LinkError.
func EncodeLink(link Link) (string, error) {
	if err := link.check(); err != nil {
		return "", err
	}
	payload := appendPayload(nil, link)
	if len(payload) > MaxPayload {
		return "", tooLarge(len(payload), MaxPayload)
	}
	text := wrap(payload) + formatSettings(link.Program.Settings, link.Moment)
	if len(text) > MaxLink {
		return "", tooLarge(len(text), MaxLink)
	}
	return "#" + text, nil
}

// wrap compresses a payload and puts version, codec and checksum around it.
func wrap(payload []byte) string {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	_, err = w.Write(payload)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return strconv.Itoa(newestVersion()) + "r." + base64.RawURLEncoding.EncodeToString(packed.Bytes()) + "." + checksum(payload)
}

// checksum returns the low 24 bits of the payload's CRC-32 as six hex digits.
func checksum(payload []byte) string {
	return fmt.Sprintf("%06x", crc32.ChecksumIEEE(payload)&0xffffff)
}

// DecodeLink returns what a link carries. The # in front may be missing. Its error is a *LinkError.
func DecodeLink(hash string) (Link, error) {
	hash = strings.TrimPrefix(hash, "#")
	if len(hash) > MaxLink {
		return Link{}, linkError(LinkLarge)
	}
	parts, err := splitLink(hash)
	if err != nil {
		return Link{}, err
	}
	packed, err := base64.RawURLEncoding.DecodeString(parts.body)
	if err != nil {
		return Link{}, linkError(LinkDamaged)
	}
	payload, err := inflate(packed)
	if err != nil {
		return Link{}, err
	}
	if checksum(payload) != parts.sum {
		return Link{}, linkError(LinkDamaged)
	}
	link, err := parsePayload(parts.version, payload, upgrades)
	if err != nil {
		return Link{}, err
	}
	if link.Program.Settings, link.Moment, err = parseSettings(parts.settings); err != nil {
		return Link{}, err
	}
	return link, link.check()
}

// linkParts are what a link is made of.
type linkParts struct {
	version             int
	body, sum, settings string
}

// splitLink takes a link apart and checks each part's letters, so that a cut link is told from a damaged one.
func splitLink(hash string) (linkParts, error) {
	digits := hash[:len(hash)-len(strings.TrimLeft(hash, "0123456789"))]
	rest := hash[len(digits):]
	if digits == "" || len(digits) > 9 || digits[0] == '0' || rest != "" && (rest[0] < 'a' || rest[0] > 'z') {
		return linkParts{}, linkError(LinkNone)
	}
	if len(rest) > 1 && rest[1] != '.' || rest == "" && digits != "1" {
		return linkParts{}, linkError(LinkNone)
	}
	version, err := strconv.Atoi(digits)
	if err != nil || version > newestVersion() || rest != "" && rest[0] != 'r' {
		return linkParts{}, linkError(LinkNewer)
	}
	if len(rest) < 2 {
		return linkParts{}, linkError(LinkCut)
	}
	return splitBody(version, rest[2:])
}

// splitBody takes apart what follows version and codec.
func splitBody(version int, text string) (linkParts, error) {
	middle, settings, hasSettings := strings.Cut(text, ";")
	if hasSettings {
		settings = ";" + settings
	}
	body, sum, whole := strings.Cut(middle, ".")
	switch {
	case strings.ContainsFunc(body, notBase64) || strings.Trim(sum, "0123456789abcdef") != "" || len(sum) > 6:
		return linkParts{}, linkError(LinkDamaged)
	case (!whole || len(sum) < 6) && hasSettings:
		return linkParts{}, linkError(LinkDamaged)
	case !whole || len(sum) < 6:
		return linkParts{}, linkError(LinkCut)
	}
	return linkParts{version, body, sum, settings}, nil
}

func notBase64(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
}

// inflate unpacks at most MaxPayload bytes; nothing may follow the end of the packed data.
func inflate(packed []byte) ([]byte, error) {
	source := bytes.NewReader(packed)
	payload, err := io.ReadAll(io.LimitReader(flate.NewReader(source), MaxPayload+1))
	switch {
	case len(payload) > MaxPayload:
		return nil, linkError(LinkLarge)
	case err != nil || source.Len() > 0:
		return nil, linkError(LinkDamaged)
	}
	return payload, nil
}
