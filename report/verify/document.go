package verify

import (
	"maps"
	"slices"

	"maturita/report/verify/pdf"
)

// document is an issued file with what was added to it so far.
type document struct {
	base      *pdf.Base
	objects   map[int]*pdf.Indirect
	revision  map[int]int // in which an object was last written, 0 = the issued file
	revisions int
	root      pdf.Ref
	pages     map[int]bool
	metadata  int
}

func newDocument(base *pdf.Base) *document {
	d := &document{base: base, objects: maps.Clone(base.Objects), revision: map[int]int{}, pages: map[int]bool{}}
	d.root, _ = base.Trailer["Root"].(pdf.Ref)
	for n, o := range base.Objects {
		if o.Dict()["Type"] == pdf.Name("Page") {
			d.pages[n] = true
		}
	}
	if ref, ok := d.catalog()["Metadata"].(pdf.Ref); ok {
		d.metadata = ref.Number
	}
	return d
}

func (d *document) catalog() pdf.Dict { return d.dict(d.root) }

// resolve follows a reference, once: a reference to one is none here.
func (d *document) resolve(o pdf.Object) pdf.Object {
	ref, ok := o.(pdf.Ref)
	if !ok {
		return o
	}
	found := d.objects[ref.Number]
	if found == nil || found.Ref != ref || found.Stream {
		return nil
	}
	return found.Value
}

func (d *document) dict(o pdf.Object) pdf.Dict {
	v, _ := d.resolve(o).(pdf.Dict)
	return v
}

func (d *document) list(o pdf.Object) pdf.Array {
	v, _ := d.resolve(o).(pdf.Array)
	return v
}

// add takes over a revision, if all that it does to what was there is to sign.
func (d *document) add(r *pdf.Revision) Reason {
	size, _ := d.base.Trailer["Size"].(pdf.Int)
	if now, ok := r.Trailer["Size"].(pdf.Int); !ok || now < size { // objects above it would not be there
		return Altered
	}
	if r.Trailer["Root"] != d.root || r.Trailer["Info"] != nil && r.Trailer["Info"] != d.base.Trailer["Info"] {
		return Altered
	}
	after := *d
	after.objects, after.revision = maps.Clone(d.objects), maps.Clone(d.revision)
	after.revisions++
	for n, o := range r.Objects {
		if d.objects[n] == nil && n < int(size) {
			return Altered // what the issued file names and has not
		}
		if d.objects[n] == nil && carries(o.Value) {
			return Altered
		}
		after.objects[n], after.revision[n] = o, after.revisions
	}
	c := change{before: d, after: &after, evidence: d.evidence()}
	for n, o := range r.Objects {
		if old := d.objects[n]; old != nil {
			if reason := c.judge(old, o); reason != "" {
				return reason
			}
		}
	}
	*d = after
	return ""
}

// carries reports whether an object brings files, scripts or another form along,
// which no signature needs.
func carries(o pdf.Object) bool {
	switch o := o.(type) {
	case pdf.Array:
		return slices.ContainsFunc(o, carries)
	case pdf.Dict:
		for key, one := range o {
			if slices.Contains([]pdf.Name{"AF", "EF", "JS", "XFA"}, key) || carries(one) {
				return true
			}
		}
	}
	return false
}

// field is a signed signature field.
type field struct {
	value    *pdf.Indirect // the signature dictionary
	revision int           // that wrote it
}

// signed are the signed fields in the order of signing. It fails where one
// signature stands in two fields, or a field is none.
func (d *document) signed() ([]field, bool) {
	form := d.dict(d.catalog()["AcroForm"])
	var all []field
	seen, names := map[int]bool{}, map[string]bool{}
	for _, ref := range d.list(form["Fields"]) {
		f := d.dict(ref)
		name, _ := f["T"].(pdf.String)
		if f["FT"] != pdf.Name("Sig") || names[name.Text()] { // fields of one name are one field to some readers
			return nil, false
		}
		names[name.Text()] = true
		if f["V"] == nil {
			continue
		}
		v, ok := f["V"].(pdf.Ref)
		o := d.objects[v.Number]
		if !ok || o == nil || o.Ref != v || seen[v.Number] {
			return nil, false
		}
		seen[v.Number] = true
		all = append(all, field{o, d.revision[v.Number]})
	}
	slices.SortStableFunc(all, func(a, b field) int { return a.revision - b.revision })
	return all, true
}

// onlyEvidence reports whether a revision without a signature of its own is one
// that adds what proves earlier signatures (ETSI EN 319 142-1, 5.4).
func (d *document) onlyEvidence(r *pdf.Revision) bool {
	root := r.Objects[d.root.Number]
	return root != nil && root.Dict()["DSS"] != nil
}

// evidence are the objects, none of them of the issued file, that prove earlier
// signatures and serve for nothing else.
func (d *document) evidence() map[int]bool {
	rest := maps.Clone(d.catalog())
	delete(rest, "DSS")
	other, all := map[int]bool{d.root.Number: true}, map[int]bool{}
	d.reach(rest, other)
	d.reach(d.catalog()["DSS"], all)
	maps.DeleteFunc(all, func(n int, _ bool) bool { return other[n] || d.base.Objects[n] != nil })
	return all
}

// reach collects the objects that an object leads to.
func (d *document) reach(o pdf.Object, all map[int]bool) {
	switch o := o.(type) {
	case pdf.Ref:
		if found := d.objects[o.Number]; found != nil && !all[o.Number] {
			all[o.Number] = true
			d.reach(found.Value, all)
		}
	case pdf.Array:
		for _, one := range o {
			d.reach(one, all)
		}
	case pdf.Dict:
		for _, one := range o {
			d.reach(one, all)
		}
	}
}
