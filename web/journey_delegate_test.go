package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/survey"
	"maturita/web/webtest"
)

// sendArea sends an area through the pages and opens the link in another browser.
func (d *desk) sendArea(area, name string) (delegate *webtest.Browser, made, page *webtest.Page) {
	d.t.Helper()
	form := d.form(d.see("/deleghe?area="+area, http.StatusOK), "/deleghe")
	made = d.check(d.press(form.Set("nome", name), ""), http.StatusOK)
	delegate = webtest.New(d.url)
	return delegate, made, d.open(delegate, lastToken(d.t, made))
}

func TestDelegateJourney(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "anna@panificio.example"), actionNext)
	d.press(d.area("clienti").Set("a-sito", "no").Set("a-strumenti", "posta").Set("a-note", "solo nostro"), actionNext)
	if page := d.see("/area/interno", http.StatusOK); page.Link("Mandate questa parte a chi la conosce") != d.url+d.path("/deleghe?area=interno") {
		t.Errorf("the area does not lead to whom it can be sent: %s", page.Link("Mandate questa parte a chi la conosce"))
	}
	studio, made, page := d.sendArea("interno", "Studio Bianchi")
	if !made.Has("Studio Bianchi può rispondere alla parte «Amministrazione, finanza e processi decisionali»") {
		t.Fatalf("the link: %s", made.Text())
	}
	if page.Path() != d.path("/area/interno") || !page.Has("Panificio Rossi & figli <srl> vi chiede di rispondere") || page.Has("solo nostro") || page.Has("anna@") || page.Has("12345678903") || page.Has("Clienti e mercati") {
		t.Fatalf("the delegate sees %s: %s", page.Path(), page.Text())
	}
	page = d.check(d.page(d.form(page, "/interno").Set("a-ordine", "sempre").Submit("azione", actionLater)), http.StatusOK)
	if page.Path() != d.path("/area/interno") || !page.Has("l'azienda vede già queste risposte") || !page.Has("Mancano 4 domande") {
		t.Fatalf("saving: %s: %s", page.URL, page.Text())
	}
	page = d.check(d.page(d.form(page, "/interno").Submit("azione", actionDone)), http.StatusOK)
	if page.Path() != d.path("/area/interno/fatto") || !page.Has("Mancano ancora 4 risposte") || page.Link("In quali canali vendete?") == "" && !page.Has("Manca") {
		t.Fatalf("done with something missing: %s: %s", page.URL, page.Text())
	}
	if back := lastToken(t, page); d.open(webtest.New(d.url), back).Path() != d.path("/area/interno") {
		t.Error("the link to come back leads elsewhere")
	}
	form := d.form(d.check(d.page(studio.Get(d.path("/area/interno"))), http.StatusOK), "/interno")
	page = d.check(d.page(form.Set("a-dati.vendite", "sempre").Set("a-dati.acquisti", "na").Set("a-tecnologie.cloud", "uso").Set("rest-tecnologie", "1").
		Set("a-quota", "12,5").Set("a-canali", "rete").Submit("azione", actionDone)), http.StatusOK)
	if !page.Has("Non manca nulla") {
		t.Fatalf("done: %s", page.Text())
	}
	if page = d.see("/riepilogo", http.StatusOK); !page.Has("Risposte di Studio Bianchi: 5 domande.") {
		t.Errorf("review: %s", page.Text())
	}
	if page = d.see("/deleghe", http.StatusOK); !page.Has("5 risposte sono arrivate da qui") || !page.Has("Questa parte ora: fatta") {
		t.Errorf("the list: %s", page.Text())
	}
	// The company changes one: it is its own then.
	d.press(d.area("interno").Set("a-ordine", "mai"), actionNext)
	text := string(d.raw("GET", d.path("/risposte.txt"), nil).body)
	if strings.Count(text, "Risposta di Studio Bianchi\r\n") != 4 || d.stored().GivenBy("ordine") != "" {
		t.Errorf("the copy: %s", text)
	}
	if page = d.see("/risposte", http.StatusOK); strings.Count(page.Text(), "Risposta di Studio Bianchi") != 4 {
		t.Errorf("the copy's page: %s", page.Text())
	}
	d.check(d.press(d.form(d.see("/riepilogo", http.StatusOK), "/invia"), ""), http.StatusOK)
	for _, path := range []string{"/area/interno", "/area/interno/fatto", ""} {
		page = d.check(d.page(studio.Get(d.path(path))), http.StatusGone)
		if !page.Has("già stato inviato") || page.Has("Livello") {
			t.Errorf("%s once sent: %s", path, page.Text())
		}
	}
	page = d.check(d.page(form.Set("a-ordine", "sempre").Submit("azione", actionDone)), http.StatusGone)
	if !page.Has("già stato inviato") || d.answer("ordine").Option != "mai" {
		t.Errorf("saved once sent: %s", page.Text())
	}
	d.check(d.page(studio.Get(d.path("/risultato"))), http.StatusForbidden)
}

