package verify_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"maturita/report/verify"
	"maturita/report/verify/pdf"
	"maturita/report/verify/verifytest"
)

// attacks are files that show something else than what was issued, all with the
// issued file as their beginning and, where they can be, signed.
func attacks(t testing.TB, issued []byte) map[string][]byte {
	anna := people()["anna"]
	signed := func(do func(d *verifytest.Doc, all map[int]string, how *verifytest.How)) []byte {
		d := verifytest.Open(issued)
		all := d.Signature(verifytest.Place{Offered: true})
		how := verifytest.How{Signer: anna}
		do(d, all, &how)
		return d.Update(all, how).File
	}
	add := func(text string) []byte {
		return signed(func(d *verifytest.Doc, all map[int]string, _ *verifytest.How) {
			n := d.New()
			all[n] = strings.ReplaceAll(text, "@", fmt.Sprintf("%d 0 R", n))
		})
	}
	rewrite := func(n func(d *verifytest.Doc) pdf.Ref, values pdf.Dict) []byte {
		return signed(func(d *verifytest.Doc, all map[int]string, _ *verifytest.How) {
			ref := n(d)
			old := d.Objects[ref.Number].Dict()
			if text, ok := all[ref.Number]; ok {
				old = value(text)
			}
			all[ref.Number] = verifytest.Text(verifytest.With(old, values))
		})
	}
	page := func(d *verifytest.Doc) pdf.Ref { return d.Pages()[0] }
	root := func(d *verifytest.Doc) pdf.Ref { return d.Root }
	tree := func(d *verifytest.Doc) pdf.Ref { return d.Objects[d.Root.Number].Dict()["Pages"].(pdf.Ref) }
	contents := func(d *verifytest.Doc) pdf.Ref { return d.Objects[d.Pages()[0].Number].Dict()["Contents"].(pdf.Ref) }
	files := map[string][]byte{
		"a page's content written anew": signed(func(d *verifytest.Doc, all map[int]string, _ *verifytest.How) {
			all[contents(d).Number] = verifytest.Stream("", "BT ET")
		}),
		"a page with other content":    rewrite(page, pdf.Dict{"Contents": pdf.Ref{Number: 999}}),
		"a page with another size":     rewrite(page, pdf.Dict{"MediaBox": pdf.Array{pdf.Int(0), pdf.Int(0), pdf.Int(9), pdf.Int(9)}}),
		"a page with other fonts":      rewrite(page, pdf.Dict{"Resources": pdf.Dict{}}),
		"a page with an action":        rewrite(page, pdf.Dict{"AA": pdf.Dict{}}),
		"other pages":                  rewrite(tree, pdf.Dict{"Kids": pdf.Array{}}),
		"another tree of pages":        rewrite(root, pdf.Dict{"Pages": pdf.Ref{Number: 999}}),
		"another attachment":           rewrite(root, pdf.Dict{"AF": pdf.Array{}}),
		"an action at opening":         rewrite(root, pdf.Dict{"OpenAction": pdf.Dict{"S": pdf.Name("JavaScript")}}),
		"layers":                       rewrite(root, pdf.Dict{"OCProperties": pdf.Dict{}}),
		"a form of XFA":                rewrite(root, pdf.Dict{"AcroForm": pdf.Dict{"XFA": pdf.Array{}, "Fields": pdf.Array{}}}),
		"another title":                rewrite(func(d *verifytest.Doc) pdf.Ref { return d.Info }, pdf.Dict{"Title": pdf.String("altro")}),
		"an object that is not listed": signed(func(_ *verifytest.Doc, _ map[int]string, how *verifytest.How) { how.Hidden = "5 0 obj\n<<>>\nendobj\n" }),
		"an object listed elsewhere": signed(func(d *verifytest.Doc, _ map[int]string, how *verifytest.How) {
			how.Listed = map[int]int{contents(d).Number: bytes.Index(issued, []byte(" obj"))}
		}),
		"text between objects":        signed(func(_ *verifytest.Doc, _ map[int]string, how *verifytest.How) { how.Before = "ciao\n" }),
		"a gap in the range":          signed(func(_ *verifytest.Doc, _ map[int]string, how *verifytest.How) { how.Gap = 16 }),
		"the revision before skipped": signed(func(_ *verifytest.Doc, _ map[int]string, how *verifytest.How) { how.Prev = 15 }),
		"a second list":               signed(func(_ *verifytest.Doc, _ map[int]string, how *verifytest.How) { how.Trailer = "/XRefStm 15" }),
		"fewer objects":               bytes.Replace(add("<<>>"), []byte(fmt.Sprintf("/Size %d/Root", verifytest.Open(issued).Next+3)), []byte("/Size 3/Root"), 1),
		"an update without signature": verifytest.Open(issued).Update(map[int]string{}, verifytest.How{}).File,
		"text behind the end":         append(verifytest.Open(issued).Sign(anna, verifytest.Place{}, verifytest.How{}).File, "ciao"...),
		"a comment behind the end":    append(verifytest.Open(issued).Sign(anna, verifytest.Place{}, verifytest.How{}).File, "%ciao\n"...),
		"white space behind the end":  append(bytes.Clone(issued), ' '),
		"an update after signing": verifytest.Open(issued).Sign(anna, verifytest.Place{}, verifytest.How{}).
			Update(map[int]string{}, verifytest.How{}).File,
	}
	// Somebody lets a field show later what it did not show when it was signed.
	d := verifytest.Open(issued).Sign(anna, verifytest.Place{Rect: "[0 0 500 800]", Hidden: true}, verifytest.How{})
	widget := d.Next - 1
	shown := verifytest.With(d.Objects[widget].Dict(), pdf.Dict{"F": pdf.Int(4)})
	files["a hidden field shown later"] = d.Update(map[int]string{
		widget: verifytest.Text(shown), d.Root.Number: verifytest.Text(verifytest.With(d.Objects[d.Root.Number].Dict(), pdf.Dict{"DSS": pdf.Dict{"X": pdf.Ref{Number: widget}}})),
	}, verifytest.How{}).File
	// What was said to be evidence serves for a page too.
	d = verifytest.Open(issued)
	all := d.Signature(verifytest.Place{})
	size := d.New()
	tree0 := d.Objects[tree(d).Number].Dict()
	all[size] = verifytest.Text(tree0["MediaBox"])
	all[page(d).Number] = verifytest.Text(verifytest.With(value(all[page(d).Number]), pdf.Dict{"MediaBox": pdf.Ref{Number: size}}))
	all[d.Root.Number] = verifytest.Text(verifytest.With(value(all[d.Root.Number]), pdf.Dict{"DSS": pdf.Dict{"Certs": pdf.Array{pdf.Ref{Number: size}}}}))
	d.Update(all, verifytest.How{Signer: anna})
	files["a page's size written anew as evidence"] = d.Update(map[int]string{size: "[0 0 9 9]", d.Root.Number: verifytest.Text(d.Objects[d.Root.Number].Value)}, verifytest.How{}).File
	for name, where := range map[string]verifytest.Place{
		"with an action":      {More: "/A<</S/URI>>"},
		"with children":       {More: "/Kids[]"},
		"with a parent":       {More: "/Parent 3 0 R"},
		"placed by an object": {Rect: " 3 0 R"},
	} {
		files["a field "+name] = verifytest.Open(issued).Sign(anna, where, verifytest.How{}).File
	}
	files["a file in an appearance"] = add("<</Type/XObject/AF[<</Type/Filespec/EF<</F 1 0 R>>>>]>>")
	files["a script"] = add("<</S/JavaScript/JS(app.alert)>>")
	files["two fields of one name"] = func() []byte {
		d := verifytest.Open(issued).Sign(anna, verifytest.Place{}, verifytest.How{})
		all := d.Signature(verifytest.Place{})
		for n, text := range all {
			all[n] = strings.Replace(text, fmt.Sprintf("/T(firma %d)", n), fmt.Sprintf("/T(firma %d)", widgetOf(d)), 1)
		}
		return d.Update(all, verifytest.How{Signer: anna}).File
	}()
	files["a note on a page"] = signed(func(d *verifytest.Doc, all map[int]string, _ *verifytest.How) {
		note := d.New()
		all[note] = "<</Type/Annot/Subtype/FreeText/Rect[0 0 500 800]/Contents(ESPERTO)>>"
		p := d.Pages()[0]
		old, _ := d.Objects[p.Number].Dict()["Annots"].(pdf.Array)
		all[p.Number] = verifytest.Text(verifytest.With(d.Objects[p.Number].Dict(), pdf.Dict{"Annots": append(append(pdf.Array{}, old...), pdf.Ref{Number: note})}))
	})
	files["an object stream that hides a page"] = func() []byte {
		d := verifytest.Open(issued)
		all := d.Signature(verifytest.Place{Offered: true})
		p := d.Pages()[0]
		all[p.Number] = verifytest.Text(verifytest.With(d.Objects[p.Number].Dict(), pdf.Dict{"Contents": pdf.Ref{Number: 1}}))
		return d.Update(all, verifytest.How{Signer: anna, Stream: true}).File
	}()
	return files
}

