package web

import (
	"context"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"maturita/intake"
	"maturita/sqlite"
	"maturita/staff"
)

// office is a service at which people of the chambers sign in.
type office struct {
	*desk
	people   *staff.Companies
	sessions map[string]staff.Token
	ids      map[string]staff.AccountID

	colleagues int // hired so far by tryStaff
}

const officePassword = "una lunga parola d'ordine"

// officeRoles are who is tried, by name.
var officeRoles = map[string]staff.Grant{
	"advisor": {Role: staff.Advisor, Chamber: "firenze"}, "officer": {Role: staff.Officer, Chamber: "firenze"},
	"network": {Role: staff.Network}, "regional": {Role: staff.Regional, Region: "Toscana"}, "system": {Role: staff.System},
}

func newOffice(t testing.TB) *office {
	t.Helper()
	return newOfficeAt(t, time.Now)
}

// newOfficeAt is an office with a clock of its own.
func newOfficeAt(t testing.TB, clock func() time.Time) *office {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "maturita.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.WithoutCancel(t.Context())) })
	o := &office{sessions: map[string]staff.Token{}, ids: map[string]staff.AccountID{}}
	o.desk = newDeskWith(t, everyType(), store, func(i *intake.Service) *staff.Companies {
		o.people = staff.NewCompanies(staff.New(store, clock, nil), i)
		return o.people
	})
	o.language = "it"
	*o.facts = someFacts(clock())
	for name, grant := range officeRoles {
		o.hire(name, grant)
	}
	return o
}

// hire makes an account with a password and signs it in.
func (o *office) hire(name string, grant staff.Grant) {
	o.t.Helper()
	ctx := o.t.Context()
	account, invitation, err := o.people.Add(ctx, staff.Operator(), staff.InService(), staff.Form{Email: name + "@camera.example", Name: "Nome di " + name, Grant: grant})
	if err == nil {
		err = o.people.SetPassword(ctx, invitation, officePassword)
	}
	if err == nil {
		o.sessions[name], _, err = o.people.SignIn(ctx, account.Email, officePassword)
	}
	if err != nil {
		o.t.Fatal(err)
	}
	o.ids[name] = account.ID
}

// as sends a request of somebody, "" for nobody who is signed in.
func (o *office) as(name, method, path string, form url.Values) *httptest.ResponseRecorder {
	request := o.request(method, path, form)
	if token, ok := o.sessions[name]; ok {
		request.AddCookie(&http.Cookie{Name: staffCookie, Value: string(token)})
	}
	return o.serve(request)
}

func (o *office) request(method, path string, form url.Values) *http.Request {
	request := httptest.NewRequest(method, o.url+path, strings.NewReader(form.Encode()))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: languageCookie, Value: o.language})
	return request
}

func (o *office) serve(request *http.Request) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	o.server.ServeHTTP(answer, request)
	return answer
}

func (o *office) page(name, method, path string, form url.Values) shown {
	answer := o.as(name, method, path, form)
	return shown{answer.Code, answer.Body.Bytes()}
}

