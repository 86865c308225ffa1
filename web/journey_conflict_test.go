package web

import (
	"net/http"
	"testing"

	"maturita/survey"
	"maturita/web/webtest"
)

func colleagueForm(d *desk, b *webtest.Browser, area string) *webtest.Form {
	d.t.Helper()
	return d.form(d.check(d.page(b.Get(d.path("/area/"+area))), http.StatusOK), "/area/"+area)
}

func TestTwoPeopleMerge(t *testing.T) {
	d := newDesk(t, everyType())
	b := d.colleague()
	mine, theirs, elsewhere := d.area("clienti"), colleagueForm(d, b, "clienti"), colleagueForm(d, b, "interno")
	d.check(d.press(mine.Set("a-sito", "no"), actionNext), http.StatusOK)
	d.check(d.press(theirs.Set("a-strumenti", "posta"), actionNext), http.StatusOK)
	d.check(d.press(elsewhere.Set("a-ordine", "mai"), actionNext), http.StatusOK)
	if d.answer("sito").Option != "no" || len(d.answer("strumenti").Options) != 1 || d.answer("ordine").Option != "mai" {
		t.Errorf("stored %+v", d.stored().Answers)
	}
	// The same answer given twice is no conflict either.
	mine, theirs = d.area("interno"), colleagueForm(d, b, "interno")
	d.check(d.press(mine.Set("a-ordine", "sempre"), actionNext), http.StatusOK)
	d.check(d.press(theirs.Set("a-ordine", "sempre"), actionNext), http.StatusOK)
}

func TestSameQuestion(t *testing.T) {
	for keep, want := range map[string]survey.OptionID{"mine": "spesso", "theirs": "sempre"} {
		t.Run(keep, func(t *testing.T) {
			d := newDesk(t, everyType())
			b := d.colleague()
			mine, theirs := d.area("interno"), colleagueForm(d, b, "interno")
			d.check(d.press(theirs.Set("a-ordine", "sempre"), actionNext), http.StatusOK)
			page := d.check(d.press(mine.Set("a-ordine", "spesso").Set("a-quota", "7"), actionNext), http.StatusConflict)
			if !page.Has("Una domanda ha due risposte") || !page.Has("Spesso") || !page.Has("Sempre") || !page.Has("Quella salvata altrove") {
				t.Fatalf("conflict page: %s", page.Text())
			}
			if d.answer("ordine").Option != "sempre" || d.answer("quota").Number != 7000 {
				t.Fatalf("stored %+v", d.stored().Answers)
			}
			// Saving without deciding asks again.
			page = d.check(d.press(d.form(page, "/interno"), actionNext), http.StatusConflict)
			if !page.Has("Scegliete quale delle due risposte tenere") || !page.Has("Spesso") {
				t.Fatalf("not decided: %s", page.Text())
			}
			page = d.check(d.press(d.form(page, "/interno").Set("keep-ordine", keep), actionNext), http.StatusOK)
			if page.Path() != d.path("/riepilogo") || d.answer("ordine").Option != want {
				t.Fatalf("%s: stored %+v", page.Path(), d.answer("ordine"))
			}
		})
	}
}

func TestConflictMovesOn(t *testing.T) {
	d := newDesk(t, everyType())
	b := d.colleague()
	mine, theirs := d.area("clienti"), colleagueForm(d, b, "clienti")
	d.press(theirs.Set("a-note", "la loro"), actionNext)
	page := d.check(d.press(mine.Set("a-note", "<b>la nostra</b>"), actionNext), http.StatusConflict)
	d.press(colleagueForm(d, b, "clienti").Set("a-note", "la loro, di nuovo"), actionNext)
	page = d.check(d.press(d.form(page, "/clienti").Set("keep-note", "mine"), actionNext), http.StatusConflict)
	if !page.Has("la loro, di nuovo") || !page.Has("<b>la nostra</b>") {
		t.Fatalf("second conflict: %s", page.Text())
	}
	d.check(d.press(d.form(page, "/clienti").Set("keep-note", "mine"), actionNext), http.StatusOK)
	if got := d.answer("note").Text; got != "<b>la nostra</b>" {
		t.Errorf("stored %q", got)
	}
}
