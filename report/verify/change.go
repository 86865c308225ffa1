package verify

import (
	"maps"
	"slices"

	"maturita/report/verify/pdf"
)

// change is one revision: what it does to each object that was there before.
type change struct {
	before, after *document
	evidence      map[int]bool
}

// judge says why an object may not be written anew like this, "" when it may.
func (c change) judge(old, now *pdf.Indirect) Reason {
	if old.Ref != now.Ref || old.Stream != now.Stream {
		return Altered
	}
	if !old.Stream && c.same(old.Value, now.Value) {
		return ""
	}
	n := old.Number
	info, _ := c.before.base.Trailer["Info"].(pdf.Ref)
	form, _ := c.before.catalog()["AcroForm"].(pdf.Ref)
	switch {
	case n == c.before.metadata:
		return c.metadata(now)
	case old.Stream && !c.evidence[n]:
		return Altered
	case n == c.before.root.Number:
		return c.catalog(old.Dict(), now.Dict())
	case n == info.Number:
		return c.only(old.Dict(), now.Dict(), "ModDate", "Producer")
	case n == form.Number && form.Number != 0:
		return c.form(old.Dict(), now.Dict())
	case c.before.pages[n]:
		return c.page(old.Ref, old.Dict(), now.Dict())
	case c.isFields(n) || c.pageOf(n) != nil:
		return c.lists(old.Value, now.Value, c.pageOf(n))
	case old.Dict()["FT"] == pdf.Name("Sig") && old.Dict()["V"] == nil:
		return c.field(now, old.Dict())
	case c.evidence[n]:
		return ""
	}
	return Altered
}

func (c change) same(was, is pdf.Object) bool {
	return pdf.Comparison{Before: c.before.resolve, After: c.after.resolve}.Same(was, is)
}

// only refuses differences between dictionaries in other keys than some.
func (c change) only(old, now pdf.Dict, permitted ...pdf.Name) Reason {
	keys := slices.Concat(slices.Collect(maps.Keys(old)), slices.Collect(maps.Keys(now)))
	for _, key := range keys {
		was, had := old[key]
		is, has := now[key]
		if !slices.Contains(permitted, key) && (had != has || !c.same(was, is)) {
			return Altered
		}
	}
	return ""
}

// maxTree is how deep a tree of pages is looked through.
const maxTree = 20

// catalog: a signature belongs to the form, may certify, and bring what proves
// it. Programs that sign also note themselves in the metadata.
func (c change) catalog(old, now pdf.Dict) Reason {
	if reason := c.only(old, now, "AcroForm", "DSS", "Extensions", "Perms", "Version", "Metadata"); reason != "" {
		return reason
	}
	if perms, ok := now["Perms"]; ok {
		if reason := c.only(nil, c.after.dict(perms), "DocMDP"); reason != "" {
			return reason
		}
	}
	if ref, ok := now["Metadata"].(pdf.Ref); !c.same(old["Metadata"], now["Metadata"]) {
		if o := c.after.objects[ref.Number]; !ok || o == nil || c.metadata(o) != "" {
			return Altered
		}
	}
	return c.form(c.before.dict(old["AcroForm"]), c.after.dict(now["AcroForm"]))
}

// metadata: XMP, which no page shows.
func (c change) metadata(now *pdf.Indirect) Reason {
	if d := now.Dict(); !now.Stream || d["Type"] != pdf.Name("Metadata") || d["Subtype"] != pdf.Name("XML") {
		return Altered
	}
	return ""
}

func (c change) form(old, now pdf.Dict) Reason {
	if reason := c.only(old, now, "Fields", "SigFlags", "DR", "DA"); reason != "" {
		return reason
	}
	return c.lists(c.before.list(old["Fields"]), c.after.list(now["Fields"]), nil)
}

// page: what it has from the tree of pages may stand in it.
func (c change) page(page pdf.Ref, old, now pdf.Dict) Reason {
	old = maps.Clone(old)
	for _, key := range []pdf.Name{"MediaBox", "CropBox", "Rotate", "Resources"} {
		parent := old
		for range maxTree {
			if _, has := old[key]; has || parent == nil || now[key] == nil {
				break
			}
			if parent = c.before.dict(parent["Parent"]); parent[key] != nil {
				old[key] = parent[key]
			}
		}
	}
	if reason := c.only(old, now, "Annots"); reason != "" {
		return reason
	}
	return c.lists(c.before.list(old["Annots"]), c.after.list(now["Annots"]), &page)
}

// isFields reports whether an object is the list of the form's fields.
func (c change) isFields(n int) bool {
	ref, ok := c.before.dict(c.before.catalog()["AcroForm"])["Fields"].(pdf.Ref)
	return ok && ref.Number == n
}

// pageOf is the page whose list of annotations an object is, nil for none. One
// list of two pages is nobody's.
func (c change) pageOf(n int) *pdf.Ref {
	var found *pdf.Ref
	for page := range c.before.pages {
		o := c.before.objects[page]
		if ref, ok := o.Dict()["Annots"].(pdf.Ref); ok && ref.Number == n {
			if found != nil {
				return nil
			}
			found = &o.Ref
		}
	}
	return found
}

// lists: what is added to the end must be signature fields, on that page where it
// is the list of one.
func (c change) lists(old, now pdf.Object, page *pdf.Ref) Reason {
	was, _ := old.(pdf.Array)
	is, _ := now.(pdf.Array)
	if len(is) < len(was) || len(was) > 0 && !c.same(was, is[:len(was)]) {
		return Altered
	}
	for _, one := range is[len(was):] {
		ref, isRef := one.(pdf.Ref)
		o := c.after.objects[ref.Number]
		if !isRef || o == nil || o.Ref != ref || c.before.base.Objects[ref.Number] != nil {
			return Altered
		}
		if reason := c.widget(o, page); reason != "" {
			return reason
		}
	}
	return ""
}
