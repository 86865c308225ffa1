package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"maturita/locale"
	"maturita/survey"
)

func TestOwnPath(t *testing.T) {
	for address, want := range map[string]string{
		"/metodo": "/metodo", "/r/0a/area/dati": "/r/0a/area/dati", "/area?x=1#y": "/area", "": "/", "metodo": "/", "//evil.example/x": "/",
		"https://evil.example": "/", "/\\evil.example": "/", "/a\r\nSet-Cookie: x": "/", "javascript:alert(1)": "/", "/%2f/evil.example": "/",
	} {
		if got := ownPath(address); got != want {
			t.Errorf("%q leads to %q, not %q", address, got, want)
		}
	}
}

func TestMark(t *testing.T) {
	italian := func(s string) string { return foreignBegin + "it" + foreignText + s + foreignEnd }
	for page, want := range map[string]string{
		"<p>plain</p>":                               "<p>plain</p>",
		"<p>" + italian("Sì &amp; no") + "</p>":      `<p><span lang="it">Sì &amp; no</span></p>`,
		"<p>Level: " + italian("Esperto") + ".</p>":  `<p>Level: <span lang="it">Esperto</span>.</p>`,
		`<a title="` + italian("Sì") + `">x</a>`:     `<a title="Sì">x</a>`,
		"<title>" + italian("Dati") + " – x</title>": "<title>Dati – x</title>",
		"<option>" + italian("Dati") + "</option>":   `<option lang="it">Dati</option>`,
		`<option value="x" selected>` + italian("Dati &amp; altro") + "</option><option>x</option>": `<option lang="it" value="x" selected>Dati &amp; altro</option><option>x</option>`,
		"<option>" + italian("Dati") + " – x</option>":                                              "<option>Dati – x</option>",
		"<svg><desc>" + italian("Dati") + "</desc></svg>":                                           "<svg><desc>Dati</desc></svg>",
		"<p>" + italian("a") + " e " + italian("b") + "</p>":                                        `<p><span lang="it">a</span> e <span lang="it">b</span></p>`,
	} {
		if got := string(mark([]byte(page))); got != want {
			t.Errorf("%q is marked as %q, want %q", page, got, want)
		}
	}
}

// negotiated is the language of a page that a browser asks for.
func negotiated(d *desk, accept, cookie string) string {
	request := httptest.NewRequest(http.MethodGet, d.url+"/metodo", nil)
	request.Header.Set("Accept-Language", accept)
	if cookie != "" {
		request.AddCookie(&http.Cookie{Name: languageCookie, Value: cookie})
	}
	return d.server.languageOf(request)
}

func TestLanguageIsNegotiated(t *testing.T) {
	d := newDesk(t, everyType())
	for accept, want := range map[string]string{
		"": "it", "it-IT,it;q=0.9,en;q=0.8": "it", "en-GB,en;q=0.9": "en", "de-AT": "de", "fr,de;q=0.5": "de", "ja": "it", "*": "it", ";;q=x": "it", strings.Repeat("en,", 5000): "en",
	} {
		if got := negotiated(d, accept, ""); got != want {
			t.Errorf("%.30q: %s, not %s", accept, got, want)
		}
	}
	if got := negotiated(d, "en", "de"); got != "de" {
		t.Errorf("what was chosen is forgotten: %s", got)
	}
	if got := negotiated(d, "en", "xx"); got != "en" {
		t.Errorf("a language that is none: %s", got)
	}
}

// Switching in the middle of a page keeps what was typed, in numbers too.
func TestLanguageIsSwitchedAtAnyStep(t *testing.T) {
	d := newDesk(t, everyType())
	page := d.page(d.form(d.page(d.Get("/metodo")), "/lingua").Submit(languageField, "en"))
	if page.Path() != "/metodo" || page.Lang() != "en" {
		t.Fatalf("%s in %s", page.Path(), page.Lang())
	}
	page = d.page(d.form(d.see("/profilo", http.StatusOK), "/profilo").Set("company-name", "Forno").Set("staff", "1,200.5").Submit(languageField, "de"))
	f := d.form(page, "/profilo")
	if page.Lang() != "de" || f.Values.Get("company-name") != "Forno" || f.Values.Get("staff") != "1200,5" {
		t.Fatalf("in %s: %v", page.Lang(), f.Values)
	}
	for typed, want := range map[string][2]string{"2,5": {"2,5", "2.5"}, "1.250,5": {"1.250,5", "1250.5"}, "2.500": {"2.500", "2500"}, "tanti": {"tanti", "tanti"}} {
		for to, want := range map[string]string{"de": want[0], "it": want[0], "en": want[1]} {
			italian := d.page(d.form(d.see("/profilo", http.StatusOK), "/profilo").Submit(languageField, "it"))
			f := d.form(italian, "/profilo").Set("staff", typed)
			page := d.page(f.Submit(languageField, to))
			if got := d.form(page, "/profilo").Values.Get("staff"); got != want {
				t.Errorf("%q typed in Italian is %q in %s, not %q", typed, got, to, want)
			}
		}
	}
	f = d.form(d.page(d.form(d.see("/profilo", http.StatusOK), "/profilo").Submit(languageField, "de")), "/profilo")
	page = d.page(fillProfile(f).Submit(languageField, "it"))
	if page.Lang() != "it" || page.Path() != d.path("/profilo") || d.stored().Profile.Staff != 4500 {
		t.Fatalf("in %s: %+v", page.Lang(), d.stored().Profile)
	}
	page = d.page(d.area("interno").Set("a-quota", "12,5").Set("a-ordine", "sempre").Submit(languageField, "en"))
	f = d.form(page, "/area/interno")
	if page.Lang() != "en" || f.Values.Get("a-quota") != "12.5" || f.Values.Get("a-ordine") != "sempre" || d.answer("quota").Number != 12500 {
		t.Fatalf("in %s: %v", page.Lang(), f.Values)
	}
	// The questionnaire has no English: its words are marked as what they are.
	if !strings.Contains(string(d.inEnglish(d.path("/area/clienti"))), `<span lang="it">Avete un sito?</span>`) {
		t.Error("Italian words on an English page are not marked")
	}
}

func (d *desk) inEnglish(path string) []byte {
	request := httptest.NewRequest(http.MethodGet, d.url+path, nil)
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	request.AddCookie(&http.Cookie{Name: languageCookie, Value: "en"})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return answer.Body.Bytes()
}

func TestTextsFallBackToTheLanguageOfTheQuestionnaire(t *testing.T) {
	bundle, err := locale.New()
	if err != nil {
		t.Fatal(err)
	}
	q := &survey.Questionnaire{Language: "it"}
	text := survey.Text{"it": "Sì", "en": "Yes"}
	for lang, want := range map[string]string{"it": "Sì", "en": "Yes", "de": foreignBegin + "it" + foreignText + "Sì" + foreignEnd} {
		if got := words(bundle.Printer(lang), q, text); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	if got := words(bundle.Printer("de"), q, nil); got != "" {
		t.Errorf("nothing became %q", got)
	}
}
