package web

import (
	"net/http"
	"strings"
	"testing"
)

func TestCopyOfTheAnswers(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.area("clienti").Set("a-sito", "si").Set("a-note", "=1+1 <b>\r\ndue"), actionNext)
	page := d.see("/risposte", http.StatusOK)
	for _, text := range []string{"non ancora inviata", "Avete un sito? Sì", "Chi lo aggiorna? senza risposta", "=1+1 <b> due", "Quanto siete organizzati? senza risposta"} {
		if !page.Has(text) {
			t.Errorf("%q is not on the page: %s", text, page.Text())
		}
	}
	d.submitAll()
	if page = d.see("/risposte", http.StatusOK); !page.Has("inviata il") || !page.Has("Panificio Rossi & figli <srl>") || !page.Has("Avete un sito? No") || page.Has("Chi lo aggiorna?") {
		t.Errorf("after submission: %s", page.Text())
	}
	answer := d.raw(http.MethodGet, d.path("/risposte.txt"), nil)
	text := string(answer.body)
	if !strings.HasPrefix(text, "\ufeffQuestionario di prova\r\n") || !strings.Contains(text, "Avete un sito?\r\n    No\r\n") || !strings.Contains(text, "per le vendite: Sempre") || strings.Contains(text, foreignBegin) {
		t.Errorf("as a file: %s", text)
	}
}
