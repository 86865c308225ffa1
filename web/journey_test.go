package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/survey"
)

func TestJourney(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.see("", http.StatusOK)
	if page.Path() != d.path("/profilo") {
		t.Fatalf("a new response leads to %s", page.Path())
	}
	page = d.press(fillProfile(d.form(page, "/profilo")), actionNext)
	if page.Path() != d.path("/area/clienti") || !page.Has("Passo 2 di 4") || !page.Has("Ultimo salvataggio") {
		t.Fatalf("after the profile: %s: %.500s", page.Path(), page.Text())
	}
	// «Sì» opens a question on this page and an area after it.
	page = d.press(d.form(page, "/clienti").Set("a-sito", "si").Set("a-strumenti", "posta", "social"), actionNext)
	if page.Path() != d.path("/area/clienti") || !page.Has("una domanda in più") || !page.Has("Chi lo aggiorna?") || !page.Has("Passo 2 di 5") {
		t.Fatalf("the question that came up: %s: %.500s", page.URL, page.Text())
	}
	page = d.press(d.form(page, "/clienti").Set("a-sito-curato", "noi"), actionNext)
	if page.Path() != d.path("/area/interno") {
		t.Fatalf("after the first area: %s", page.Path())
	}
	page = d.press(d.form(page, "/interno").Set("a-ordine", "sempre"), actionLater)
	if page.Path() != d.path("/riprendi-piu-tardi") || !page.Has("/riprendi/"+string(d.token)) {
		t.Fatalf("saving for later: %s: %.500s", page.Path(), page.Text())
	}
	// Another day: the link leads to the first question without an answer.
	d.ForgetCookies()
	page = d.open(d.Browser, d.token)
	if page.Path() != d.path("/area/interno") || page.URL.Fragment != "q-dati" {
		t.Fatalf("resuming leads to %s", page.URL)
	}
	page = d.press(d.form(page, "/interno").Set("a-dati.vendite", "sempre").Set("a-dati.acquisti", "na").Set("a-tecnologie.cloud", "uso").
		Set("rest-tecnologie", "1").Set("na-quota", "1").Set("reason-quota", "Vendiamo al banco").Set("a-canali", "na"), actionNext)
	page = d.press(d.form(page, "/vendite"), actionNext)
	if page.Path() != d.path("/riepilogo") || !page.Has("Manca ancora una domanda") || page.Link("Prendete ordini dal sito?") != d.url+d.path("/area/vendite#q-ordini") {
		t.Fatalf("review with something missing: %s: %s", page.Path(), page.Text())
	}
	page = d.check(d.press(d.form(page, "/invia"), ""), http.StatusUnprocessableEntity)
	if !page.Has("Non è ancora possibile inviare") {
		t.Fatalf("sending what is not complete: %s", page.Text())
	}
	d.press(d.area("vendite").Set("a-ordini", "si"), actionNext)
	page = d.see("", http.StatusOK)
	if page.Path() != d.path("/riepilogo") || !page.Has("Microimpresa") || !page.Has("non manca nulla") {
		t.Fatalf("complete: %s: %s", page.Path(), page.Text())
	}
	page = d.check(d.press(d.form(page, "/invia"), ""), http.StatusOK)
	if page.Path() != d.path("/risultato") || !page.Has("Livello: Campione") || !page.Has("Camera di commercio (Firenze)") || !page.Has("Panificio Rossi & figli <srl>") {
		t.Fatalf("result: %s: %s", page.Path(), page.Text())
	}
}

// Once sent, whatever page the company goes back to leads to the same result.
func TestAfterSubmission(t *testing.T) {
	d := newDesk(t, everyType())
	review := d.form(d.fillAll(), "/invia")
	area, profile := d.area("clienti"), d.form(d.see("/profilo", http.StatusOK), "/profilo")
	first := d.check(d.press(review, ""), http.StatusOK).Text()
	for name, f := range map[string]func() string{
		"double click": func() string { return d.check(d.press(review, ""), http.StatusOK).Text() },
		"refresh":      func() string { return d.see("/risultato", http.StatusOK).Text() },
		"start":        func() string { return d.see("", http.StatusOK).Text() },
		"review":       func() string { return d.see("/riepilogo", http.StatusOK).Text() },
		"area":         func() string { return d.see("/area/clienti", http.StatusOK).Text() },
		"profile":      func() string { return d.see("/profilo", http.StatusOK).Text() },
		"back to an area and save": func() string {
			return d.check(d.press(area.Set("a-sito", "si"), actionNext), http.StatusOK).Text()
		},
		"back to the profile and save": func() string { return d.check(d.press(profile, actionNext), http.StatusOK).Text() },
	} {
		if got := f(); got != first {
			t.Errorf("%s shows another page: %.300s", name, got)
		}
	}
	if len(d.store.facts) != 1 || d.answer("sito").Option != "no" {
		t.Errorf("%d facts, answer %+v", len(d.store.facts), d.answer("sito"))
	}
}

func TestResultBeforeSubmission(t *testing.T) {
	d := newDesk(t, everyType())
	if page := d.see("/risultato", http.StatusOK); page.Path() != d.path("/profilo") {
		t.Errorf("the result of a draft leads to %s", page.Path())
	}
	if page := d.see("/ritira", http.StatusOK); page.Path() != d.path("/profilo") {
		t.Errorf("withdrawing a draft leads to %s", page.Path())
	}
	d.see("/area/luna", http.StatusNotFound)
}

func TestButtonsOfAnArea(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	for _, tt := range []struct{ area, action, to string }{
		{"clienti", actionNext, "/area/interno"}, {"clienti", actionBack, "/profilo"}, {"clienti", actionRefresh, "/area/clienti"},
		{"clienti", actionLater, "/riprendi-piu-tardi"}, {"interno", actionBack, "/area/clienti"}, {"interno", actionNext, "/riepilogo"},
		{"interno", "", "/riepilogo"},
	} {
		if page := d.check(d.press(d.area(tt.area), tt.action), http.StatusOK); page.Path() != d.path(tt.to) {
			t.Errorf("%s from %s leads to %s, not %s", tt.action, tt.area, page.Path(), tt.to)
		}
	}
	if got := len(d.stored().Answers); got != 0 {
		t.Errorf("%d answers stored of forms left empty", got)
	}
}

func TestClearing(t *testing.T) {
	d := newDesk(t, everyType())
	d.fillAll()
	if f := d.area("clienti"); strings.Join(f.Choices("a-sito"), "|") != "si|no|na|" {
		t.Errorf("choices of an answered question: %q", f.Choices("a-sito"))
	}
	d.press(d.area("clienti").Set("a-sito", "").Set("a-strumenti"), actionNext)
	d.press(d.area("interno").Set("clear-dati", "1").Set("a-quota", ""), actionNext)
	for _, id := range []survey.QuestionID{"sito", "strumenti", "dati", "quota"} {
		if a := d.answer(id); a.Kind != survey.Unanswered {
			t.Errorf("%s is still %+v", id, a)
		}
	}
	if a := d.answer("ordine"); a.Option != "sempre" {
		t.Errorf("an answer left alone became %+v", a)
	}
}
