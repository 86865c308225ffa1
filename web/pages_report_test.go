package web

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"maturita/intake"
	"maturita/report/verify/verifytest"
	"maturita/stats"
	"maturita/survey"
)

// reportPages are the pages around reports: what changed since the assessment
// before, and the verification.
func reportPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = language
	d.answerShipped("minimum")
	file := d.issue("it")
	number := d.number()
	signed := verifytest.Open(file).Sign(signer(), verifytest.Place{Offered: true}, verifytest.How{}).File
	pages := map[string]shown{
		"company_result-report":    d.raw("GET", d.path("/risultato"), nil),
		"public_verify":            d.raw("GET", verifyPath, nil),
		"public_verify-problems":   d.raw("POST", verifyPath, url.Values{"numero": {"<b>"}, "codice-fiscale": {"x"}}),
		"public_verify-not-found":  d.raw("POST", verifyPath, url.Values{"numero": {number.Printed()}, "codice-fiscale": {"00488410010"}}),
		"public_verify-dead-link":  d.raw("GET", verifyLinkPath+"/persa", nil),
		"public_verify-no-file":    d.upload(nil),
		"public_verified-number":   d.raw("POST", verifyPath, url.Values{"numero": {number.Printed()}, "codice-fiscale": {companyCode}}),
		"public_verified-file":     d.upload(file),
		"public_verified-unknown":  d.upload([]byte("%PDF-1.7 something else")),
		"public_verified-signed":   d.upload(signed),
		"public_verified-invalid":  d.upload(bytes.Replace(signed, []byte("D:20261201"), []byte("D:20251201"), 1)),
		"public_verified-altered":  d.upload(verifytest.Open(file).Update(map[int]string{}, verifytest.How{}).File),
		"public_verified-replaced": d.upload(bytes.Replace(file, []byte("/Type"), []byte("/Tpye"), 1)),
	}
	d.service.CompareWith(peersOf(stats.Peers{Size: survey.Micro}, 212, 800, 1600, 2400, 3200, 4000, 4800, 5600, 6400, 7200))
	next := d.followed("/aggiorna")
	pages["company_area-update"] = next.raw("GET", next.path("/area/"+string(shippedQuestionnaire(t).Areas[0].ID)), nil)
	next.answerShipped("mechatronics")
	next.issue(language)
	pages["company_result-update"] = next.raw("GET", next.path("/risultato"), nil)
	right := next.followed("/rettifica")
	pages["company_review-rectification"] = right.raw("GET", right.path("/riepilogo"), nil)
	right.answerShipped("bakery")
	right.issue(language)
	pages["company_result-rectification"] = right.raw("GET", right.path("/risultato"), nil)
	right.raw("POST", right.path("/ritira"), nil)
	pages["public_verified-withdrawn"] = right.raw("GET", verifyLinkPath+"/"+string(right.verificationLink()), nil)
	return pages
}

// answerShipped gives one of the sets of answers that the shipped questionnaire
// is tested with, and submits.
func (d *desk) answerShipped(name string) {
	d.t.Helper()
	d.check(d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext), http.StatusOK)
	q := shippedQuestionnaire(d.t)
	file, err := os.ReadFile("../questionnaires/testdata/pre-assessment@1.0.0/" + name + ".answers.json")
	if err != nil {
		d.t.Fatal(err)
	}
	answers, err := survey.DecodeAnswers(q, file)
	if err != nil {
		d.t.Fatal(err)
	}
	company, err := d.service.Open(d.t.Context(), d.token)
	if err != nil {
		d.t.Fatal(err)
	}
	stored := d.stored().Answers
	var edits []intake.Edit
	for id, a := range answers {
		edits = append(edits, intake.Edit{Question: id, Base: stored[id].Revision, Answer: a})
	}
	saved, err := d.service.SaveAnswers(d.t.Context(), company, edits)
	if err != nil || len(saved.Refused)+len(saved.Conflicts) > 0 {
		d.t.Fatal(saved, err)
	}
	if err := d.service.Submit(d.t.Context(), company); err != nil {
		d.t.Fatal(err)
	}
}

// signer is somebody with a certificate.
var signer = sync.OnceValue(func() *verifytest.Person { return verifytest.NewPerson("Anna Rossi", false) })

// companyCode is the codice fiscale that fillProfile types.
const companyCode = "12345678903"

// issue downloads the report.
func (d *desk) issue(language string) []byte {
	d.t.Helper()
	answer := d.raw("POST", d.path(reportPath), url.Values{"lingua-report": {language}})
	if answer.status != http.StatusOK || !bytes.HasPrefix(answer.body, []byte("%PDF-")) {
		d.t.Fatalf("the report is answered with %d: %.300s", answer.status, answer.body)
	}
	return answer.body
}

// number is the number of the desk's report.
func (d *desk) number() survey.ReportNumber {
	d.t.Helper()
	report, err := d.kept.ReportOf(d.t.Context(), d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	return report.Number
}

// verificationLink is what the QR code of the desk's report carries.
func (d *desk) verificationLink() intake.Token {
	d.t.Helper()
	company, err := d.service.Open(d.t.Context(), d.token)
	if err != nil {
		d.t.Fatal(err)
	}
	var link intake.Token
	d.service.IssueReport(d.t.Context(), company, func(_ context.Context, i intake.Issue) (intake.Rendered, error) {
		link = i.Link
		return intake.Rendered{}, survey.Fail(survey.Invalid, "not printed")
	})
	return link
}

// followed is a desk at a response that follows on this one.
func (d *desk) followed(by string) *desk {
	d.t.Helper()
	next := *d
	page := next.press(next.form(next.see("/risultato", http.StatusOK), by), "")
	next.id = survey.ResponseID(strings.Split(page.Path(), "/")[2])
	for _, c := range next.Client.Jar.Cookies(page.URL) {
		next.token = tokenOf(c)
	}
	return &next
}

// upload has a file verified; nil sends a form without one.
func (d *desk) upload(file []byte) shown {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if file != nil {
		part, err := form.CreateFormFile("file", `report "è".pdf`)
		if err != nil {
			d.t.Fatal(err)
		}
		part.Write(file)
	}
	form.Close()
	request := httptest.NewRequest(http.MethodPost, d.url+verifyFilePath, &body)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", form.FormDataContentType())
	request.AddCookie(&http.Cookie{Name: languageCookie, Value: d.language})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return shown{answer.Code, answer.Body.Bytes()}
}
