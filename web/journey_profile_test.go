package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"maturita/survey"
)

// fillIn sends the profile with some fields changed, and returns the status, the
// text and what the form shows again.
func (p *desk) fillIn(set map[string]string) (int, string, map[string]string) {
	p.t.Helper()
	f := fillProfile(p.form(p.see("/profilo", http.StatusOK), "/profilo"))
	for name, value := range set {
		f.Set(name, value)
	}
	page := p.press(f, actionNext)
	shown := map[string]string{}
	if page.Path() == p.path("/profilo") {
		for name, values := range p.form(page, "/profilo").Values {
			shown[name] = values[0]
		}
	}
	return page.Status, page.Text(), shown
}

func TestProfileProblemsAllAtOnce(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.check(d.press(d.form(d.see("/profilo", http.StatusOK), "/profilo"), actionNext), http.StatusUnprocessableEntity)
	for _, sentence := range []string{"Ci sono 9 cose da correggere", "Scrivete il nome", "Scrivete il codice fiscale", "Scrivete la partita IVA", "Scegliete la provincia",
		"sede o di un'unità locale", "Indicate la vostra attività", "quante persone lavorano", "Scegliete la fascia di fatturato", "Indicate perché compilate"} {
		if !page.Has(sentence) {
			t.Errorf("%q is not said", sentence)
		}
	}
	for _, link := range page.Links() {
		if _, anchor, ok := strings.Cut(link, "#f-"); ok {
			if _, found := page.ID("f-" + anchor); !found {
				t.Errorf("nothing at #f-%s", anchor)
			}
		}
	}
}

func TestProfileKeepsWhatWasTyped(t *testing.T) {
	p := newDesk(t, everyType())
	status, text, shown := p.fillIn(map[string]string{"partita-iva": "12345678901", "company-name": "Bar \"<Sport>\" 🙂", "staff": "1.200", "email": "anna@", "contact": "1", "rea-number": "12a"})
	if status != http.StatusUnprocessableEntity || !strings.Contains(text, "l'ultima cifra non corrisponde") || !strings.Contains(text, "nome@azienda.it") || !strings.Contains(text, "numero REA") {
		t.Fatalf("%d: %s", status, text)
	}
	for name, want := range map[string]string{"company-name": "Bar \"<Sport>\" 🙂", "partita-iva": "12345678901", "staff": "1.200", "province": "FI", "place": "seat", "turnover": "micro", "reason": "voucher", "email": "anna@", "contact": "1", "ateco": "10.71"} {
		if shown[name] != want {
			t.Errorf("%s is shown as %q", name, shown[name])
		}
	}
	if p.stored().Profile.Given() {
		t.Error("stored")
	}
}

func TestProfileIsSaved(t *testing.T) {
	p := newDesk(t, everyType())
	if status, text, _ := p.fillIn(map[string]string{"staff": "1.200,5", "codice-fiscale": "RSSMRA85T10A562S", "turnover": "large", "rea-number": "FI-123456"}); status != http.StatusOK {
		t.Fatal(text)
	}
	profile := p.stored().Profile
	if profile.Staff != 1200500 || profile.Size() != survey.Large || profile.REA.Number != "123456" || profile.Ateco != "10.71" {
		t.Errorf("stored %+v", profile)
	}
	page := p.see("/profilo", http.StatusOK)
	if !page.Has("Ditta individuale o professionista") || !page.Has("Grande impresa") || !page.Has("250 e oltre") || p.form(page, "/profilo").Values.Get("staff") != "1200,5" {
		t.Errorf("shown %s", page.Text())
	}
}

// The activity is found by words without a script: searched, chosen, saved.
func TestActivityByWords(t *testing.T) {
	d := newDesk(t, everyType())
	f := fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("ateco", "pane").Set("company-name", "Forno")
	page := d.check(d.press(f, actionSearch), http.StatusOK)
	f = d.form(page, "/profilo")
	choices := f.Choices("ateco-choice")
	if len(choices) == 0 || f.Values.Get("company-name") != "Forno" || f.Values.Get("ateco-choice") != "" || d.stored().Profile.Given() {
		t.Fatalf("matches %v: %s", choices, page.Text())
	}
	// Saved without a choice: the list is the remedy.
	page = d.check(d.press(f, actionNext), http.StatusUnprocessableEntity)
	f = d.form(page, "/profilo")
	if !page.Has("Scegliete la vostra attività dall'elenco") || !slices.Equal(f.Choices("ateco-choice"), choices) {
		t.Fatalf("%v: %s", f.Choices("ateco-choice"), page.Text())
	}
	// Other words are searched anew, whatever was chosen before.
	page = d.press(f.Set("ateco-choice", choices[0]).Set("ateco", "falegnameria xyz"), actionNext)
	if page.Status != http.StatusUnprocessableEntity || !page.Has("Nessuna attività trovata") {
		t.Fatalf("%d: %s", page.Status, page.Text())
	}
	f = d.form(d.press(d.form(page, "/profilo").Set("ateco", "pane"), actionSearch), "/profilo")
	d.check(d.press(f.Set("ateco-choice", choices[0]), actionNext), http.StatusOK)
	if got := d.stored().Profile.Ateco; got != choices[0] {
		t.Errorf("stored %q, not %q", got, choices[0])
	}
}

func TestVagueActivity(t *testing.T) {
	p := newDesk(t, everyType())
	status, text, _ := p.fillIn(map[string]string{"ateco": "10"})
	if status != http.StatusUnprocessableEntity || !strings.Contains(text, "troppo generico") || !strings.Contains(text, "10.71") {
		t.Errorf("%d: %s", status, text)
	}
}
