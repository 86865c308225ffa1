package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// send posts a form with headers of its own and returns the status.
func (d *desk) send(path, body string, headers map[string]string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, d.url+path, strings.NewReader(body))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
	for name, value := range headers {
		if name == "Host" {
			request.Host = value
		}
		request.Header.Set(name, value)
	}
	answer := httptest.NewRecorder()
	d.server.ServeHTTP(answer, request)
	return answer
}

// Only our own pages may change something. Browsers on plain http send no
// Sec-Fetch-Site; behind a proxy the host may be another than people see.
func TestOrigins(t *testing.T) {
	d := newDesk(t, everyType())
	for name, c := range map[string]struct {
		headers map[string]string
		status  int
	}{
		"same origin":                   {map[string]string{"Sec-Fetch-Site": "same-origin"}, http.StatusSeeOther},
		"plain http":                    {map[string]string{"Origin": "http://camera.example", "Host": "camera.example"}, http.StatusSeeOther},
		"a proxy that renames the host": {map[string]string{"Origin": d.url, "Host": "internal:8080"}, http.StatusSeeOther},
		"no browser":                    {nil, http.StatusSeeOther},
		"another site":                  {map[string]string{"Sec-Fetch-Site": "cross-site"}, http.StatusForbidden},
		"a neighbour":                   {map[string]string{"Sec-Fetch-Site": "same-site", "Origin": "https://vicino.example"}, http.StatusForbidden},
		"another site on plain http":    {map[string]string{"Origin": "http://altrove.example"}, http.StatusForbidden},
		"an origin that hides":          {map[string]string{"Origin": "null"}, http.StatusForbidden},
	} {
		if got := d.send("/inizia", "presa-visione=si", c.headers).Code; got != c.status {
			t.Errorf("%s: %d, not %d", name, got, c.status)
		}
	}
}

// Pages tell their own address to our pages alone; the one with the token, to
// nobody.
func TestReferrerPolicy(t *testing.T) {
	d := newDesk(t, everyType())
	for path, want := range map[string]string{"/": "same-origin", d.path("/profilo"): "same-origin", "/riprendi/" + string(d.token): "no-referrer", "/riprendi/x": "same-origin"} {
		request := httptest.NewRequest(http.MethodGet, d.url+path, nil)
		answer := httptest.NewRecorder()
		d.server.ServeHTTP(answer, request)
		if got := answer.Header().Get("Referrer-Policy"); got != want {
			t.Errorf("%.12s: %q, not %q", path, got, want)
		}
	}
}

func TestOtherMediaAreRefused(t *testing.T) {
	d := newDesk(t, everyType())
	for name, headers := range map[string]map[string]string{
		"JSON": {"Content-Type": "application/json"}, "text": {"Content-Type": "text/plain"}, "nothing": {"Content-Type": ""},
		"multipart": {"Content-Type": "multipart/form-data; boundary=x"}, "packed": {"Content-Encoding": "gzip"},
	} {
		for _, path := range []string{"/inizia", d.path("/profilo"), d.path("/area/clienti"), "/link-smarrito"} {
			if answer := d.send(path, "q-sito=1&a-sito=no", headers); answer.Code != http.StatusUnsupportedMediaType || !strings.Contains(answer.Body.String(), "Non siamo riusciti a leggere") {
				t.Errorf("%s to %s: %d", name, path, answer.Code)
			}
		}
	}
	if answer := d.send(d.path("/area/clienti"), "q-sito=1&a-sito=no", map[string]string{"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}); answer.Code != http.StatusSeeOther || d.answer("sito").Option != "no" {
		t.Errorf("a form with a charset: %d", answer.Code)
	}
}
