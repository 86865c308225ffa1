package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/report/pdfua"
	"maturita/report/verify"
	"maturita/report/verify/pdf"
	"maturita/report/verify/verifytest"
	"maturita/survey"
)

// number is a report number, the same in each run.
var number = func() survey.ReportNumber {
	n, err := survey.NewReportNumber(bytes.NewReader(bytes.Repeat([]byte("maturita"), 8)))
	if err != nil {
		panic(err)
	}
	return n
}()

// people sign; keys take their time, so they are made once.
var people = sync.OnceValue(func() map[string]*verifytest.Person {
	return map[string]*verifytest.Person{
		"anna":    verifytest.NewPerson("Anna Rossi", false),
		"bruno":   verifytest.NewPerson("Bruno Bianchi", true),
		"service": verifytest.NewPerson("Servizio di prova", true),
	}
})

// document is a small report of three pages: with a number, a file that it
// carries and a field to sign.
func document(t testing.TB, sealed bool) []byte {
	t.Helper()
	at := time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC)
	d := pdfua.New(pdfua.Meta{Title: "Prova", Author: "noi", Creator: "prova", Producer: "prova", Keywords: number.Printed(), Lang: "it", Date: at})
	for range 3 {
		d.AddPage()
		d.SetFont(pdfua.Sans, "", 10)
		d.In("P", func() { d.Mark(func() { d.Text(20, 20, "Livello: Esperto") }) })
	}
	d.SignatureField(20, 60, 50, 20, "firma", "spazio per la firma")
	d.Attach(pdfua.File{Name: "r.json", MIME: "application/json", Relationship: "Data", Data: []byte(`{"text":"` + strings.Repeat("startxref 1 %%EOF ", 50) + `"}`), Mod: at})
	if sealed {
		s := people()["service"]
		d.Seal = &pdfua.Seal{Signer: s, Name: s.Name(), Reason: "prova", Said: "sigillo", Time: at}
	}
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// registry knows some files.
func registry(files ...[]byte) verify.Issued {
	known := map[string]int64{}
	for _, f := range files {
		known[hash(f)] = int64(len(f))
	}
	return func(_ context.Context, hash string, length int64) (bool, error) {
		return known[hash] == length && length > 0, nil
	}
}

func hash(f []byte) string {
	sum := sha256.Sum256(f)
	return hex.EncodeToString(sum[:])
}

