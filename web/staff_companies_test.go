package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/staff"
	"maturita/survey"
)

// followedUp is an office with a company that has sent two responses to Florence.
func followedUp(t *testing.T) (o *office, second *desk, company string) {
	t.Helper()
	o = newOffice(t)
	o.submitAll()
	second = o.followed("/aggiorna")
	second.submitAll()
	return o, second, staffPath + "/in/firenze/imprese/" + string(second.stored().Company)
}

func TestAdvisorFindsCompanies(t *testing.T) {
	o, second, company := followedUp(t)
	list := o.page("advisor", "GET", staffPath+"/in/firenze/imprese", nil)
	if list.status != http.StatusOK || bytes.Count(list.body, []byte("Panificio Rossi")) != 2 || !bytes.Contains(list.body, []byte("superata da una più recente")) {
		t.Errorf("%d %.1500s", list.status, list.body)
	}
	if found := o.as("advisor", "POST", staffPath+"/in/firenze/imprese", url.Values{"cerca": {"it " + companyCode}}); found.Header().Get("Location") != company {
		t.Error(found.Code, found.Header())
	}
	page := o.page("advisor", "GET", company, nil)
	for _, want := range []string{"Panificio Rossi &amp; figli", companyCode, "Prima e dopo", "dichiarata dall&#39;impresa", "conta"} {
		if !bytes.Contains(page.body, []byte(want)) {
			t.Errorf("%q is not told", want)
		}
	}
	for _, secret := range []string{string(second.token), string(o.token)} {
		if bytes.Contains(page.body, []byte(secret)) {
			t.Error("the page tells a link")
		}
	}
	for what, code := range map[string]string{"none at all": "00488410010"} {
		answer := o.page("advisor", "POST", staffPath+"/in/firenze/imprese", url.Values{"cerca": {code}})
		if answer.status != http.StatusNotFound || !bytes.Contains(answer.body, []byte(`value="`+code+`"`)) {
			t.Errorf("%s: %d", what, answer.status)
		}
	}
}

// A company of another chamber is not found, by code, by address, nor by the id of
// a response; what was tried on it is recorded.
func TestAdvisorSeesNoOtherChamber(t *testing.T) {
	o, second, company := followedUp(t)
	o.hire("torinese", staff.Grant{Role: staff.Advisor, Chamber: "torino"})
	there := strings.Replace(company, "firenze", "torino", 1)
	found := o.page("torinese", "POST", staffPath+"/in/torino/imprese", url.Values{"cerca": {companyCode}})
	unknown := o.page("torinese", "POST", staffPath+"/in/torino/imprese", url.Values{"cerca": {"00488410010"}})
	if found.status != http.StatusNotFound || strings.ReplaceAll(string(found.body), companyCode, "") != strings.ReplaceAll(string(unknown.body), "00488410010", "") {
		t.Error("another chamber's company can be told:", found.status)
	}
	if page := o.page("torinese", "GET", there, nil); page.status != http.StatusNotFound || bytes.Contains(page.body, []byte("Panificio")) {
		t.Error(page.status)
	}
	before := second.stored()
	for _, action := range []string{"conferma", "collegamento", "ritira", "report"} {
		denials := o.denials()
		if page := o.page("torinese", "POST", there+"/"+string(second.id)+"/"+action, url.Values{"motivo": {"x"}}); page.status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", action, page.status)
		}
		if o.denials() != denials+1 {
			t.Errorf("%s: the denial is not recorded", action)
		}
	}
	denials := o.denials()
	if page := o.page("torinese", "POST", there+"/note", url.Values{"nota": {"x"}}); page.status != http.StatusForbidden || o.denials() != denials+1 {
		t.Errorf("a note is answered with %d, or the denial is not recorded", page.status)
	}
	if after := second.stored(); after.Revision != before.Revision {
		t.Error("something changed")
	}
	// A draft is nobody's but its company's.
	o.begin()
	if page := o.page("advisor", "POST", company+"/"+string(o.id)+"/collegamento", nil); page.status != http.StatusForbidden {
		t.Errorf("a draft's link: %d", page.status)
	}
}

