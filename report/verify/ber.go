package verify

import (
	"bytes"
	"errors"
	"math"
)

// errBER is data that is no ASN.1 or nests too deeply.
var errBER = errors.New("no ASN.1 that is read")

// Limits of ASN.1, which no signature reaches.
const (
	maxNesting  = 40
	maxElements = 200_000
)

// element is one tag with its content or its parts.
type element struct {
	tag      []byte // identifier octets
	content  []byte // of a primitive one
	parts    []*element
	compound bool
	length   int // of the content in DER, in bytes
}

// toDER reads one element in BER and writes it with definite lengths, strings of
// octets in one piece. It returns how many bytes it read.
func toDER(data []byte) (der []byte, read int, err error) {
	b := &berReader{data: data, left: maxElements}
	e, err := b.element(0)
	if err != nil {
		return nil, 0, err
	}
	e.measure()
	return e.append(make([]byte, 0, e.length+16)), b.at, nil
}

type berReader struct {
	data     []byte
	at, left int
}

func (b *berReader) element(depth int) (*element, error) {
	if b.left--; b.left < 0 || depth > maxNesting || b.at >= len(b.data) {
		return nil, errBER
	}
	begin := b.at
	first := b.data[b.at]
	b.at++
	if first&0x1f == 0x1f {
		return nil, errBER // tags above 30 are in no signature
	}
	e := &element{tag: b.data[begin:b.at], compound: first&0x20 != 0}
	length, err := b.length()
	switch {
	case err != nil:
		return nil, err
	case length >= 0 && length > len(b.data)-b.at:
		return nil, errBER
	case !e.compound && length < 0:
		return nil, errBER
	case !e.compound:
		e.content = b.data[b.at : b.at+length]
		b.at += length
		return e, nil
	}
	end := b.at + length
	for length < 0 && !bytes.HasPrefix(b.data[b.at:], []byte{0, 0}) || length >= 0 && b.at < end {
		part, err := b.element(depth + 1)
		if err != nil {
			return nil, err
		}
		e.parts = append(e.parts, part)
	}
	switch {
	case length < 0:
		b.at += 2
	case b.at != end:
		return nil, errBER
	}
	return e.whole()
}

// length reads a length, -1 for an indefinite one.
func (b *berReader) length() (int, error) {
	if b.at >= len(b.data) {
		return 0, errBER
	}
	first := b.data[b.at]
	b.at++
	n := int(first & 0x7f)
	switch {
	case first < 0x80:
		return n, nil
	case n == 0:
		return -1, nil
	case n > 4 || n > len(b.data)-b.at:
		return 0, errBER
	}
	length := 0
	for _, c := range b.data[b.at : b.at+n] {
		length = length<<8 | int(c)
	}
	b.at += n
	if length > math.MaxInt32 {
		return 0, errBER
	}
	return length, nil
}

// whole puts the pieces of a string of octets together.
func (e *element) whole() (*element, error) {
	if e.tag[0] != 0x24 {
		return e, nil
	}
	var content []byte
	for _, part := range e.parts {
		if part.tag[0] != 0x04 {
			return nil, errBER
		}
		content = append(content, part.content...)
	}
	return &element{tag: []byte{0x04}, content: content}, nil
}

// measure computes lengths from the inside out.
func (e *element) measure() int {
	e.length = len(e.content)
	for _, part := range e.parts {
		n := part.measure()
		e.length += len(part.tag) + len(lengthBytes(n)) + n
	}
	return e.length
}

func (e *element) append(out []byte) []byte {
	out = append(append(out, e.tag...), lengthBytes(e.length)...)
	out = append(out, e.content...)
	for _, part := range e.parts {
		out = part.append(out)
	}
	return out
}

func lengthBytes(n int) []byte {
	switch {
	case n < 0x80:
		return []byte{byte(n)}
	case n < 1<<8:
		return []byte{0x81, byte(n)}
	case n < 1<<16:
		return []byte{0x82, byte(n >> 8), byte(n)}
	case n < 1<<24:
		return []byte{0x83, byte(n >> 16), byte(n >> 8), byte(n)}
	}
	return []byte{0x84, byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}
}
