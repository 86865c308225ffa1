package web

import (
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"testing"
)

func TestFragmentsAreBounded(t *testing.T) {
	const room, pieces = 1000, 3000
	f := newFragments(room)
	made := 0
	show := func() (template.HTML, error) { made++; return template.HTML(strings.Repeat("x", 1+made%7)), nil }
	for i := range pieces {
		_, err := f.get(i, show)
		size := 0
		for _, piece := range f.kept {
			size += len(piece)
		}
		if err != nil || size > room || size != f.taken {
			t.Fatal(size, f.taken, err)
		}
	}
	if _, err := f.get(pieces-1, show); err != nil || made != pieces {
		t.Error("a piece that is kept was made again", made, err)
	}
	fails := func() (template.HTML, error) { return "x", fmt.Errorf("no") }
	if got, err := f.get("wrong", fails); err == nil || got != "" {
		t.Error("a piece that could not be made is", got, err)
	}
	if got, err := f.get("wrong", show); err != nil || got == "" {
		t.Error("it is kept that a piece could not be made", got, err)
	}
}

// Pages are made of pieces that are made once: nothing of one company reaches
// another's.
func TestNothingReachesAnotherCompany(t *testing.T) {
	d := newDesk(t, everyType())
	first := d.id
	for _, language := range d.server.Locale.Languages() {
		d.language = language
		d.raw(http.MethodGet, d.path("/area/clienti"), nil)
	}
	d.press(d.area("clienti").Set("a-sito", "si").Set("a-note", "solo nostro"), actionNext)
	d.press(d.area("interno").Set("a-quota", "37,5"), actionNext)
	seen := func() string {
		var all strings.Builder
		for _, language := range d.server.Locale.Languages() {
			d.language = language
			for _, path := range []string{"/profilo", "/area/clienti", "/area/interno", "/riepilogo"} {
				all.Write(d.raw(http.MethodGet, d.path(path), nil).body)
			}
		}
		return all.String()
	}
	if own := seen(); !strings.Contains(own, "solo nostro") || !strings.Contains(own, "37,5") || !strings.Contains(own, `href="/r/`+string(first)+`/riepilogo"`) {
		t.Error("the company does not see its own answers and steps")
	}
	d.begin()
	d.press(d.area("clienti").Set("a-sito", "si").Set("a-note", "di altri"), actionNext)
	other := seen()
	for _, foreign := range []string{string(first), "solo nostro", "37,5", anyResponse + "/"} {
		if strings.Contains(other, foreign) {
			t.Errorf("another company sees %q", foreign)
		}
	}
	if !strings.Contains(other, "di altri") || !strings.Contains(other, `href="/r/`+string(d.id)+`/riepilogo"`) {
		t.Error("the other company does not see its own")
	}
}

// What is written into a template when it is parsed is escaped as what is
// written later, and nothing is parsed as a template that is none.
func TestTextsInTemplates(t *testing.T) {
	p := newDesk(t, everyType()).server.Locale.Printer("it")
	for source, want := range map[string]string{
		`<a title="{{t "company.step.profile"}}">`: `<a title="Dati dell&#39;azienda">`,
		`{{t "no.such.key"}}`:                      `{{t "no.such.key"}}`,
		`{{t "company.steps.where" "N" 1 "Of" 2}}`: `{{t "company.steps.where" "N" 1 "Of" 2}}`,
	} {
		if got := withTexts(source, p); got != want {
			t.Errorf("%s becomes %s, not %s", source, got, want)
		}
	}
}
