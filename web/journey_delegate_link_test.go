package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"maturita/survey"
)

// The form of a delegation sent again, as reloading the page does, makes no
// second one.
func TestDelegationIsMadeOnce(t *testing.T) {
	d := newDesk(t, everyType())
	form := d.form(d.see("/deleghe?area=interno", http.StatusOK), "/deleghe").Set("nome", "")
	form = d.form(d.check(d.press(form, ""), http.StatusUnprocessableEntity), "/deleghe").Set("nome", "Studio Bianchi")
	d.check(d.press(form, ""), http.StatusOK)
	for range 2 {
		page := d.check(d.press(form, ""), http.StatusOK)
		if page.Path() != d.path("/deleghe") || !page.Has("si poteva vedere una volta sola") || strings.Contains(page.Text(), "/riprendi/") {
			t.Fatalf("sent again: %s: %s", page.URL, page.Text())
		}
	}
	if all := d.stored().Delegations; len(all) != 1 || string(all[0].ID) != form.Values.Get("id") {
		t.Fatalf("stored %+v", all)
	}
	d.sendArea("interno", "Un altro")
	if len(d.stored().Delegations) != 2 {
		t.Error("a new form makes none")
	}
	d.check(d.press(d.form(d.see("/deleghe?area=interno", http.StatusOK), "/deleghe").Set("nome", "x").Set("id", "../../x"), ""), http.StatusUnprocessableEntity)
}

// The page of the link is shown in another language, to whoever holds the link
// of this response, and never through the address.
func TestDelegatedLinkInAnotherLanguage(t *testing.T) {
	d := newDesk(t, everyType())
	_, made, _ := d.sendArea("interno", "Studio Bianchi")
	token := lastToken(t, made)
	again := d.form(made, delegatedPath)
	for range 2 { // and reloaded
		page := d.check(d.page(again.Submit(languageField, "en")), http.StatusOK)
		if page.Lang() != "en" || lastToken(t, page) != token || !page.Has("Studio Bianchi can answer") || strings.Contains(page.URL.String(), string(token)) {
			t.Fatalf("%s in %s: %s", page.URL, page.Lang(), page.Text())
		}
	}
	if len(d.stored().Delegations) != 1 {
		t.Errorf("stored %+v", d.stored().Delegations)
	}
	mine := d.token
	other := *d
	other.begin()
	foreign := other.delegated("interno", "Altri").cookie.Value
	d.open(d.Browser, mine)
	d.revoke(0)
	for _, token := range []string{string(token), string(mine), foreign, "", "x"} {
		page := d.check(d.page(d.Post(d.path(delegatedPath), url.Values{"collegamento": {token}})), http.StatusOK)
		if page.Path() != d.path("/deleghe") {
			t.Errorf("%q shows %s", token, page.Text())
		}
	}
}

// Switching the language keeps what was typed where nothing is saved by it.
func TestLanguageKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, everyType())
	for path, field := range map[string]string{"/riprendi": "link", "/link-smarrito": "email", d.path("/deleghe"): "nome"} {
		form := d.form(d.page(d.Get(path)), path)
		if field == "nome" {
			form.Set("area", "interno")
		}
		for range mailBurst + 1 { // costs nothing of what is limited
			page := d.check(d.page(form.Set(field, "a b@c <x>").Submit(languageField, "en")), http.StatusOK)
			form = d.form(page, path)
			if page.Lang() != "en" || form.Values.Get(field) != "a b@c <x>" || page.URL.RawQuery != "" {
				t.Fatalf("%s: %s in %s: %v", path, page.URL, page.Lang(), form.Values)
			}
		}
		if field == "nome" && form.Values.Get("area") != "interno" {
			t.Errorf("the area is lost: %v", form.Values)
		}
		d.page(form.Submit(languageField, "it"))
	}
	if len(d.stored().Delegations) != 0 {
		t.Error("switching makes a delegation")
	}
	form := d.form(d.page(d.Get("/inizia")), "/inizia")
	page := d.check(d.page(form.Set("presa-visione", "si").Submit(languageField, "de")), http.StatusOK)
	if page.Lang() != "de" || page.Path() != "/inizia" || d.form(page, "/inizia").Values.Get("presa-visione") != "si" {
		t.Errorf("%s in %s: %s", page.URL, page.Lang(), page.Text())
	}
	page = d.check(d.page(d.form(page, "/inizia").Set("presa-visione").Submit(languageField, "it")), http.StatusOK)
	if page.Has("Prima di iniziare serve") || d.form(page, "/inizia").Values.Get("presa-visione") != "" {
		t.Errorf("unticked: %s", page.Text())
	}
	dead := d.page(d.Get("/riprendi/aaaaaaaaaaaaaaaaaaaaaaaaaaa"))
	if page = d.page(d.form(dead, "/riprendi").Submit(languageField, "en")); !page.Has("does not open anything") || survey.Language(page.Lang()) != "en" {
		t.Errorf("a dead link: %s", page.Text())
	}
}
