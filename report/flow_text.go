package report

import (
	"strconv"

	"maturita/report/pdfua"
)

// chapter begins a section that takes a new page where little room is left.
func (f *flow) chapter(title Line) {
	f.need(60)
	f.heading(2, title)
}

// heading announces a heading, which never stands alone at the end of a page.
func (f *flow) heading(level int, title Line) {
	f.waiting = append(f.waiting, waitingHeading{level, f.wrap(title, headings[level].style, textWidth)})
}

// waitingHeading is a heading that is not set yet.
type waitingHeading struct {
	level int
	rows  []row
}

func (h waitingHeading) height() float64 {
	s := headings[h.level]
	return s.before + float64(len(h.rows))*s.leading + s.after
}

func (f *flow) set(h waitingHeading) {
	s := headings[h.level]
	if !f.atTop() {
		f.y += s.before
	}
	f.tagged("H"+strconv.Itoa(h.level), h.rows, s.style, marginSide, textWidth)
	f.y += s.after
}

// title sets the document's title with what stands below it.
func (f *flow) title(title, below Line) {
	f.tagged("H1", f.wrap(title, titleStyle, textWidth), titleStyle, marginSide, textWidth)
	f.y += titleStyle.after
	f.para(below, subtitleStyle)
}

// para sets a paragraph.
func (f *flow) para(line Line, s style) {
	rows := f.wrap(line, s, textWidth-s.indent)
	room := float64(min(len(rows), 2)) * s.leading
	if f.keep {
		f.keep = false
		room = f.kept(line, s)
	}
	f.need(room)
	f.tagged("P", rows, s, marginSide+s.indent, textWidth-s.indent)
	f.y += s.after
}

// kept is the room that a paragraph takes with the beginning of what follows it.
func (f *flow) kept(line Line, s style) float64 {
	return float64(min(len(f.wrap(line, s, textWidth-s.indent)), 6))*s.leading + s.after + keptTogether
}

// tagged sets rows as one structure element.
func (f *flow) tagged(tag string, rows []row, s style, x, width float64) {
	f.doc.In(tag, func() { f.setRows(rows, s, x, width, false) })
}

// setRows sets rows in the element that is open, over as many pages as it takes,
// without leaving one row alone on either side of a break.
func (f *flow) setRows(rows []row, s style, x, width float64, right bool) {
	for len(rows) > 0 {
		fit := int((pageBottom - f.y + 0.01) / s.leading)
		switch {
		case fit >= len(rows):
			fit = len(rows)
		case fit < 2 && !f.atTop():
			f.newPage()
			continue
		case len(rows)-fit == 1 && fit > 2:
			fit--
		}
		fit = max(fit, 1)
		f.chunk(rows[:fit], s, x, width, right)
		if rows = rows[fit:]; len(rows) > 0 {
			f.newPage()
		}
	}
}

// chunk sets rows on the page. Rows in one language are one piece of marked
// content, so that a reader meets whole sentences.
func (f *flow) chunk(rows []row, s style, x, width float64, right bool) {
	f.font(s)
	f.ink(s.colour)
	for len(rows) > 0 {
		n := 0
		for n < len(rows) && alike(rows[n]) && (n == 0 || langOf(rows[n]) == langOf(rows[0])) {
			n++
		}
		n = max(n, 1)
		if alike(rows[0]) {
			f.spoken(langOf(rows[0]), func() {
				for i, r := range rows[:n] {
					f.row(r, s, x, width, right, i+1 < n || n < len(rows), within)
				}
			})
		} else {
			f.row(rows[0], s, x, width, right, n < len(rows), f.spoken)
		}
		rows = rows[n:]
	}
}

// alike reports whether a row is in one language.
func alike(r row) bool { return len(r) < 2 }

func langOf(r row) string {
	if len(r) == 0 {
		return ""
	}
	return string(r[0].lang)
}

// spoken marks what is drawn, in a language of its own where it has one.
func (f *flow) spoken(lang string, draw func()) {
	if lang == "" {
		f.doc.Mark(draw)
		return
	}
	f.doc.In("Span", func() { f.doc.Mark(draw) }, pdfua.Lang(lang))
}

// row sets one row; a space at its end keeps its last word from the next row's
// first. say marks each run where the row has several languages.
func (f *flow) row(r row, s style, x, width float64, right, more bool, say func(lang string, draw func())) {
	if right {
		x += width - r.width()
	}
	base := f.y + s.leading*0.72
	for i, one := range r {
		text := one.text
		if more && i+1 == len(r) {
			text += " "
		}
		say(string(one.lang), func() { f.doc.Text(x, base, text) })
		x += one.width
	}
	f.y += s.leading
}

// within is how a run is drawn whose row is marked already.
func within(_ string, draw func()) { draw() }
