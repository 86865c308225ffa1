package web

import (
	"net/http"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/locale"
	"maturita/scoring"
	"maturita/survey"
)

func TestResultPage(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.submitAll()
	for _, text := range []string{"Punteggio complessivo: 66,7 su 100.", "Livello: Esperto", "Clienti e mercati", "non pertinente", "Tecnologie utili: cloud, commercio elettronico.",
		"Strumenti in uso", "Dove c'è più da guadagnare", "La vostra risposta: No", "Camera di commercio (Firenze)", "Questionario versione 1.0.0, calcolo versione 1.0.0.", "non ancora confermate", "Scala da 0 a 100 divisa in 3 livelli. Il punteggio è 66,7; livello: Esperto."} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
}

// resultOf scores answers to everyType and shows them.
func resultOf(t *testing.T, answers survey.Answers, change func(*intake.Outcome)) *resultPage {
	t.Helper()
	model, err := scoring.Compile(everyType())
	if err != nil {
		t.Fatal(err)
	}
	o := intake.Outcome{Model: model, Result: model.Score(answers), Answers: answers}
	if change != nil {
		change(&o)
	}
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	return newResultPage(bundle.Printer(locale.Default), o)
}

func TestHeldBack(t *testing.T) {
	full := survey.Cell{Options: []survey.OptionID{"sempre"}}
	both := survey.Cell{Options: []survey.OptionID{"uso", "piano"}}
	page := resultOf(t, survey.Answers{
		"sito": option("si"), "sito-curato": option("noi"), "strumenti": ticks("posta"), "ordini": option("si"), "ordine": option("sempre"),
		"dati": rows(map[survey.RowID]survey.Cell{"vendite": full, "acquisti": full}), "tecnologie": rows(map[survey.RowID]survey.Cell{"cloud": both, "iot": both}),
	}, nil)
	if page.LevelByScore != "Campione" || page.Level == nil || page.Level.Name != "Esperto" || len(page.Gates) != 1 {
		t.Fatalf("level %+v, by score %s, gates %v", page.Level, page.LevelByScore, page.Gates)
	}
	if want := "Per il livello Campione servono almeno 2 voci alla domanda «Che cosa usate?»: ne avete 1, ne mancano 1."; page.Gates[0] != want {
		t.Errorf("%q", page.Gates[0])
	}
}

// What cannot be assessed is said in words and is never 0.
func TestNotAssessable(t *testing.T) {
	page := resultOf(t, survey.Answers{"sito": {Kind: survey.AnswerInapplicable}}, nil)
	if page.Level != nil || page.Overall != "" || page.Scale != nil {
		t.Errorf("level %v overall %q", page.Level, page.Overall)
	}
	states := map[string]bool{}
	for _, a := range page.Areas {
		states[a.State] = true
		if a.Score != "" || a.Bar != nil {
			t.Errorf("%s has %q", a.Title, a.Score)
		}
	}
	if !states["non valutabile"] || !states["non pertinente"] {
		t.Errorf("states %v", states)
	}
}

func TestEveryGateSentence(t *testing.T) {
	two, one := "2", "161/2"
	for _, g := range []scoring.FailedGate{
		{Level: "campione", Area: "clienti", Reason: scoring.Below, Required: two, Actual: &one, Missing: &one},
		{Level: "campione", Area: "clienti", Reason: scoring.GateNotAssessable, Required: two},
		{Level: "campione", Area: "clienti", Reason: scoring.GateNotPertinent, Required: two},
		{Level: "campione", Question: "strumenti", Reason: scoring.Below, Required: two, Actual: &two, Missing: &two},
		{Level: "campione", Question: "strumenti", Reason: scoring.GateOffPath, Required: two},
		{Level: "campione", Question: "strumenti", Reason: scoring.GateNotApplicable, Required: two},
		{Level: "campione", Question: "strumenti", Reason: scoring.GateUnanswered, Required: two},
	} {
		page := resultOf(t, survey.Answers{}, func(o *intake.Outcome) { o.Result.FailedGates = []scoring.FailedGate{g} })
		if s := page.Gates[0]; strings.ContainsAny(s, "[]") || strings.Contains(s, "<no value>") || !strings.Contains(s, "Campione") || !strings.Contains(s, "2") {
			t.Errorf("%s of %s%s: %q", g.Reason, g.Area, g.Question, s)
		}
		if g.Area != "" && g.Reason == scoring.Below && !strings.Contains(page.Gates[0], "80,5") {
			t.Errorf("%q", page.Gates[0])
		}
	}
}

func TestUpdate(t *testing.T) {
	d := newDesk(t, everyType())
	result := d.submitAll()
	earlier := d.id
	page := d.check(d.press(d.form(result, "/aggiorna"), ""), http.StatusOK)
	d.id = survey.ResponseID(strings.Split(page.Path(), "/")[2])
	if d.id == earlier || page.Path() != d.path("/area/clienti") || !page.Has("Da confermare: controllate la risposta") || !page.Has("State aggiornando") {
		t.Fatalf("%s: %s", page.Path(), page.Text())
	}
	review := d.see("/riepilogo", http.StatusOK)
	if !review.Has("(da confermare)") {
		t.Errorf("review: %s", review.Text())
	}
	d.check(d.press(d.form(review, "/invia"), ""), http.StatusUnprocessableEntity)
	page = d.press(d.form(page, "/clienti").Set("a-strumenti", "posta"), actionNext)
	if page.Has("Da confermare: controllate la risposta") != true || page.Path() != d.path("/area/interno") {
		t.Fatalf("second area: %s: %s", page.Path(), page.Text())
	}
	page = d.press(d.form(page, "/interno"), actionNext)
	if page.Path() != d.path("/riepilogo") || !page.Has("non manca nulla") {
		t.Fatalf("confirmed: %s: %s", page.Path(), page.Text())
	}
	page = d.check(d.press(d.form(page, "/invia"), ""), http.StatusOK)
	if back := page.Link("Rivedete quella precedente"); back != d.url+responsePath(earlier)+"/risultato" {
		t.Fatalf("link to the earlier: %q", back)
	}
	d.id = earlier
	if page = d.see("/risultato", http.StatusOK); !page.Has("una valutazione più recente") {
		t.Errorf("earlier: %s", page.Text())
	}
}

func TestWithdraw(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	page := d.check(d.press(d.form(d.see("/ritira", http.StatusOK), "/ritira"), ""), http.StatusOK)
	if page.Path() != d.path("/risultato") || !page.Has("è stata ritirata") || page.Has("Aggiornate la valutazione") || d.stored().State != survey.Withdrawn {
		t.Errorf("%s: %s", page.Path(), page.Text())
	}
	if page = d.see("/ritira", http.StatusOK); page.Path() != d.path("/risultato") {
		t.Errorf("withdrawing again leads to %s", page.Path())
	}
}
