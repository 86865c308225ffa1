package web

import (
	"bytes"
	"crypto/rand"
	"io"
	"mime/multipart"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"maturita/report/verify"
	"maturita/report/verify/verifytest"
	"maturita/survey"
)

func TestVerifyByFile(t *testing.T) {
	d := reported(t)
	file := d.issue("it")
	answer := d.upload(file)
	if answer.status != http.StatusOK || !bytes.Contains(answer.body, []byte("è proprio il file emesso")) || !bytes.Contains(answer.body, []byte("Panificio Rossi")) {
		t.Errorf("%d: %.900s", answer.status, answer.body)
	}
	for what, other := range map[string][]byte{"cut": file[:len(file)-1], "longer": append(bytes.Clone(file), ' '), "text": []byte("ciao")} {
		answer := d.upload(other)
		if answer.status != http.StatusOK || bytes.Contains(answer.body, []byte("Panificio Rossi")) || bytes.Contains(answer.body, []byte("è proprio il file emesso")) {
			t.Errorf("%s: %d: %.900s", what, answer.status, answer.body)
		}
	}
}

// What the company signs, inside and around, is told with who signed.
func TestVerifySignedFile(t *testing.T) {
	d := reported(t)
	file := d.issue("it")
	signed := verifytest.Open(file).Sign(signer(), verifytest.Place{Offered: true}, verifytest.How{}).File
	for form, one := range map[string][]byte{"PAdES": signed, "CAdES": signer().Envelope(file)} {
		answer := d.upload(one)
		for _, want := range []string{"con firme aggiunte", "Anna Rossi", form, "La firma corrisponde al contenuto", "catena di fiducia non è controllata", d.number().Printed()} {
			if answer.status != http.StatusOK || !bytes.Contains(answer.body, []byte(want)) {
				t.Errorf("%s: %q is not told: %d", form, want, answer.status)
			}
		}
	}
}

// What is not as it was issued tells that its number is known, and nothing of the
// company.
func TestVerifyAlteredFile(t *testing.T) {
	d := reported(t)
	file := d.issue("it")
	n := d.number()
	altered := verifytest.Open(file).Update(map[int]string{}, verifytest.How{}).File
	for what, one := range map[string][]byte{"an update": altered, "a changed byte": bytes.Replace(file, []byte("/Type"), []byte("/Tpye"), 1)} {
		answer := d.upload(one)
		if answer.status != http.StatusOK || !bytes.Contains(answer.body, []byte("Il numero è autentico, il file è diverso")) || !bytes.Contains(answer.body, []byte(n.Printed())) {
			t.Errorf("%s: %d %.900s", what, answer.status, answer.body)
		}
		for _, hidden := range []string{"Panificio", companyCode, "Esperto"} {
			if bytes.Contains(answer.body, []byte(hidden)) {
				t.Errorf("%s: %q is told", what, hidden)
			}
		}
	}
	forged, err := survey.NewReportNumber(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	answer := d.upload([]byte("%PDF-1.7\n<</Keywords(" + forged.Printed() + ")>>\n"))
	if !bytes.Contains(answer.body, []byte("non è un report emesso da questo servizio")) || bytes.Contains(answer.body, []byte(forged.Printed())) {
		t.Errorf("a forged number: %.900s", answer.body)
	}
}

// Every reason is told in words, in every language.
func TestReasonsAreTold(t *testing.T) {
	d := newDesk(t, everyType())
	for _, language := range d.server.Locale.Languages() {
		p := d.server.Locale.Printer(language)
		for _, reason := range verify.Reasons {
			if _, ok := p.Find("verify.reason." + string(reason)); !ok {
				t.Errorf("%s has no words for %s", language, reason)
			}
		}
		for _, state := range []verify.State{verify.Valid, verify.Invalid, verify.NotChecked} {
			if _, ok := p.Find("verify.signature." + string(state)); !ok {
				t.Errorf("%s has no words for %s", language, state)
			}
		}
	}
}

func TestUploadsThatAreNone(t *testing.T) {
	d := reported(t)
	if answer := d.upload(nil); answer.status != http.StatusUnprocessableEntity || !bytes.Contains(answer.body, []byte("Scegliete il file")) {
		t.Errorf("no file: %d", answer.status)
	}
	if answer := d.upload([]byte{}); answer.status != http.StatusUnprocessableEntity {
		t.Errorf("an empty file: %d", answer.status)
	}
	if answer := d.raw("POST", verifyFilePath, nil); answer.status != http.StatusUnsupportedMediaType {
		t.Errorf("another kind of form: %d", answer.status)
	}
	broken := d.post(t, "multipart/form-data; boundary=x", strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc"))
	if broken.status != http.StatusUnprocessableEntity {
		t.Errorf("a form that breaks off: %d", broken.status)
	}
}

// post sends a body over the network.
func (d *desk) post(t *testing.T, kind string, body io.Reader) shown {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url+verifyFilePath, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", kind)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return shown{answer.StatusCode, text}
}

// zeros is an endless file.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// 200 MB over the network: a clear answer that arrives, and bounded memory.
func TestLargeUpload(t *testing.T) {
	d := reported(t)
	var head bytes.Buffer
	form := multipart.NewWriter(&head)
	if _, err := form.CreateFormFile("file", "grande.pdf"); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	answer := d.post(t, form.FormDataContentType(), io.MultiReader(&head, io.LimitReader(zeros{}, 200<<20)))
	runtime.ReadMemStats(&after)
	if answer.status != http.StatusRequestEntityTooLarge || !bytes.Contains(answer.body, []byte("troppo grande")) {
		t.Errorf("%d: %.600s", answer.status, answer.body)
	}
	// All that was allocated meanwhile, the test's own and a buffer that doubled up
	// to the largest file among it, not what was held at once.
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 128<<20 {
		t.Errorf("%d MB were allocated", grown>>20)
	}
}

func TestUploadsAtOnceAreLimited(t *testing.T) {
	d := reported(t)
	d.server.uploads = newGate(1, 1)
	d.server.uploads.enter("somebody")
	if answer := d.upload([]byte("x")); answer.status != http.StatusTooManyRequests || !bytes.Contains(answer.body, []byte("molti file")) {
		t.Errorf("%d", answer.status)
	}
	d.server.uploads.leave("somebody")
	if answer := d.upload([]byte("x")); answer.status != http.StatusOK {
		t.Errorf("%d", answer.status)
	}
	if g := d.server.uploads; g.n != 0 || len(g.inside) != 0 {
		t.Error("a place is lost")
	}
}

func TestGate(t *testing.T) {
	g := newGate(3, 2)
	for i, one := range []struct {
		client string
		want   bool
	}{{"a", true}, {"a", true}, {"a", false}, {"b", true}, {"b", false}, {"c", false}} {
		if g.enter(one.client) != one.want {
			t.Errorf("step %d: %s", i, one.client)
		}
	}
	g.leave("a")
	if !g.enter("c") || g.enter("a") {
		t.Error("a place that was left goes to another client than the next")
	}
}