// widgetOf is the number of the last field.
func widgetOf(d *verifytest.Doc) int {
	form := d.Objects[d.Root.Number].Dict()["AcroForm"].(pdf.Dict)
	fields := form["Fields"].(pdf.Array)
	return fields[len(fields)-1].(pdf.Ref).Number
}

// value reads a dictionary that the signature's objects hold as text.
func value(text string) pdf.Dict {
	d := verifytest.Parse(text)
	v, _ := d.(pdf.Dict)
	return v
}

func TestAlterations(t *testing.T) {
	for _, sealed := range []bool{false, true} {
		issued := document(t, sealed)
		for name, file := range attacks(t, issued) {
			t.Run(fmt.Sprint(name, " sealed=", sealed), func(t *testing.T) {
				f := read(t, file, issued)
				if f.Verdict != verify.Different || f.Reason != verify.Altered && f.Reason != verify.Outside || f.Number != number || f.Hash != "" {
					t.Errorf("%s (%s), number %q", f.Verdict, f.Reason, f.Number)
				}
				// What an envelope holds is judged as if it came alone.
				if f := read(t, people()["bruno"].Envelope(file), issued); f.Verdict != verify.Different {
					t.Errorf("in an envelope: %s (%s)", f.Verdict, f.Reason)
				}
			})
		}
	}
}

