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
		b.Run(strings.TrimPrefix(path, "/"), func(b *testing.B) {
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
		})
	}
}
