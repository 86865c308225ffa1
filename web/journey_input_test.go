package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/survey"
)

// Input that the questionnaire does not permit is refused with a sentence, and
// shown again as typed; what stands beside it is saved.
func TestRefusedInput(t *testing.T) {
	long := strings.Repeat("è", 41)
	tests := []struct {
		name, area string
		set        url.Values
		sentence   string
		shown      string // is still on the page, "" = nothing to show
		question   survey.QuestionID
	}{
		{"unknown option", "clienti", url.Values{"a-sito": {"<b>boh"}}, "La risposta «<b>boh» non è fra quelle proposte", "", "sito"},
		{"exclusive with others", "clienti", url.Values{"a-strumenti": {"posta", "nessuno"}}, "non va d'accordo con le altre voci", "", "strumenti"},
		{"text too long", "clienti", url.Values{"a-note": {long}}, "al massimo 40 caratteri", long, "note"},
		{"invalid UTF-8", "clienti", url.Values{"a-note": {"caff\xe8"}}, "caratteri che non si possono salvare", "caff\ufffd", "note"},
		{"NUL", "clienti", url.Values{"a-note": {"a\x00b"}}, "caratteri che non si possono salvare", "a\ufffdb", "note"},
		{"other version's question", "clienti", url.Values{"q-vecchia": {"1"}, "a-vecchia": {"si"}}, "non fa parte di questo questionario", "", ""},
		{"not applicable where it is not", "clienti", url.Values{"a-strumenti": {"na"}}, "non si può rispondere «Non applicabile»", "", "strumenti"},
		{"off the path", "clienti", url.Values{"q-ordini": {"1"}, "a-ordini": {"si"}}, "non fa più parte del vostro percorso", "", "ordini"},
		{"not a number", "interno", url.Values{"a-quota": {"<i>tanto"}}, "Scrivete un numero", "<i>tanto", "quota"},
		{"number out of range", "interno", url.Values{"a-quota": {"120"}}, "Il numero deve stare fra 0 e 100", "120", "quota"},
		{"too many decimals", "interno", url.Values{"a-quota": {"1,25"}}, "dopo la virgola al massimo una cifra", "1,25", "quota"},
		{"reason missing", "interno", url.Values{"na-quota": {"1"}}, "Scrivete in poche parole perché", "", "quota"},
		{"not a date", "interno", url.Values{"a-inizio": {"ieri"}}, "Scrivete la data", "ieri", "inizio"},
		{"unknown row", "interno", url.Values{"a-dati.luna": {"mai"}}, "non ha una riga «luna»", "", ""},
		{"unknown column", "interno", url.Values{"a-tecnologie.cloud": {"boh"}}, "Riga «Cloud»: La risposta «boh» non è fra quelle proposte", "", "tecnologie"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := newDesk(t, everyType())
			beside, good := "a-sito", "no"
			if tt.area == "interno" {
				beside, good = "a-ordine", "sempre"
			}
			f := d.area(tt.area)
			if tt.question != "sito" {
				f.Set(beside, good)
			}
			for name, values := range tt.set {
				f.Set(name, values...)
			}
			page := d.check(d.press(f, actionNext), http.StatusUnprocessableEntity)
			if !page.Has(tt.sentence) || !strings.HasPrefix(page.Title(), "Da correggere") {
				t.Errorf("%q is not said: %.900s", tt.sentence, page.Text())
			}
			if a := d.answer(tt.question); a.Kind != survey.Unanswered {
				t.Errorf("stored %+v", a)
			}
			if tt.question != "sito" && d.answer(survey.QuestionID(beside[2:])).Option != survey.OptionID(good) {
				t.Error("the good answer beside it is not stored")
			}
			again := d.form(page, "/area/"+tt.area)
			if name := "a-" + string(tt.question); tt.shown != "" && again.Values.Get(name) != tt.shown {
				t.Errorf("shown again as %q", again.Values.Get(name))
			}
		})
	}
}

