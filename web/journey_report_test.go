package web

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/locale"
)

// reported is a desk whose company sent the shipped questionnaire.
func reported(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = "it"
	d.answerShipped("mechatronics")
	return d
}

func TestReportIsDownloaded(t *testing.T) {
	d := reported(t)
	if page := d.see("/risultato", http.StatusOK); page.Has("Numero del report") || !page.Has("Valido fino al") {
		t.Error("before the report is issued:", page.Text())
	}
	file := d.issue("it")
	if again := d.issue("it"); !bytes.Equal(file, again) {
		t.Error("other bytes the second time")
	}
	if d.issue("en"); len(d.store.files) != 2 {
		t.Errorf("%d files are recorded, want one for each language", len(d.store.files))
	}
	form := httptest.NewRequest(http.MethodPost, d.url+d.path(reportPath), strings.NewReader("lingua-report=xx"))
	form.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	form.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, form)
	if h := answer.Header(); h.Get("Content-Disposition") != `attachment; filename="report-maturita-digitale-`+d.number().Printed()+`.pdf"` ||
		h.Get("Content-Type") != "application/pdf" || h.Get("Content-Language") != "it" {
		t.Error(h)
	}
	if page := d.see("/risultato", http.StatusOK); !page.Has(d.number().Printed()) {
		t.Error("the page does not tell the number")
	}
}

func TestReportsAreLimitedByResponse(t *testing.T) {
	d := reported(t)
	d.server.reports = newLimiter(time.Hour, 1)
	d.issue("it")
	if answer := d.raw("POST", d.path(reportPath), nil); answer.status != http.StatusTooManyRequests || !strings.Contains(string(answer.body), "molte volte") {
		t.Errorf("%d: %.300s", answer.status, answer.body)
	}
	other := *d
	other.begin()
	other.answerShipped("bakery")
	other.issue("it") // another response of the same office
}

func TestReportOfWhatWasWithdrawn(t *testing.T) {
	d := reported(t)
	d.issue("it")
	d.raw("POST", d.path("/ritira"), nil)
	if answer := d.raw("POST", d.path(reportPath), nil); answer.status != http.StatusConflict {
		t.Errorf("answered %d", answer.status)
	}
	if page := d.see("/risultato", http.StatusOK); page.Has("Scaricate il report") {
		t.Error("the page offers a report")
	}
}

func TestSignerIsAskedFor(t *testing.T) {
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = "it"
	page := d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("legal-representative", "123"), actionNext)
	if page.Status != http.StatusUnprocessableEntity || !page.Has("Scrivete nome e cognome") {
		t.Errorf("%d: %s", page.Status, page.Text())
	}
	d.press(d.form(page, "/profilo").Set("legal-representative", "  Anna   Čuk "), actionNext)
	if got := d.stored().Profile.LegalRepresentative; got != "Anna Čuk" {
		t.Errorf("stored %q", got)
	}
	if f := d.form(d.see("/profilo", http.StatusOK), "/profilo"); f.Values.Get("legal-representative") != "Anna Čuk" {
		t.Error("the form forgets the name")
	}
	if !d.see("/riepilogo", http.StatusOK).Has("Anna Čuk") {
		t.Error("the review leaves the name out")
	}
}

func TestUpdateShowsBeforeAndAfter(t *testing.T) {
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = "it"
	d.answerShipped("minimum")
	if d.see("/risultato", http.StatusOK).Has("Prima e dopo") {
		t.Error("there was nothing before")
	}
	next := d.followed("/aggiorna")
	next.answerShipped("mechatronics")
	page := next.see("/risultato", http.StatusOK)
	for _, want := range []string{"Prima e dopo", "Differenza", "Punteggio complessivo", "risposte sono cambiate", "Rivedete quella precedente"} {
		if !page.Has(want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestRectificationReplaces(t *testing.T) {
	d := reported(t)
	d.issue("it")
	replaced := d.number()
	right := d.followed("/rettifica")
	if page := right.see("/riepilogo", http.StatusOK); !page.Has("State correggendo una valutazione già inviata") {
		t.Error("the draft does not say what it is for")
	}
	right.answerShipped("bakery")
	right.issue("it")
	page := right.see("/risultato", http.StatusOK)
	if !page.Has("Sostituisce il report numero") || !page.Has(replaced.Printed()) || page.Has("Prima e dopo") {
		t.Error(page.Text())
	}
	verified := right.raw("GET", verifyLinkPath+"/"+string(right.verificationLink()), nil)
	if !bytes.Contains(verified.body, []byte(replaced.Printed())) {
		t.Error("the verification does not tell what is replaced")
	}
}

// badSeal is a certificate whose time is over.
type badSeal struct{ Seal }

func (badSeal) Valid(time.Time) error { return errors.New("the certificate expired") }

func TestPressWithoutValidSeal(t *testing.T) {
	d := reported(t)
	var log bytes.Buffer
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	press := NewPress(bundle, d.server.BaseURL, badSeal{}, slog.New(slog.NewTextHandler(&log, nil)), time.Now)
	company, err := d.service.Open(t.Context(), d.token)
	if err != nil {
		t.Fatal(err)
	}
	file, _, err := d.service.IssueReport(t.Context(), company, press.In("it"))
	if err != nil || file.Seal != "" || !strings.Contains(log.String(), "without a seal") || !strings.Contains(log.String(), "expired") {
		t.Error(err, file.Seal, log.String())
	}
}

// Whoever waits for a turn and goes away does not keep it.
func TestPressEndsWithItsContext(t *testing.T) {
	press := NewPress(nil, &url.URL{}, nil, nil, time.Now)
	for range cap(press.turns) {
		press.turns <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := press.In("it")(ctx, intake.Issue{}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
