package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/locale"
)

// hostilePages are the pages that show what somebody typed, with words that are
// longer than any line. What is typed is the same in every language: they are
// there in one.
func hostilePages(t *testing.T, language string) map[string]shown {
	t.Helper()
	if language != locale.Default {
		return nil
	}
	q := everyType()
	q.Question("note").MaxLength = 500
	d := newDesk(t, q)
	d.language = language
	word := func(n int) string { return strings.Repeat("Wo", n/2) }
	pages := map[string]shown{}
	show := func(name, path string) { pages[name+"-hostile"] = d.raw("GET", d.path(path), nil) }
	company := func() url.Values {
		f := fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo"))
		return f.Set("company-name", word(120)).Set("email", word(60)+"@"+word(60)+".example").Values
	}
	d.check(d.page(d.Post(d.path("/profilo"), withAction(company(), actionNext))), http.StatusOK)
	stale := company()
	stale.Set("visto", "altro")
	stale.Set("company-name", word(118))
	pages["company_profile-hostile"] = d.raw("POST", d.path("/profilo"), withAction(stale, actionNext))
	d.check(d.press(d.area("interno").Set("na-quota", "1").Set("reason-quota", word(200)), actionNext), http.StatusOK)
	note := d.area("clienti").Set("a-note", word(480))
	d.check(d.press(d.area("clienti").Set("a-note", word(478)).Set("a-sito", "no").Set("a-strumenti", "posta"), actionNext), http.StatusOK)
	pages["company_area-hostile"] = d.raw("POST", d.path("/area/clienti"), withAction(note.Values, actionNext))
	pages["company_delegated-hostile"] = d.raw("POST", d.path("/deleghe"), d.form(d.see("/deleghe?area=interno", http.StatusOK), "/deleghe").Set("nome", word(60)).Values)
	sent := d.delegated("interno", word(60))
	show("company_delegate", "/deleghe")
	pages["company_delegated_area-hostile"] = sent.raw("GET", d.path("/area/interno"), nil)
	pages["company_delegated_done-hostile"] = sent.raw("GET", d.path("/area/interno/fatto"), nil)
	show("company_review", "/riepilogo")
	pages["company_copy-hostile-draft"] = d.raw("GET", d.path("/risposte"), nil)
	show("company_resume", "/riprendi-piu-tardi")
	rest := d.area("interno").Set("a-ordine", "sempre").Set("a-dati.vendite", "sempre").Set("a-dati.acquisti", "na").Set("a-tecnologie.cloud", "uso").Set("rest-tecnologie", "1").Set("a-canali", "rete")
	d.check(d.press(rest, actionNext), http.StatusOK)
	if page := d.check(d.press(d.form(d.see("/riepilogo", http.StatusOK), "/invia"), ""), http.StatusOK); page.Path() != d.path("/risultato") {
		t.Fatalf("sending leads to %s: %s", page.Path(), page.Text())
	}
	show("company_copy", "/risposte")
	for name, path := range map[string]string{
		"company_result": "/risultato", "company_explain": "/spiegazione", "company_simulate": "/simulazione", "company_withdraw": "/ritira",
	} {
		show(name, path)
	}
	return pages
}
