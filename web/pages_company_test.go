package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// raw is the page that a request gets, as it is sent.
func (d *desk) raw(method, path string, form url.Values) shown {
	request := httptest.NewRequest(method, d.url+path, strings.NewReader(form.Encode()))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	request.AddCookie(&http.Cookie{Name: languageCookie, Value: d.language})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return shown{answer.Code, answer.Body.Bytes()}
}

// companyPages are the pages of the journey through a questionnaire that has
// every type of question.
func companyPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	d := newDesk(t, everyType())
	d.language = language
	pages := map[string]shown{"company_profile-empty": d.raw("GET", d.path("/profilo"), nil)}
	form := fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("ateco", "pane").Set("partita-iva", "123").Set("rea-number", "x").Set("email", "y")
	pages["company_profile-search"] = d.raw("POST", d.path("/profilo"), withAction(form.Values, actionSearch))
	pages["company_profile-problems"] = d.raw("POST", d.path("/profilo"), withAction(form.Values, actionNext))
	d.press(d.form(d.see("/profilo", http.StatusOK), "/profilo").Set("company-name", "Forno"), actionLater)
	pages["company_profile-aside"] = d.raw("GET", d.path("/profilo"), nil)
	pages["company_area-empty"] = d.raw("GET", d.path("/area/interno"), nil)
	pages["company_review-empty"] = d.raw("GET", d.path("/riepilogo"), nil)
	pages["company_copy-without-address"] = d.raw("GET", d.path("/risposte"), nil)
	pages["company_resume-without-address"] = d.raw("GET", d.path("/riprendi-piu-tardi"), nil)
	fillProfile(form).Set("codice-fiscale", "RSSMRA85T10A562S").Set("rea-number", "FI-1").Set("email", "anna@panificio.example")
	d.press(form, actionNext)
	stale := d.form(d.see("/profilo", http.StatusOK), "/profilo").Set("company-name", "Un altro nome").Values
	stale.Set("visto", "altro")
	pages["company_profile-elsewhere"] = d.raw("POST", d.path("/profilo"), withAction(stale, actionNext))
	pages["company_profile-saved"] = d.raw("GET", d.path("/profilo"), nil)
	pages["company_resume"] = d.raw("GET", d.path("/riprendi-piu-tardi?inviato=1"), nil)
	area := d.area("interno").Set("a-quota", "<tanto>\"").Set("a-ordine", "spesso").Set("a-canali", "rete", "").Set("na-dati", "1").Set("a-inizio", "ieri")
	d.press(d.area("interno").Set("a-ordine", "sempre"), actionNext)
	pages["company_area-conflict"] = d.raw("POST", d.path("/area/interno"), withAction(area.Values, actionNext))
	d.press(d.area("clienti").Set("a-sito", "si"), actionNext)
	pages["company_area-added"] = d.raw("GET", d.path("/area/clienti?nuove=1"), nil)
	pages["company_copy-draft"] = d.raw("GET", d.path("/risposte"), nil)
	pages["company_copy-mailed"] = d.raw("GET", d.path("/risposte?inviata=1"), nil)
	delegatePages(d, pages)
	pages["company_review-refused"] = d.raw("POST", d.path("/invia"), nil)
	d.submitAll()
	pages["company_result"] = d.raw("GET", d.path("/risultato"), nil)
	pages["company_copy"] = d.raw("GET", d.path("/risposte"), nil)
	pages["company_resume-submitted"] = d.raw("GET", d.path("/riprendi-piu-tardi"), nil)
	pages["company_shared"] = d.raw("POST", d.path("/condividi"), nil)
	pages["company_withdraw"] = d.raw("GET", d.path("/ritira"), nil)
	update := *d
	page := d.press(d.form(d.see("/risultato", http.StatusOK), "/aggiorna"), "")
	update.id = survey.ResponseID(strings.Split(page.Path(), "/")[2])
	cookies := d.Client.Jar.Cookies(page.URL)
	update.token = d.token
	for _, c := range cookies {
		update.token = tokenOf(c)
	}
	pages["company_area-carried"] = update.raw("GET", update.path("/area/interno"), nil)
	pages["company_review-update"] = update.raw("GET", update.path("/riepilogo"), nil)
	d.raw("POST", d.path("/ritira"), nil)
	pages["company_result-withdrawn"] = d.raw("GET", d.path("/risultato"), nil)
	works := d.server.Intake
	d.server.Intake = intake.New(down{d.store}, d.server.Catalogue, nil, nil)
	pages["company_kept-outage"] = d.raw("POST", d.path("/area/clienti"), url.Values{"a-note": {"scritto"}})
	if status := pages["company_kept-outage"].status; status != http.StatusServiceUnavailable {
		t.Errorf("an outage is answered with %d", status)
	}
	d.server.Intake = works
	d.token = ""
	pages["company_no_access"] = d.raw("GET", d.path(""), nil)
	pages["company_kept"] = d.raw("POST", d.path("/area/clienti"), url.Values{"a-note": {"<b>\x00\"'", "due\nrighe"}})
	return pages
}

func withAction(form url.Values, action string) url.Values {
	form.Set("azione", action)
	return form
}
