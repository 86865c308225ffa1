package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"maturita/report/verify"
	"maturita/report/verify/verifytest"
)

// hostile are files that are meant to hurt, with what is said about each.
func hostile(t testing.TB) map[string]struct {
	file []byte
	want verify.Reason
} {
	issued := document(t, false)
	anna := people()["anna"]
	update := func(text string, how verifytest.How) []byte {
		d := verifytest.Open(issued)
		all := d.Signature(verifytest.Place{})
		all[d.New()] = text
		how.Signer = anna
		return d.Update(all, how).File
	}
	many := verifytest.Open(issued)
	for range 40 {
		many.Evidence(verifytest.How{})
	}
	envelope := issued
	for range 10 {
		envelope = anna.Envelope(envelope)
	}
	sum := sha256.Sum256(issued)
	detached, err := anna.CMS(sum[:])
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, verify.Largest)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	bomb := update(verifytest.Stream("/Type/ObjStm/N 1/First 4", "9 0 "+strings.Repeat("0", 100<<20)), verifytest.How{})
	return map[string]struct {
		file []byte
		want verify.Reason
	}{
		"nothing":                      {nil, verify.NoReport},
		"a text":                       {[]byte("ciao"), verify.NoReport},
		"a zip":                        {[]byte("PK\x03\x04" + strings.Repeat("\x00", 1000)), verify.NoReport},
		"too large":                    {make([]byte, verify.Largest+1), verify.TooLarge},
		"noise":                        {noise, verify.NoReport},
		"noise as PDF":                 {append([]byte("%PDF-1.7\n"), noise[:verify.Largest-9]...), verify.Changed},
		"ends of revisions":            {append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("startxref\n1\n%%EOF\n"), 400_000)...), verify.Changed},
		"another encrypted file":       {[]byte("%PDF-1.7\ntrailer\n<</Encrypt 3 0 R>>\nstartxref\n1\n%%EOF\n"), verify.Encrypted},
		"an encrypted revision":        {update("<<>>", verifytest.How{Trailer: "/Encrypt 3 0 R"}), verify.Encrypted},
		"forty revisions":              {many.File, verify.TooComplex},
		"a bomb":                       {bomb, verify.Altered},
		"a bomb as list":               {update(verifytest.Stream("/Type/XRef/W[1 4 1]/Size 9", strings.Repeat("\x01", 100<<20)), verifytest.How{}), verify.TooComplex},
		"arrays in arrays":             {update(strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000), verifytest.How{}), verify.TooComplex},
		"dictionaries in dictionaries": {update(strings.Repeat("<</A", 100_000)+" 1"+strings.Repeat(">>", 100_000), verifytest.How{}), verify.TooComplex},
		"many values":                  {update("["+strings.Repeat("1 ", 3_000_000)+"]", verifytest.How{}), verify.TooComplex},
		"a text without end":           {update("("+strings.Repeat("(", 100_000), verifytest.How{}), verify.Altered},
		"envelopes in envelopes":       {envelope, verify.TooComplex},
		"an envelope without content":  {detached, verify.Detached},
		"half an envelope":             {detached[:len(detached)/2], verify.NoReport},
		"ASN.1 in ASN.1":               {bytes.Repeat([]byte{0x30, 0x80}, 1_000_000), verify.NoReport},
		"many elements":                {append([]byte{0x30, 0x80}, bytes.Repeat([]byte{5, 0}, 4_000_000)...), verify.NoReport},
		"a length beyond the end":      {[]byte{0x30, 0x84, 0xff, 0xff, 0xff, 0xff}, verify.NoReport},
		"base64 of nothing":            {[]byte("MIME-Version: 1.0\n\n"), verify.NoReport},
	}
}

func TestHostileFiles(t *testing.T) {
	issued := document(t, false)
	for name, one := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			f := read(t, one.file, issued)
			runtime.ReadMemStats(&after)
			if f.Verdict == verify.Genuine || f.Reason != one.want {
				t.Errorf("%s (%s), want %s", f.Verdict, f.Reason, one.want)
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 300 {
				t.Errorf("%d MB were allocated", used)
			}
		})
	}
}

// Each lookup is a query: a file may not ask for many.
func TestFewLookups(t *testing.T) {
	asked := 0
	file := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("startxref\n1\n%%EOF\r\n"), 100_000)...)
	_, err := verify.Read(t.Context(), file, func(context.Context, string, int64) (bool, error) { asked++; return false, nil })
	if err != nil || asked > 100 {
		t.Errorf("%d lookups, %v", asked, err)
	}
}

func BenchmarkRead(b *testing.B) {
	issued := document(b, true)
	signed := verifytest.Open(issued).Sign(people()["anna"], verifytest.Place{Offered: true}, verifytest.How{}).File
	for name, file := range map[string][]byte{"issued": issued, "signed": signed, "envelope": people()["bruno"].Envelope(signed), "largest": append([]byte("%PDF-"), make([]byte, verify.Largest-5)...)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(file)))
			for b.Loop() {
				read(b, file, issued)
			}
		})
	}
}

// FuzzRead: no file brings the reader down, and none is genuine but for what was
// issued, which it then holds.
func FuzzRead(f *testing.F) {
	issued := document(f, true)
	f.Add(issued)
	for _, file := range attacks(f, issued) {
		f.Add(file)
	}
	signed := verifytest.Open(issued).Sign(people()["anna"], verifytest.Place{Offered: true}, verifytest.How{Stream: true}).Evidence(verifytest.How{}).File
	f.Add(signed)
	f.Add(people()["bruno"].Envelope(signed))
	f.Add(verifytest.Indefinite(people()["bruno"].Envelope([]byte("short"))))
	f.Fuzz(func(t *testing.T, file []byte) {
		found := read(t, file, issued)
		switch found.Verdict {
		case verify.Genuine:
			if found.Hash != hash(issued) || found.Length != int64(len(issued)) {
				t.Error("genuine without what was issued")
			}
			if file[0] == '%' && !bytes.HasPrefix(file, issued) {
				t.Error("genuine with another beginning")
			}
		case verify.Different, verify.Unknown:
			if found.Reason == "" || found.Hash != "" {
				t.Errorf("%+v", found)
			}
		default:
			t.Errorf("%+v", found)
		}
	})
}
