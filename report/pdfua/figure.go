package pdfua

import (
	"fmt"

	"codeberg.org/go-pdf/fpdf"
)

// Point is a place on a page in millimetres from its upper left corner.
type Point = fpdf.PointType

// Figure draws one picture inside the given rectangle, in millimetres, which
// alt says in words.
func (d *Doc) Figure(x, y, w, h float64, alt string, draw func()) {
	k := d.GetConversionRatio()
	_, page := d.GetPageSize()
	box := fmt.Sprintf("/O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]", x*k, (page-y-h)*k, (x+w)*k, (page-y)*k)
	d.In("Figure", func() { d.Mark(draw) }, Alt(alt), Attr(box))
}
