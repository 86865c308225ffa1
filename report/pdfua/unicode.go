package pdfua

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"sync"
)

// unicodeMap maps each code to the character of the same number, deflated: the
// same for every font.
var unicodeMap = sync.OnceValue(func() []byte { return deflate(toUnicode()) })

func deflate(b []byte) []byte {
	var o bytes.Buffer
	w, _ := zlib.NewWriterLevel(&o, zlib.BestCompression)
	w.Write(b)
	w.Close()
	return o.Bytes()
}

func toUnicode() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	var hi []int
	for h := 0; h < 256; h++ {
		if h < 0xD8 || h > 0xDF {
			hi = append(hi, h)
		}
	}
	for len(hi) > 0 {
		n := min(100, len(hi))
		fmt.Fprintf(&b, "%d beginbfrange\n", n)
		for _, h := range hi[:n] {
			lo := "00"
			if h == 0 {
				lo = "01"
			}
			fmt.Fprintf(&b, "<%02X%s> <%02XFF> <%02X%s>\n", h, lo, h, h, lo)
		}
		b.WriteString("endbfrange\n")
		hi = hi[n:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}
