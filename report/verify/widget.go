package verify

import (
	"strconv"

	"maturita/report/verify/pdf"
)

// field: an empty signature field is signed.
func (c change) field(now *pdf.Indirect, old pdf.Dict) Reason {
	if reason := c.only(old, now.Dict(), "V", "AP", "AS", "F", "MK", "BS", "DA", "DR", "M", "NM", "Lock"); reason != "" {
		return reason
	}
	return c.widget(now, nil)
}

// widget judges a signature field with its place on a page: it does nothing but
// sign, and shows nothing outside the space that the issued file offers. As one
// of the annotations of a page, it is on that page.
func (c change) widget(o *pdf.Indirect, page *pdf.Ref) Reason {
	d := o.Dict()
	if o.Stream || d["FT"] != pdf.Name("Sig") || d["Subtype"] != pdf.Name("Widget") {
		return Altered
	}
	for _, key := range []pdf.Name{"A", "AA", "Kids", "Parent", "PMD", "RV", "DV"} {
		if _, has := d[key]; has {
			return Altered
		}
	}
	flags, _ := d["F"].(pdf.Int)
	if !hidden(d) && (flags&flagApart != 0 || !c.offered(d) || page != nil && d["P"] != *page) {
		return Outside
	}
	return ""
}

// Flags of annotations (ISO 32000-1, 12.5.3): one that shows nothing, on screen
// and paper, and those that keep their size or direction while the page is made
// smaller or turned, so that they cover more than their rectangle.
const (
	flagHidden = 1 << 1
	flagApart  = 1<<3 | 1<<4
)

// hidden reports whether a widget shows nothing.
func hidden(d pdf.Dict) bool {
	flags, _ := d["F"].(pdf.Int)
	r, ok := rectangle(d["Rect"])
	return flags&flagHidden != 0 || ok && r[0] == r[2] && r[1] == r[3]
}

// offered reports whether a widget lies within the empty signature field of the
// issued file, on the same page.
func (c change) offered(d pdf.Dict) bool {
	r, ok := rectangle(d["Rect"])
	if !ok {
		return false
	}
	base := newDocument(c.before.base)
	for _, ref := range base.list(base.dict(base.catalog()["AcroForm"])["Fields"]) {
		f := base.dict(ref)
		space, ok := rectangle(f["Rect"])
		if ok && f["V"] == nil && f["P"] == d["P"] && space[0] <= r[0] && space[1] <= r[1] && r[2] <= space[2] && r[3] <= space[3] {
			return true
		}
	}
	return false
}

// rectangle is left, bottom, right, top, of what stands in its place and not in
// another object, which could change.
func rectangle(o pdf.Object) (r [4]float64, ok bool) {
	a, _ := o.(pdf.Array)
	if len(a) != 4 {
		return r, false
	}
	for i, one := range a {
		switch v := one.(type) {
		case pdf.Int:
			r[i] = float64(v)
		case pdf.Real:
			var err error
			if r[i], err = strconv.ParseFloat(string(v), 64); err != nil {
				return r, false
			}
		default:
			return r, false
		}
	}
	if r[0] > r[2] {
		r[0], r[2] = r[2], r[0]
	}
	if r[1] > r[3] {
		r[1], r[3] = r[3], r[1]
	}
	return r, true
}
