package pdfua

import (
	"encoding/binary"
	"math"
	"sync"
)

// profile is the colour profile of every document, deflated.
var profile = sync.OnceValue(func() []byte { return deflate(srgb()) })

// srgb builds a small ICC v2 sRGB display profile.
func srgb() []byte {
	s15 := func(v float64) uint32 { return uint32(int32(math.Round(v * 65536))) }
	be := binary.BigEndian
	xyz := func(x, y, z float64) []byte {
		b := []byte("XYZ \x00\x00\x00\x00")
		for _, v := range []float64{x, y, z} {
			b = be.AppendUint32(b, s15(v))
		}
		return b
	}
	desc := func(s string) []byte {
		b := []byte("desc\x00\x00\x00\x00")
		b = be.AppendUint32(b, uint32(len(s)+1))
		b = append(append(b, s...), 0)
		return append(b, make([]byte, 4+4+2+1+67)...)
	}
	txt := func(s string) []byte { return append(append([]byte("text\x00\x00\x00\x00"), s...), 0) }
	const n = 1024
	curve := be.AppendUint32([]byte("curv\x00\x00\x00\x00"), n)
	for i := 0; i < n; i++ {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		curve = be.AppendUint16(curve, uint16(math.Round(v*65535)))
	}
	type tag struct {
		sig  string
		data []byte
	}
	tags := []tag{{"desc", desc("sRGB")}, {"cprt", txt("No copyright, use freely")}, {"wtpt", xyz(0.9505, 1, 1.0891)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)}, {"gXYZ", xyz(0.38515, 0.71687, 0.09708)}, {"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}}
	head := 128 + 4 + 12*len(tags)
	var body []byte
	var table []byte
	table = be.AppendUint32(table, uint32(len(tags)))
	var lastOff, lastLen uint32
	for _, t := range tags {
		if t.data != nil {
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
			lastOff, lastLen = uint32(head+len(body)), uint32(len(t.data))
			body = append(body, t.data...)
		}
		table = append(table, t.sig...)
		table = be.AppendUint32(table, lastOff)
		table = be.AppendUint32(table, lastLen)
	}
	for len(body)%4 != 0 {
		body = append(body, 0)
	}
	h := make([]byte, 128)
	be.PutUint32(h[0:], uint32(head+len(body)))
	be.PutUint32(h[8:], 0x02100000)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2020, 1, 1, 0, 0, 0} {
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	be.PutUint32(h[68:], s15(0.9642))
	be.PutUint32(h[72:], s15(1))
	be.PutUint32(h[76:], s15(0.8249))
	return append(append(h, table...), body...)
}
