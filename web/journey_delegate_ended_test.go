package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/survey"
)

// revoke ends a delegation of the desk's response, the latest being the last.
func (d *desk) revoke(nth int) {
	d.t.Helper()
	company, err := d.service.Open(d.t.Context(), d.token)
	if err == nil {
		err = d.service.RevokeDelegation(d.t.Context(), company, d.stored().Delegations[nth].ID)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// companyWords are what only the company itself is to be told.
var companyWords = []string{"Sessione scaduta", "aprite il vostro collegamento", "Collegamento perso?", "collegamento perso", "iniziare una nuova valutazione"}

// Whoever comes back through a revoked link hears that, and whom to ask; what
// was typed is shown to be copied, and a new link lets it in.
func TestRevokedDelegateIsToldTheTruth(t *testing.T) {
	d := newDesk(t, everyType())
	studio, _, page := d.sendArea("interno", "Studio Bianchi")
	d.check(d.page(d.form(page, "/interno").Set("a-canali", "rete").Submit("azione", actionLater)), http.StatusOK)
	form := d.form(d.check(d.page(studio.Get(d.path("/area/interno"))), http.StatusOK), "/interno")
	d.revoke(0)
	untold := func(where, said string) {
		t.Helper()
		for _, words := range companyWords {
			if main, _, _ := strings.Cut(said, "Come si calcola"); strings.Contains(main, words) {
				t.Errorf("%s: the delegate hears %q: %s", where, words, main)
			}
		}
	}
	for _, path := range []string{"/area/interno", "/area/interno/fatto", "", "/riepilogo"} {
		page = d.check(d.page(studio.Get(d.path(path))), http.StatusNotFound)
		if !page.Has("scaduto o è stato revocato") || !page.Has("chiedetene uno nuovo a chi ve l'ha mandato") {
			t.Errorf("%s: %s", path, page.Text())
		}
		untold(path, page.Text())
	}
	page = d.check(d.page(form.Set("a-ordine", "sempre").Set("a-quota", "tanto <b>").Submit("azione", actionDone)), http.StatusForbidden)
	for _, words := range []string{"scaduto o è stato revocato", "Chiedete un collegamento nuovo a chi vi ha mandato le domande", "Quanto siete organizzati?", "Sempre", "tanto <b>"} {
		if !page.Has(words) {
			t.Errorf("what was typed: %q is missing in %s", words, page.Text())
		}
	}
	if page.Has("In quali canali vendete?") {
		t.Errorf("what is saved is shown as not saved: %s", page.Text())
	}
	untold("kept", page.Text())
	kept := d.form(page, "/interno")
	_, made, _ := d.sendArea("interno", "Studio Bianchi")
	d.open(studio, lastToken(t, made))
	d.check(d.page(kept.Set("a-quota", "7").Submit("", "")), http.StatusOK)
	if d.answer("ordine").Option != "sempre" || d.answer("quota").Number != 7000 {
		t.Errorf("stored %+v", d.stored().Answers)
	}
	// The link has run out, and its cookie with it: the form knows.
	third, _, page := d.sendArea("interno", "Un altro")
	form = d.form(page, "/interno")
	third.ForgetCookies()
	page = d.check(d.page(form.Set("a-ordine", "mai").Submit("azione", actionDone)), http.StatusForbidden)
	if !page.Has("scaduto o è stato revocato") || !page.Has("Mai") {
		t.Errorf("run out: %s", page.Text())
	}
}

// Of two areas in one browser, the one whose link was revoked says so; the other
// is open.
func TestOneOfTwoDelegatedAreasIsRevoked(t *testing.T) {
	d := newDesk(t, everyType())
	studio, _, page := d.sendArea("interno", "Studio Bianchi")
	form := d.form(page, "/interno")
	_, made, _ := d.sendArea("clienti", "Studio Bianchi")
	d.open(studio, lastToken(t, made))
	d.revoke(0)
	if page = d.check(d.page(studio.Get(d.path("/area/interno"))), http.StatusNotFound); !page.Has("scaduto o è stato revocato") {
		t.Errorf("revoked: %s", page.Text())
	}
	page = d.check(d.page(form.Set("a-ordine", "sempre").Submit("azione", actionDone)), http.StatusForbidden)
	if !page.Has("Quanto siete organizzati?") || len(d.stored().Answers) != 0 {
		t.Errorf("saved once revoked: %s", page.Text())
	}
	d.check(d.page(studio.Get(d.path("/area/clienti"))), http.StatusOK)
}

// A delegate who has given nothing is not thanked for answers.
func TestDelegateIsDoneWithNothing(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.area("interno").Set("a-ordine", "sempre"), actionNext)
	studio, _, page := d.sendArea("interno", "Studio Bianchi")
	page = d.check(d.page(d.form(page, "/interno").Submit("azione", actionDone)), http.StatusOK)
	if page.Path() != d.path("/area/interno/fatto") || page.Has("vede ora le vostre risposte") || !page.Has("non avete salvato nessuna risposta") {
		t.Errorf("nothing given: %s", page.Text())
	}
	d.check(d.page(colleagueForm(d, studio, "interno").Set("a-canali", "rete").Submit("azione", actionLater)), http.StatusOK)
	page = d.check(d.page(studio.Get(d.path("/area/interno/fatto"))), http.StatusOK)
	if !page.Has("vede ora le vostre risposte") || page.Has("nessuna risposta") {
		t.Errorf("one given: %s", page.Text())
	}
}

// The company sees beside each question who answered it, on its page alone; no
// field made for all companies holds a name.
func TestAnswersNameTheirGiver(t *testing.T) {
	d := newDesk(t, everyType())
	studio, _, page := d.sendArea("interno", "Studio Bianchi")
	d.check(d.page(d.form(page, "/interno").Set("a-ordine", "sempre").Set("a-quota", "7").Submit("azione", actionDone)), http.StatusOK)
	const by = "Risposta di Studio Bianchi"
	if got := strings.Count(d.see("/area/interno", http.StatusOK).Text(), by); got != 2 {
		t.Errorf("the company sees %d names", got)
	}
	if page = d.check(d.page(studio.Get(d.path("/area/interno"))), http.StatusOK); page.Has(by) {
		t.Errorf("the delegate sees names: %s", page.Text())
	}
	if page = d.check(d.press(d.area("interno").Set("a-canali", "rete").Set("a-quota", "x"), actionNext), http.StatusUnprocessableEntity); strings.Count(page.Text(), by) != 2 {
		t.Errorf("with a problem: %s", page.Text())
	}
	other := *d
	other.begin()
	other.press(other.area("interno").Set("a-ordine", "sempre"), actionNext)
	if page = other.see("/area/interno", http.StatusOK); page.Has("Studio Bianchi") {
		t.Errorf("another company sees %s", page.Text())
	}
	d.open(d.Browser, d.token)
	d.press(d.area("interno").Set("a-ordine", "mai"), actionNext)
	if got := strings.Count(d.see("/area/interno", http.StatusOK).Text(), by); got != 1 {
		t.Errorf("once the company has changed one, it sees %d names", got)
	}
	_, said := d.autosave("interno", one("quota", "1", "a-quota", "7"))
	if said.Questions["quota"].By != "Studio Bianchi" {
		t.Errorf("the script hears %+v", said.Questions["quota"])
	}
	if _, said = d.autosave("interno", one("quota", "1", "a-quota", "8")); said.Questions["quota"].By != "" || d.answer("quota").Kind == survey.Unanswered {
		t.Errorf("once the company has changed it, the script hears %+v", said.Questions["quota"])
	}
}

// What a delegate's script hears is of the area alone.
func TestDelegatesScriptHearsNothingOfTheCompany(t *testing.T) {
	d := newDesk(t, everyType())
	sent := d.delegated("interno", "Studio Bianchi")
	request := sent.request("POST", d.path("/area/interno"), one("ordine", "0", "a-ordine", "sempre"))
	request.Header.Set("Accept", "application/json")
	answer := sent.answer(request)
	body := answer.Body.String()
	if answer.Code != http.StatusOK || strings.Contains(body, `"steps"`) || strings.Contains(body, `"where"`) || strings.Contains(body, "/profilo") || strings.Contains(body, "Dati dell") || strings.Contains(body, "Bianchi") {
		t.Errorf("%d %s", answer.Code, body)
	}
	if _, said := d.autosave("interno", one("canali", "0", "a-canali", "rete")); len(said.Steps) == 0 || said.Where == "" {
		t.Errorf("the company hears %+v", said)
	}
}
