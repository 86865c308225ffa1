package report

import (
	"maturita/report/pdfua"
)

// column is one column of a table. Shares are of the width.
type column struct {
	head   Line
	share  float64
	header bool // its cells are headers of their rows
	right  bool
	bars   bool // draws a bar for each row, which other columns say in figures
}

const (
	cellPadX = 1.8
	cellPadY = 1.1
)

// table sets a table. Its head stands again on each page.
func (f *flow) table(columns []column, rows [][]Line) { f.tableWithBars(columns, rows, nil) }

// tableWithBars is table with a bar from 0 to 1 per row, none below 0.
func (f *flow) tableWithBars(columns []column, rows [][]Line, bars []float64) {
	t := &tableLayout{flow: f, columns: columns}
	total := 0.0
	for _, c := range columns {
		total += c.share
	}
	for _, c := range columns {
		t.widths = append(t.widths, textWidth*c.share/total)
	}
	head := make([][]row, len(columns))
	for i, c := range columns {
		head[i] = f.wrap(c.head, cellHead, t.widths[i]-2*cellPadX)
	}
	t.head = head
	f.need(t.height(head, cellHead.leading) + t.first(rows))
	f.doc.In("Table", func() {
		f.doc.In("THead", func() { t.headRow(true) })
		f.doc.In("TBody", func() {
			for i, cells := range rows {
				at := -1.0
				if bars != nil {
					at = bars[i]
				}
				t.bodyRow(cells, at, t.after(rows, i))
			}
		})
	})
	f.y += 4
}

type tableLayout struct {
	*flow
	columns []column
	widths  []float64
	head    [][]row
}

// height is how tall a row of cells is.
func (t *tableLayout) height(cells [][]row, leading float64) float64 {
	most := 1
	for _, rows := range cells {
		most = max(most, len(rows))
	}
	return float64(most)*leading + 2*cellPadY
}

// first is how tall the first two rows are, as far as they must not be parted
// from the head.
func (t *tableLayout) first(rows [][]Line) float64 {
	height := 0.0
	for _, cells := range rows[:min(2, len(rows))] {
		height += t.kept(cells)
	}
	return height
}

// after is how tall what follows a row is, as far as it must not be parted from
// it: the last row does not stand alone.
func (t *tableLayout) after(rows [][]Line, i int) float64 {
	if i == 0 || i != len(rows)-2 {
		return 0
	}
	return t.kept(rows[i+1])
}

// kept is how tall a row is, as far as it is kept with others.
func (t *tableLayout) kept(cells []Line) float64 {
	wrapped := make([][]row, len(cells))
	for i, cell := range cells {
		wrapped[i] = t.wrap(cell, t.cell(i), t.widths[i]-2*cellPadX)
	}
	return min(t.height(wrapped, cellStyle.leading), 3*keptTogether)
}

// headRow sets the head; where it is not the first, as decoration.
func (t *tableLayout) headRow(first bool) {
	h := t.height(t.head, cellHead.leading)
	t.doc.Artifact("", func() {
		t.doc.SetFillColor(pale[0], pale[1], pale[2])
		t.doc.Rect(marginSide, t.y, textWidth, h, "F")
	})
	top := t.y
	draw := func() {
		x := marginSide
		for i, c := range t.columns {
			t.y = top + cellPadY
			rows, width := t.head[i], t.widths[i]
			set := func() { t.setRows(rows, cellHead, x+cellPadX, width-2*cellPadX, c.right) }
			switch {
			case !first:
				t.font(cellHead)
				t.ink(cellHead.colour)
				for _, r := range rows {
					t.doc.Artifact("", func() { t.row(r, cellHead, x+cellPadX, width-2*cellPadX, c.right, false, within) })
				}
			case c.head.String() == "":
				t.doc.In("TD", func() {})
			default:
				t.doc.In("TH", set, pdfua.Attr("/O/Table/Scope/Column"))
			}
			x += width
		}
	}
	if first {
		t.doc.In("TR", draw)
	} else {
		draw()
	}
	t.y = top + h
}

// bodyRow sets one row. It stays together, and with so much of what follows,
// unless it is taller than a page.
func (t *tableLayout) bodyRow(cells []Line, bar, after float64) {
	wrapped := make([][]row, len(cells))
	for i, cell := range cells {
		wrapped[i] = t.wrap(cell, t.cell(i), t.widths[i]-2*cellPadX)
	}
	h := t.height(wrapped, cellStyle.leading)
	if t.y+h+after > pageBottom && t.y > marginTop+t.height(t.head, cellHead.leading) {
		t.newPage()
		if t.head != nil {
			t.headRow(false)
		}
	}
	page, top := t.page, t.y
	lastPage, bottom := page, top
	t.doc.In("TR", func() {
		x := marginSide
		for i, c := range t.columns {
			if t.page != page {
				t.turn(page)
			}
			t.y = top + cellPadY
			set := func() {
				if c.bars {
					t.bar(x+cellPadX, t.widths[i]-2*cellPadX, bar)
				} else {
					t.setRows(wrapped[i], t.cell(i), x+cellPadX, t.widths[i]-2*cellPadX, c.right)
				}
			}
			if c.header {
				t.doc.In("TH", set, pdfua.Attr("/O/Table/Scope/Row"))
			} else {
				t.doc.In("TD", set)
			}
			x += t.widths[i]
			if end := t.y + cellPadY; t.page > lastPage || t.page == lastPage && end > bottom {
				lastPage, bottom = t.page, end
			}
		}
	})
	if t.page != lastPage {
		t.turn(lastPage)
	}
	t.y = bottom
	t.line()
}

// cell is the style of the cells of a column.
func (t *tableLayout) cell(i int) style {
	s := cellStyle
	s.bold = t.columns[i].header
	return s
}

// line rules off what stands above.
func (f *flow) line() {
	f.doc.Artifact("", func() {
		f.doc.SetDrawColor(rule[0], rule[1], rule[2])
		f.doc.SetLineWidth(0.2)
		f.doc.Line(marginSide, f.y, marginSide+textWidth, f.y)
	})
}

// bar draws a score from 0 to 1, nothing below 0: decoration, as a figure beside
// it says the same.
func (t *tableLayout) bar(x, width, at float64) {
	if at >= 0 {
		const height = 2.6
		y := t.y + (cellStyle.leading-height)/2
		t.doc.Artifact("", func() {
			t.doc.SetFillColor(rule[0], rule[1], rule[2])
			t.doc.Rect(x, y, width, height, "F")
			t.doc.SetFillColor(bright[0], bright[1], bright[2])
			if at > 0 {
				t.doc.Rect(x, y, width*at, height, "F")
			}
		})
	}
	t.y += cellStyle.leading
}

// pair is a name with what it stands for.
type pair struct{ name, value Line }

// pairs sets a table of two columns without a head of its own: each name is the
// header of its row.
func (f *flow) pairs(all []pair) {
	t := &tableLayout{flow: f, columns: []column{{share: 3, header: true}, {share: 7}}}
	t.widths = []float64{textWidth * 0.3, textWidth * 0.7}
	var rows [][]Line
	for _, p := range all {
		rows = append(rows, []Line{p.name, p.value})
	}
	f.need(keptTogether)
	f.line()
	f.doc.In("Table", func() {
		f.doc.In("TBody", func() {
			for i, cells := range rows {
				t.bodyRow(cells, -1, t.after(rows, i))
			}
		})
	})
	f.y += 2
}
