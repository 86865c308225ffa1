package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/survey"
)

// Whoever has no papers at hand puts the profile aside as it is.
func TestProfileIsPutAside(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.press(d.form(d.see("/profilo", http.StatusOK), "/profilo").Set("company-name", "Forno \"Rossi\"").Set("staff", "1.200,5").Set("ateco", "pane").Set("province", "FI"), actionLater)
	if page.Path() != d.path("/riprendi-piu-tardi") {
		t.Fatalf("leads to %s: %.300s", page.Path(), page.Text())
	}
	d.ForgetCookies()
	page = d.open(d.Browser, d.token)
	f := d.form(page, "/profilo")
	if page.Path() != d.path("/profilo") || !page.Has("quello che avevate scritto") || !page.Has("da completare") {
		t.Fatalf("coming back leads to %s: %.600s", page.Path(), page.Text())
	}
	for name, want := range map[string]string{"company-name": "Forno \"Rossi\"", "staff": "1.200,5", "ateco": "pane", "province": "FI"} {
		if f.Values.Get(name) != want {
			t.Errorf("%s is %q", name, f.Values.Get(name))
		}
	}
	page = d.press(fillProfile(f), actionNext)
	if page.Path() != d.path("/area/clienti") || d.stored().Unfinished != nil || !d.stored().Profile.Given() {
		t.Errorf("finished: %s, %+v", page.Path(), d.stored().Unfinished)
	}
	// A profile that was right already and is put aside half changed.
	d.press(d.form(d.see("/profilo", http.StatusOK), "/profilo").Set("partita-iva", "12"), actionLater)
	if page = d.see("/riepilogo", http.StatusOK); !page.Has("Dati dell'azienda da completare") || page.Has("non manca nulla") {
		t.Errorf("review: %.500s", page.Text())
	}
	if page = d.see("", http.StatusOK); page.Path() != d.path("/profilo") {
		t.Errorf("goes on at %s", page.Path())
	}
}

func TestTwoTabsOnTheProfile(t *testing.T) {
	d := newDesk(t, everyType())
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	one, other := d.form(d.see("/profilo", http.StatusOK), "/profilo"), d.form(d.see("/profilo", http.StatusOK), "/profilo")
	d.check(d.press(one.Set("staff", "9"), actionNext), http.StatusOK)
	page := d.check(d.press(other.Set("company-name", "Un altro nome"), actionNext), http.StatusConflict)
	if !page.Has("sono stati cambiati da un'altra pagina") || !page.Has("Persone (ULA) 9") || d.stored().Profile.CompanyName == "Un altro nome" {
		t.Fatalf("the second tab: %.700s", page.Text())
	}
	again := d.form(page, "/profilo")
	if again.Values.Get("company-name") != "Un altro nome" || again.Values.Get("staff") != "4,5" {
		t.Errorf("what was typed is lost: %v", again.Values)
	}
	d.check(d.press(again, actionNext), http.StatusOK)
	if p := d.stored().Profile; p.CompanyName != "Un altro nome" || p.Staff != 4500 {
		t.Errorf("decided, and stored %+v", p)
	}
}

// down is a store that answers no more.
type down struct{ intake.Store }

func (down) Opened(context.Context, intake.LinkHash) (intake.Link, int64, error) {
	return intake.Link{}, 0, survey.Fail(survey.Unavailable, "error.unavailable")
}

func TestOutageKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, everyType())
	form := d.area("clienti").Set("a-note", "a mano <b>\r\ndue")
	works := d.server.Intake
	d.server.Intake = intake.New(down{d.store}, d.server.Catalogue, nil, nil)
	page := d.check(d.press(form, actionNext), http.StatusServiceUnavailable)
	if !page.Has("non avete perso nulla") || page.Header.Get("Retry-After") == "" {
		t.Fatalf("%.600s", page.Text())
	}
	d.check(d.page(d.Get(d.path("/area/clienti"))), http.StatusServiceUnavailable)
	d.server.Intake = works
	d.check(d.press(d.form(page, "/clienti"), ""), http.StatusOK)
	if got := d.answer("note").Text; got != "a mano <b>\ndue" {
		t.Errorf("stored %q", got)
	}
}

// The addresses of buttons come back out of the browser's history as pages.
func TestAddressesOfButtonsLeadOn(t *testing.T) {
	d := newDesk(t, everyType())
	for _, path := range []string{"/invia", "/aggiorna", "/condividi", "/revoca-condivisione", "/invia-link", "/esci"} {
		if page := d.see(path, http.StatusOK); page.Path() != d.path("/profilo") {
			t.Errorf("%s leads to %s", path, page.Path())
		}
	}
	d.ForgetCookies()
	if page := d.page(d.Post(d.path("/esci"), url.Values{})); page.Status != http.StatusOK || page.Path() != "/" {
		t.Errorf("leaving twice: %d %s", page.Status, page.Path())
	}
	if page := d.page(d.Post(d.path("/invia"), url.Values{})); page.Status != http.StatusForbidden || strings.Contains(page.Text(), "non avete perso nulla") {
		t.Errorf("sending without a link: %d %.200s", page.Status, page.Text())
	}
}
