// This file writes and reads the wire form of a log: batches of fixed-size records with the arguments beside.
//
// A batch, little endian:
//
//	header  8 × u32   magic, table version, first seq, count, first position, positions, bytes of positions, bytes of arguments
//	records 8 × u32   kind, lane, at (low, high), cause, origin, position, bytes of arguments; count times
//	positions         the ones new in this batch: file as text, line and column as varints
//	arguments         of each record in turn, as the table says
//
// A varint is unsigned LEB128 in its shortest form, a signed one zigzag; text is its length in bytes and UTF-8. A seq is
// its record's place, a position's number its place in all batches' positions, both counted from 1.

package event

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
)

const (
	magic      = 'I' | 'L'<<8 | 'V'<<16 | '1'<<24
	headerSize = 32
	recordSize = 32
)

// Encode returns the whole log as one batch. It fails when the log is not well formed.
func Encode(log Log) ([]byte, error) {
	positions := map[Position]uint32{{}: 0}
	var records, table, side []byte
	var before int64
	for i := range log.Events {
		e := &log.Events[i]
		if err := e.check(i, before); err != nil {
			return nil, err
		}
		before = e.At
		if _, known := positions[e.Pos]; !known {
			positions[e.Pos] = uint32(len(positions))
			table = appendText(table, e.Pos.File)
			table = binary.AppendUvarint(table, uint64(e.Pos.Line))
			table = binary.AppendUvarint(table, uint64(e.Pos.Col))
		}
		start := len(side)
		side = e.appendArgs(side)
		records = appendWords(records, uint32(e.Kind), e.Lane, uint32(e.At), uint32(e.At>>32),
			e.Cause, e.Origin, positions[e.Pos], uint32(len(side)-start))
	}
	batch := appendWords(nil, magic, TableVersion, 1, uint32(len(log.Events)),
		1, uint32(len(positions)-1), uint32(len(table)), uint32(len(side)))
	return append(append(append(batch, records...), table...), side...), nil
}

func appendWords(b []byte, words ...uint32) []byte {
	for _, w := range words {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func (e *Event) appendArgs(b []byte) []byte {
	for i, spec := range e.Kind.spec().Args {
		switch spec.Type {
		case Uint, Enum:
			b = binary.AppendUvarint(b, uint64(e.Args[i].N))
		case Int:
			b = binary.AppendVarint(b, e.Args[i].N)
		case Text:
			b = appendText(b, e.Args[i].S)
		}
	}
	return b
}

// Decode returns the log that the batches hold, which must follow one another without a gap.
func Decode(batches ...[]byte) (Log, error) {
	d := decoder{positions: []Position{{}}}
	for i, b := range batches {
		if err := d.batch(b); err != nil {
			return Log{}, fmt.Errorf("batch %d: %w", i, err)
		}
	}
	return d.log, nil
}

type decoder struct {
	log       Log
	positions []Position
	at        int64
}

var errShort = errors.New("bytes do not add up")

func (d *decoder) batch(b []byte) error {
	if len(b) < headerSize {
		return errShort
	}
	var h [8]uint32
	for i := range h {
		h[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	count, places := int(h[3]), int(h[6])
	switch {
	case h[0] != magic:
		return errors.New("not a batch of events")
	case h[1] == 0 || h[1] > TableVersion:
		return fmt.Errorf("table version %d is not known", h[1])
	case int(h[2]) != len(d.log.Events)+1 || int(h[4]) != len(d.positions):
		return errors.New("does not follow the batch before")
	case headerSize+recordSize*count+places+int(h[7]) != len(b):
		return errShort
	}
	rest := b[headerSize+recordSize*count:]
	if err := d.readPositions(int(h[5]), rest[:places]); err != nil {
		return err
	}
	return d.readRecords(b[headerSize:headerSize+recordSize*count], rest[places:])
}

func (d *decoder) readPositions(count int, b []byte) error {
	r := reader{b}
	for range count {
		file, err1 := r.text(maxFile)
		line, err2 := r.uvarint(1<<32 - 1)
		col, err3 := r.uvarint(1<<32 - 1)
		if err := errors.Join(err1, err2, err3); err != nil {
			return err
		}
		if line == 0 || col == 0 {
			return errors.New("line and column count from 1")
		}
		d.positions = append(d.positions, Position{file, uint32(line), uint32(col)})
	}
	return r.done()
}

func (d *decoder) readRecords(records, side []byte) error {
	for ; len(records) > 0; records = records[recordSize:] {
		var w [8]uint32
		for i := range w {
			w[i] = binary.LittleEndian.Uint32(records[4*i:])
		}
		if int(w[6]) >= len(d.positions) || int(w[7]) > len(side) || w[3] >= 1<<21 {
			return errShort
		}
		e := Event{Kind: Kind(w[0]), Lane: w[1], At: int64(w[3])<<32 | int64(w[2]),
			Cause: w[4], Origin: w[5], Pos: d.positions[w[6]]}
		if !e.Kind.Known() {
			return fmt.Errorf("unknown kind %d", w[0])
		}
		var err error
		if e.Args, err = readArgs(e.Kind, side[:w[7]]); err != nil {
			return err
		}
		side = side[w[7]:]
		if err := e.check(len(d.log.Events), d.at); err != nil {
			return err
		}
		d.at = e.At
		d.log.Events = append(d.log.Events, e)
	}
	if len(side) != 0 {
		return errShort
	}
	return nil
}

func readArgs(k Kind, b []byte) ([]Arg, error) {
	r := reader{b}
	var args []Arg
	for _, spec := range k.spec().Args {
		var a Arg
		var n uint64
		var err error
		switch spec.Type {
		case Uint, Enum:
			n, err = r.uvarint(maxUint)
			a.N = int64(n)
		case Int:
			n, err = r.uvarint(maxUint)
			a.N = int64(n>>1) ^ -int64(n&1)
		case Text:
			a.S, err = r.text(MaxText)
		}
		if err != nil {
			return nil, err
		}
		args = append(args, a)
	}
	return args, r.done()
}

// reader takes values off the front of b.
type reader struct{ b []byte }

func (r *reader) uvarint(max uint64) (uint64, error) {
	n, size := binary.Uvarint(r.b)
	if size <= 0 || n > max || size > 1 && r.b[size-1] == 0 {
		return 0, errors.New("bad number")
	}
	r.b = r.b[size:]
	return n, nil
}

func (r *reader) text(max uint64) (string, error) {
	n, err := r.uvarint(max)
	if err != nil {
		return "", err
	}
	if n > uint64(len(r.b)) || !utf8.Valid(r.b[:n]) {
		return "", errors.New("bad text")
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s, nil
}

func (r *reader) done() error {
	if len(r.b) != 0 {
		return errShort
	}
	return nil
}
