package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"

	"maturita/survey"
)

// delegatePages adds the pages about areas that are sent to others, on a response
// of its own.
func delegatePages(d *desk, pages map[string]shown) {
	own := *d
	own.begin()
	pages["company_delegate-empty"] = own.raw("GET", own.path("/deleghe?area=clienti"), nil)
	pages["company_delegate-problems"] = own.raw("POST", own.path("/deleghe"), url.Values{"area": {""}, "nome": {"  "}})
	unnamed := own.delegated("clienti", "Tecnico")
	pages["company_delegated_area-unnamed"] = unnamed.raw("GET", own.path("/area/clienti"), nil)
	own.press(fillProfile(own.form(own.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	pages["company_delegated"] = own.raw("POST", own.path("/deleghe"), url.Values{"area": {"interno"}, "nome": {"Studio <b>Bianchi</b> & figli"}})
	if page := own.raw("POST", own.path(delegatedPath), url.Values{"collegamento": {string(unnamed.cookie.Value)}, languageField: {own.language}}); page.status != http.StatusOK {
		own.t.Errorf("the link in another language: %d", page.status)
	}
	pages["company_delegated_elsewhere"] = unnamed.raw("GET", own.path("/riepilogo"), nil)
	pages["company_delegate-made"] = own.raw("GET", own.path("/deleghe?avviso=preparato"), nil)
	pages["company_delegated_done-none"] = unnamed.raw("GET", own.path("/area/clienti/fatto"), nil)
	bianchi := own.delegated("interno", "Studio <b>Bianchi</b> & figli")
	pages["company_delegated_done-missing"] = bianchi.raw("GET", own.path("/area/interno/fatto"), nil)
	stale := bianchi.areaForm("interno")
	bianchi.raw("POST", own.path("/area/interno"), withAction(one("ordine", "0", "a-ordine", "sempre"), actionDone))
	pages["company_delegated_area-saved"] = bianchi.raw("GET", own.path("/area/interno?salvato=1"), nil)
	stale.Set("a-ordine", "mai")
	stale.Set("a-quota", "tanto")
	pages["company_delegated_area-problems"] = bianchi.raw("POST", own.path("/area/interno"), withAction(stale, actionDone))
	pages["company_area-delegate-conflict"] = own.raw("POST", own.path("/area/interno"), withAction(one("ordine", "0", "a-ordine", "mai"), actionNext))
	rest := url.Values{}
	for name, value := range map[string]string{
		"a-dati.vendite": "sempre", "a-dati.acquisti": "na", "a-tecnologie.cloud": "uso", "rest-tecnologie": "1", "a-quota": "12,5", "a-canali": "rete",
	} {
		rest.Set(name, value)
		question, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(name, "a-"), "rest-"), ".")
		rest.Set("q-"+question, "1")
		rest.Set("rev-"+question, "0")
	}
	bianchi.raw("POST", own.path("/area/interno"), withAction(rest, actionDone))
	pages["company_delegated_done"] = bianchi.raw("GET", own.path("/area/interno/fatto"), nil)
	ended := own.stored().Delegations[0].ID
	own.raw("POST", own.path("/deleghe/"+string(ended)+"/revoca"), nil)
	late := own.delegated("interno", "Chi è in ritardo")
	own.raw("POST", own.path("/deleghe/"+string(own.stored().Delegations[len(own.stored().Delegations)-1].ID)+"/revoca"), nil)
	typed := withAction(one("ordine", "1", "a-ordine", "mai", delegateField, everyType().Ref.String()), actionDone)
	for name, values := range one("quota", "1", "a-quota", "<b>molto</b>") {
		typed[name] = values
	}
	pages["company_kept-delegate"] = late.raw("POST", own.path("/area/interno"), typed)
	pages["company_no_access-delegate"] = late.raw("GET", own.path("/area/interno"), nil)
	pages["company_area-delegate"] = own.raw("GET", own.path("/area/interno"), nil)
	pages["company_delegate"] = own.raw("GET", own.path("/deleghe?avviso=revocata"), nil)
	pages["company_review-delegate"] = own.raw("GET", own.path("/riepilogo"), nil)
	pages["company_copy-delegate"] = own.raw("GET", own.path("/risposte"), nil)
	sales := own.delegated("vendite", "Agenzia")
	pages["company_delegated_over-not-asked"] = sales.raw("GET", own.path("/area/vendite"), nil)
	own.submitAll()
	pages["company_delegated_over"] = bianchi.raw("GET", own.path("/area/interno"), nil)
	d.open(d.Browser, d.token)
}

// delegateDesk is the desk of somebody who was sent an area.
type delegateDesk struct {
	*desk
	cookie *http.Cookie
}

// delegated sends an area to somebody.
func (d *desk) delegated(area survey.AreaID, name string) delegateDesk {
	d.t.Helper()
	company, err := d.service.Open(d.t.Context(), d.token)
	if err != nil {
		d.t.Fatal(err)
	}
	token, _, err := d.service.Delegate(d.t.Context(), company, area, name)
	if err != nil {
		d.t.Fatal(err)
	}
	return delegateDesk{d, &http.Cookie{Name: areaCookie + string(area), Value: string(token)}}
}

// request is what a delegate's browser sends.
func (d delegateDesk) request(method, path string, form url.Values) *http.Request {
	request := httptest.NewRequest(method, d.url+path, strings.NewReader(form.Encode()))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(d.cookie)
	request.AddCookie(&http.Cookie{Name: languageCookie, Value: d.language})
	return request
}

func (d delegateDesk) answer(request *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return answer
}

// raw is the page that a delegate's request gets, as it is sent.
func (d delegateDesk) raw(method, path string, form url.Values) shown {
	answer := d.answer(d.request(method, path, form))
	return shown{answer.Code, answer.Body.Bytes()}
}

// areaForm is a form for the questions of an area that nobody has answered.
func (d delegateDesk) areaForm(area survey.AreaID) url.Values {
	form := url.Values{}
	for i := range everyType().Area(area).Questions {
		id := string(everyType().Area(area).Questions[i].ID)
		form.Set("q-"+id, "1")
		form.Set("rev-"+id, "0")
	}
	return form
}