func TestTicksAreKept(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.check(d.press(d.area("clienti").Set("a-strumenti", "posta", "nessuno"), actionNext), http.StatusUnprocessableEntity)
	if got := d.form(page, "/clienti").Values["a-strumenti"]; strings.Join(got, " ") != "posta nessuno" {
		t.Errorf("ticks shown again: %v", got)
	}
	page = d.check(d.press(d.area("interno").Set("na-quota", "1").Set("a-dati.vendite", "mai"), actionNext), http.StatusUnprocessableEntity)
	f := d.form(page, "/interno")
	if f.Values.Get("na-quota") != "1" || f.Values.Get("a-dati.vendite") != "mai" || f.Values.Get("a-dati.acquisti") != "" {
		t.Errorf("shown again: %v", f.Values)
	}
}

// Free text is stored as it is and never becomes part of the page.
func TestFreeTextIsVerbatim(t *testing.T) {
	for _, text := range []string{"=1+1", "@SUM(A1)", "<script>alert(1)</script>", "\"'&amp;", "😀 è", "{{.Title}}", "a\nb"} {
		d := newDesk(t, everyType())
		d.check(d.press(d.area("clienti").Set("a-note", text), actionNext), http.StatusOK)
		if got := d.answer("note").Text; got != text {
			t.Errorf("%q is stored as %q", text, got)
		}
		if got := d.area("clienti").Values.Get("a-note"); got != text {
			t.Errorf("%q is shown as %q", text, got)
		}
	}
}

func TestOversizeForm(t *testing.T) {
	d := newDesk(t, everyType())
	huge := url.Values{"q-note": {"1"}, "a-note": {strings.Repeat("x", maxForm+1)}}
	d.check(d.page(d.Post(d.path("/area/clienti"), huge)), http.StatusRequestEntityTooLarge)
	d.ForgetCookies()
	d.check(d.page(d.Post(d.path("/area/clienti"), huge)), http.StatusRequestEntityTooLarge)
	if len(d.stored().Answers) != 0 {
		t.Error("something is stored")
	}
}

// A question that another answer of the same page takes off the path is said to
// be so; sending again goes on.
func TestLeavingThePath(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.area("clienti").Set("a-sito", "si"), actionNext)
	page := d.check(d.press(d.area("clienti").Set("a-sito", "no").Set("a-sito-curato", "noi"), actionNext), http.StatusUnprocessableEntity)
	if !page.Has("Chi lo aggiorna? – Questa domanda non fa più parte del vostro percorso") {
		t.Errorf("%.700s", page.Text())
	}
	if page = d.check(d.press(d.form(page, "/clienti"), actionNext), http.StatusOK); page.Path() != d.path("/area/interno") {
		t.Errorf("leads to %s", page.Path())
	}
}

// A table with rows missing is kept, and said to be incomplete.
func TestPartialMatrix(t *testing.T) {
	d := newDesk(t, everyType())
	d.check(d.press(d.area("interno").Set("a-dati.vendite", "mai").Set("a-tecnologie.cloud", "uso"), actionNext), http.StatusOK)
	page := d.see("/area/interno", http.StatusOK)
	if !page.Has("tutte le righe ne hanno una") || !page.Has("spuntate la casella sotto la tabella") {
		t.Errorf("%.900s", page.Text())
	}
	f := d.form(page, "/interno")
	if f.Values.Get("a-dati.vendite") != "mai" || f.Values.Get("rest-tecnologie") != "" {
		t.Errorf("shown %v", f.Values)
	}
	page = d.press(f.Set("rest-tecnologie", "1").Set("a-dati.acquisti", "spesso"), actionRefresh)
	if page.Has("Manca qualche riga") || d.form(page, "/interno").Values.Get("rest-tecnologie") != "1" {
		t.Errorf("completed: %.900s", page.Text())
	}
}
