package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"maturita/questionnaires"
	"maturita/survey/definition"
)

// BenchmarkPages shows the pages of a journey through the shipped questionnaire,
// without network and database.
func BenchmarkPages(b *testing.B) {
	folders, err := questionnaires.Folders()
	if err != nil {
		b.Fatal(err)
	}
	q, _, err := definition.ReadFolder(questionnaires.Shipped(), folders[len(folders)-1])
	if err != nil {
		b.Fatal(err)
	}
	d := newDesk(b, q)
	d.press(fillProfile(d.form(d.see("/profilo", http.StatusOK), "/profilo")), actionNext)
	for _, path := range []string{"/profilo", areaPath(q.Areas[0].ID), "/riepilogo"} {
		b.Run(strings.TrimPrefix(path, "/"), func(b *testing.B) { d.benchmark(b, path) })
	}
	sent := newDesk(b, q).sent(answerSet(b, q, "bakery"))
	for _, path := range []string{"/risultato", explainPath, simulatePath} {
		b.Run(strings.TrimPrefix(path, "/"), func(b *testing.B) { sent.benchmark(b, path) })
	}
}

// benchmark shows one page of the response.
func (d *desk) benchmark(b *testing.B, path string) {
	b.ReportAllocs()
	for b.Loop() {
		request := httptest.NewRequest(http.MethodGet, d.url+d.path(path), nil)
		request.AddCookie(&http.Cookie{Name: editCookie, Value: string(d.token)})
		answer := httptest.NewRecorder()
		d.server.ServeHTTP(answer, request)
		if answer.Code != http.StatusOK {
			b.Fatal(answer.Code)
		}
	}
}
