package report

import (
	"strconv"

	"maturita/report/pdfua"
)

const (
	labelWidth = 5.0
	itemGap    = 1.4
)

// bullets sets a list.
func (f *flow) bullets(items []Line) { f.list(items, "None", func(int) string { return "•" }) }

// numbered sets a list with numbers.
func (f *flow) numbered(items []Line) {
	f.list(items, "Decimal", func(i int) string { return strconv.Itoa(i+1) + "." })
}

func (f *flow) list(items []Line, numbering string, label func(i int) string) {
	if len(items) == 0 {
		return
	}
	s := textStyle
	first := func(item Line) (rows []row) {
		rows = f.wrap(item, s, textWidth-labelWidth)
		f.need(float64(min(len(rows), 4)) * s.leading)
		return rows
	}
	rows := first(items[0])
	f.doc.In("L", func() {
		for i, item := range items {
			if i > 0 {
				rows = first(item)
			}
			f.doc.In("LI", func() {
				f.font(s)
				f.ink(blue)
				f.doc.In("Lbl", func() {
					f.doc.Mark(func() { f.doc.Text(marginSide+0.6, f.y+s.leading*0.72, label(i)+" ") })
				})
				f.doc.In("LBody", func() { f.setRows(rows, s, marginSide+labelWidth, textWidth-labelWidth, false) })
			})
			f.y += itemGap
		}
	}, pdfua.Attr("/O/List/ListNumbering/"+numbering))
	f.y += s.after - itemGap
}
