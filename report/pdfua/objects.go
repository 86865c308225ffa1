package pdfua

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// objects are those of a file by number, each as it is written; 0 is not used.
type objects [][]byte

// alloc is the number of a new object.
func (o *objects) alloc() int {
	*o = append(*o, nil)
	return len(*o) - 1
}

func (o objects) set(n int, format string, a ...any) {
	o[n] = []byte(fmt.Sprintf("%d 0 obj\n", n) + fmt.Sprintf(format, a...) + "\nendobj\n")
}

func (o objects) stream(n int, dict string, data []byte) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d 0 obj\n<<%s /Length %d>>\nstream\n", n, dict, len(data))
	b.Write(data)
	b.WriteString("\nendstream\nendobj\n")
	o[n] = b.Bytes()
}

// write writes the file anew: with a binary comment, and an id that follows from
// its content.
func (o objects) write(root, info int) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	off := make([]int, len(o))
	for n := 1; n < len(o); n++ {
		off[n] = out.Len()
		out.Write(o[n])
	}
	sum := sha256.Sum256(out.Bytes())
	id := hex.EncodeToString(sum[:16])
	x := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(o))
	for n := 1; n < len(o); n++ {
		fmt.Fprintf(&out, "%010d 00000 n \n", off[n])
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n", len(o), root, info, id, id, x)
	return out.Bytes()
}

var reTrailer = regexp.MustCompile(`/Size (\d+)[\s\S]*?/Root (\d+) 0 R[\s\S]*?/Info (\d+) 0 R`)

// parse takes fpdf's output apart, whose objects lie one behind the other.
func parse(src []byte) (objs objects, root, info int, err error) {
	i := bytes.LastIndex(src, []byte("startxref\n"))
	xpos, _ := strconv.Atoi(strings.Fields(string(src[i+10:]))[0])
	t := bytes.LastIndex(src, []byte("trailer"))
	m := reTrailer.FindSubmatch(src[t:])
	if m == nil {
		return nil, 0, 0, errors.New("pdfua: trailer")
	}
	size, _ := strconv.Atoi(string(m[1]))
	root, _ = strconv.Atoi(string(m[2]))
	info, _ = strconv.Atoi(string(m[3]))
	lines := strings.Split(string(src[xpos:t]), "\n")[2:]
	type oo struct{ n, off int }
	var os []oo
	for n := 1; n < size; n++ {
		o, _ := strconv.Atoi(strings.TrimLeft(lines[n][:10], "0"))
		os = append(os, oo{n, o})
	}
	sort.Slice(os, func(a, b int) bool { return os[a].off < os[b].off })
	objs = make(objects, size)
	for k, o := range os {
		end := xpos
		if k+1 < len(os) {
			end = os[k+1].off
		}
		objs[o.n] = src[o.off:end]
		if !bytes.HasPrefix(objs[o.n], []byte(fmt.Sprintf("%d 0 obj", o.n))) {
			return nil, 0, 0, fmt.Errorf("pdfua: object %d not at its offset", o.n)
		}
	}
	return
}
