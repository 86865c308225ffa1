package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"maturita/survey"
)

// raw is the page that a request gets, as it is sent.
func (d *desk) raw(method, path string, form url.Values) []byte {
	request := httptest.NewRequest(method, d.url+path, strings.NewReader(form.Encode()))
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return answer.Body.Bytes()
}

// journeySamples is every page of the journey, in every state that looks
// different.
func journeySamples(t *testing.T) map[string][]byte {
	t.Helper()
	d := newDesk(t, everyType())
	pages := map[string][]byte{"profile-empty": d.raw("GET", d.path("/profilo"), nil)}
	form := fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")).Set("ateco", "pane").Set("partita-iva", "123").Set("rea-number", "x").Set("email", "y")
	pages["profile-search"] = d.raw("POST", d.path("/profilo"), withAction(form.Values, actionSearch))
	pages["profile-problems"] = d.raw("POST", d.path("/profilo"), withAction(form.Values, actionNext))
	pages["area-empty"] = d.raw("GET", d.path("/area/interno"), nil)
	pages["review-empty"] = d.raw("GET", d.path("/riepilogo"), nil)
	pages["resume-without-address"] = d.raw("GET", d.path("/riprendi-piu-tardi"), nil)
	fillProfile(form).Set("codice-fiscale", "RSSMRA85T10A562S").Set("rea-number", "FI-1").Set("email", "anna@panificio.example")
	d.press(form, actionNext)
	pages["profile-saved"] = d.raw("GET", d.path("/profilo"), nil)
	pages["resume"] = d.raw("GET", d.path("/riprendi-piu-tardi?inviato=1"), nil)
	area := d.area("interno").Set("a-quota", "<tanto>\"").Set("a-ordine", "spesso").Set("a-canali", "rete", "").Set("na-dati", "1").Set("a-inizio", "ieri")
	d.press(d.area("interno").Set("a-ordine", "sempre"), actionNext)
	pages["area-conflict"] = d.raw("POST", d.path("/area/interno"), withAction(area.Values, actionNext))
	d.press(d.area("clienti").Set("a-sito", "si"), actionNext)
	pages["area-added"] = d.raw("GET", d.path("/area/clienti?nuove=1"), nil)
	pages["review-refused"] = d.raw("POST", d.path("/invia"), nil)
	d.submitAll()
	pages["result"] = d.raw("GET", d.path("/risultato"), nil)
	pages["resume-submitted"] = d.raw("GET", d.path("/riprendi-piu-tardi"), nil)
	pages["shared"] = d.raw("POST", d.path("/condividi"), nil)
	pages["withdraw"] = d.raw("GET", d.path("/ritira"), nil)
	update := *d
	page := d.press(d.form(d.see("/risultato", http.StatusOK), "/aggiorna"), "")
	update.id = survey.ResponseID(strings.Split(page.Path(), "/")[2])
	cookies := d.Client.Jar.Cookies(page.URL)
	update.token = d.token
	for _, c := range cookies {
		update.token = tokenOf(c)
	}
	pages["area-carried"] = update.raw("GET", update.path("/area/interno"), nil)
	pages["review-update"] = update.raw("GET", update.path("/riepilogo"), nil)
	d.raw("POST", d.path("/ritira"), nil)
	pages["result-withdrawn"] = d.raw("GET", d.path("/risultato"), nil)
	d.token = ""
	pages["no-access"] = d.raw("GET", d.path(""), nil)
	pages["kept"] = d.raw("POST", d.path("/area/clienti"), url.Values{"a-note": {"<b>\x00\"'", "due\nrighe"}})
	return pages
}

func withAction(form url.Values, action string) url.Values {
	form.Set("azione", action)
	return form
}

// Every sample says everything in words of the catalogue and is a page that a
// person can use without a script and without a mouse.
func TestJourneySamples(t *testing.T) {
	for name, raw := range journeySamples(t) {
		t.Run(name, func(t *testing.T) {
			document, err := html.Parse(strings.NewReader(string(raw)))
			if err != nil {
				t.Fatal(err)
			}
			ids, labels, headings := map[string]int{}, map[string]bool{}, 0
			for n := range document.Descendants() {
				if n.Type == html.TextNode && (missingText.MatchString(n.Data) || strings.Contains(n.Data, "<no value>")) {
					t.Errorf("text missing: %q", n.Data)
				}
				ids[attr(n, "id")]++
				labels[attr(n, "for")] = true
				if n.Data == "h1" {
					headings++
				}
			}
			if headings != 1 {
				t.Errorf("%d first headings", headings)
			}
			for n := range document.Descendants() {
				checkElement(t, n, ids, labels)
			}
		})
	}
}

func checkElement(t *testing.T, n *html.Node, ids map[string]int, labels map[string]bool) {
	t.Helper()
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("inline %s on %s", a.Key, n.Data)
		case a.Key == "id" && ids[a.Val] != 1:
			t.Errorf("id %q is there %d times", a.Val, ids[a.Val])
		case a.Key == "aria-describedby" || a.Key == "aria-labelledby":
			for id := range strings.FieldsSeq(a.Val) {
				if ids[id] == 0 {
					t.Errorf("%s of %s names %q, which is nowhere", a.Key, n.Data, id)
				}
			}
		case a.Key == "href" && strings.HasPrefix(a.Val, "#") && ids[a.Val[1:]] == 0:
			t.Errorf("the link %s leads nowhere", a.Val)
		}
	}
	field := n.Data == "textarea" || n.Data == "select" || (n.Data == "input" && attr(n, "type") != "hidden")
	if field && !labels[attr(n, "id")] {
		t.Errorf("%s %s has no label", n.Data, attr(n, "name"))
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
