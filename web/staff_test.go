package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"maturita/staff"
)

func TestSignInAndOut(t *testing.T) {
	o := newOffice(t)
	answer := o.as("", "POST", signInPath, url.Values{"email": {" Officer@camera.example"}, "password": {officePassword}})
	cookies := answer.Result().Cookies()
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != staffPath || len(cookies) != 1 {
		t.Fatal(answer.Code, answer.Header())
	}
	if c := cookies[0]; c.Name != staffCookie || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.MaxAge != 0 {
		t.Errorf("%+v", c)
	}
	o.sessions["again"] = staff.Token(cookies[0].Value)
	if page := o.page("again", "GET", staffPath, nil); !bytes.Contains(page.body, []byte("Nome di officer")) || !bytes.Contains(page.body, []byte("Responsabile della Camera: Firenze")) {
		t.Errorf("%.900s", page.body)
	}
	if answer := o.as("again", "GET", signInPath, nil); answer.Code != http.StatusSeeOther {
		t.Error("whoever is signed in is asked again")
	}
	o.as("again", "POST", staffPath+"/esci", nil)
	if answer := o.as("again", "GET", staffPath, nil); answer.Header().Get("Location") != signInPath {
		t.Error("still signed in", answer.Code)
	}
	if o.as("officer", "GET", staffPath, nil).Code != http.StatusOK {
		t.Error("signing out in one browser ended another session")
	}
}

// A wrong password and an unknown address get the same answer.
func TestSignInTellsNothing(t *testing.T) {
	o := newOffice(t)
	without := func(email string) string {
		page := o.page("", "POST", signInPath, url.Values{"email": {email}, "password": {"sbagliata ma abbastanza lunga"}})
		if page.status != http.StatusForbidden {
			t.Errorf("%s is answered with %d", email, page.status)
		}
		return strings.ReplaceAll(string(page.body), email, "")
	}
	if without("officer@camera.example") != without("nobody1@camera.example") {
		t.Error("who has an account can be told")
	}
}

// Whoever tries a colleague's password from elsewhere locks nobody out.
func TestNobodyIsLockedOut(t *testing.T) {
	o := newOffice(t)
	o.server.signInsOf = newLimiter(time.Hour, 2)
	try := func(password, from string) int {
		o.server.TrustedProxies = nil
		request := o.request(http.MethodPost, signInPath, url.Values{"email": {"officer@camera.example"}, "password": {password}})
		request.RemoteAddr = from + ":1234"
		return o.serve(request).Code
	}
	for i, want := range []int{403, 403, 429, 429} {
		if got := try("sbagliata ma abbastanza lunga", "192.0.2.7"); got != want {
			t.Errorf("try %d is answered with %d, want %d", i+1, got, want)
		}
	}
	if got := try(officePassword, "198.51.100.9"); got != http.StatusSeeOther {
		t.Errorf("the officer at another desk gets %d", got)
	}
}

func TestInvitationSetsAPassword(t *testing.T) {
	o := newOffice(t)
	added := o.page("officer", "POST", staffPath+"/in/firenze/account", url.Values{"email": {"nuova@camera.example"}, "name": {"Nuova"}, "role": {"advisor"}})
	link := linkIn(string(added.body), o.url+invitationPath+"/")
	if added.status != http.StatusOK || link == "" {
		t.Fatalf("%d %.900s", added.status, added.body)
	}
	answer := o.as("", "GET", strings.TrimPrefix(link, o.url), nil)
	cookies := answer.Result().Cookies()
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != invitationPath || answer.Header().Get("Referrer-Policy") != "no-referrer" || len(cookies) != 1 || cookies[0].Path != invitationPath {
		t.Fatal(answer.Code, answer.Header())
	}
	token := staff.Token(cookies[0].Value)
	for what, one := range map[string]struct{ first, second, want string }{
		"different": {officePassword, officePassword + "x", "non sono uguali"}, "short": {"breve", "breve", "troppo corta"}, "easy": {"nuova nuova nuova", "nuova nuova nuova", "si indovina"},
	} {
		page := o.invited("POST", token, url.Values{"password": {one.first}, "di-nuovo": {one.second}})
		if page.status != http.StatusUnprocessableEntity || !bytes.Contains(page.body, []byte(one.want)) || bytes.Contains(page.body, []byte(one.first+`"`)) {
			t.Errorf("%s: %d %.900s", what, page.status, page.body)
		}
	}
	if page := o.invited("POST", token, url.Values{"password": {officePassword}, "di-nuovo": {officePassword}}); page.status != http.StatusSeeOther {
		t.Fatal(page.status)
	}
	if page := o.invited("GET", token, nil); page.status != http.StatusNotFound {
		t.Error("the invitation works twice")
	}
	if answer := o.as("", "POST", signInPath, url.Values{"email": {"nuova@camera.example"}, "password": {officePassword}}); answer.Code != http.StatusSeeOther {
		t.Error("the new colleague cannot sign in:", answer.Code)
	}
}

// linkIn is the first address of a page that begins with something.
func linkIn(page, begin string) string {
	i := strings.Index(page, begin)
	if i < 0 {
		return ""
	}
	rest := page[i:]
	if end := strings.IndexAny(rest, "<\" \n"); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// Neither addresses, names, passwords nor tokens come into the log.
func TestStaffLeaveNoTraceInTheLog(t *testing.T) {
	o := newOffice(t)
	o.as("", "POST", signInPath, url.Values{"email": {"officer@camera.example"}, "password": {"sbagliata ma lunga abbastanza"}})
	o.as("", "POST", signInPath, url.Values{"email": {"officer@camera.example"}, "password": {officePassword}})
	o.as("", "GET", invitationPath+"/segretissimo", nil)
	o.as("system", "GET", staffPath+"/in/firenze/account", nil)
	for _, secret := range []string{"camera.example", "sbagliata", "parola", "segretissimo", "Nome di", string(o.sessions["system"]), "firenze"} {
		if strings.Contains(o.log.String(), secret) {
			t.Errorf("the log says %q:\n%s", secret, o.log.String())
		}
	}
	if !strings.Contains(o.log.String(), "route=/pid/in/:scope/account") {
		t.Error("nothing was logged:", o.log.String())
	}
}

// Staff of a chamber see whether a later response counts; nobody else does.
func TestStaffSeeLaterReports(t *testing.T) {
	o := newOffice(t)
	o.submitAll()
	o.issue("it")
	form := url.Values{"numero": {o.number().Printed()}, "codice-fiscale": {companyCode}}
	told := func(name string) string { return string(o.page(name, "POST", verifyPath, form).body) }
	if page := told("advisor"); !strings.Contains(page, "no, è la più recente") {
		t.Errorf("%.1200s", page)
	}
	next := o.followed("/aggiorna")
	next.submitAll()
	if page := told("advisor"); !strings.Contains(page, "ne ha inviata un&#39;altra") {
		t.Errorf("%.3000s", page)
	}
	for _, name := range []string{"", "network", "system"} {
		if strings.Contains(told(name), "Più recente") {
			t.Errorf("%q is told of later reports", name)
		}
	}
}