func TestSignaturesThatShow(t *testing.T) {
	issued := document(t, false)
	offered := verifytest.Text(func() pdf.Object { _, f := verifytest.Open(issued).Offered(); return f["Rect"] }())
	for name, where := range map[string]verifytest.Place{
		"on a page":                     {Rect: "[50 50 250 150]"},
		"over the whole page":           {Rect: "[0 0 600 850]"},
		"in the space of another page":  {Rect: offered},
		"a line":                        {Rect: "[0 0 0 800]", More: "/BS<</W 500>>"},
		"not scaled with the page":      {Rect: offered, Page: 2, Apart: true},
		"said to be on the page of it":  {Rect: "[0 0 600 850]", Page: 2},
		"upside down beyond its corner": {Rect: "[600 850 0 0]", Page: 2},
	} {
		t.Run(name, func(t *testing.T) {
			file := verifytest.Open(issued).Sign(people()["anna"], where, verifytest.How{}).File
			if f := read(t, file, issued); f.Verdict != verify.Different || f.Reason != verify.Outside {
				t.Errorf("%s (%s)", f.Verdict, f.Reason)
			}
		})
	}
	file := verifytest.Open(issued).Sign(people()["anna"], verifytest.Place{Rect: offered, Page: 2}, verifytest.How{}).File
	genuine(t, file, issued, "Anna Rossi")
}

// A signature that is not about the content is told: the content is genuine, the
// signature is not.
func TestBadSignatures(t *testing.T) {
	issued, other := document(t, false), document(t, true)
	anna := people()["anna"]
	of := func(file []byte, place verifytest.Place) []byte {
		return verifytest.Open(file).Sign(anna, place, verifytest.How{}).File
	}
	damaged := of(issued, verifytest.Place{})
	at := bytes.LastIndex(damaged, []byte("/Contents<")) + 2000
	damaged[at] ^= 1
	transplanted := of(issued, verifytest.Place{})
	from := of(other, verifytest.Place{})
	copy(transplanted[bytes.LastIndex(transplanted, []byte("/Contents<")):], from[bytes.LastIndex(from, []byte("/Contents<")):][:4000])
	dated := bytes.Replace(of(issued, verifytest.Place{}), []byte("D:20261201"), []byte("D:20251201"), 1)
	envelope := anna.Envelope(issued)
	envelope[len(envelope)-3] ^= 1
	for name, file := range map[string][]byte{"of another file": transplanted, "whose date was changed": dated, "an envelope": envelope, "damaged": damaged} {
		t.Run(name, func(t *testing.T) {
			f := read(t, file, issued)
			if f.Verdict != verify.Genuine || f.Reason != verify.BadSignature || f.Signers[len(f.Signers)-1].State != verify.Invalid {
				t.Errorf("%s (%s) %+v", f.Verdict, f.Reason, f.Signers)
			}
		})
	}
}