// staffPages are the pages of staff.
func staffPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	o := newOffice(t)
	o.language = language
	added := url.Values{"email": {"nuova@camera.example"}, "name": {"Nuova Collega"}, "role": {"advisor"}, "chamber": {"firenze"}}
	pages := map[string]shown{
		"staff_sign_in":            o.page("", "GET", signInPath, nil),
		"staff_sign_in-notice":     o.page("", "GET", signInPath+"?avviso=uscita", nil),
		"staff_sign_in-problem":    o.page("", "POST", signInPath, url.Values{"email": {"anna@\"<b>"}, "password": {"x"}}),
		"staff_home-system":        o.page("system", "GET", staffPath, nil),
		"staff_home-officer":       o.page("officer", "GET", staffPath, nil),
		"staff_accounts":           o.page("officer", "GET", staffPath+"/in/firenze/account", nil),
		"staff_accounts-added":     o.page("system", "POST", staffPath+"/in/servizio/account", added),
		"staff_accounts-problems":  o.page("system", "POST", staffPath+"/in/servizio/account", url.Values{"email": {"<b>"}, "role": {"advisor"}}),
		"staff_record":             o.page("system", "GET", staffPath+"/in/servizio/registro", nil),
		"staff_record-empty":       o.page("system", "GET", staffPath+"/in/torino/registro", nil),
		"staff_invitation-dead":    o.page("", "GET", invitationPath+"/perso", nil),
		"error-403-staff":          o.page("advisor", "GET", staffPath+"/in/firenze/registro", nil),
		"error-404-staff-chambers": o.page("system", "GET", staffPath+"/in/atlantide/registro", nil),
	}
	_, token, err := o.people.Add(t.Context(), staff.Operator(), staff.InService(), staff.Form{Email: "ultima@camera.example", Name: "Ultima", Grant: staff.Grant{Role: staff.Network}})
	if err != nil {
		t.Fatal(err)
	}
	pages["staff_companies-empty"] = o.page("advisor", "GET", staffPath+"/in/firenze/imprese", nil)
	pages["staff_companies-problem"] = o.page("advisor", "POST", staffPath+"/in/firenze/imprese", url.Values{"cerca": {"<>"}})
	pages["staff_companies-nobody"] = o.page("advisor", "POST", staffPath+"/in/firenze/imprese", url.Values{"cerca": {"<b>"}})
	o.submitAll()
	next := o.followed("/aggiorna")
	next.submitAll()
	company := staffPath + "/in/firenze/imprese/" + string(next.stored().Company)
	pages["staff_companies"] = o.page("advisor", "GET", staffPath+"/in/firenze/imprese", nil)
	pages["staff_companies-found"] = o.page("advisor", "POST", staffPath+"/in/firenze/imprese", url.Values{"cerca": {"rossi \"<pan"}})
	pages["staff_company"] = o.page("advisor", "GET", company, nil)
	pages["staff_company-link"] = o.page("advisor", "POST", company+"/"+string(next.id)+"/collegamento", nil)
	pages["staff_company-problem"] = o.page("advisor", "POST", company+"/"+string(next.id)+"/ritira", url.Values{"motivo": {" "}})
	pages["staff_company-note-problem"] = o.page("advisor", "POST", company+"/note", url.Values{"nota": {"<b>\n" + strings.Repeat("x", staff.MaxNote)}, "seguito": {"<i>"}})
	o.page("advisor", "POST", company+"/note", url.Values{"nota": {"Visitata <b>in bottega</b>.\nTorniamo a marzo."}, "seguito": {"contacted"}})
	o.page("officer", "POST", company+"/note", url.Values{"seguito": {"following"}})
	pages["staff_company-notes"] = o.page("advisor", "GET", company+"?avviso=annotata", nil)
	pages["staff_companies-followed"] = o.page("advisor", "GET", staffPath+"/in/firenze/imprese", nil)
	o.page("advisor", "POST", company+"/"+string(next.id)+"/conferma", nil)
	o.page("advisor", "POST", company+"/"+string(next.id)+"/ritira", url.Values{"motivo": {"richiesta <b>dell'impresa</b>"}})
	pages["staff_company-withdrawn"] = o.page("advisor", "GET", company+"?avviso=ritirata", nil)
	pages["staff_company-history"] = o.page("advisor", "GET", o.goOn(), nil)
	pages["staff_record-companies"] = o.page("officer", "GET", staffPath+"/in/firenze/registro", nil)
	maps.Copy(pages, o.dashboardPages())
	pages["staff_invitation"] = o.invited("GET", token, nil)
	pages["staff_invitation-problem"] = o.invited("POST", token, url.Values{"password": {"breve"}, "di-nuovo": {"breve"}})
	return pages
}

// invited is a request of whoever opened an invitation.
func (o *office) invited(method string, token staff.Token, form url.Values) shown {
	request := o.request(method, invitationPath, form)
	request.AddCookie(&http.Cookie{Name: invitationCookie, Value: string(token)})
	answer := o.serve(request)
	return shown{answer.Code, answer.Body.Bytes()}
}