func TestAdvisorConfirms(t *testing.T) {
	o, second, company := followedUp(t)
	if answer := o.as("advisor", "POST", company+"/"+string(second.id)+"/conferma", nil); answer.Code != http.StatusSeeOther {
		t.Fatal(answer.Code)
	}
	if r := second.stored(); r.Assurance != survey.Confirmed || r.Confirmation != survey.ByAdvisor {
		t.Error(r.Assurance, r.Confirmation)
	}
	facts, err := o.kept.Facts(t.Context(), second.stored().Company, "prova")
	if err != nil || len(facts) != 2 || facts[1].Assurance != survey.Confirmed || facts[0].SupersededAt.IsZero() {
		t.Error(facts, err)
	}
	if page := o.page("advisor", "GET", company+"?avviso=confermata", nil); bytes.Contains(page.body, []byte(string(second.id)+"/conferma")) || !bytes.Contains(page.body, []byte("La valutazione è confermata")) {
		t.Error("the page offers to confirm it again")
	}
}

// What a company sends after a confirmed response does not count, and nobody is told
// that something newer does.
func TestClaimedAfterConfirmedIsToldSo(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	company := staffPath + "/in/firenze/imprese/" + string(o.stored().Company)
	if answer := o.as("advisor", "POST", company+"/"+string(o.id)+"/conferma", nil); answer.Code != http.StatusSeeOther {
		t.Fatal(answer.Code)
	}
	o.begin()
	result := o.submitAll()
	if text := result.Text(); !strings.Contains(text, "ha confermato una valutazione precedente") || strings.Contains(text, "più recente") {
		t.Errorf("the company is told %.900s", text)
	}
	for _, path := range []string{company, staffPath + "/in/firenze/imprese"} {
		page := o.page("advisor", "GET", path, nil)
		if !bytes.Contains(page.body, []byte("non conta finché non è confermata")) || bytes.Contains(page.body, []byte("superata da una più recente")) {
			t.Errorf("%s: %.1500s", path, page.body)
		}
	}
}

// A new link opens the response, and all links before it are dead.
func TestAdvisorReissuesALink(t *testing.T) {
	o, second, company := followedUp(t)
	page := o.page("advisor", "POST", company+"/"+string(second.id)+"/collegamento", nil)
	link := linkIn(string(page.body), o.url+"/riprendi/")
	if page.status != http.StatusOK || link == "" {
		t.Fatalf("%d %.900s", page.status, page.body)
	}
	if _, err := o.service.Open(t.Context(), second.token); survey.KindOf(err) != survey.NotFound {
		t.Error("the link before opens still:", err)
	}
	access, err := o.service.Open(t.Context(), intake.Token(link[strings.LastIndex(link, "/")+1:]))
	if err != nil || access.Response() != second.id {
		t.Error(access, err)
	}
}

func TestAdvisorWithdrawsWithAReason(t *testing.T) {
	o, second, company := followedUp(t)
	if page := o.page("advisor", "POST", company+"/"+string(second.id)+"/ritira", url.Values{"motivo": {"   "}}); page.status != http.StatusUnprocessableEntity || !bytes.Contains(page.body, []byte("perché la ritirate")) {
		t.Errorf("without a reason: %d", page.status)
	}
	if answer := o.as("advisor", "POST", company+"/"+string(second.id)+"/ritira", url.Values{"motivo": {"azienda sbagliata"}}); answer.Code != http.StatusSeeOther {
		t.Fatal(answer.Code)
	}
	if r := second.stored(); r.State != survey.Withdrawn {
		t.Error(r.State)
	}
	facts, err := o.kept.Facts(t.Context(), second.stored().Company, "prova")
	if err != nil || !facts[0].SupersededAt.IsZero() || facts[1].WithdrawnAt.IsZero() {
		t.Error("the earlier response does not count again:", facts, err)
	}
	if page := o.page("officer", "GET", staffPath+"/in/firenze/registro", nil); !bytes.Contains(page.body, []byte("azienda sbagliata")) || bytes.Contains(page.body, []byte("Panificio")) {
		t.Error("the record does not tell the reason, or tells whom")
	}
}

func TestAdvisorIssuesTheReport(t *testing.T) {
	o, second, company := followedUp(t)
	own := second.issue("it")
	if page := o.page("advisor", "POST", company+"/"+string(second.id)+"/report", url.Values{"lingua-report": {"it"}}); page.status != http.StatusOK || !bytes.Equal(page.body, own) {
		t.Errorf("%d: not the company's own report", page.status)
	}
}
