package report_test

import (
	"testing"

	. "maturita/report"
)

// BenchmarkPDF renders the report of the shipped questionnaire.
func BenchmarkPDF(b *testing.B) {
	m := shipped(b, "1.2.0")
	s := issued(assessed(b, m, answerSet(b, m, "mechatronics")))
	p := printer(b, "it")
	var size int
	for b.Loop() {
		pdf, err := PDF(p, s, nil)
		if err != nil {
			b.Fatal(err)
		}
		size = len(pdf)
	}
	b.ReportMetric(float64(size), "bytes/report")
}
