package verifytest

import (
	"fmt"

	"maturita/report/verify/pdf"
)

// Place is where a signature shows.
type Place struct {
	Offered bool   // in the field that the report offers
	Page    int    // otherwise a field of its own on this page, from 0
	Rect    string // of that, "" = nowhere
	Hidden  bool   // by its flags
	Apart   bool   // from how large the page is shown, by its flags
	More    string // of the field
}

// Sign adds a signature as a program does: a dictionary, a field with its widget,
// the page's annotations, the form.
func (d *Doc) Sign(s Signer, where Place, how How) *Doc {
	how.Signer = s
	return d.Update(d.Signature(where), how)
}

// Signature is the objects of a signature.
func (d *Doc) Signature(where Place) map[int]string {
	value := d.New()
	all := map[int]string{
		value: "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261201093000+01'00')" + Placeholder + ">>",
	}
	catalog := d.dict(d.Root)
	form := d.dict(catalog["AcroForm"])
	fields := d.list(form["Fields"])
	if where.Offered {
		n, offered := d.Offered()
		look := d.New()
		all[look] = Stream("/Type/XObject/Subtype/Form/BBox[0 0 100 50]", "0 0 100 50 re f")
		all[n] = Text(With(offered, pdf.Dict{"V": pdf.Ref{Number: value}, "AP": pdf.Dict{"N": pdf.Ref{Number: look}}}))
	} else {
		page := d.Pages()[where.Page]
		widget := d.New()
		rect := "[0 0 0 0]"
		if where.Rect != "" {
			rect = where.Rect
		}
		flags := 132
		if where.Hidden {
			flags |= 2
		}
		if where.Apart {
			flags |= 8
		}
		all[widget] = fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Sig/T(firma %d)/F %d/Rect%s/P %s/V %d 0 R%s>>", widget, flags, rect, Text(page), value, where.More)
		fields = append(append(pdf.Array{}, fields...), pdf.Ref{Number: widget})
		annotations := append(append(pdf.Array{}, d.list(d.dict(page)["Annots"])...), pdf.Ref{Number: widget})
		all[page.Number] = Text(With(d.dict(page), pdf.Dict{"Annots": annotations}))
	}
	all[d.Root.Number] = Text(With(catalog, pdf.Dict{"AcroForm": With(form, pdf.Dict{"SigFlags": pdf.Int(3), "Fields": fields})}))
	return all
}

// Evidence adds what proves earlier signatures.
func (d *Doc) Evidence(how How) *Doc {
	certificate, store := d.New(), d.New()
	return d.Update(map[int]string{
		certificate:   Stream("", "a certificate"),
		store:         fmt.Sprintf("<</Type/DSS/Certs[%d 0 R]>>", certificate),
		d.Root.Number: Text(With(d.dict(d.Root), pdf.Dict{"DSS": pdf.Ref{Number: store}})),
	}, how)
}

// Offered is the field that a report offers for signing.
func (d *Doc) Offered() (int, pdf.Dict) {
	for _, one := range d.list(d.dict(d.dict(d.Root)["AcroForm"])["Fields"]) {
		if f := d.dict(one); f["V"] == nil {
			return one.(pdf.Ref).Number, f
		}
	}
	panic("no field is offered")
}

// Pages are the pages by number.
func (d *Doc) Pages() []pdf.Ref {
	var all []pdf.Ref
	for _, one := range d.list(d.dict(d.dict(d.Root)["Pages"])["Kids"]) {
		all = append(all, one.(pdf.Ref))
	}
	return all
}

func (d *Doc) value(o pdf.Object) pdf.Object {
	if ref, ok := o.(pdf.Ref); ok {
		return d.Objects[ref.Number].Value
	}
	return o
}

func (d *Doc) dict(o pdf.Object) pdf.Dict {
	v, _ := d.value(o).(pdf.Dict)
	return v
}

func (d *Doc) list(o pdf.Object) pdf.Array {
	v, _ := d.value(o).(pdf.Array)
	return v
}