func TestDelegationIsRevoked(t *testing.T) {
	d := newDesk(t, everyType())
	studio, made, page := d.sendArea("interno", "Studio Bianchi")
	second, _, _ := d.sendArea("interno", "Un altro")
	form := d.form(page, "/interno").Set("a-ordine", "sempre")
	stored := d.stored()
	revoke := d.form(d.see("/deleghe", http.StatusOK), string(stored.Delegations[0].ID)+"/revoca")
	for range 2 { // the list of a tab opened before
		if page = d.check(d.press(revoke, ""), http.StatusOK); page.Path() != d.path("/deleghe") || !page.Has("Il collegamento non funziona più") || !page.Has("Revocato il") {
			t.Fatalf("revoking: %s", page.Text())
		}
	}
	page = d.check(d.page(studio.Get(d.path("/area/interno"))), http.StatusNotFound)
	if !page.Has("chiedetene uno nuovo a chi ve l'ha mandato") {
		t.Errorf("revoked: %s", page.Text())
	}
	page = d.check(d.page(form.Submit("azione", actionDone)), http.StatusForbidden)
	if len(d.stored().Answers) != 0 || page.Has("errore nostro") {
		t.Errorf("saved through a revoked link: %s", page.Text())
	}
	if page = d.page(studio.Get("/riprendi/" + string(lastToken(t, made)))); page.Status != http.StatusNotFound || !page.Has("non apre nulla") {
		t.Errorf("the link: %d %s", page.Status, page.Text())
	}
	d.check(d.page(second.Get(d.path("/area/interno"))), http.StatusOK)
	d.check(d.page(d.Post(d.path("/deleghe/nessuna/revoca"), url.Values{})), http.StatusNotFound)
}

// Names are shown as they were written and do nothing else, wherever they stand.
func TestHostileDelegateNames(t *testing.T) {
	d := newDesk(t, everyType())
	for typed, said := range map[string]string{
		"":                             "Scrivete a chi la mandate",
		"🥖":                            "Scrivete a chi la mandate",
		strings.Repeat("x", 200):       "al massimo 80 caratteri",
		"a\x00b":                       "non si possono salvare",
		"\u202e\u2066":                 "Scrivete a chi la mandate",
		strings.Repeat("🥖", 79) + "ab": "al massimo 80 caratteri",
	} {
		page := d.check(d.page(d.Post(d.path("/deleghe"), url.Values{"area": {"interno"}, "nome": {typed}})), http.StatusUnprocessableEntity)
		if !page.Has(said) {
			t.Errorf("%q: %s", typed, page.Text())
		}
	}
	page := d.check(d.page(d.Post(d.path("/deleghe"), url.Values{"area": {"luna"}, "nome": {"Studio <b>Bianchi</b>"}})), http.StatusUnprocessableEntity)
	if f := d.form(page, "/deleghe"); f.Values.Get("nome") != "Studio <b>Bianchi</b>" || !page.Has("Scegliete la parte") {
		t.Errorf("what was typed is %q: %s", f.Values.Get("nome"), page.Text())
	}
	if len(d.stored().Delegations) != 0 {
		t.Fatal("something is stored")
	}
	profile := fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("company-name", "Forno & Figli?subject=x#y&bcc=z@y.example+1 100%0D%0Aè")
	d.press(profile, actionNext)
	name := "</textarea><script>alert(1)</script> \u202e{{.Name}}\r\nBcc: x@y.example 👩‍💼"
	studio, made, area := d.sendArea("interno", name)
	shown := "</textarea><script>alert(1)</script> {{.Name}} Bcc: x@y.example 👩‍💼"
	if !made.Has(shown) || made.Has("\u202e") {
		t.Errorf("the link's page: %s", made.Text())
	}
	checkMail(t, made)
	d.check(d.page(d.form(area, "/interno").Set("a-ordine", "sempre").Submit("azione", actionDone)), http.StatusOK)
	for _, path := range []string{"/deleghe", "/riepilogo", "/risposte"} {
		if page := d.see(path, http.StatusOK); !page.Has(shown) {
			t.Errorf("%s: %s", path, page.Text())
		}
		if body := string(d.raw("GET", d.path(path), nil).body); strings.Contains(body, "<script>alert") {
			t.Errorf("%s runs a name", path)
		}
	}
	if text := string(d.raw("GET", d.path("/risposte.txt"), nil).body); !strings.Contains(text, "Risposta di "+shown+"\r\n") || strings.Contains(text, "\r\nBcc:") {
		t.Errorf("the text file: %s", text)
	}
	stale := colleagueForm(d, studio, "interno")
	d.press(d.area("interno").Set("a-ordine", "mai"), actionNext)
	d.check(d.page(stale.Set("a-ordine", "sempre").Submit("azione", actionDone)), http.StatusOK) // as it was
	d.check(d.page(colleagueForm(d, studio, "interno").Set("a-ordine", "sempre").Submit("azione", actionDone)), http.StatusOK)
}

