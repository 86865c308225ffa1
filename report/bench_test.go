package report_test

import (
	"bytes"
	"testing"

	. "maturita/report"
)

// BenchmarkPDF renders the report of the shipped questionnaire.
func BenchmarkPDF(b *testing.B) {
	m := shipped(b, "1.2.0")
	s := issued(assessed(b, m, answerSet(b, m, "mechatronics")))
	p := printer(b, "it")
	var size, pages int
	for b.Loop() {
		pdf, err := PDF(p, s, nil)
		if err != nil {
			b.Fatal(err)
		}
		size, pages = len(pdf), bytes.Count(pdf, []byte("/Type /Page\n"))
	}
	b.ReportMetric(float64(pages), "pages/report")
	b.ReportMetric(6*b.Elapsed().Seconds()*1000/float64(b.N*pages), "ms/6-pages")
	b.ReportMetric(float64(size), "bytes/report")
}
