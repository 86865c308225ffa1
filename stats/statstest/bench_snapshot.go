package statstest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"maturita/stats"
	"maturita/survey"
)

// BenchSnapshot measures a snapshot of the last year of the Usual nation, of as many
// facts as BenchFacts says.
func BenchSnapshot(b *testing.B, nation func(b *testing.B, facts int) stats.Source) {
	for _, facts := range BenchFacts(b) {
		b.Run(fmt.Sprintf("facts=%d", facts), func(b *testing.B) { benchSnapshot(b, nation(b, facts)) })
	}
}

func benchSnapshot(b *testing.B, source stats.Source) {
	answered := func(context.Context, survey.Ref) (*survey.Questionnaire, error) { return Usual.Questionnaire, nil }
	maker := stats.Maker{Source: source, Questionnaire: answered, Policy: stats.DefaultPolicy, Now: func() time.Time { return Usual.End.AddDate(0, 0, 1) }}
	of := stats.Series{Instrument: Instrument, Major: 1, Span: stats.Span{First: stats.MonthOf(Usual.End) - 12, Months: 12}}
	for b.Loop() {
		s, err := maker.Make(b.Context(), of)
		if err != nil {
			b.Fatal(err)
		}
		cells, suppressed := s.Extent()
		b.ReportMetric(float64(cells), "cells")
		b.ReportMetric(float64(suppressed), "suppressed")
	}
}
