package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"maturita/intake"
	"maturita/locale"
	"maturita/survey"
)

// publicPages are the pages that need no link.
func publicPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	d := newDesk(t, shippedQuestionnaire(t))
	d.language = language
	pages := map[string]shown{
		"public_start":             d.raw("GET", "/", nil),
		"public_notice":            d.raw("GET", "/informativa", nil),
		"public_method":            d.raw("GET", "/metodo", nil),
		"public_version-shipped":   d.raw("GET", versionPath(shippedQuestionnaire(t).Ref), nil),
		"public_begin":             d.raw("GET", "/inizia", nil),
		"public_begin-missing":     d.raw("POST", "/inizia", url.Values{}),
		"public_resume":            d.raw("GET", "/riprendi", nil),
		"public_resume-missing":    d.raw("POST", "/riprendi", url.Values{}),
		"public_resume-dead":       d.raw("POST", "/riprendi", url.Values{"link": {"https://maturita.example/riprendi/perso"}}),
		"public_lost_link":         d.raw("GET", "/link-smarrito", nil),
		"public_lost_link-sent":    d.raw("GET", "/link-smarrito?inviato=1", nil),
		"public_lost_link-problem": d.raw("POST", "/link-smarrito", url.Values{"email": {"forno@\"<b>"}}),
	}
	d.server.ControllerName, d.server.ControllerEmail = "Camera di commercio di Firenze", "privacy@camera.example"
	pages["public_notice-named"] = d.raw("GET", "/informativa", nil)
	d.server.Demo = true
	pages["public_start-demo"] = d.raw("GET", "/", nil)
	every := newVersionsDesk(t)
	every.language = language
	pages["public_versions"] = every.raw("GET", "/questionari", nil)
	pages["public_version-every"] = every.raw("GET", "/questionari/prova/1.0.0", nil)
	pages["public_version-retired"] = every.raw("GET", "/questionari/prova/2.0.0", nil)
	return pages
}

// errorPages are what people see when something is wrong, by status.
func errorPages(t *testing.T, language string) map[string]shown {
	t.Helper()
	d := newDesk(t, everyType())
	d.language = language
	pages := map[string]shown{
		"error-404":         d.raw("GET", "/pagina-che-non-esiste", nil),
		"error-404-version": d.raw("GET", "/questionari/prova/9.0.0", nil),
		"error-405":         d.raw("DELETE", "/inizia", nil),
		"error-413":         d.raw("POST", "/inizia", url.Values{"x": {strings.Repeat("x", maxForm+1)}}),
	}
	foreign := httptest.NewRequest(http.MethodPost, d.url+"/inizia", strings.NewReader("presa-visione=si"))
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	foreign.AddCookie(&http.Cookie{Name: languageCookie, Value: language})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, foreign)
	pages["error-403"] = shown{answer.Code, answer.Body.Bytes()}
	for d.server.mails.allow("192.0.2.1") { // the address that httptest sends from
	}
	pages["error-429"] = d.raw("POST", "/link-smarrito", url.Values{"email": {"forno@esempio.it"}})
	for name, err := range map[string]error{"error-500": errors.New("a secret detail"), "error-503": survey.Fail(survey.Unavailable, "error.unavailable")} {
		d.server.Catalogue = intake.NewCatalogue(failing{d.store, err}, nil)
		pages[name] = d.raw("GET", "/", nil)
	}
	return pages
}

// failing is a store that no longer answers.
type failing struct {
	intake.Store
	err error
}

func (f failing) Publications(context.Context) ([]intake.Publication, error) { return nil, f.err }

func TestErrorPages(t *testing.T) {
	for name, page := range errorPages(t, locale.Default) {
		if got := fmt.Sprintf("error-%d", page.status); got != strings.TrimSuffix(name, "-version") {
			t.Errorf("%s is answered as %s", name, got)
		}
		if strings.Contains(string(page.body), "a secret detail") {
			t.Errorf("%s shows what is inside", name)
		}
	}
}