func read(t testing.TB, file []byte, issued ...[]byte) verify.Finding {
	t.Helper()
	f, err := verify.Read(t.Context(), file, registry(issued...))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// genuine checks that a file holds an issued one, signed by some in this order.
func genuine(t *testing.T, file, issued []byte, signers ...string) verify.Finding {
	t.Helper()
	f := read(t, file, issued)
	if f.Verdict != verify.Genuine || f.Hash != hash(issued) || f.Length != int64(len(issued)) || f.Reason != "" {
		t.Errorf("%s (%s), %d bytes of %d", f.Verdict, f.Reason, f.Length, len(issued))
	}
	var names []string
	for _, s := range f.Signers {
		if names = append(names, s.Name); s.State != verify.Valid || s.Organisation != "Panificio Rossi" || s.Until.Year() != 2029 {
			t.Errorf("%+v", s)
		}
	}
	if strings.Join(names, ", ") != strings.Join(signers, ", ") {
		t.Errorf("signed by %q, want %q", names, signers)
	}
	return f
}

func TestPlainAndSealed(t *testing.T) {
	plain, sealed := document(t, false), document(t, true)
	genuine(t, plain, plain)
	if f := genuine(t, sealed, sealed, "Servizio di prova"); len(f.Signers) == 1 && (!f.Signers[0].Seal || f.Signers[0].Form != verify.PAdES) {
		t.Errorf("%+v", f.Signers[0])
	}
}

func TestSignedInside(t *testing.T) {
	anna, bruno := people()["anna"], people()["bruno"]
	for name, issued := range map[string][]byte{"plain": document(t, false), "sealed": document(t, true)} {
		var seal []string
		if name == "sealed" {
			seal = []string{"Servizio di prova"}
		}
		for _, stream := range []bool{false, true} {
			how := verifytest.How{Stream: stream}
			for what, where := range map[string]verifytest.Place{"offered": {Offered: true}, "nowhere": {}, "hidden": {Rect: "[0 0 500 800]", Hidden: true}} {
				t.Run(name+" "+what, func(t *testing.T) {
					file := verifytest.Open(issued).Sign(anna, where, how).File
					f := genuine(t, file, issued, append(seal, "Anna Rossi")...)
					if s := f.Signers[len(f.Signers)-1]; s.Seal || s.Form != verify.PAdES || !s.Claimed.Equal(time.Date(2026, 12, 1, 8, 30, 0, 0, time.UTC)) {
						t.Errorf("%+v", s)
					}
				})
			}
			t.Run(name+" twice, with evidence", func(t *testing.T) {
				d := verifytest.Open(issued).Sign(anna, verifytest.Place{Offered: true}, how).Evidence(how).Sign(bruno, verifytest.Place{Page: 1}, how).Evidence(how)
				genuine(t, d.File, issued, append(seal, "Anna Rossi", "Bruno Bianchi")...)
			})
		}
	}
}

// Programs that sign write anew what they do not change, each in its own way.
func TestHabitsOfPrograms(t *testing.T) {
	issued := document(t, false)
	anna := people()["anna"]
	for name, do := range map[string]func(d *verifytest.Doc, all map[int]string){
		"texts in another encoding, dates and producer": func(d *verifytest.Doc, all map[int]string) {
			info := d.Objects[d.Info.Number].Dict()
			all[d.Info.Number] = verifytest.Text(verifytest.With(info, pdf.Dict{
				"Title": pdf.String(info["Title"].(pdf.String).Text()), "Producer": pdf.String("another"), "ModDate": pdf.String("D:20261201"),
			}))
		},
		"the tree of pages as it was": func(d *verifytest.Doc, all map[int]string) {
			tree := d.Objects[d.Root.Number].Dict()["Pages"].(pdf.Ref)
			all[tree.Number] = verifytest.Text(d.Objects[tree.Number].Value)
		},
		"the size of a page in the page": func(d *verifytest.Doc, all map[int]string) {
			tree := d.Objects[d.Objects[d.Root.Number].Dict()["Pages"].(pdf.Ref).Number].Dict()
			page := d.Pages()[1]
			all[page.Number] = verifytest.Text(verifytest.With(d.Objects[page.Number].Dict(), pdf.Dict{"MediaBox": tree["MediaBox"]}))
		},
		"values in objects of their own": func(d *verifytest.Doc, all map[int]string) {
			own := d.New()
			catalog := value(all[d.Root.Number])
			all[own] = verifytest.Text(catalog["OutputIntents"].(pdf.Array)[0])
			all[d.Root.Number] = verifytest.Text(verifytest.With(catalog, pdf.Dict{"OutputIntents": pdf.Array{pdf.Ref{Number: own}}}))
		},
		"metadata": func(d *verifytest.Doc, all map[int]string) {
			all[d.Objects[d.Root.Number].Dict()["Metadata"].(pdf.Ref).Number] = "<</Type/Metadata/Subtype/XML/Length 3>>\nstream\nxmp\nendstream"
		},
		"a certification": func(d *verifytest.Doc, all map[int]string) {
			catalog := value(all[d.Root.Number])
			all[d.Root.Number] = verifytest.Text(verifytest.With(catalog, pdf.Dict{"Perms": pdf.Dict{"DocMDP": pdf.Ref{Number: d.Next - 1}}, "Extensions": pdf.Dict{}, "Version": pdf.Name("1.7")}))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := verifytest.Open(issued)
			all := d.Signature(verifytest.Place{})
			do(d, all)
			genuine(t, d.Update(all, verifytest.How{Signer: anna}).File, issued, "Anna Rossi")
		})
	}
}

func TestSignedAround(t *testing.T) {
	anna, bruno := people()["anna"], people()["bruno"]
	issued := document(t, true)
	signed := verifytest.Open(issued).Sign(anna, verifytest.Place{Offered: true}, verifytest.How{}).File
	der := bruno.Envelope(issued)
	for what, file := range map[string][]byte{
		"DER": der, "BER": verifytest.Indefinite(der), "PEM": pem.EncodeToMemory(&pem.Block{Type: "PKCS7", Bytes: der}),
		"base64": []byte(base64.StdEncoding.EncodeToString(der)), "lines": lines(base64.StdEncoding.EncodeToString(der)),
		"mail": append([]byte("MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime\r\n\r\n"), lines(base64.StdEncoding.EncodeToString(der))...),
	} {
		t.Run(what, func(t *testing.T) {
			if f := genuine(t, file, issued, "Servizio di prova", "Bruno Bianchi"); len(f.Signers) == 2 && f.Signers[1].Form != verify.CAdES {
				t.Errorf("%+v", f.Signers[1])
			}
		})
	}
	t.Run("nested", func(t *testing.T) {
		genuine(t, anna.Envelope(verifytest.Indefinite(bruno.Envelope(signed))), issued, "Servizio di prova", "Anna Rossi", "Bruno Bianchi", "Anna Rossi")
	})
}

func lines(s string) []byte {
	var out bytes.Buffer
	for ; len(s) > 64; s = s[64:] {
		out.WriteString(s[:64] + "\r\n")
	}
	out.WriteString(s + "\r\n")
	return out.Bytes()
}

func TestRegistryThatFails(t *testing.T) {
	failure := errors.New("no database")
	_, err := verify.Read(t.Context(), document(t, false), func(context.Context, string, int64) (bool, error) { return false, failure })
	if !errors.Is(err, failure) {
		t.Error(err)
	}
}
