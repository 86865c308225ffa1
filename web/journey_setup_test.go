package web

import (
	"bytes"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"maturita/intake"
	"maturita/locale"
	"maturita/staff"
	"maturita/stats/statstest"
	"maturita/survey"
	"maturita/web/webtest"
)

// desk is a running service with one questionnaire, and a company's browser.
type desk struct {
	t       testing.TB
	server  *Server
	service *intake.Service
	store   *memory           // nil on another one
	kept    intake.Store      // what the service has
	facts   *statstest.Memory // what dashboards read
	url     string
	log     *logged
	id      survey.ResponseID
	token   intake.Token

	language string // of the pages that raw gets, "" = negotiated
	*webtest.Browser
}

// logged is what a service logged. A request is logged after its answer is sent,
// while the test goes on.
type logged struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logged) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(line)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// newDesk begins a response to a questionnaire and opens its link.
func newDesk(t testing.TB, q *survey.Questionnaire) *desk { return newDeskWith(t, q, nil, nil) }

// newDeskWith is newDesk of a service at which staff can sign in, on a store that
// both have.
func newDeskWith(t testing.TB, q *survey.Questionnaire, kept intake.Store, people func(*intake.Service) *staff.Companies) *desk {
	t.Helper()
	d := &desk{t: t, kept: kept, log: &logged{}, facts: &statstest.Memory{}}
	if kept == nil {
		d.store = newMemory()
		d.kept = d.store
	}
	catalogue := intake.NewCatalogue(d.kept, func([]byte) (*survey.Questionnaire, error) { return q, nil })
	if _, err := catalogue.Publish(t.Context(), intake.NewPublication(q.Ref, []byte(q.Ref.String())), time.Now()); err != nil {
		t.Fatal(err)
	}
	d.service = intake.New(d.kept, catalogue, time.Now, rand.Reader)
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	var handler http.Handler
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(front.Close)
	d.url = front.URL
	base, err := url.Parse(front.URL)
	if err != nil {
		t.Fatal(err)
	}
	var staffed *staff.Companies
	var figures *staff.Figures
	if people != nil {
		staffed = people(d.service)
		figures = staff.NewFigures(staffed.Service, d.facts, catalogue, nil)
	}
	d.server, err = New(Config{
		Intake: d.service, Staff: staffed, Figures: figures, Catalogue: catalogue, Locale: bundle, Log: slog.New(slog.NewTextHandler(d.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		BaseURL: base, Instrument: q.ID, Ready: func(*http.Request) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	handler = d.server
	d.Browser = webtest.New(front.URL)
	d.begin()
	return d
}

// begin makes a response and opens it in the desk's browser.
func (d *desk) begin() *webtest.Page {
	d.t.Helper()
	response, token, err := d.service.Begin(d.t.Context(), d.server.Instrument, "1", "it")
	if err != nil {
		d.t.Fatal(err)
	}
	d.id, d.token = response.ID, token
	return d.open(d.Browser, token)
}

// open opens a link in a browser, pressing the button where the page asks for
// it.
func (d *desk) open(b *webtest.Browser, token intake.Token) *webtest.Page {
	d.t.Helper()
	page := d.page(b.Get("/riprendi/" + string(token)))
	if !strings.HasPrefix(page.Path(), "/r/") {
		form, err := page.FormTo(string(token))
		if err != nil {
			d.t.Fatal(err)
		}
		page = d.page(form.Submit("", ""))
	}
	return page
}

// colleague is another browser with the same link.
func (d *desk) colleague() *webtest.Browser {
	b := webtest.New(d.url)
	d.open(b, d.token)
	return b
}

func (d *desk) page(p *webtest.Page, err error) *webtest.Page {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// path is an address of the response.
func (d *desk) path(rest string) string { return responsePath(d.id) + rest }

// see opens an address of the response and checks the status.
func (d *desk) see(rest string, status int) *webtest.Page {
	d.t.Helper()
	return d.check(d.page(d.Get(d.path(rest))), status)
}

func (d *desk) check(p *webtest.Page, status int) *webtest.Page {
	d.t.Helper()
	if p.Status != status {
		d.t.Fatalf("%s answered %d, not %d: %.600s", p.URL, p.Status, status, p.Text())
	}
	return p
}

// form is the form of a page that is sent to a path.
func (d *desk) form(p *webtest.Page, to string) *webtest.Form {
	d.t.Helper()
	f, err := p.FormTo(to)
	if err != nil {
		d.t.Fatal(err)
	}
	return f
}

// press submits a form with one of the journey's buttons.
func (d *desk) press(f *webtest.Form, action string) *webtest.Page {
	d.t.Helper()
	if action == "" {
		return d.page(f.Submit("", ""))
	}
	return d.page(f.Submit("azione", action))
}

// area opens an area's form.
func (d *desk) area(id string) *webtest.Form {
	d.t.Helper()
	return d.form(d.see("/area/"+id, http.StatusOK), "/area/"+id)
}

// stored is the response as it is stored.
func (d *desk) stored() survey.Response {
	d.t.Helper()
	r, err := d.kept.Response(d.t.Context(), d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// answer is the stored answer to a question.
func (d *desk) answer(id survey.QuestionID) survey.Answer { return d.stored().Answers[id].Answer }

// fillProfile types a company into a profile form.
func fillProfile(f *webtest.Form) *webtest.Form {
	for name, value := range map[string]string{
		"company-name": "Panificio Rossi & figli <srl>", "codice-fiscale": "12345678903", "partita-iva": "IT 12345678903",
		"province": "FI", "place": "seat", "ateco": "10.71", "staff": "4,5", "turnover": "micro", "balance": "", "reason": "voucher",
	} {
		f.Set(name, value)
	}
	return f
}

// fillAll answers everything that everyType asks, as a person would.
func (d *desk) fillAll() *webtest.Page {
	d.t.Helper()
	d.check(d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext), http.StatusOK)
	d.press(d.area("clienti").Set("a-sito", "no").Set("a-strumenti", "posta", "social", "negozio"), actionNext)
	interno := d.area("interno").Set("a-ordine", "sempre").Set("a-dati.vendite", "sempre").Set("a-dati.acquisti", "na").
		Set("a-tecnologie.cloud", "uso", "piano").Set("rest-tecnologie", "1").Set("a-quota", "12,5").Set("a-canali", "rete")
	return d.check(d.press(interno, actionNext), http.StatusOK)
}

// submitAll answers everything and sends it.
func (d *desk) submitAll() *webtest.Page {
	d.t.Helper()
	return d.check(d.press(d.form(d.fillAll(), "/invia"), ""), http.StatusOK)
}