// checkMail reads the address of the new mail as a mail program does.
func checkMail(t *testing.T, made *webtest.Page) {
	t.Helper()
	var address string
	for _, link := range made.Links() {
		if strings.HasPrefix(link, "mailto:") {
			address = link
		}
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "mailto" || u.Opaque != "" || u.Fragment != "" {
		t.Fatalf("%q: %v", address, err)
	}
	if strings.ContainsAny(u.RawQuery, "\r\n +<>\"'") {
		t.Errorf("%s holds what a mail program reads otherwise", u.RawQuery)
	}
	fields, err := url.ParseQuery(u.RawQuery)
	if err != nil || len(fields) != 2 || len(fields["subject"]) != 1 || len(fields["body"]) != 1 {
		t.Fatalf("fields %v: %v", fields, err)
	}
	if subject := fields.Get("subject"); strings.ContainsAny(subject, "\r\n") || !strings.Contains(subject, "Amministrazione, finanza e processi decisionali") {
		t.Errorf("subject %q", subject)
	}
	body := fields.Get("body")
	if !strings.Contains(body, "\r\n"+made.Links()[0]) && !strings.Contains(body, "/riprendi/"+string(lastToken(t, made))) {
		t.Errorf("the body has no link: %q", body)
	}
	if strings.Contains(strings.ReplaceAll(body, "\r\n", ""), "\n") || !strings.Contains(body, "Forno & Figli?subject=x#y&bcc=z@y.example+1 100%0D%0Aè") {
		t.Errorf("body %q", body)
	}
}

func TestDelegateConflicts(t *testing.T) {
	d := newDesk(t, everyType())
	studio, _, page := d.sendArea("interno", "Studio Bianchi")
	ours, theirs := d.area("interno"), d.form(page, "/interno")
	d.check(d.page(theirs.Set("a-ordine", "sempre").Set("a-quota", "7").Submit("azione", actionDone)), http.StatusOK)
	page = d.check(d.press(ours.Set("a-ordine", "mai").Set("a-canali", "rete"), actionNext), http.StatusConflict)
	if !page.Has("Quella di Studio Bianchi (") || d.answer("canali").Kind == survey.Unanswered || d.answer("quota").Number != 7000 {
		t.Fatalf("the company sees %s", page.Text())
	}
	stale := colleagueForm(d, studio, "interno")
	d.check(d.press(d.form(page, "/interno").Set("keep-ordine", "mine"), actionNext), http.StatusOK)
	if d.answer("ordine").Option != "mai" || d.stored().GivenBy("ordine") != "" || d.stored().GivenBy("quota") != "Studio Bianchi" {
		t.Fatalf("stored %+v", d.stored().Answers)
	}
	page = d.check(d.page(stale.Set("a-ordine", "spesso").Submit("azione", actionDone)), http.StatusConflict)
	if !page.Has("Quella salvata altrove") || !page.Has("Panificio") && !page.Has("vi chiede di rispondere") {
		t.Fatalf("the delegate sees %s", page.Text())
	}
	page = d.check(d.page(d.form(page, "/interno").Set("keep-ordine", "theirs").Submit("azione", actionDone)), http.StatusOK)
	if page.Path() != d.path("/area/interno/fatto") || d.answer("ordine").Option != "mai" {
		t.Fatalf("%s, stored %+v", page.URL, d.answer("ordine"))
	}
}

// Two areas of one company stay apart in one browser, the company's own link
// comes first, and leaving leaves both.
func TestDelegateCookies(t *testing.T) {
	d := newDesk(t, everyType())
	studio, _, _ := d.sendArea("interno", "Studio Bianchi")
	_, made, _ := d.sendArea("clienti", "Studio Bianchi")
	d.open(studio, lastToken(t, made))
	for _, area := range []string{"interno", "clienti"} {
		page := d.check(d.page(studio.Get(d.path("/area/"+area))), http.StatusOK)
		page = d.check(d.page(d.form(page, "/"+area).Submit("azione", actionLater)), http.StatusOK)
		if !page.Has("vi chiede di rispondere") {
			t.Errorf("%s: %s", area, page.Text())
		}
	}
	for _, path := range []string{"/area/vendite", "/riepilogo", "/risultato", "/deleghe"} {
		page := d.check(d.page(studio.Get(d.path(path))), http.StatusForbidden)
		if !page.Has("una sola parte del questionario") || !strings.Contains(page.Link("Andate alle domande per voi"), d.path("/area/")) || page.Has("Fatevi rimandare") {
			t.Errorf("%s of the company: %s", path, page.Text())
		}
	}
	d.open(d.Browser, lastToken(t, made))
	if page := d.see("/area/clienti", http.StatusOK); page.Has("vi chiede di rispondere") || !page.Has("Salvate e continuate") {
		t.Errorf("opening the link takes the company's own place: %s", page.Text())
	}
	page := d.check(d.page(studio.Get(d.path("/area/interno/fatto"))), http.StatusOK)
	d.page(d.form(page, "/esci").Submit("", ""))
	for _, area := range []string{"interno", "clienti"} {
		d.check(d.page(studio.Get(d.path("/area/"+area))), http.StatusNotFound)
	}
	// A cookie lives as long as the edit cookie, and no longer than its link.
	access, err := d.service.Open(t.Context(), lastToken(t, made))
	if err != nil {
		t.Fatal(err)
	}
	for passed, want := range map[time.Duration]time.Duration{0: editLife, 45 * 24 * time.Hour: 15 * 24 * time.Hour} {
		d.server.Intake = intake.New(d.store, d.server.Catalogue, func() time.Time { return time.Now().Add(passed) }, nil)
		if got := d.server.areaLife(access); got > want || got < want-time.Minute {
			t.Errorf("after %s the cookie lives %s", passed, got)
		}
	}
}

// What is asked may change while a delegate answers.
func TestDelegatedAreaLeavesThePath(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.area("clienti").Set("a-sito", "si"), actionNext)
	agency, _, page := d.sendArea("vendite", "Agenzia")
	form := d.form(page, "/vendite")
	d.press(d.area("clienti").Set("a-sito", "no"), actionNext)
	if page = d.check(d.page(agency.Get(d.path("/area/vendite"))), http.StatusOK); !page.Has("non si fanno più") {
		t.Errorf("off the path: %s", page.Text())
	}
	if page = d.check(d.page(form.Set("a-ordini", "si").Submit("azione", actionDone)), http.StatusOK); !page.Has("non si fanno più") || d.answer("ordini").Kind != survey.Unanswered {
		t.Errorf("saved off the path: %s", page.Text())
	}
	if page = d.see("/deleghe", http.StatusOK); !page.Has("ora le sue domande non si fanno") {
		t.Errorf("the list: %s", page.Text())
	}
	// A question that comes up by the delegate's own answer is shown first.
	friend, _, page := d.sendArea("clienti", "Amico")
	page = d.check(d.page(d.form(page, "/clienti").Set("a-sito", "si").Submit("azione", actionDone)), http.StatusOK)
	if page.Path() != d.path("/area/clienti") || !page.Has("una domanda in più") {
		t.Errorf("what came up: %s", page.URL)
	}
	// In another language, what was typed is kept.
	page = d.check(d.page(colleagueForm(d, friend, "clienti").Set("a-note", "ciao").Submit(languageField, "de")), http.StatusOK)
	if !page.Has("bittet Sie") || d.answer("note").Text != "ciao" {
		t.Errorf("in German: %s", page.Text())
	}
}
