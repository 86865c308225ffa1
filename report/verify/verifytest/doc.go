// Package verifytest writes what others do to reports: signatures as programs
// add them, and attempts to pass something else off as a report.
package verifytest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"maturita/report/verify/pdf"
)

// Signer makes the detached CMS signature of what has a SHA-256.
type Signer interface {
	CMS(digest []byte) ([]byte, error)
}

// Doc is a file with its objects as they stand.
type Doc struct {
	File    []byte
	Objects map[int]*pdf.Indirect
	Root    pdf.Ref
	Info    pdf.Ref
	Next    int // number of the next new object
	start   int // of the last cross-reference
	issued  int // bytes of the issued file
}

// Open reads an issued file.
func Open(file []byte) *Doc {
	base, err := pdf.ReadBase(file)
	if err != nil {
		panic(err)
	}
	d := &Doc{File: bytes.Clone(file), Objects: maps.Clone(base.Objects), start: base.StartXref, issued: len(file)}
	d.Root, d.Info = base.Trailer["Root"].(pdf.Ref), base.Trailer["Info"].(pdf.Ref)
	d.Next = int(base.Trailer["Size"].(pdf.Int))
	return d
}

// New takes the next object number.
func (d *Doc) New() int {
	d.Next++
	return d.Next - 1
}

// How says in what way a revision is written. The zero value is a classic table
// with nothing signed.
type How struct {
	Signer  Signer // of the place that Placeholder holds
	Stream  bool   // a cross-reference stream, with an object stream
	Prev    int    // another than the last revision, 0 = that one
	Trailer string // more of it
	Before  string // between the objects
	Hidden  string // objects that are not listed
	After   string // behind the end
	Gap     int    // bytes that the signature leaves out
	Listed  map[int]int
}

// Placeholder stands for the range and contents of a signature.
const Placeholder = "/ByteRange[0 9999999999 9999999999 9999999999]/Contents<>"

const room = 8192 // bytes of CMS

// Update appends a revision that writes objects, by number.
func (d *Doc) Update(objects map[int]string, how How) *Doc {
	out := bytes.NewBuffer(bytes.Clone(d.File))
	if !bytes.HasSuffix(d.File, []byte("\n")) {
		out.WriteByte('\n')
	}
	offsets := map[int]int{}
	write := func(n int, text string) {
		text = strings.ReplaceAll(text, Placeholder, Placeholder[:len(Placeholder)-1]+strings.Repeat("0", 2*room)+">")
		offsets[n] = out.Len()
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, text)
	}
	numbers := slices.Sorted(maps.Keys(objects))
	var packed []int
	for _, n := range numbers {
		if how.Stream && !strings.Contains(objects[n], "stream") && !strings.Contains(objects[n], Placeholder) {
			packed = append(packed, n)
			continue
		}
		out.WriteString(how.Before)
		write(n, objects[n])
	}
	out.WriteString(how.Hidden)
	maps.Copy(offsets, how.Listed)
	var start int
	if how.Stream {
		start = d.writeStream(out, write, offsets, packed, objects, how)
	} else {
		start = d.writeTable(out, offsets, how)
	}
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", start)
	file := out.Bytes()
	if how.Signer != nil {
		sign(file, len(d.File), how)
	}
	d.File = append(file, how.After...)
	d.start = start
	d.read()
	return d
}

// read takes over what was written, for the next update, if it can be read.
func (d *Doc) read() {
	base, err := pdf.ReadBase(d.File[:d.issued])
	if err != nil {
		panic(err)
	}
	revisions, err := base.Revisions(d.File)
	if err != nil || len(revisions) == 0 {
		return
	}
	maps.Copy(d.Objects, revisions[len(revisions)-1].Objects)
}

func (d *Doc) trailer(how How) string {
	prev := d.start
	if how.Prev != 0 {
		prev = how.Prev
	}
	return fmt.Sprintf("/Size %d/Root %s/Info %s/Prev %d%s", d.Next, Text(d.Root), Text(d.Info), prev, how.Trailer)
}

func (d *Doc) writeTable(out *bytes.Buffer, offsets map[int]int, how How) int {
	start := out.Len()
	out.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for _, n := range slices.Sorted(maps.Keys(offsets)) {
		fmt.Fprintf(out, "%d 1\n%010d 00000 n \n", n, offsets[n])
	}
	fmt.Fprintf(out, "trailer\n<<%s>>\n", d.trailer(how))
	return start
}

func (d *Doc) writeStream(out *bytes.Buffer, write func(int, string), offsets map[int]int, packed []int, objects map[int]string, how How) int {
	container := d.New()
	if len(packed) > 0 {
		var head, body strings.Builder
		for _, n := range packed {
			fmt.Fprintf(&head, "%d %d ", n, body.Len())
			body.WriteString(objects[n] + "\n")
		}
		write(container, Stream(fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(packed), head.Len()), head.String()+body.String()))
	}
	own := d.New()
	start := out.Len()
	offsets[own] = start
	var index, rows strings.Builder
	row := func(kind byte, offset, last int) {
		rows.WriteByte(kind)
		binary.Write(&rows, binary.BigEndian, uint32(offset))
		rows.WriteByte(byte(last))
	}
	for _, n := range slices.Sorted(maps.Keys(offsets)) {
		fmt.Fprintf(&index, "%d 1 ", n)
		row(1, offsets[n], 0)
	}
	for i, n := range packed {
		fmt.Fprintf(&index, "%d 1 ", n)
		row(2, container, i)
	}
	write(own, Stream(fmt.Sprintf("/Type/XRef/W[1 4 1]/Index[%s]%s", index.String(), d.trailer(how)), rows.String()))
	return start
}

// sign fills the one signature that was written behind a place.
func sign(file []byte, from int, how How) {
	mark := []byte(Placeholder[:len(Placeholder)-1])
	at := from + bytes.Index(file[from:], mark)
	begin := at + len(mark) - 1
	end := begin + 2*room + 2
	ranges := fmt.Sprintf("/ByteRange[0 %d %d %d]", begin, end+how.Gap, len(file)-end-how.Gap)
	copy(file[at:], fmt.Sprintf("%-*s", len(mark)-len("/Contents<"), ranges))
	h := sha256.New()
	h.Write(file[:begin])
	h.Write(file[end+how.Gap:])
	cms, err := how.Signer.CMS(h.Sum(nil))
	if err != nil {
		panic(err)
	}
	hex.Encode(file[begin+1:], cms)
}
