package pdfcheck_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"maturita/report/pdfua"
	"maturita/report/pdfua/pdfcheck"
)

// document draws a page with one of everything and what more is asked for.
func document(t *testing.T, more func(d *pdfua.Doc)) []byte {
	t.Helper()
	d := pdfua.New(pdfua.Meta{Title: "Prova à", Author: "noi", Creator: "prova", Producer: "prova", Lang: "it", Date: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)})
	d.AddPage()
	d.SetFont(pdfua.Sans, "", 10)
	d.In("P", func() { d.Mark(func() { d.Text(20, 20, "testo (è) \\ ") }) })
	d.In("P", func() {
		d.In("Link", func() {
			d.Mark(func() { d.Text(20, 30, "qui") })
			d.URI(20, 26, 10, 5, "https://example.it/(x)", "qui")
		})
	})
	d.Figure(20, 40, 10, 10, "un quadrato", func() { d.Rect(20, 40, 10, 10, "F") })
	d.SignatureField(20, 60, 50, 20, "firma", "spazio per la firma")
	d.In("Table", func() {
		d.In("TBody", func() {
			d.In("TR", func() { d.In("TD", func() { d.Mark(func() { d.Text(20, 90, "cella") }) }) })
		})
	})
	if more != nil {
		more(d)
	}
	d.Artifact("", func() { d.Line(10, 10, 20, 10) })
	d.AddPage()
	d.SetFont(pdfua.Sans, "B", 10)
	d.In("P", func() { d.Mark(func() { d.Text(20, 20, "seconda") }) })
	pdf, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}

func TestADocumentKeepsItsPromises(t *testing.T) {
	for _, problem := range pdfcheck.Check(document(t, nil)) {
		t.Error(problem)
	}
}

// Whatever is drawn wrongly is found.
func TestWhatIsDrawnWronglyIsFound(t *testing.T) {
	for want, draw := range map[string]func(d *pdfua.Doc){
		"Tj outside marked content":            func(d *pdfua.Doc) { d.Text(20, 100, "fuori") },
		"S outside marked content":             func(d *pdfua.Doc) { d.Line(1, 1, 2, 2) },
		"f outside marked content":             func(d *pdfua.Doc) { d.Rect(1, 1, 2, 2, "F") },
		"marked content inside marked content": func(d *pdfua.Doc) { d.In("P", func() { d.Mark(func() { d.Artifact("", func() {}) }) }) },
		"U+65E5 has no glyph":                  func(d *pdfua.Doc) { d.In("P", func() { d.Mark(func() { d.Text(20, 100, "日") }) }) },
		"Figure":                               func(d *pdfua.Doc) { d.In("Figure", func() { d.Mark(func() { d.Rect(1, 1, 2, 2, "F") }) }) },
		"TD inside Document":                   func(d *pdfua.Doc) { d.In("TD", func() { d.Mark(func() {}) }) },
		"an H2 is the last on page": func(d *pdfua.Doc) {
			d.In("H2", func() { d.Mark(func() { d.Text(20, 280, "titolo") }) })
		},
		"EMC without a beginning":       func(d *pdfua.Doc) { d.RawWriteStr("EMC\n") },
		"marked content without an end": func(d *pdfua.Doc) { d.RawWriteStr("/P <</MCID 9>> BDC\n") },
	} {
		found := strings.Join(pdfcheck.Check(document(t, draw)), "\n")
		if !strings.Contains(found, want) {
			t.Errorf("%s is not found, but: %s", want, found)
		}
	}
}

// A document of which one thing is changed, at the same length, is found out.
func TestChangesAreFound(t *testing.T) {
	pdf := document(t, nil)
	for _, c := range []struct{ old, by, want string }{
		{"/Marked true", "/Marked trux", "MarkInfo"},
		{"/DisplayDocTitle true", "/DisplayDocTitlx true", "DisplayDocTitle"},
		{"/Lang (it)", "/Lanx (it)", "/Lang"},
		{"/OutputIntents[", "/OutputIntentx[", "OutputIntents"},
		{"/ID[<", "/IX[<", "/ID"},
		{"/ToUnicode ", "/ToUnicodx ", "Unicode map"},
		{"/FontFile2 ", "/FontFilex ", "not embedded"},
		{"Prova \u00e0</rdf:li>", "Prowa \u00e0</rdf:li>", "/Title"},
		{"<xmp:CreateDate>2026", "<xmp:CreateDate>2025", "/CreationDate"},
		{"<pdfuaid:part>1", "<pdfuaid:part>2", "claim"},
		{"/StructParent 2", "/StructParent 9", "not in the structure tree"},
		{"/StructParents 1", "/StructParents 0", "parent tree"},
		{"/S/TBody", "/S/TBodx", "TR inside TBodx"},
		{"/CIDToGIDMap ", "/CIDToGIDMax ", "no glyph"},
		{"startxref\n", "startxrex\n", "cross-reference"},
	} {
		if !bytes.Contains(pdf, []byte(c.old)) {
			t.Errorf("the document has no %q", c.old)
			continue
		}
		changed := bytes.Replace(pdf, []byte(c.old), []byte(c.by), 1)
		if found := strings.Join(pdfcheck.Check(changed), "\n"); !strings.Contains(found, c.want) {
			t.Errorf("%q is not found, but: %s", c.by, found)
		}
	}
}

// Nothing that is cut short makes the check itself fail.
func TestCutDocuments(t *testing.T) {
	pdf := document(t, nil)
	for n := 0; n < len(pdf); n += 97 {
		if len(pdfcheck.Check(pdf[:n])) == 0 {
			t.Errorf("%d bytes pass", n)
		}
	}
}
