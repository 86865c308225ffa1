package report

import (
	"maturita/report/pdfua"
)

// flow sets paragraphs one below the other, page after page, and tags them. Its
// measures are millimetres.
type flow struct {
	doc  *pdfua.Doc
	page int     // 1 for the first
	y    float64 // where the next thing begins
	keep bool    // the next paragraph stays with what follows it
	// waiting are headings that are set together with what follows them.
	waiting []waitingHeading
}

func newFlow(doc *pdfua.Doc) *flow {
	f := &flow{doc: doc}
	f.newPage()
	return f
}

// newPage goes to the top of the next page.
func (f *flow) newPage() {
	if f.page < f.doc.PageCount() {
		f.turn(f.page + 1)
	} else {
		f.doc.AddPage()
		f.page = f.doc.PageNo()
	}
	f.y = marginTop
}

// turn goes to a page that exists.
func (f *flow) turn(page int) {
	f.doc.SetPage(page)
	f.page = page
	f.doc.SetFont(pdfua.Sans, "", 1) // each page's stream begins without a font of its own
}

// atTop reports whether nothing stands on the page yet.
func (f *flow) atTop() bool { return f.y <= marginTop }

// need begins a new page unless there is so much room left, and then sets the
// headings that wait for what follows them. Whatever is set calls it before it
// opens its structure element.
func (f *flow) need(height float64) {
	for _, h := range f.waiting {
		height += h.height()
	}
	if f.y+height > pageBottom && !f.atTop() {
		f.newPage()
	}
	waiting := f.waiting
	f.waiting = nil
	for _, h := range waiting {
		f.set(h)
	}
}

// keepWithNext makes the next paragraph go to a new page with what follows it.
func (f *flow) keepWithNext() { f.keep = true }

func (f *flow) font(s style) {
	face := ""
	if s.bold {
		face += "B"
	}
	if s.italic {
		face += "I"
	}
	f.doc.SetFont(pdfua.Sans, face, s.size)
}

func (f *flow) ink(c colour) { f.doc.SetTextColor(c[0], c[1], c[2]) }

// clean is a text as the fonts can show it.
func (f *flow) clean(text string) string { return pdfua.Clean(text) }

// part groups what belongs under one heading.
func (f *flow) part(draw func()) {
	f.settle()
	f.doc.In("Sect", draw)
}

// block groups what belongs together inside a section, and begins with something
// that is so tall.
func (f *flow) block(room float64, draw func()) {
	f.need(room)
	f.doc.In("Div", draw)
}

// settle sets the headings that wait.
func (f *flow) settle() {
	if f.waiting != nil {
		f.need(keptTogether)
	}
}
