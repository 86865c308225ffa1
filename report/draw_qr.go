package report

import (
	"image/color"

	"github.com/boombuler/barcode/qr"
)

const (
	qrSide             = 34.0
	signatureBox       = 32.0
	signatureWidth     = 100.0
	verificationHeight = 92.0
	signatureHeight    = signatureBox + 34
)

// qr draws a code with lines beside it, the last of which opens the address too.
func (m *maker) qr(address, said string, lines []Line) {
	m.need(qrSide + 4)
	top := m.y
	m.doc.Figure(marginSide, top, qrSide, qrSide, said, func() { m.code(address, marginSide, top) })
	x, width := marginSide+qrSide+6, textWidth-qrSide-6
	m.y = top + 2
	for i, line := range lines {
		s := leadStyle
		s.size, s.bold = 11, i == 0
		rows := m.wrap(line, s, width)
		if i+1 < len(lines) {
			m.tagged("P", rows, s, x, width)
			m.y += 1.5
			continue
		}
		s.colour = bright
		m.doc.In("P", func() {
			m.doc.In("Link", func() {
				from := m.y
				m.setRows(rows, s, x, width, false)
				m.doc.URI(x, from, rows[0].width(), m.y-from, address, line.String())
			})
		})
	}
	m.y = max(m.y, top+qrSide) + 4
}

// code draws the modules of a QR code as runs of rectangles.
func (m *maker) code(address string, x, y float64) {
	code, err := qr.Encode(address, qr.M, qr.Auto)
	if err != nil { // longer than any code holds
		m.err = err
		return
	}
	size := code.Bounds().Dx()
	side := qrSide / float64(size)
	m.doc.SetFillColor(0, 0, 0)
	for row := range size {
		for from := 0; from < size; {
			to := from
			for to < size && dark(code.At(to, row)) {
				to++
			}
			if to > from {
				m.doc.Rect(x+float64(from)*side, y+float64(row)*side, float64(to-from)*side, side, "F")
			}
			from = to + 1
		}
	}
}

// signature draws the box of the signature field.
func (m *maker) signature(said string) {
	m.need(signatureBox)
	m.doc.Artifact("", func() {
		m.doc.SetDrawColor(muted[0], muted[1], muted[2])
		m.doc.SetLineWidth(0.3)
		m.doc.Rect(marginSide, m.y, signatureWidth, signatureBox, "D")
	})
	m.doc.SignatureField(marginSide, m.y, signatureWidth, signatureBox, "firma-legale-rappresentante", said)
	m.y += signatureBox + 4
}

func dark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r < 0x8000
}
