package pdfua

// field is an empty signature field.
type field struct {
	page           int
	x, y, w, h     float64 // pt, PDF space
	name, said     string
	obj, structKey int
	appearance     int
	owner          *Elem
}

// SignatureField offers an empty field, visible at a rectangle in millimetres,
// that somebody signs with other software. said tells what it is for.
func (d *Doc) SignatureField(x, y, w, h float64, name, said string) {
	d.In("Form", func() {
		k := d.GetConversionRatio()
		_, page := d.GetPageSize()
		f := &field{page: d.PageNo(), x: x * k, y: (page - y - h) * k, w: w * k, h: h * k, name: name, said: said, owner: d.cur}
		d.fields = append(d.fields, f)
		d.cur.kids = append(d.cur.kids, f)
	}, Alt(said))
}
