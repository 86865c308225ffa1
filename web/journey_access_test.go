package web

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/survey"
	"maturita/web/webtest"
)

func TestExpiredCookieKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, everyType())
	form := d.area("clienti").Set("a-sito", "no").Set("a-note", "=1+1 <i>è</i>\r\n\"virgolette\" 🙂")
	d.ForgetCookies()
	page := d.check(d.press(form, actionNext), http.StatusForbidden)
	if !page.Has("Sessione scaduta") || len(d.stored().Answers) != 0 {
		t.Fatalf("without a cookie: %s", page.Text())
	}
	again := d.check(d.press(d.form(page, "/clienti"), ""), http.StatusForbidden)
	d.open(d.Browser, d.token)
	page = d.check(d.press(d.form(again, "/clienti"), ""), http.StatusOK)
	if page.Path() != d.path("/area/interno") || d.answer("sito").Option != "no" || d.answer("note").Text != "=1+1 <i>è</i>\n\"virgolette\" 🙂" {
		t.Fatalf("%s: stored %+v", page.Path(), d.stored().Answers)
	}
}

// Without a valid link every response looks the same, whether or not it exists.
func TestNoLink(t *testing.T) {
	d := newDesk(t, everyType())
	stranger := webtest.New(d.url)
	unknown := responsePath("0123456789abcdef0123456789abcdef")
	get := d.check(d.page(stranger.Get(unknown)), http.StatusNotFound).Text()
	for _, path := range []string{d.path(""), d.path("/risultato"), d.path("/area/clienti"), unknown + "/profilo", "/r/nessuno/riepilogo"} {
		if page := d.check(d.page(stranger.Get(path)), http.StatusNotFound); page.Text() != get || !page.Has("serve il suo collegamento") {
			t.Errorf("%s: %s", path, page.Text())
		}
	}
	post := d.check(d.page(stranger.Post(unknown+"/invia", url.Values{})), http.StatusForbidden).Text()
	for _, path := range []string{d.path("/invia"), d.path("/ritira"), d.path("/aggiorna"), unknown + "/area/clienti"} {
		if page := d.check(d.page(stranger.Post(path, url.Values{})), http.StatusForbidden); page.Text() != post {
			t.Errorf("%s: %s", path, page.Text())
		}
	}
}

// The cookie of one response opens no other.
func TestOtherResponse(t *testing.T) {
	d := newDesk(t, everyType())
	mine, token := d.id, d.token
	d.begin()
	b := webtest.New(d.url)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.Client.Jar = jar
	base, err := url.Parse(d.url)
	if err != nil {
		t.Fatal(err)
	}
	jar.SetCookies(base, []*http.Cookie{{Name: editCookie, Value: string(token), Path: "/"}})
	d.check(d.page(b.Get(responsePath(mine))), http.StatusOK)
	d.check(d.page(b.Get(d.path(""))), http.StatusNotFound)
	d.check(d.page(b.Post(d.path("/profilo"), url.Values{"azione": {"salva"}})), http.StatusForbidden)
	d.check(d.page(b.Post(d.path("/invia"), url.Values{})), http.StatusForbidden)
}

func TestViewLink(t *testing.T) {
	d := newDesk(t, everyType())
	d.submitAll()
	page := d.check(d.press(d.form(d.see("/risultato", http.StatusOK), "/condividi"), ""), http.StatusOK)
	token := lastToken(t, page)
	guest := webtest.New(d.url)
	page = d.open(guest, token)
	if page.Path() != d.path("/risultato") || !page.Has("Livello:") {
		t.Fatalf("the shared link leads to %s", page.Path())
	}
	for _, hidden := range []string{"Aggiornate la valutazione", "La vostra risposta", "Ritirate"} {
		if page.Has(hidden) {
			t.Errorf("the guest sees %q", hidden)
		}
	}
	for _, path := range []string{"/profilo", "/area/clienti", "/riepilogo", "/risposte", "/risposte.txt", "/riprendi-piu-tardi", "/ritira"} {
		d.check(d.page(guest.Get(d.path(path))), http.StatusForbidden)
	}
	for _, path := range []string{"/profilo", "/area/clienti", "/invia", "/aggiorna", "/ritira", "/condividi", "/revoca-condivisione", "/invia-link"} {
		d.check(d.page(guest.Post(d.path(path), url.Values{})), http.StatusForbidden)
	}
	if d.stored().State != survey.Submitted {
		t.Error("the guest changed something")
	}
	// The company tries the link itself and keeps its own rights.
	d.open(d.Browser, token)
	if page = d.see("/risultato", http.StatusOK); !page.Has("Aggiornate la valutazione") {
		t.Error("opening the shared link takes the company's own place")
	}
	page = d.check(d.press(d.form(page, "/revoca-condivisione"), ""), http.StatusOK)
	if !page.Has("non funzionano più") {
		t.Errorf("after revoking: %.300s", page.Text())
	}
	d.check(d.page(guest.Get(d.path("/risultato"))), http.StatusNotFound)
}

// lastToken is the capability that a page shows.
func lastToken(t testing.TB, page *webtest.Page) intake.Token {
	t.Helper()
	for _, link := range page.Links() {
		if _, token, ok := strings.Cut(link, "/riprendi/"); ok {
			return intake.Token(token)
		}
	}
	t.Fatalf("no link on %s: %s", page.URL, page.Text())
	return ""
}

func TestLeave(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(d.form(d.see("/riprendi-piu-tardi", http.StatusOK), "/esci"), "")
	d.see("", http.StatusNotFound)
}

func TestCookie(t *testing.T) {
	d := newDesk(t, everyType())
	request, err := http.NewRequest(http.MethodPost, d.url+d.path("/area/clienti"), strings.NewReader("a-sito=no"))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	cookies := response.Cookies()
	if len(cookies) != 1 || cookies[0].Path != d.path("") || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode || cookies[0].MaxAge != int(editLife.Seconds()) || cookies[0].Secure {
		t.Errorf("saving renews the cookie as %+v", cookies)
	}
	d.server.BaseURL.Scheme = "https"
	if c := d.server.accessCookie(d.id, viewCookie, "x"); !c.Secure || c.MaxAge != 0 {
		t.Errorf("over TLS: %+v", c)
	}
}

func TestMailedLink(t *testing.T) {
	d := newDesk(t, everyType())
	if page := d.see("/riprendi-piu-tardi", http.StatusOK); !page.Has("Non avete indicato un indirizzo") {
		t.Errorf("without an address: %s", page.Text())
	}
	d.check(d.page(d.Post(d.path("/invia-link"), url.Values{})), http.StatusOK)
	if len(d.store.mails) != 0 {
		t.Error("a mail without an address")
	}
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("email", "anna@panificio.example"), actionNext)
	page := d.press(d.form(d.see("/riprendi-piu-tardi", http.StatusOK), "/invia-link"), "")
	if !page.Has("arriverà a anna@panificio.example") || len(d.store.mails) != 1 {
		t.Errorf("%d mails: %s", len(d.store.mails), page.Text())
	}
}
