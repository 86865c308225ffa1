package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"maturita/territory"
)

// The map is served as it was given, plain or compressed, to be kept for ever; one
// that an operator gives has another address.
func TestProvincesMapIsServed(t *testing.T) {
	d := newDesk(t, everyType())
	other := strings.Replace(string(territory.ProvincesMap()), "ISTAT, elaborazione Openpolis", "Regione <b>", 1)
	own, err := newProvincesMap([]byte(other))
	if err != nil || own.source != "Regione <b>, CC BY 4.0" || own.name == d.server.provinces.name {
		t.Fatal(own, err)
	}
	for _, one := range []*provincesMap{d.server.provinces, own} {
		d.server.provinces = one
		for _, coding := range []string{"", "gzip"} {
			request := httptest.NewRequest("GET", one.path(), nil)
			request.Header.Set("Accept-Encoding", coding)
			answer := httptest.NewRecorder()
			d.server.ServeHTTP(answer, request)
			if answer.Code != 200 || answer.Header().Get("Content-Encoding") != coding || !strings.Contains(answer.Header().Get("Cache-Control"), "immutable") {
				t.Fatal(answer.Code, answer.Header())
			}
			body := io.Reader(answer.Body)
			if coding == "gzip" {
				if body, err = gzip.NewReader(answer.Body); err != nil {
					t.Fatal(err)
				}
			}
			if got, err := io.ReadAll(body); err != nil || !bytes.Equal(got, one.raw) {
				t.Errorf("%q: %d bytes of %d, %v", coding, len(got), len(one.raw), err)
			}
		}
	}
}
