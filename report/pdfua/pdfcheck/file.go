// Package pdfcheck tests what every document of pdfua promises. It reads such
// documents only: a plain cross-reference table, one revision, no object streams.
package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
)

// file is a document by its objects.
type file struct {
	raw     []byte
	objects map[int][]byte // without "n 0 obj" and "endobj"
	trailer []byte
}

var (
	startOf   = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	entryOf   = regexp.MustCompile(`^(\d{10}) 00000 n $`)
	reference = regexp.MustCompile(`(\d+) 0 R`)
)

func open(pdf []byte) (*file, error) {
	m := startOf.FindSubmatch(pdf)
	if m == nil {
		return nil, fmt.Errorf("no cross-reference table at the end")
	}
	at, _ := strconv.Atoi(string(m[1]))
	if at >= len(pdf) || !bytes.HasPrefix(pdf[at:], []byte("xref\n0 ")) {
		return nil, fmt.Errorf("no cross-reference table at %d", at)
	}
	table, trailer, found := bytes.Cut(pdf[at:], []byte("trailer\n"))
	if !found {
		return nil, fmt.Errorf("no trailer")
	}
	f := &file{raw: pdf, objects: map[int][]byte{}, trailer: trailer}
	for n, line := range bytes.Split(table, []byte("\n"))[2:] {
		entry := entryOf.FindSubmatch(line)
		if entry == nil {
			continue
		}
		offset, _ := strconv.Atoi(string(entry[1]))
		head := []byte(fmt.Sprintf("%d 0 obj\n", n))
		if offset >= len(pdf) || !bytes.HasPrefix(pdf[offset:], head) {
			return nil, fmt.Errorf("object %d is not at its offset", n)
		}
		body := pdf[offset+len(head) : at]
		if length := f.lengthOf(body); length > 0 {
			if end := bytes.Index(body, []byte("stream\n")); end >= 0 && end+7+length < len(body) {
				after := bytes.Index(body[end+7+length:], []byte("endobj"))
				f.objects[n] = body[:end+7+length+max(after, 0)]
				continue
			}
		}
		end := bytes.Index(body, []byte("\nendobj"))
		if end < 0 {
			return nil, fmt.Errorf("object %d does not end", n)
		}
		f.objects[n] = body[:end]
	}
	return f, nil
}

var lengthKey = regexp.MustCompile(`^[^\x00]{0,400}?/Length (\d+)\s*/?[^\x00]{0,60}?>>\s*\nstream\n`)

// lengthOf is the length of an object's stream, 0 without one.
func (f *file) lengthOf(body []byte) int {
	m := lengthKey.FindSubmatch(body[:min(len(body), 600)])
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

// dictionary is an object without its stream.
func (f *file) dictionary(n int) []byte {
	dict, _, _ := bytes.Cut(f.objects[n], []byte("\nstream\n"))
	return dict
}

// stream is the decoded stream of an object.
func (f *file) stream(n int) ([]byte, error) {
	dict, rest, found := bytes.Cut(f.objects[n], []byte("\nstream\n"))
	if !found {
		return nil, fmt.Errorf("object %d has no stream", n)
	}
	length := f.lengthOf(f.objects[n])
	if length > len(rest) {
		return nil, fmt.Errorf("object %d is cut", n)
	}
	rest = rest[:length]
	if !bytes.Contains(dict, []byte("/FlateDecode")) {
		return rest, nil
	}
	r, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	return io.ReadAll(r)
}

// ref is the object that a key of an object points at, 0 for none.
func (f *file) ref(object []byte, key string) int {
	m := regexp.MustCompile(regexp.QuoteMeta(key) + `\s+(\d+) 0 R`).FindSubmatch(object)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(m[1]))
	return n
}

// list are the objects that an array of references holds.
func (f *file) list(object []byte, key string) []int {
	m := regexp.MustCompile(regexp.QuoteMeta(key) + `\s*\[([^\]]*)\]`).FindSubmatch(object)
	if m == nil {
		return nil
	}
	var all []int
	for _, r := range reference.FindAllSubmatch(m[1], -1) {
		n, _ := strconv.Atoi(string(r[1]))
		all = append(all, n)
	}
	return all
}
