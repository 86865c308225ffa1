package web

import (
	"net/http"
	"testing"
)

// BenchmarkFigures shows a chamber's dashboard and the network's figures to
// somebody who is signed in, without network and database for the figures.
func BenchmarkFigures(b *testing.B) {
	o, _ := newReleasedOffice(b)
	for _, page := range []struct{ name, who, path string }{
		{"dashboard", "advisor", staffPath + "/in/firenze/mappa?periodo=tutto"}, {"network", "network", staffPath + "/in/rete/mappa"}, {"public", "", dataPath(firstHalf)},
	} {
		b.Run(page.name, func(b *testing.B) {
			b.ReportAllocs()
			size := 0
			for b.Loop() {
				answer := o.as(page.who, http.MethodGet, page.path, nil)
				if answer.Code != http.StatusOK {
					b.Fatal(answer.Code)
				}
				size = answer.Body.Len()
			}
			b.ReportMetric(float64(size), "bytes")
		})
	}
}
