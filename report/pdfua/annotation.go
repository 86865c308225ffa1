package pdfua

import "fmt"

// annotation is what stands over the page at a rectangle, in points from its
// lower left corner, and in the structure tree.
type annotation struct {
	page       int
	x, y, w, h float64
	owner      *Elem
	obj, key   int // in the file, and in the parent tree
}

// annotate puts an annotation at a rectangle in millimetres into the current
// element.
func (d *Doc) annotate(x, y, w, h float64) annotation {
	k := d.GetConversionRatio()
	_, page := d.GetPageSize()
	return annotation{page: d.PageNo(), x: x * k, y: (page - y - h) * k, w: w * k, h: h * k, owner: d.cur}
}

func (a *annotation) rect() string {
	return fmt.Sprintf("%.2f %.2f %.2f %.2f", a.x, a.y, a.x+a.w, a.y+a.h)
}

// link opens an address.
type link struct {
	annotation
	uri, contents string
}

// URI adds a link over a rectangle in millimetres; contents says where it leads.
func (d *Doc) URI(x, y, w, h float64, uri, contents string) {
	l := &link{d.annotate(x, y, w, h), uri, contents}
	d.links = append(d.links, l)
	d.cur.kids = append(d.cur.kids, &l.annotation)
}

// field is an empty signature field.
type field struct {
	annotation
	name, said string
	appearance int
}

// SignatureField offers an empty field, visible at a rectangle in millimetres,
// that somebody signs with other software. said tells what it is for.
func (d *Doc) SignatureField(x, y, w, h float64, name, said string) {
	d.In("Form", func() {
		f := &field{annotation: d.annotate(x, y, w, h), name: name, said: said}
		d.fields = append(d.fields, f)
		d.cur.kids = append(d.cur.kids, &f.annotation)
	}, Alt(said))
}
